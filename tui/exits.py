"""How a command of the program can end: its exit codes, and what each says. Help, man page and docs take them here."""

from __future__ import annotations

from collections.abc import Mapping
from enum import IntEnum


class Exit(IntEnum):
    """The exit code of a command."""

    DONE = 0
    FOUND = 1
    REFUSED = 2
    NOT_ALL_READ = 3
    FAULT = 70  # EX_SOFTWARE of sysexits.h
    STOPPED = 130  # what shells say of a program that Ctrl+C stopped


MEANINGS: Mapping[Exit, str] = {
    Exit.DONE: "It is done, and there is nothing that you need to know of.",
    Exit.FOUND: "It is done, and there is something: a finding, something that is not as it should be, or something "
    "that was left alone on purpose. Standard output says what.",
    Exit.REFUSED: "It could not be done as you asked. Standard error says why, and what to do.",
    Exit.NOT_ALL_READ: "Something could not be looked at or read. Standard output names it.",
    Exit.FAULT: "selfaudit itself made a mistake. Standard error says where.",
    Exit.STOPPED: "You stopped it.",
}


def exit_codes(meanings: Mapping[Exit, str]) -> str:
    """What the codes of one command mean, in one sentence for the end of its help."""
    return f"Exit codes: {', '.join(f'{code:d} {words}' for code, words in meanings.items())}."
