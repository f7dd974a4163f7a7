"""Making, opening and locking up a vault."""

from __future__ import annotations

import contextlib
import os
import secrets
from collections.abc import Callable, Iterator
from enum import Enum, auto
from pathlib import Path

from selfaudit.errors import KeyringError, VaultError, WrongKeyError
from selfaudit.vault import keychain
from selfaudit.vault.database import Database, make_database
from selfaudit.vault.header import Header, damaged, read_header, seal, unseal, write_header
from selfaudit.vault.lock import Lock
from selfaudit.vault.passphrase import KEY_BYTES, RFC_9106_LOW_MEMORY, SALT_BYTES, check_new, key_from
from selfaudit.vault.places import (
    DATABASE,
    HEADER,
    LOCK,
    SIDE_FILES,
    UNFINISHED,
    make_private_folder,
    settle_folder,
)
from selfaudit.vault.store import Vault


class Ask(Enum):
    """What a face is asked for: a passphrase for a new vault, or the one that opens the vault there is."""

    CHOOSE = auto()
    OPEN = auto()


Answerer = Callable[[Ask], str]


def open_vault(folder: Path, ask: Answerer) -> Vault:
    """The vault in `folder`, made anew where there is none.

    The key comes from the system's keyring. Where there is no keyring to trust, `ask` is called for a passphrase; what
    it raises goes through, and the vault is left as it was. Raises WrongKeyError, VaultInUseError, NewerVaultError,
    DamagedVaultError, KeyringError (a vault whose keyring does not answer), BadInputError (a new passphrase too short).
    """
    with _readable():
        make_private_folder(folder)
        lock = Lock(folder / LOCK)
    try:
        with _readable():
            key = _data_key(folder, ask)
            return Vault(Database(folder / DATABASE, key), lock.release)
    except BaseException:
        lock.release()
        raise


def _data_key(folder: Path, ask: Answerer) -> bytes:
    header, database, unfinished = (folder / name for name in (HEADER, DATABASE, UNFINISHED))
    if not header.exists():
        if database.exists():
            raise damaged("The key file of your vault is missing.")
        return _make(folder, ask)
    key = unseal_with(read_header(header), ask)
    if not database.exists():
        if not unfinished.exists():
            raise damaged("The file of your vault is missing.")
        unfinished.replace(database)
        settle_folder(folder)
    return key


def _make(folder: Path, ask: Answerer) -> bytes:
    """A new vault. The header is written last but one, so that a stop at any moment leaves no vault or a whole one."""
    for name in ("", *SIDE_FILES):
        (folder / (UNFINISHED + name)).unlink(missing_ok=True)
    key = secrets.token_bytes(KEY_BYTES)
    header = sealed_under_keyring_or_passphrase(key, ask)
    make_database(folder / UNFINISHED, key)
    write_header(folder / HEADER, header)
    (folder / UNFINISHED).replace(folder / DATABASE)
    settle_folder(folder)
    return key


def sealed_under_keyring_or_passphrase(key: bytes, ask: Answerer) -> Header:
    """A new header for `key`: under the keyring where one can be trusted, else under a passphrase."""
    try:
        return sealed_under_keyring(secrets.token_hex(16), key)
    except KeyringError:
        return sealed_under_passphrase(secrets.token_hex(16), key, ask(Ask.CHOOSE))


def sealed_under_keyring(name: str, key: bytes) -> Header:
    """A header for `key` whose outer key the keyring keeps under `name`. Raises KeyringError."""
    outer = secrets.token_bytes(KEY_BYTES)
    keychain.remember(name, outer.hex())
    return seal(Header(name, None, b""), outer, key)


def sealed_under_passphrase(name: str, key: bytes, passphrase: str) -> Header:
    """A header for `key` that `passphrase` opens. Raises BadInputError where it is too short."""
    check_new(passphrase)
    salt = os.urandom(SALT_BYTES)
    outer = key_from(passphrase, salt, RFC_9106_LOW_MEMORY)
    return seal(Header(name, RFC_9106_LOW_MEMORY, salt), outer, key)


def unseal_with(header: Header, ask: Answerer) -> bytes:
    """The data key behind `header`, with the keyring's secret or the passphrase that `ask` gives."""
    if header.cost:
        return unseal(header, key_from(ask(Ask.OPEN), header.salt, header.cost))
    kept = keychain.recall(header.id)
    if kept is None:
        raise WrongKeyError(
            "The key of your vault is no longer in your system's keyring.", "Restore a backup if you have one."
        )
    try:
        return unseal(header, bytes.fromhex(kept))
    except ValueError as error:
        raise WrongKeyError("The key in your system's keyring is not in order.", "Restore a backup.") from error


def change_passphrase(folder: Path, ask: Answerer) -> None:
    """Lock the vault up under a new passphrase, whatever opened it before: a passphrase or the keyring.

    `ask` is called for the old one where there is one, then for the new one. The database stays as it is. Raises what
    `open_vault` raises.
    """
    with _held(folder):
        old = read_header(folder / HEADER)
        key = unseal_with(old, ask)
        write_header(folder / HEADER, sealed_under_passphrase(secrets.token_hex(16), key, ask(Ask.CHOOSE)))
        if not old.cost:
            with contextlib.suppress(KeyringError):  # what is left there opens nothing now
                keychain.forget(old.id)


def move_to_keyring(folder: Path, ask: Answerer) -> None:
    """Lock the vault up under a key in the system's keyring, so that no passphrase is asked for again.

    Raises KeyringError where no keyring can be trusted with it, and what `open_vault` raises.
    """
    with _held(folder):
        old = read_header(folder / HEADER)
        if old.cost:
            write_header(folder / HEADER, sealed_under_keyring(secrets.token_hex(16), unseal_with(old, ask)))


@contextlib.contextmanager
def _held(folder: Path) -> Iterator[None]:
    """The vault in `folder` kept from every other opener."""
    with _readable():
        if not (folder / HEADER).exists():
            raise VaultError("There is no vault yet.")
        lock = Lock(folder / LOCK)
    try:
        with _readable():
            yield
    finally:
        lock.release()


@contextlib.contextmanager
def _readable() -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise VaultError(
            "The folder of your vault cannot be used.", "Is the disk full, or not yours to write?"
        ) from error
