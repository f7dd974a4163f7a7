"""Options that several commands share."""

from __future__ import annotations

import argparse

STANDARD_OUTPUT = "-"
_PURPOSES = ("onboarding", "home", "hr-check")


def add_purpose(parser: argparse.ArgumentParser) -> None:
    """Add the option that says what the audit is done for."""
    words = "what it is for: starting at a school, yourself, or showing that a review was done; remembered"
    parser.add_argument("--for", dest="purpose", choices=_PURPOSES, help=words)


def add_out(parser: argparse.ArgumentParser, stem: str, *endings: str) -> None:
    """Add the options that say in which form a paper is made and where it goes; `stem` begins its name without them."""
    if len(endings) > 1:
        parser.add_argument("--format", choices=endings, default=endings[0], help=f"default: {endings[0]}")
    else:
        parser.set_defaults(format=endings[0])
    named = f"{stem}.{endings[0]}"
    parser.add_argument("--out", metavar="FILE", help=f"where it goes; - prints it (default: {named})")
    parser.add_argument("--overwrite", action="store_true", help="write over a file that is already there")
    parser.set_defaults(stem=stem)
