"""Locking a data key up, and getting at it again: with the system's keyring, or with a passphrase."""

from __future__ import annotations

import os
import secrets
from collections.abc import Callable
from enum import Enum, auto

from selfaudit.errors import KeyringError, WrongKeyError
from selfaudit.vault import keychain
from selfaudit.vault.header import Header, seal, unseal
from selfaudit.vault.passphrase import KEY_BYTES, RFC_9106_LOW_MEMORY, SALT_BYTES, check_new, key_from


class Ask(Enum):
    """What a face is asked for: a passphrase for a new vault, or the one that opens the vault there is."""

    CHOOSE = auto()
    OPEN = auto()


Answerer = Callable[[Ask], str]


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
