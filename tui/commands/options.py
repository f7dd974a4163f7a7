"""Options that several commands share."""

from __future__ import annotations

import argparse
from pathlib import Path

from selfaudit.errors import BadInputError

STANDARD_OUTPUT = "-"
_FORMS = ("html", "pdf", "json", "txt", "ics")
_PURPOSES = ("onboarding", "home", "hr-check")


def add_purpose(parser: argparse.ArgumentParser) -> None:
    """Add the option that says what the audit is done for."""
    words = "what it is for: starting at a school, yourself, or showing that a review was done; remembered"
    parser.add_argument("--for", dest="purpose", choices=_PURPOSES, help=words)


def add_out(parser: argparse.ArgumentParser, stem: str, *endings: str) -> None:
    """Add the options that say in which form a paper is made and where it goes; `stem` begins its name without them."""
    if len(endings) > 1:
        words = f"default: what the name given with --out ends in, else {endings[0]}"
        parser.add_argument("--format", choices=endings, help=words)
    else:
        parser.set_defaults(format=endings[0])
    named = f"{stem}.{endings[0]}"
    parser.add_argument("--out", metavar="FILE", help=f"where it goes; - prints it (default: {named})")
    parser.add_argument("--overwrite", action="store_true", help="write over a file that is already there")
    parser.set_defaults(stem=stem, endings=endings)


def form_of(arguments: argparse.Namespace) -> str:
    """In which form a paper is wanted: as was said, or as the name of its file ends.

    Raises BadInputError where the two do not fit together.
    """
    ending = Path(arguments.out or "").suffix.lower().removeprefix(".")
    meant = ending if ending in _FORMS else ""
    if meant and meant not in arguments.endings:
        raise BadInputError(f"This paper cannot be made as {meant}.", f"There is: {', '.join(arguments.endings)}.")
    if meant and arguments.format not in (None, meant):
        raise BadInputError("The name and --format do not fit together.", "Leave one of them out.")
    return meant or arguments.format or arguments.endings[0]
