"""`selfaudit practice`: the same walk on a made-up person and made-up sites. Nothing is kept."""

from __future__ import annotations

import argparse
from pathlib import Path

from selfaudit.errors import BadInputError
from tui.commands.options import add_purpose


def add(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the command to the command line."""
    parser = commands.add_parser(
        "practice",
        help="the same walk with a made-up person and made-up sites",
        description="Try the walk with a made-up person whose sites are served on this device. Nothing is kept.",
    )
    parser.add_argument("--unattended", action="store_true", help="without a keyboard: write the papers and end")
    parser.add_argument("--out", metavar="FOLDER", help="with --unattended: where report.html and audit.json go")
    add_purpose(parser)
    parser.add_argument("--plain", action="store_true", help="line by line, for screen readers, pipes and tiny windows")
    parser.set_defaults(command=run)


def run(arguments: argparse.Namespace) -> int:
    """Practise, with or without a keyboard. Raises BadInputError where the options do not fit together."""
    from probes.picture_window import open_picture
    from probes.practice.own_data import keep_own_data
    from probes.practice.world import load_practice, practice_companion, practice_probe, practice_search
    from probes.screen import has_screen
    from selfaudit.policy.load import default_pack
    from selfaudit.progress import Purpose
    from selfaudit.session import Session, now
    from selfaudit.vault.memory import MemoryStore
    from tui.commands.walk import need_terminal, start
    from tui.tidying import tidy_later

    purpose = Purpose(arguments.purpose) if arguments.purpose else None
    if arguments.unattended:
        from tui.unattended import run_unattended

        if not arguments.out:
            raise BadInputError("Where should the report go?", "Add --out and the name of a folder.")
        return run_unattended(Path(arguments.out), purpose)
    if arguments.out:
        raise BadInputError("--out goes with --unattended.", "In the walk you choose where the report goes at its end.")
    if not arguments.plain:
        need_terminal()
        tidy_later()
    from tui.walk import KnownPlatforms, Searching, Walk
    from tui.where_to_change import changes_on

    practice = load_practice()
    store, pack = MemoryStore(), default_pack()
    keep_own_data(store, practice, pack, now())
    session = Session(store, pack, where=changes_on(practice.platforms.get))
    session.choose_purpose(purpose)
    session.describe(practice.identity)
    for account in practice.accounts:
        session.add(account)
    platforms = KnownPlatforms(practice.platforms)
    searching = Searching(practice.search_pages, practice_search) if has_screen() else None
    picture = open_picture if has_screen() else None
    walk = Walk(
        session,
        platforms,
        practice_probe,
        practice_companion,
        practice=True,
        searching=searching,
        show_picture=picture,
    )
    return start(walk, arguments.plain)
