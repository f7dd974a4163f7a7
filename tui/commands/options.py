"""Options that several commands share."""

from __future__ import annotations

import argparse

STANDARD_OUTPUT = "-"


def add_out(parser: argparse.ArgumentParser, name: str) -> None:
    """Add the options that say where a paper goes; `name` is the file it is written to without them."""
    parser.add_argument("--out", metavar="FILE", default=name, help=f"where it goes; - prints it (without: {name})")
    parser.add_argument("--overwrite", action="store_true", help="write over a file that is already there")
