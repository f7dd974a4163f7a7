"""`selfaudit scan`: look at targets, print what they give away, keep nothing."""

from __future__ import annotations

import argparse
from contextlib import AbstractAsyncContextManager
from typing import TYPE_CHECKING

from tui.exits import Exit, exit_codes

if TYPE_CHECKING:
    from collections.abc import Sequence

    from selfaudit.ports import Probe

_ENDS = {
    Exit.DONE: "nothing found",
    Exit.FOUND: "findings",
    Exit.REFUSED: "bad input",
    Exit.NOT_ALL_READ: "nothing found but something was not looked at",
}


def add(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the command to the command line."""
    parser = commands.add_parser(
        "scan",
        help="look at addresses, saved pages, data downloads or text, and keep nothing",
        description="Look at targets and print what they give away. Nothing is kept.",
        epilog=f"{exit_codes(_ENDS)} Ctrl+C stops early: what was found so far is shown, and what was not looked at is "
        "named.",
    )
    parser.add_argument(
        "targets",
        nargs="+",
        metavar="TARGET",
        help="https address, saved page, picture, data download, zip, folder, or - for text",
    )
    parser.add_argument("--identity", metavar="FILE.toml", help="names, schools, roles, places and numbers to look for")
    parser.add_argument("--format", choices=("text", "json", "sarif"), default="text", help="default: text")
    parser.add_argument(
        "--allow-host",
        metavar="HOST",
        action="append",
        default=[],
        help="let the pages of personal websites load from this host too, in this scan; may be given again",
    )
    parser.set_defaults(command=run)


def run(arguments: argparse.Namespace) -> int:
    """0 nothing found and everything looked at, 1 findings, 3 nothing found but something not looked at."""
    import asyncio
    import sys
    from datetime import UTC, datetime
    from functools import partial
    from pathlib import Path

    from probes.addresses import read_address
    from probes.platform_files import own_platforms
    from probes.scan import plan
    from selfaudit.identity import read_identity
    from selfaudit.model import Identity
    from selfaudit.policy.load import default_pack
    from tui.scan import Reading, scan
    from tui.scan_progress import Progress
    from tui.terminal import coloured, standard_input

    identity = read_identity(Path(arguments.identity)) if arguments.identity else Identity()
    allowed = [read_address(host).host for host in arguments.allow_host]
    targets = plan(arguments.targets, own_platforms(), standard_input)
    reading = Reading(
        identity, default_pack(), own_platforms(), partial(datetime.now, UTC), partial(_open_probe, allowed)
    )
    progress = Progress(sys.stderr if sys.stderr.isatty() else None, len(targets))
    return asyncio.run(scan(targets, reading, sys.stdout, arguments.format, coloured(), progress))


def _open_probe(allowed: Sequence[str]) -> AbstractAsyncContextManager[Probe]:
    """The signed-out probe; the browser's library is loaded only where there is an address to visit."""
    from probes.platform_files import own_platforms
    from probes.probe import open_probe

    return open_probe(own_platforms(), lambda _: allowed)
