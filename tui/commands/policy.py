"""`selfaudit policy`: show a policy, check a policy file, or go by one of one's own."""

from __future__ import annotations

import argparse
from pathlib import Path


def add(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the command to the command line."""
    parser = commands.add_parser(
        "policy",
        help="show the policy point by point, check a policy file, or go by one",
        description="The policy as data: what it asks, what settles each point, and who to turn to.",
    )
    parts = parser.add_subparsers(title="what to do", metavar="WHAT", required=True)
    show = parts.add_parser("show", help="print a policy", description="Print a policy, point by point.")
    show.add_argument("file", nargs="?", metavar="FILE.toml", help="a policy file; without it the one that is built in")
    show.set_defaults(command=run_show)
    check = parts.add_parser(
        "check",
        help="check a policy file",
        description="Check a policy file. What is not in order is named by table and key; the exit code is 2 then.",
    )
    check.add_argument("file", metavar="FILE.toml", help="the policy file")
    check.set_defaults(command=run_check)
    use = parts.add_parser(
        "use",
        help="go by a policy file of your own from now on",
        description="Copy a policy file into your vault. From now on your audit goes by it.",
    )
    use.add_argument("file", nargs="?", metavar="FILE.toml", help="the policy file; leave it out with --built-in")
    use.add_argument("--built-in", action="store_true", help="go back to the policy that is built in")
    use.set_defaults(command=run_use)


def run_show(arguments: argparse.Namespace) -> int:
    """Print the pack in the file, or the one that is built in."""
    from shutil import get_terminal_size

    from selfaudit.policy.load import default_pack, read_pack
    from selfaudit.session import now
    from tui.policy import policy_lines

    pack = read_pack(Path(arguments.file)) if arguments.file else default_pack()
    width = min(100, max(40, get_terminal_size().columns))
    for line in policy_lines(pack, now().date(), width):
        print(line)
    return 0


def run_check(arguments: argparse.Namespace) -> int:
    """Say that the file is in order; what is not is raised as DataFileError."""
    from selfaudit.policy.load import read_pack
    from tui.policy import summary

    print(summary(read_pack(Path(arguments.file))))
    return 0


def run_use(arguments: argparse.Namespace) -> int:
    """Keep the file's text in the vault. Raises BadInputError or DataFileError where it is not in order."""
    from contextlib import closing

    from selfaudit.errors import BadInputError
    from selfaudit.policy.load import kept_pack, pack_text
    from tui.opening import open_own_vault
    from tui.policy import summary

    if bool(arguments.file) == arguments.built_in:
        raise BadInputError("Which policy?", "Name one policy file, or say --built-in.")
    text = pack_text(Path(arguments.file)) if arguments.file else ""
    with closing(open_own_vault()) as vault:
        vault.keep_policy(text)
    print(summary(kept_pack(text)))
    print("Your audit goes by it from now on. Answers to points with the same id stay.")
    return 0
