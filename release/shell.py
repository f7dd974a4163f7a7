"""`python -m release.shell`: the completions and the man page in tui/shell, made from the program's own parser."""

from __future__ import annotations

import argparse
import os
from collections.abc import Iterator
from unittest.mock import patch

import shtab
from argparse_manpage.manpage import Manpage

from tui.cli import make_parser
from tui.commands.completion import FILES, FOLDER
from tui.exits import MEANINGS

_COLUMNS = "1000"  # argparse wraps by it; what shows the page wraps again
_PATHS = {
    **dict.fromkeys(("FILE", "FILE.toml", "FILE.txt", "TARGET", "SOURCE"), shtab.FILE),
    "FOLDER": shtab.DIRECTORY,
}
_MAN = {
    "project_name": "selfaudit",
    "manual_title": "selfaudit",
    "description": "See what your public social media gives away about you, on your own device",
    "long_description": "Without a command: the walk, from welcome to report.",
}


def main() -> None:
    """Write every file."""
    for name, text in made():
        (FOLDER / name).write_text(text, "utf-8", newline="\n")


def made() -> Iterator[tuple[str, str]]:
    """Name and text of each file."""
    for shell, name in FILES.items():
        parser = make_parser()
        _complete_paths(parser)
        yield name, f"{shtab.complete(parser, shell).rstrip()}\n"
    manual = Manpage(make_parser(), _MAN)
    manual.date = ""  # the page changes with the commands, not with the day
    codes = "\n".join(f".TP\n.B {code:d}\n{words}" for code, words in MEANINGS.items())
    manual.add_section("exit status", "=", codes)
    with patch.dict(os.environ, {"COLUMNS": _COLUMNS}):
        yield "selfaudit.1", f"{str(manual).rstrip()}\n"


def _complete_paths(parser: argparse.ArgumentParser) -> None:
    for action in parser._actions:
        if isinstance(action, argparse._SubParsersAction):
            for command in action.choices.values():
                _complete_paths(command)
        elif isinstance(action.metavar, str) and action.metavar in _PATHS:
            action.complete = _PATHS[action.metavar]  # type: ignore[attr-defined]


if __name__ == "__main__":
    main()
