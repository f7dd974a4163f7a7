"""`selfaudit vault`: back it up, bring it back, change what opens it, save what can be saved of a damaged one."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from selfaudit.errors import BadInputError
from selfaudit.progress import Progress

if TYPE_CHECKING:
    from collections.abc import Iterator

    from selfaudit.vault.rescue import Saved
    from selfaudit.vault.sealing import Answerer, Ask


def add(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the command and its parts to the command line."""
    parser = commands.add_parser(
        "vault",
        help="back up your vault, bring it back, change what opens it",
        description="Back up your vault, bring a backup back, change what opens it, or save what a damaged one holds.",
    )
    parts = parser.add_subparsers(title="what to do", metavar="WHAT", required=True)
    backup = parts.add_parser("backup", help="put everything into one encrypted file, with a passphrase of its own")
    backup.add_argument("file", type=Path, metavar="FILE", help="the new file")
    backup.set_defaults(command=_backup)
    restore = parts.add_parser("restore", help="bring a backup back; a vault that is there now is kept aside")
    restore.add_argument("file", type=Path, metavar="FILE", help="the backup")
    restore.set_defaults(command=_restore)
    for name, command, words in (
        ("passphrase", _passphrase, "open your vault with a new passphrase from now on"),
        ("keyring", _keyring, "open your vault with this device's keyring from now on, without a passphrase"),
        ("rescue", _rescue, "save what can still be read of a damaged vault"),
    ):
        parts.add_parser(name, help=words).set_defaults(command=command)


def _backup(arguments: argparse.Namespace) -> int:
    from contextlib import closing

    from selfaudit.vault.backup import make_backup
    from tui.opening import open_own_vault

    with closing(open_own_vault(make=False)) as vault:
        print("The backup gets a passphrase of its own, so that it opens on any device.")
        make_backup(vault, arguments.file, _asking())
    print("Your backup is made. Keep it away from this device, and its passphrase somewhere else.")
    return 0


def _restore(arguments: argparse.Namespace) -> int:
    from selfaudit.vault.backup import restore_backup
    from selfaudit.vault.places import vault_folder

    ask = _asking("The backup's passphrase (not shown): ", anew=True)
    aside = restore_backup(arguments.file, vault_folder(), ask)
    print("Your backup is back. Start the walk with: selfaudit")
    _tell_aside(aside)
    return 0


def _passphrase(_arguments: argparse.Namespace) -> int:
    from selfaudit.vault.door import change_passphrase
    from selfaudit.vault.places import vault_folder

    change_passphrase(vault_folder(), _asking("Your passphrase until now (not shown): "))
    print("Your vault opens with the new passphrase from now on. Backups keep the ones they have.")
    return 0


def _keyring(_arguments: argparse.Namespace) -> int:
    from selfaudit.errors import KeyringError
    from selfaudit.vault.door import move_to_keyring
    from selfaudit.vault.places import vault_folder

    try:
        move_to_keyring(vault_folder(), _asking())
    except KeyringError as error:
        raise BadInputError("Your system's keyring cannot be used.", "Your vault opens as it did before.") from error
    print("This device's keyring opens your vault from now on.")
    return 0


def _rescue(_arguments: argparse.Namespace) -> int:
    from selfaudit.vault.places import vault_folder
    from selfaudit.vault.rescue import readable, rebuild

    saved = readable(vault_folder(), _asking())
    print("This can still be read:")
    for line in _contents(saved):
        print(f"  {line}")
    if not _agreed():
        print("Nothing was changed.")
        return 0
    _tell_aside(rebuild(vault_folder(), saved, _asking(anew=True)))
    print("Your vault is in order again. Start the walk with: selfaudit")
    return 0


def _asking(question: str = "Your passphrase (not shown): ", anew: bool = False) -> Answerer:
    """Asks in the terminal; where a vault is made `anew`, it says why that one needs a passphrase."""
    from selfaudit.vault.sealing import Ask
    from tui.opening import ask_in_terminal, type_new_passphrase, type_passphrase

    def ask(what: Ask) -> str:
        if what is Ask.OPEN:
            return type_passphrase(question)
        return ask_in_terminal(what) if anew else type_new_passphrase()

    return ask


def _tell_aside(aside: Path | None) -> None:
    if aside:
        print(f"The vault that was there is kept in the folder “{aside.name}” beside the new one, until you wipe.")


def _contents(saved: Saved) -> Iterator[str]:
    from tui.words import count

    progress = saved.progress
    own = progress.own_data
    findings = sum(len(audit.findings) for audit in progress.audits)
    said = progress.identity != Progress().identity
    yield "what you said about yourself" if said else "nothing you said about yourself"
    yield f"{count(len(progress.accounts), 'account', 'accounts')} on your list"
    yield f"{count(len(progress.audits), 'audit', 'audits')}, {count(findings, 'finding', 'findings')}"
    decisions = count(len(progress.decisions), "decision", "decisions")
    yield f"{decisions}, {count(len(progress.answers), 'answer', 'answers')} to key points"
    items = count(len(own.items), "post, photo or connection", "posts, photos and connections")
    yield f"{items} to go through, {len(own.reviewed) or 'none'} of them done"
    lost = f", of which {len(saved.lost)} lost the file that was kept" if saved.lost else ""
    yield f"{count(len(saved.evidence), 'entry', 'entries')} of your evidence log{lost}"


def _agreed() -> bool:
    if not sys.stdin.isatty():
        raise BadInputError("There is nobody to ask.", "Start this in a terminal.")
    print("A new vault is made of this. The damaged one is kept aside.")
    return input("Type save to do it, or press Enter to leave everything as it is: ").strip().casefold() == "save"
