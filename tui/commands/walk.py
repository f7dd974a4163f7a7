"""`selfaudit walk`, and `selfaudit` by itself: the walk over the person's own vault."""

from __future__ import annotations

import argparse
import sys
from dataclasses import replace
from typing import TYPE_CHECKING

from selfaudit.errors import BadInputError
from tui.commands.options import add_purpose

if TYPE_CHECKING:
    from tui.walk import Walk


def add(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the command to the command line."""
    parser = commands.add_parser(
        "walk",
        help="the walk, from welcome to report (this is what selfaudit does by itself)",
        description="Walk through your own audit, from welcome to report. Stop at any moment: everything is kept.",
    )
    add_purpose(parser)
    parser.add_argument("--plain", action="store_true", help="line by line, for screen readers, pipes and tiny windows")
    parser.set_defaults(command=run)


def run(arguments: argparse.Namespace) -> int:
    """Open the vault and start the walk where it was. Raises BadInputError where there is no terminal."""
    from tui.tidying import tidy_later

    if not arguments.plain:
        need_terminal()
        tidy_later()
    from contextlib import closing

    from probes.left_behind import sweep
    from probes.screen import has_screen
    from selfaudit.progress import Purpose
    from tui.footprints import OnThisDevice
    from tui.open_files import FilesOnThisDevice
    from tui.opening import open_own_session, own_door
    from tui.walk import KnownPlatforms, Searching, Walk
    from tui.when_used import (
        OwnPlatforms,
        OwnSearchPages,
        open_own_companion,
        open_own_picture,
        open_own_probe,
        open_own_search,
    )

    sweep()
    with closing(open_own_session()) as session:
        if arguments.purpose:
            session.choose_purpose(Purpose(arguments.purpose))
        platforms = OwnPlatforms()
        walk = Walk(
            session,
            KnownPlatforms(platforms),
            open_own_probe,
            open_own_companion,
            footprints=OnThisDevice(platforms),
            door=own_door(),
            open_files=FilesOnThisDevice(platforms),
            searching=Searching(OwnSearchPages(), open_own_search) if has_screen() else None,
            show_picture=open_own_picture if has_screen() else None,
        )
        return start(walk, arguments.plain)


def start(walk: Walk, plain: bool) -> int:
    """The walk in full screen, or line by line."""
    if plain:
        from tui.plain.run import run_plain

        run_plain(walk)
        return 0
    from tui.app import SelfAuditApp
    from tui.sharp import sharp_pictures
    from tui.tidying import tidy_seldom

    app = SelfAuditApp(replace(walk, sharp=sharp_pictures()))
    tidy_seldom()
    app.run()
    return app.return_code or 0


def need_terminal() -> None:
    """Raises BadInputError where the walk has no terminal to run in."""
    # The screens are drawn on the error output.
    if not (sys.stdin.isatty() and sys.stdout.isatty() and sys.stderr.isatty()):
        raise BadInputError(
            "The walk needs a terminal.",
            "Without one, try: selfaudit walk --plain, selfaudit practice --plain, or selfaudit scan TARGET.",
        )
