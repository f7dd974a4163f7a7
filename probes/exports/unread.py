"""Why a member of a download could not be read."""

from __future__ import annotations


class UnreadError(Exception):
    """One member could not be read, or not to its end: the sentence says what is the matter. The others go on."""
