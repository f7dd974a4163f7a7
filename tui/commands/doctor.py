"""`selfaudit doctor`: whether this computer has what selfaudit needs, and what to do where it has not."""

from __future__ import annotations

import argparse
from collections.abc import Iterable

from tui.exits import Exit, exit_codes


def add(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the command to the command line."""
    parser = commands.add_parser(
        "doctor",
        help="check whether everything works on this computer",
        description="Check browser, gate, keyring, terminal and the rest. No page is visited and nothing is kept.",
        epilog=exit_codes({Exit.DONE: "the walk works here", Exit.FOUND: "it cannot work before something is done"}),
    )
    parser.set_defaults(command=run)


def run(_arguments: argparse.Namespace) -> int:
    """0 where the walk works on this computer, 1 where it cannot before something is done."""
    import asyncio
    import platform

    from probes.health import gate_holds, on_this_computer
    from probes.reading_health import reading
    from selfaudit.health import Check
    from selfaudit.vault.health import keyring_answers, vault_state
    from selfaudit.vault.places import vault_folder
    from selfaudit.version import __version__
    from tui.health import summary, terminal, told

    folder = vault_folder()
    system = f"Python {platform.python_version()} on {platform.system()}."
    checks = [Check("selfaudit", True, f"Version {__version__}, {system}"), terminal(), *on_this_computer(folder)]
    checks += [keyring_answers(), vault_state(folder)]
    _say(told(checks))
    checks += (read := asyncio.run(reading()))
    _say(told(read))
    checks.append(gate := asyncio.run(gate_holds()))
    _say(told([gate]))
    _say(["", *summary(checks)])
    return Exit.FOUND if any(check.needed and not check.fine for check in checks) else Exit.DONE


def _say(lines: Iterable[str]) -> None:
    for line in lines:
        print(line, flush=True)
