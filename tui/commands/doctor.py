"""`selfaudit doctor`: whether this computer has what selfaudit needs, and what to do where it has not."""

from __future__ import annotations

import argparse


def add(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the command to the command line."""
    parser = commands.add_parser(
        "doctor",
        help="check whether everything works on this computer",
        description="Check browser, gate, keyring, terminal and the rest. No page is visited and nothing is kept.",
        epilog="Exit codes: 0 everything is in order, 1 something is to do.",
    )
    parser.set_defaults(command=run)


def run(_arguments: argparse.Namespace) -> int:
    """0 where everything is in order, 1 where something is to do."""
    import asyncio
    import platform

    from probes.health import gate_holds, on_this_computer
    from selfaudit.health import Check
    from selfaudit.vault.health import keyring_answers, vault_state
    from selfaudit.vault.places import vault_folder
    from selfaudit.version import __version__
    from tui.health import terminal, told

    folder = vault_folder()
    system = f"Python {platform.python_version()} on {platform.system()}."
    checks = [Check("selfaudit", True, f"Version {__version__}, {system}"), terminal(), *on_this_computer(folder)]
    checks += [keyring_answers(), vault_state(folder)]
    for line in told(checks):
        print(line)
    gate = asyncio.run(gate_holds())
    for line in told([gate]):
        print(line)
    return 0 if gate.fine and all(check.fine for check in checks) else 1
