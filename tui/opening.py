"""Opening the person's own vault from the terminal, and asking for a passphrase where one is needed."""

from __future__ import annotations

import asyncio
import getpass
import sys
from collections.abc import Callable, Sequence
from contextlib import closing
from typing import TYPE_CHECKING

from selfaudit.errors import BadInputError, DataFileError, SelfAuditError, VaultError, WrongKeyError
from selfaudit.ports import Store
from selfaudit.session import Session
from selfaudit.vault.door import open_vault
from selfaudit.vault.header import read_header
from selfaudit.vault.passphrase import SHORTEST, check_new
from selfaudit.vault.places import HEADER, vault_folder
from selfaudit.vault.sealing import Ask
from selfaudit.vault.store import Vault
from tui.walk import Door

if TYPE_CHECKING:
    from selfaudit.model import Account, Finding
    from selfaudit.policy.pack import Pack
    from selfaudit.report.changes import Change

_TRIES = 3


def open_own_vault(make: bool = True) -> Vault:
    """The vault of whoever runs the program; a wrong passphrase may be typed again.

    Raises VaultError where it does not open, also where there is none and `make` is False.
    """
    folder = vault_folder()
    if not make and not (folder / HEADER).exists():
        raise VaultError("There is no vault yet.", "Start the walk first: selfaudit")
    asked = False

    def ask(what: Ask) -> str:
        nonlocal asked
        asked = True
        return ask_in_terminal(what)

    for _ in range(_TRIES - 1):
        try:
            return open_vault(folder, ask)
        except WrongKeyError as error:
            if not asked:
                raise
            print(error.message, file=sys.stderr)
    return open_vault(folder, ask)


def open_own_session(make: bool = True) -> Session:
    """The session over the own vault, by the policy that was chosen. Raises what `open_own_vault` raises."""
    vault = open_own_vault(make)
    try:
        return Session(vault, pack_of(vault.load().policy), where=_where_to_change)
    except DataFileError as error:
        vault.close()
        raise BadInputError(error.message, "Choose a policy file anew: selfaudit policy use FILE.toml") from error


def pack_of(text: str) -> Pack | Callable[[], Pack]:
    """The policy that was chosen, which may not be in order any more; the built-in one is read when it is needed."""
    if not text:
        return _built_in
    from selfaudit.policy.load import kept_pack  # noqa: PLC0415 - so that the first screen stands at once

    return kept_pack(text)


def _built_in() -> Pack:
    from selfaudit.policy.load import default_pack  # noqa: PLC0415 - so that the first screen stands at once

    return default_pack()


def _where_to_change(account: Account, found: Sequence[Finding]) -> Change | None:
    """What the site's own file says; it is read when a plan asks for it, so that the first screen stands at once."""
    from probes.platform_files import own_platforms  # noqa: PLC0415 - what only a plan needs
    from tui.where_to_change import changes_on  # noqa: PLC0415 - the same

    return changes_on(own_platforms().get)(account, found)


def own_pack() -> tuple[Pack, str]:
    """The policy that was chosen in the own vault; where the vault does not open, the built-in one and why, in words.

    Where there is no vault yet, nothing was chosen, and nothing is asked.
    """
    if not (vault_folder() / HEADER).exists():
        return _built_in(), ""
    try:
        with closing(open_own_session(make=False)) as session:
            return session.pack, ""
    except SelfAuditError as error:
        return _built_in(), f"{error.message} So these are from the policy that is built in."


def own_door() -> Door:
    """The way back into the vault of whoever runs the program, from inside the full-screen walk."""
    folder = vault_folder()

    def wants_passphrase() -> bool:
        return read_header(folder / HEADER).cost is not None

    async def reopen(passphrase: str) -> Store:
        return await asyncio.to_thread(open_vault, folder, lambda _: passphrase)

    return Door(wants_passphrase, reopen)


def ask_in_terminal(what: Ask) -> str:
    """A passphrase, typed without being shown. Raises BadInputError where two typings differ or nobody can type."""
    if what is Ask.OPEN:
        return type_passphrase("Your passphrase (it is not shown while you type): ")
    need_keyboard()
    print("What you do here is kept in one locked file on this device, your vault.")
    print("It needs a passphrase of yours.")
    return type_new_passphrase()


def need_keyboard() -> None:
    """Raises BadInputError where nobody can type a passphrase."""
    if not sys.stdin.isatty():
        raise BadInputError("Your vault needs its passphrase.", "Start this in a terminal, so that you can type it.")


def type_passphrase(question: str) -> str:
    """One passphrase, typed without being shown."""
    need_keyboard()
    return getpass.getpass(question)


def type_new_passphrase() -> str:
    """A new passphrase, typed twice without being shown; what is too short or differs is asked for again.

    Raises BadInputError where none was chosen.
    """
    need_keyboard()
    print("Choose one you will remember. Three or four words are good.")
    print(f"It needs {SHORTEST} characters at least. Nobody can recover it for you.")
    for _ in range(_TRIES):
        first = getpass.getpass("New passphrase (it is not shown while you type): ")
        try:
            check_new(first)
        except BadInputError as error:
            print(error)
            continue
        if getpass.getpass("The same once more: ") == first:
            return first
        print("The two were not the same. Once more from the beginning.")
    raise BadInputError("No passphrase was chosen.", "Start again when you have thought of one.")
