"""`selfaudit calendar`: the day by which to look again, and downloads on their way, for one's calendar."""

from __future__ import annotations

import argparse

from tui.commands.options import add_out


def add(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the command to the command line."""
    parser = commands.add_parser(
        "calendar",
        help="a calendar file: when to look again, and when to fetch a download",
        description="Save a calendar file: the day by which to look again, and the days on which to see whether a copy "
        "of your own data has come. It says nothing of what was found.",
    )
    add_out(parser, "selfaudit-next-review", "ics")
    parser.set_defaults(command=run)


def run(arguments: argparse.Namespace) -> int:
    """Save the calendar file. Raises BadInputError where no audit is finished or a file is in the way."""
    from tui.papers import from_vault, save

    save(from_vault(lambda session: session.calendar()), arguments, private=False)
    return 0
