"""`selfaudit report`: the private report of the newest audit, as a page or as data."""

from __future__ import annotations

import argparse

from selfaudit.errors import BadInputError
from tui.commands.options import add_out


def add(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the command to the command line."""
    parser = commands.add_parser(
        "report",
        help="save your private report",
        description="Save the private report of your newest audit. It leaves the encrypted vault then.",
    )
    add_out(parser, "selfaudit-report.html")
    parser.add_argument("--masked", action="store_true", help="hide quotes, pictures, reasons and notes")
    parser.add_argument("--json", action="store_true", help="as data, with everything in it")
    parser.set_defaults(command=run)


def run(arguments: argparse.Namespace) -> int:
    """Save the report. Raises BadInputError where the options do not fit together or a file is in the way."""
    import json

    from tui.papers import from_vault, save

    if arguments.json and arguments.masked:
        raise BadInputError("--json and --masked do not go together.", "Data holds everything; a masked page does not.")
    if arguments.json:
        text = from_vault(lambda session: json.dumps(session.export(), ensure_ascii=False, indent=1) + "\n")
        save(text, arguments, ".json")
    else:
        save(from_vault(lambda session: session.report(arguments.masked)), arguments, ".html")
    return 0
