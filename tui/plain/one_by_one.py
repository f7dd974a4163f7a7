"""Things gone through one after the other, back to the one before, and on to any other by its number."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from typing import TypeVar

from tui.plain.talk import BackError, Talk

JUMP = ("jump", "another one, by its number")
_MANY = 3  # things, beyond which it is worth while to go to one by its number
_LONG = 7  # digits: no list is so long
_T = TypeVar("_T")


class JumpError(Exception):
    """The person wants to be at another thing."""


@dataclass(frozen=True)
class Place:
    """Where a thing stands among those that are gone through: its number, from 1, and how many there are."""

    number: int
    last: int

    def __str__(self) -> str:
        return f"{self.number:,} of {self.last:,}"

    @property
    def jump(self) -> list[tuple[str, str]]:
        """The option of going to another one, where there are many."""
        return [JUMP] if self.last > _MANY else []


async def which_number(talk: Talk, last: int) -> int | None:
    """Asks for a number from 1 to `last` until one is given; None where the person stays where they are."""
    while said := await talk.ask(f"Which number, from 1 to {last:,}? Enter stays here."):
        digits = said.replace(",", "")
        if digits.isascii() and digits.isdigit() and len(digits) < _LONG and 1 <= int(digits) <= last:
            return int(digits)
        talk.say("", f"That is not a number from 1 to {last:,}.")
    return None


async def one_by_one(talk: Talk, things: Sequence[_T], turn: Callable[[_T, Place], Awaitable[bool]]) -> None:
    """Take each in its `turn`, which is given the thing and its place, until one gives False: no more of these.

    A turn that raises JumpError leads to the thing that the person names then. Raises BackError where they go back
    from the first.
    """
    at = 0
    while at < len(things):
        try:
            if not await turn(things[at], Place(at + 1, len(things))):
                return
            at += 1
        except BackError:
            if not at:
                raise
            at -= 1
        except JumpError:
            at = (await which_number(talk, len(things)) or at + 1) - 1
