"""`selfaudit wipe`: remove the vault, its key and everything else that was kept."""

from __future__ import annotations

import argparse
import sys

from selfaudit.errors import BadInputError


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
    from probes.footprints.copies import sweep
    from selfaudit.vault.places import vault_folder
    from selfaudit.vault.wipe import wipe

    sweep()
    if not vault_folder().exists():
        print("There is nothing to remove: no vault was made on this device.")
        return 0
    if not arguments.yes and not _agreed():
        print("Nothing was removed.")
        return 0
    wiped = wipe(vault_folder())
    for thing in wiped.removed:
        print(f"Removed: {thing}")
    for thing in wiped.left:
        print(f"Not removed: {thing}")
    print("Reports that you saved elsewhere are yours to delete.")
    return 0


def _agreed() -> bool:
    if not sys.stdin.isatty():
        raise BadInputError("There is nobody to ask.", "Add --yes if you are sure.")
    print("This removes your vault with everything in it: what you said, what was found, what you decided.")
    print("It cannot be undone. Reports that you saved elsewhere stay where they are.")
    return input("Type wipe to remove it, or press Enter to leave it: ").strip().casefold() == "wipe"
