"""Whether the key of a vault can be kept by this computer, and how the vault that is there is locked."""

from __future__ import annotations

import secrets
from pathlib import Path

from selfaudit.errors import KeyringError, SelfAuditError
from selfaudit.health import Check
from selfaudit.vault import keychain
from selfaudit.vault.header import read_header
from selfaudit.vault.places import HEADER

_OTHERWISE = "A new vault would get a passphrase instead. That is just as safe, and you type it at each start."


def keyring_answers() -> Check:
    """Keep a made-up secret in the system's keyring and take it away again."""
    name = f"check-{secrets.token_hex(4)}"
    try:
        keychain.remember(name, secrets.token_hex(8))
        keychain.forget(name)
    except KeyringError as error:
        return Check("Keyring", False, error.message, _OTHERWISE)
    return Check("Keyring", True, "It keeps keys for you.")


def vault_state(folder: Path) -> Check:
    """Whether there is a vault, and what opens it. The vault itself is not opened."""
    if not (folder / HEADER).exists():
        return Check("Vault", True, "There is none yet. The walk makes it.")
    try:
        header = read_header(folder / HEADER)
    except SelfAuditError as error:
        return Check("Vault", False, error.message, error.hint, needed=True)
    return Check("Vault", True, "It opens with your passphrase." if header.cost else "Its key lies in your keyring.")
