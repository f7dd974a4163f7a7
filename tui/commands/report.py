"""`selfaudit report`: the private report of the newest audit, as a page, on paper or as data."""

from __future__ import annotations

import argparse

from tui.commands.options import add_out, form_of


def add(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the command to the command line."""
    parser = commands.add_parser(
        "report",
        help="save your private report",
        description="Save the private report of your newest audit. It leaves the encrypted vault then.",
    )
    add_out(parser, "selfaudit-report", "html", "pdf", "json")
    words = "show the words that were found, pictures, reasons and notes; without it they are hidden"
    parser.add_argument("--show-quotes", action="store_true", help=words)
    parser.set_defaults(command=run)


def run(arguments: argparse.Namespace) -> int:
    """Save the report. Raises BadInputError where the options do not fit together or a file is in the way."""
    import asyncio

    from tui.papers import as_json, from_vault, save

    form = form_of(arguments)
    if form == "json":
        save(from_vault(lambda session: as_json(session.export(arguments.show_quotes))), arguments)
        return 0
    page = from_vault(lambda session: session.report(arguments.show_quotes))
    if form == "pdf":
        from probes.paper import print_pdf

        [pdf] = asyncio.run(print_pdf(page))
        save(pdf, arguments)
    else:
        save(page, arguments)
    return 0
