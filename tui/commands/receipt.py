"""`selfaudit receipt`: for the school, that a review was done; and the check of such a receipt."""

from __future__ import annotations

import argparse
from pathlib import Path

from selfaudit.errors import BadInputError
from tui.commands.options import add_out, form_of
from tui.exits import Exit

_MOST_BYTES = 2_000_000
_PDF = b"%PDF-"


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
    verify.add_argument("file", metavar="FILE", help="the receipt")
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
    from selfaudit.report.receipt import printed_receipt, receipt_holds
    from selfaudit.text import harmless

    try:
        with Path(arguments.file).open("rb") as file:
            data = file.read(_MOST_BYTES)
        text = printed_receipt(_printed(data)) if data.startswith(_PDF) else data.decode("utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise BadInputError("This file cannot be read as a receipt.", "Check its name.") from error
    printed = data.startswith(_PDF)
    if receipt_holds(text):
        print("The fingerprint fits: the words of this receipt are as they were made.")
        if printed:  # a page can show other words beside those that are checked
            print(f"These are the words that it stands for:\n\n{harmless(text)}")
        return Exit.DONE
    print("The fingerprint does not fit: the words of this receipt were changed after it was made.")
    if printed:
        print("Or they could not be read well from the PDF: check its text file too.")
    return Exit.FOUND


def _printed(data: bytes) -> str:
    """The words of a PDF, read in a process of its own."""
    import asyncio

    from probes.file_reader import open_reader

    async def read() -> str:
        async with open_reader() as reader:
            return "\n".join((await reader.read_pdf(data)).pages)

    return asyncio.run(read())
