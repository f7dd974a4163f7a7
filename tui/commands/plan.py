"""`selfaudit plan`: the few things to do, the most helpful first."""

from __future__ import annotations

import argparse


def add(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the command to the command line."""
    parser = commands.add_parser(
        "plan",
        help="the few things to do, the most helpful first",
        description="What your newest audit saw and wants doing, the most helpful first.",
    )
    parser.add_argument("--all", action="store_true", help="everything, not only the first few")
    parser.set_defaults(command=run)


def run(arguments: argparse.Namespace) -> int:
    """Print the plan."""
    from shutil import get_terminal_size

    from tui.papers import from_vault
    from tui.plan import plan_lines

    width = min(100, max(40, get_terminal_size().columns))
    few = None if arguments.all else 5
    print(from_vault(lambda session: "\n".join(plan_lines(session.plan(), few, width))))
    return 0
