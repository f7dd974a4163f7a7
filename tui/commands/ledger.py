"""`selfaudit ledger`: every host that the gate let through or refused in the newest audit."""

from __future__ import annotations

import argparse


def add(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the command to the command line."""
    parser = commands.add_parser(
        "ledger",
        help="what left this device in your newest audit",
        description="Every host that the gate let through or refused in your newest audit, how often, and why.",
    )
    parser.set_defaults(command=run)


def run(_arguments: argparse.Namespace) -> int:
    """Print the ledger of the newest audit in the vault."""
    from contextlib import closing

    from tui.ledger import ledger_lines
    from tui.opening import open_own_vault

    with closing(open_own_vault(make=False)) as vault:
        for line in ledger_lines(vault.load().audit):
            print(line)
    return 0
