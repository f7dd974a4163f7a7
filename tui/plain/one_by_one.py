"""Things gone through one after the other, and back to the one before."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence
from typing import TypeVar

from tui.plain.talk import BackError

_T = TypeVar("_T")


class JumpError(Exception):
    """The person wants to be at the thing of this `number`, from 1."""

    def __init__(self, number: int) -> None:
        super().__init__(number)
        self.number = number


async def one_by_one(things: Sequence[_T], turn: Callable[[_T, str], Awaitable[bool]]) -> None:
    """Take each in its `turn`, which is given the thing and "2 of 5", until one gives False: no more of these.

    Raises BackError where the person goes back from the first.
    """
    at = 0
    while at < len(things):
        try:
            if not await turn(things[at], f"{at + 1} of {len(things)}"):
                return
            at += 1
        except BackError:
            if not at:
                raise
            at -= 1
        except JumpError as jump:
            at = min(max(jump.number, 1), len(things)) - 1
