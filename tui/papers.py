"""Papers made from the vault on the command line, written where the person wants them."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Callable
from contextlib import closing

from selfaudit.errors import BadInputError
from selfaudit.session import Session
from tui.commands.options import STANDARD_OUTPUT, form_of
from tui.opening import open_own_session
from tui.saving import place_for, write

_LEFT = "It has left your encrypted vault: keep it somewhere safe, and delete it when you are done."


def from_vault(make: Callable[[Session], str]) -> str:
    """What `make` makes of the person's own vault. Raises VaultError where there is none."""
    with closing(open_own_session(make=False)) as session:
        return make(session)


def as_json(data: dict[str, object]) -> str:
    """`data` as the text of a JSON file."""
    return json.dumps(data, ensure_ascii=False, indent=1) + "\n"


def save(paper: str | bytes, arguments: argparse.Namespace, private: bool = True) -> None:
    """Write a paper to `--out`, and say where it is and that it left the vault. BadInputError: a file is in the way."""
    content = paper.encode("utf-8") if isinstance(paper, str) else paper
    if arguments.out == STANDARD_OUTPUT:
        sys.stdout.flush()
        sys.stdout.buffer.write(content)
        if private:
            print(_LEFT, file=sys.stderr)
        return
    ending = f".{form_of(arguments)}"
    path = place_for(f"{arguments.stem}{ending}" if arguments.out is None else arguments.out, ending)
    try:
        write(path, content, arguments.overwrite)
    except FileExistsError:
        raise BadInputError("There is already a file of that name.", "Choose another, or add --overwrite.") from None
    print(f"Saved as {path}")
    if private:
        print(_LEFT)
