"""The commands. One small function each; what a command needs is imported when it runs, so that help comes at once."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Sequence
from typing import NoReturn

from selfaudit.errors import BadInputError, SelfAuditError

_BAD_INPUT = 2


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
        arguments = _parser().parse_args(argv)
        command: Callable[[argparse.Namespace], int] = arguments.command
        return command(arguments)
    except SelfAuditError as error:
        print(error, file=sys.stderr)
        return _BAD_INPUT
    except BrokenPipeError:
        sys.stdout = None
        return 0
    except KeyboardInterrupt:
        print("Stopped.", file=sys.stderr)
        return 130


def _parser() -> argparse.ArgumentParser:
    parser = _Parser(prog="selfaudit", description="See what your public social media gives away about you.")
    commands = parser.add_subparsers(title="commands", metavar="COMMAND", required=True, parser_class=_Parser)
    _add_scan(commands)
    return parser


def _add_scan(commands: argparse._SubParsersAction[_Parser]) -> None:
    parser = commands.add_parser(
        "scan",
        help="look at addresses, saved pages, folders or text, and keep nothing",
        description="Look at targets and print what they give away. Nothing is kept.",
        epilog="Exit codes: 0 nothing found, 1 findings, 2 bad input, 3 nothing found but something was not looked at.",
    )
    parser.add_argument("targets", nargs="+", metavar="TARGET", help="https address, saved page, folder, or - for text")
    parser.add_argument("--identity", metavar="FILE.toml", help="names, schools, roles, places and numbers to look for")
    parser.add_argument("--format", choices=("text", "json", "sarif"), default="text", help="default: text")
    parser.set_defaults(command=_scan)


def _scan(arguments: argparse.Namespace) -> int:
    import asyncio
    import os
    from functools import partial
    from pathlib import Path

    from probes.platform_files import own_platforms
    from probes.probe import open_probe
    from probes.scan import plan
    from selfaudit.identity import read_identity
    from selfaudit.model import Identity
    from selfaudit.policy.load import default_pack
    from selfaudit.session import now
    from tui.scan import Reading, scan

    identity = read_identity(Path(arguments.identity)) if arguments.identity else Identity()
    targets = plan(arguments.targets, own_platforms(), sys.stdin.buffer.read)
    reading = Reading(identity, default_pack(), own_platforms(), now, partial(open_probe, own_platforms()))
    coloured = sys.stdout.isatty() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"
    return asyncio.run(scan(targets, reading, sys.stdout, arguments.format, coloured))
