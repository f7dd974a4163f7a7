"""What the terminal behind standard output can show, and what comes in by standard input."""

from __future__ import annotations

import os
import sys

from selfaudit.errors import BadInputError

_FAINT = "\x1b[2m"
_AS_BEFORE = "\x1b[0m"


def coloured() -> bool:
    """Whether to print colours: a terminal that knows them and a person who has not said no (no-color.org)."""
    return sys.stdout.isatty() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"


def faint(text: str) -> str:
    """`text` greyed, where the terminal shows colours."""
    return f"{_FAINT}{text}{_AS_BEFORE}" if coloured() else text


def standard_input() -> bytes:
    """Everything that comes in by standard input. Raises BadInputError where it is closed."""
    if sys.stdin is None:
        raise BadInputError("There is nothing to read: standard input is closed.", "Name a file instead of -.")
    return sys.stdin.buffer.read()
