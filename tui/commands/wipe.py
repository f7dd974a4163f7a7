"""`selfaudit wipe`: remove the vault, its key and everything else that was kept."""

from __future__ import annotations

import argparse
import sys
from typing import TYPE_CHECKING

from selfaudit.errors import BadInputError

_TO_FIND_BACKUPS = "Your passphrase, to find your backups; Enter leaves them where they are (not shown): "
_WRONG = "That is not your passphrase. "
if TYPE_CHECKING:
    from selfaudit.vault.sealing import Answerer, Ask


def add(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the command to the command line."""
    parser = commands.add_parser(
        "wipe",
        help="remove your vault, its key and everything else it kept",
        description="Remove the vault, its key and everything else that was kept. It asks first. There is no way back.",
    )
    parser.add_argument("--yes", action="store_true", help="do not ask")
    parser.set_defaults(command=run)


def run(arguments: argparse.Namespace) -> int:
    """Wipe after asking, and say what was removed. Raises BadInputError where nobody can be asked."""
    from probes.left_behind import sweep
    from selfaudit.vault.known_backups import nobody
    from selfaudit.vault.places import vault_folder
    from selfaudit.vault.wipe import anything_kept, wipe
    from tui.words import count

    if swept := sweep():
        print(f"Removed: {count(swept, 'temporary folder', 'temporary folders')} of a run that was stopped by force")
    if not anything_kept(vault_folder()):
        print("There is no vault on this device" + (" any more." if swept else ": nothing to remove."))
        return 0
    if not arguments.yes and not _agreed():
        print("Nothing was removed.")
        return 0
    wiped = wipe(vault_folder(), nobody if arguments.yes else _asking())
    for thing in wiped.removed:
        print(f"Removed: {thing}")
    for thing in wiped.left:
        print(f"Not removed: {thing}")
    print("Reports that you saved elsewhere are yours to delete.")
    return 0


def _asking() -> Answerer:
    """Asks for the passphrase of a vault that has one, since only then its backups can be found."""
    from selfaudit.errors import WrongKeyError
    from tui.opening import type_passphrase

    typed: list[str] = []

    def ask(_what: Ask) -> str:
        if "" not in typed:
            typed.append(type_passphrase(f"{_WRONG if typed else ''}{_TO_FIND_BACKUPS}"))
        if "" in typed:
            raise WrongKeyError("Nothing was typed.")
        return typed[-1]

    return ask


def _agreed() -> bool:
    if not sys.stdin.isatty():
        raise BadInputError("There is nobody to ask.", "Add --yes if you are sure.")
    print("This removes your vault with everything in it: what you said, what was found, what you decided,")
    print("and any evidence of bullying that you kept. It cannot be undone.")
    print("Reports that you saved elsewhere stay where they are.")
    return input("Type wipe to remove it, or press Enter to leave it: ").strip().casefold() == "wipe"
