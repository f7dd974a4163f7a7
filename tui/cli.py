"""The command line: which commands there are, and how each of them ends."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Iterable, Sequence
from importlib import import_module
from typing import NoReturn

from selfaudit.errors import BadInputError, SelfAuditError
from selfaudit.version import __version__
from tui.commands import walk
from tui.exits import Exit
from tui.fault import FAULT, whereabouts

_COMMANDS = (  # each is the module of this name in `tui.commands`
    "walk",
    "practice",
    "scan",
    "footprints",
    "report",
    "plan",
    "calendar",
    "receipt",
    "evidence",
    "platforms",
    "policy",
    "ledger",
    "vault",
    "doctor",
    "about",
    "completion",
    "wipe",
)


class _Parser(argparse.ArgumentParser):
    """Says what is the matter in one sentence, where argparse would print its usage."""

    def error(self, message: str) -> NoReturn:
        raise BadInputError(f"{message[:1].upper()}{message[1:]}.", f"See: {self.prog} --help")


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command; its exit code. Bad input is one sentence on standard error and code 2."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="replace")
    try:
        arguments = make_parser(_named(sys.argv[1:] if argv is None else argv)).parse_args(argv)
        command: Callable[[argparse.Namespace], int] = arguments.command
        return command(arguments)
    except SelfAuditError as error:
        print(error, file=sys.stderr)
        return Exit.REFUSED
    except BrokenPipeError:
        sys.stdout = None
        return Exit.DONE
    except (KeyboardInterrupt, EOFError):  # Ctrl+C, or Ctrl+D at a question
        print("Stopped.", file=sys.stderr)
        return Exit.STOPPED
    except Exception as error:  # noqa: BLE001 - a traceback could hold a person's words
        print(f"{FAULT}\n{whereabouts(error)}", file=sys.stderr)
        return Exit.FAULT


def make_parser(names: Iterable[str] = _COMMANDS) -> argparse.ArgumentParser:
    """The parser of the command line, with these commands; without a command it is the walk."""
    parser = _Parser(
        prog="selfaudit",
        description="See what your public social media gives away about you. Without a command: the walk.",
    )
    parser.add_argument("--version", action="version", version=f"selfaudit {__version__}")
    parser.set_defaults(command=walk.run, plain=False, purpose=None)
    commands = parser.add_subparsers(title="commands", metavar="COMMAND", parser_class=_Parser)
    for name in names:
        import_module(f"tui.commands.{name}").add(commands)
    return parser


def _named(argv: Sequence[str]) -> Sequence[str]:
    """The command that `argv` begins with, so that no other has to be loaded; all of them where it needs them."""
    first = argv[0] if argv else "walk"
    return (first,) if first in _COMMANDS else _COMMANDS
