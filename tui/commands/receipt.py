"""`selfaudit receipt`: for the school, that a review was done; and the check of such a receipt."""

from __future__ import annotations

import argparse
from pathlib import Path

from selfaudit.errors import BadInputError
from tui.commands.options import add_out, form_of

_MOST_BYTES = 64 * 1024


def add(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the command to the command line."""
    parser = commands.add_parser(
        "receipt",
        help="a receipt for your school, without anything that was found",
        description="Save a receipt: that you did a review, when, and by which policy. Nothing found is in it.",
    )
    add_out(parser, "selfaudit-receipt", "txt", "pdf")
    parser.add_argument("--name", default="", help="put your name on it")
    parser.set_defaults(command=run)
    parts = parser.add_subparsers(title="check one", metavar="[verify FILE]")
    verify = parts.add_parser("verify", help="check a receipt", description="Check the fingerprint of a receipt.")
    verify.add_argument("file", metavar="FILE.txt", help="the receipt")
    verify.set_defaults(command=run_verify)


def run(arguments: argparse.Namespace) -> int:
    """Save the receipt. Raises BadInputError where no audit is finished or a file is in the way."""
    import asyncio

    from tui.papers import from_vault, save

    form = form_of(arguments)
    text = from_vault(lambda session: session.receipt(arguments.name))
    if form == "pdf":
        from probes.paper import print_pdf
        from selfaudit.report.receipt import receipt_page

        [pdf] = asyncio.run(print_pdf(receipt_page(text)))
        save(pdf, arguments, private=False)
    else:
        save(text, arguments, private=False)
    return 0


def run_verify(arguments: argparse.Namespace) -> int:
    """0 where the fingerprint fits the words, 1 where they were changed. Raises BadInputError for anything else."""
    from selfaudit.report.receipt import receipt_holds

    try:
        with Path(arguments.file).open("rb") as file:
            text = file.read(_MOST_BYTES).decode("utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise BadInputError("This file cannot be read as a receipt.", "Check its name.") from error
    if receipt_holds(text):
        print("The fingerprint fits: the words of this receipt are as they were made.")
        return 0
    print("The fingerprint does not fit: the words of this receipt were changed after it was made.")
    return 1
