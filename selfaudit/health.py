"""One thing that was checked of this computer, in words."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Check:
    """`what` was checked, whether it is in order, what was found in `words`, and `to_do` where it is not.

    The walk cannot work without what is `needed`; the rest makes it better.
    """

    what: str
    fine: bool
    words: str
    to_do: str = ""
    needed: bool = False
