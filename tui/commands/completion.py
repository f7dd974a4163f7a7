"""`selfaudit completion`: what makes a shell complete the commands of selfaudit with the Tab key."""

from __future__ import annotations

import argparse
from pathlib import Path

FOLDER = Path(__file__).parents[1] / "shell"
FILES = {
    "bash": "selfaudit.bash",
    "zsh": "_selfaudit",
    "fish": "selfaudit.fish",
    "powershell": "selfaudit.ps1",
}
_HOW = """\
how to use it:
  bash        selfaudit completion bash > ~/.local/share/bash-completion/completions/selfaudit
  zsh         selfaudit completion zsh > a folder of your $fpath, as _selfaudit
  fish        selfaudit completion fish > ~/.config/fish/completions/selfaudit.fish
  powershell  selfaudit completion powershell >> $PROFILE
Then open a new terminal."""


def add(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the command to the command line."""
    parser = commands.add_parser(
        "completion",
        help="let the Tab key complete commands in your shell",
        description="Print what lets the Tab key complete the commands of selfaudit in your shell.",
        epilog=_HOW,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("shell", choices=tuple(FILES), help="the shell you use")
    parser.set_defaults(command=run)


def run(arguments: argparse.Namespace) -> int:
    """Print it; always 0."""
    print((FOLDER / FILES[arguments.shell]).read_text("utf-8"), end="")
    return 0
