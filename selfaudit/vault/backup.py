"""One file with everything in the vault, locked up under a passphrase of its own.

Its form: the line `MAGIC`, the line of a header as the key file has it, and the encrypted database.
"""

from __future__ import annotations

import contextlib
import secrets
from itertools import chain
from pathlib import Path

from selfaudit.errors import BadInputError, DamagedVaultError, VaultError
from selfaudit.vault.database import Database
from selfaudit.vault.door import held, make_vault, usable
from selfaudit.vault.header import Header, header_from, header_line
from selfaudit.vault.passphrase import KEY_BYTES
from selfaudit.vault.places import DRAFT, make_private_file, parts_of, settle_folder
from selfaudit.vault.sealing import Answerer, Ask, sealed_under_passphrase, unseal_with
from selfaudit.vault.store import Vault
from selfaudit.vault.swap import building_site, swap

MAGIC = b"selfaudit backup\n"
_LONGEST_HEADER = 4096
_NOT_THERE = ("The backup cannot be written there.", "Is its folder there, yours to write, and is the disk not full?")


def make_backup(vault: Vault, path: Path, ask: Answerer) -> None:
    """Put everything in `vault` into a new file at `path`, under the passphrase that `ask` gives.

    Raises BadInputError where there is such a file already or the passphrase is too short, VaultError where it cannot
    be written; then nothing is left at `path`.
    """
    if path.exists():
        raise BadInputError("There is a file of this name already.", "Choose another name for the backup.")
    key = secrets.token_bytes(KEY_BYTES)
    header = sealed_under_passphrase(secrets.token_hex(16), key, ask(Ask.CHOOSE))
    copy, draft = drafts(path)
    try:
        with usable(*_NOT_THERE):
            for left in (copy, draft):
                left.unlink(missing_ok=True)
            vault.copy_to(copy, key, path)
            with copy.open("rb") as file:
                make_private_file(draft, chain((MAGIC, header_line(header)), parts_of(file)))
            draft.rename(path)
            settle_folder(path.parent)
    finally:
        for left in (copy, draft):
            left.unlink(missing_ok=True)


def restore_backup(path: Path, folder: Path, ask: Answerer) -> Path | None:
    """Make a vault in `folder` of the backup at `path`; gives where the vault that was there is kept aside, if any.

    `ask` is called for the backup's passphrase, and for a new one where no keyring can be trusted with the new vault's
    key. Raises BadInputError where the file is no backup, WrongKeyError, DamagedVaultError and NewerVaultError.
    """
    with held(folder), usable(), building_site(folder) as site:
        restored = site / "restored.db"
        key = unseal_with(_unpack(path, restored), ask)
        try:
            database = Database(restored, key)
        except DamagedVaultError as error:
            raise _damaged() from error
        with contextlib.closing(database):
            make_vault(site, ask, database.copy_to)
        restored.unlink()
    with usable():
        return swap(folder)


def drafts(path: Path) -> tuple[Path, Path]:
    """What stands beside the backup at `path` while it is made, and after a stop in the middle: both encrypted."""
    return path.with_name(f"{path.name}{DRAFT}1"), path.with_name(f"{path.name}{DRAFT}2")


def is_backup(path: Path) -> bool:
    """True where the file at `path` begins as a backup does."""
    with path.open("rb") as file:
        return file.readline(len(MAGIC)) == MAGIC


def _unpack(path: Path, database: Path) -> Header:
    """The header of the backup at `path`; its database goes to `database`."""
    try:
        with path.open("rb") as file:
            if file.readline(len(MAGIC)) != MAGIC:
                raise BadInputError("This file is not a backup of selfaudit.")
            line = file.readline(_LONGEST_HEADER)
            make_private_file(database, parts_of(file))
    except OSError as error:
        raise BadInputError("This file cannot be read.", "Check its name and that you may open it.") from error
    header = header_from(line, _damaged())
    if header.cost is None:
        raise _damaged()
    return header


def _damaged() -> VaultError:
    return DamagedVaultError("This backup is damaged.", "Try an older one if you have it. Your vault was not changed.")
