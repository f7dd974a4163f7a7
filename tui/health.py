"""Whether this terminal shows the walk well; and checks as lines of text."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Iterator
from textwrap import wrap

from selfaudit.health import Check

_LEAST = (80, 24)
_WIDTH = 78
_PLAIN = "The walk line by line needs no more: selfaudit walk --plain"


def terminal() -> Check:
    """The terminal's size and letters."""
    if not sys.stdout.isatty():
        return Check("Terminal", True, "This is not shown in one. Without one, use: selfaudit walk --plain")
    size = os.get_terminal_size(sys.stdout.fileno())
    if size.columns < _LEAST[0] or size.lines < _LEAST[1]:
        return Check(
            "Terminal", False, f"{size.columns} by {size.lines} letters is small.", f"Make it larger. {_PLAIN}"
        )
    if "utf" not in (sys.stdout.encoding or "").lower():
        return Check("Terminal", False, "It does not show every letter.", f"Use one that speaks UTF-8. {_PLAIN}")
    return Check("Terminal", True, f"{size.columns} by {size.lines} letters.")


def told(checks: Iterable[Check]) -> Iterator[str]:
    """One or two lines for each check: what, whether it is in order, and what to do where it is not."""
    for check in checks:
        mark = "in order" if check.fine else "to do"
        yield from wrap(f"{check.what}: {mark}. {check.words}", _WIDTH, subsequent_indent="  ")
        if check.to_do:
            yield from wrap(check.to_do, _WIDTH, initial_indent="  ", subsequent_indent="  ")


def summary(checks: Iterable[Check]) -> Iterator[str]:
    """What all of it comes to, in one or two lines."""
    amiss = [check for check in checks if not check.fine]
    stopping = [check.what for check in amiss if check.needed]
    if stopping:
        yield from wrap(f"The walk cannot work here yet. First put right: {', '.join(stopping)}.", _WIDTH)
    elif amiss:
        told = "one thing" if len(amiss) == 1 else f"{len(amiss)} things"
        yield from wrap(f"The walk works on this computer. It would be better still with {told} put right.", _WIDTH)
    else:
        yield "Everything is in order. The walk works on this computer."
