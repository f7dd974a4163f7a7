"""One sign of an account on this device, before it is known whose account it is."""

from __future__ import annotations

from enum import Enum
from typing import NamedTuple


class Mark(Enum):
    """In which way an address was come upon."""

    OPENED = "in the history"
    BOOKMARKED = "bookmarked"
    SAVED = "a saved sign-in"
    LISTED = "in a list"
    PASTED = "pasted by the person"


class Trace(NamedTuple):
    """An address, how it was come upon, how often it was opened, and the user name of a saved sign-in.

    Titles, times, passwords and notes are never part of it.
    """

    address: str
    mark: Mark
    times: int = 1
    user: str = ""
