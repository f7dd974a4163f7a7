"""`selfaudit report`: the private report of the newest audit, as a page, on paper or as data."""

from __future__ import annotations

import argparse

from selfaudit.errors import BadInputError
from tui.commands.options import add_out, form_of


def add(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the command to the command line."""
    parser = commands.add_parser(
        "report",
        help="save your private report",
        description="Save the private report of your newest audit. It leaves the encrypted vault then.",
    )
    add_out(parser, "selfaudit-report", "html", "pdf", "json")
    parser.add_argument("--masked", action="store_true", help="hide quotes, pictures, reasons and notes")
    parser.set_defaults(command=run)


def run(arguments: argparse.Namespace) -> int:
    """Save the report. Raises BadInputError where the options do not fit together or a file is in the way."""
    import asyncio
    import json

    from tui.papers import from_vault, save

    form = form_of(arguments)
    if form == "json":
        if arguments.masked:
            raise BadInputError("Data cannot be masked.", "Choose html or pdf with --masked.")
        save(from_vault(lambda session: json.dumps(session.export(), ensure_ascii=False, indent=1) + "\n"), arguments)
        return 0
    page = from_vault(lambda session: session.report(arguments.masked))
    if form == "pdf":
        from probes.paper import print_pdf

        [pdf] = asyncio.run(print_pdf(page))
        save(pdf, arguments)
    else:
        save(page, arguments)
    return 0
