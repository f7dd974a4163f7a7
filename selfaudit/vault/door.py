"""Making, opening and locking up a vault."""

from __future__ import annotations

import contextlib
import secrets
from collections.abc import Callable, Iterator
from pathlib import Path

from selfaudit.errors import KeyringError, VaultError
from selfaudit.vault import keychain
from selfaudit.vault.database import Database, make_database
from selfaudit.vault.guard import no_core_dumps
from selfaudit.vault.header import Header, damaged, read_header, write_header
from selfaudit.vault.lock import Lock
from selfaudit.vault.passphrase import KEY_BYTES
from selfaudit.vault.places import (
    DATABASE,
    HEADER,
    LOCK,
    SIDE_FILES,
    UNFINISHED,
    make_private_folder,
    settle_folder,
)
from selfaudit.vault.sealing import (
    Answerer,
    Ask,
    sealed_under_keyring,
    sealed_under_keyring_or_passphrase,
    sealed_under_passphrase,
    unseal_with,
)
from selfaudit.vault.store import Vault
from selfaudit.vault.swap import finish_swap

__all__ = ["Answerer", "Ask", "change_passphrase", "move_to_keyring", "open_vault"]


def open_vault(folder: Path, ask: Answerer) -> Vault:
    """The vault in `folder`, made anew where there is none.

    The key comes from the system's keyring. Where there is no keyring to trust, `ask` is called for a passphrase; what
    it raises goes through, and the vault is left as it was. Raises WrongKeyError, VaultInUseError, NewerVaultError,
    DamagedVaultError, KeyringError (a vault whose keyring does not answer), BadInputError (a new passphrase too short).
    """
    no_core_dumps()
    with usable():
        finish_swap(folder)
        make_private_folder(folder)
        lock = Lock(folder / LOCK)
    try:
        with usable():
            key = data_key(folder, ask) if has_vault(folder) else make_vault(folder, ask)
            return _vault(folder, key, lock)
    except BaseException:
        lock.release()
        raise


def has_vault(folder: Path) -> bool:
    """True where there is a vault, or what is left of one. Raises DamagedVaultError where its key file is missing."""
    if not (folder / HEADER).exists() and (folder / DATABASE).exists():
        raise damaged("The key file of your vault is missing.")
    return (folder / HEADER).exists()


def data_key(folder: Path, ask: Answerer) -> bytes:
    """The key of the database in `folder`, which is put in its place if its making was stopped at the last step."""
    database, unfinished = folder / DATABASE, folder / UNFINISHED
    key = unseal_with(read_header(folder / HEADER), ask)
    if not database.exists():
        if not unfinished.exists():
            raise damaged("The file of your vault is missing.")
        unfinished.replace(database)
        settle_folder(folder)
    return key


def make_vault(folder: Path, ask: Answerer, fill: Callable[[Path, bytes], None] = make_database) -> bytes:
    """Make a vault in `folder`, empty unless `fill` puts something in its database; gives its data key.

    The header is written last but one, so that a stop at any moment leaves no vault or a whole one.
    """
    for name in ("", *SIDE_FILES):
        (folder / (UNFINISHED + name)).unlink(missing_ok=True)
    key = secrets.token_bytes(KEY_BYTES)
    header = sealed_under_keyring_or_passphrase(key, ask)
    fill(folder / UNFINISHED, key)
    write_header(folder / HEADER, header)
    (folder / UNFINISHED).replace(folder / DATABASE)
    settle_folder(folder)
    return key


def _vault(folder: Path, key: bytes, lock: Lock) -> Vault:
    database = Database(folder / DATABASE, key)
    try:
        vault = Vault(database, lock.release)
        vault.forget_settled()
        return vault
    except BaseException:
        database.close()
        raise


def change_passphrase(folder: Path, ask: Answerer) -> None:
    """Lock the vault up under a new passphrase, whatever opened it before: a passphrase or the keyring.

    `ask` is called for the old one where there is one, then for the new one. The database stays as it is. Raises what
    `open_vault` raises.
    """
    with held(folder):
        old = _header(folder)
        key = unseal_with(old, ask)
        write_header(folder / HEADER, sealed_under_passphrase(secrets.token_hex(16), key, ask(Ask.CHOOSE)))
        if not old.cost:
            with contextlib.suppress(KeyringError):  # what is left there opens nothing now
                keychain.forget(old.id)


def move_to_keyring(folder: Path, ask: Answerer) -> None:
    """Lock the vault up under a key in the system's keyring, so that no passphrase is asked for again.

    Raises KeyringError where no keyring can be trusted with it, and what `open_vault` raises.
    """
    with held(folder):
        old = _header(folder)
        if old.cost:
            write_header(folder / HEADER, sealed_under_keyring(secrets.token_hex(16), unseal_with(old, ask)))


def _header(folder: Path) -> Header:
    if not has_vault(folder):
        raise VaultError("There is no vault yet.")
    return read_header(folder / HEADER)


@contextlib.contextmanager
def held(folder: Path) -> Iterator[None]:
    """The vault in `folder`, if there is one, kept from every other opener."""
    with usable():
        finish_swap(folder)
        make_private_folder(folder)
        lock = Lock(folder / LOCK)
    try:
        with usable():
            yield
    finally:
        lock.release()


@contextlib.contextmanager
def usable(
    message: str = "The folder of your vault cannot be used.", hint: str = "Is the disk full, or not yours to write?"
) -> Iterator[None]:
    """Failures of files and folders as a sentence."""
    try:
        yield
    except OSError as error:
        raise VaultError(message, hint) from error
