"""The small file beside the database: how its key is locked up, never the key itself.

The database is encrypted with a random data key. The header holds that key, encrypted with AES-256-GCM under another
one, which the system's keyring keeps or a passphrase gives.
"""

from __future__ import annotations

import hashlib
import json
import os
from dataclasses import dataclass
from pathlib import Path

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from selfaudit.errors import DamagedVaultError, NewerVaultError, VaultError, WrongKeyError
from selfaudit.vault.passphrase import KEY_BYTES, SALT_BYTES, Cost
from selfaudit.vault.places import replace_file

FORM = 1
_NONCE_BYTES = 12  # NIST SP 800-38D section 8.2: 96 bits
_TAG_BYTES = 16


@dataclass(frozen=True)
class Header:
    """`id` names the vault in the keyring; `cost` and `salt` belong to a passphrase, `cost` is None without one."""

    id: str
    cost: Cost | None
    salt: bytes
    sealed_key: bytes = b""


def seal(header: Header, outer_key: bytes, data_key: bytes) -> Header:
    """`header` with `data_key` locked up under `outer_key`, bound to everything else the header says."""
    nonce = os.urandom(_NONCE_BYTES)
    sealed = nonce + AESGCM(outer_key).encrypt(nonce, data_key, _bound(header))
    return Header(header.id, header.cost, header.salt, sealed)


def unseal(header: Header, outer_key: bytes) -> bytes:
    """The data key. Raises WrongKeyError where `outer_key` is not the one it was sealed with."""
    nonce, sealed = header.sealed_key[:_NONCE_BYTES], header.sealed_key[_NONCE_BYTES:]
    try:
        return AESGCM(outer_key).decrypt(nonce, sealed, _bound(header))
    except InvalidTag as error:
        if header.cost:
            hint = "Check capital letters and spaces, and try again."
            raise WrongKeyError("This is not the right passphrase.", hint) from error
        message = "The key in your system's keyring is not the one of your vault."
        raise WrongKeyError(message, "Restore a backup if you have one.") from error


def write_header(path: Path, header: Header) -> None:
    """Keep the header at `path`, in place of an older one, in one step."""
    replace_file(path, header_line(header))


def read_header(path: Path) -> Header:
    """The header at `path`. Raises NewerVaultError or DamagedVaultError."""
    return header_from(path.read_bytes(), damaged("The key file of your vault is damaged."))


def header_line(header: Header) -> bytes:
    """The header as one line of JSON with a digest of itself."""
    content = _content(header) | {"sealed_key": header.sealed_key.hex()}
    return _canonical(content | {"sha256": hashlib.sha256(_canonical(content)).hexdigest()}) + b"\n"


def header_from(line: bytes, otherwise: VaultError) -> Header:
    """The header that `header_line` wrote. Raises NewerVaultError, or `otherwise` where it is not whole."""
    try:
        content = json.loads(line)
        form = content.pop("form")
        if isinstance(form, int) and form > FORM:
            raise newer()
        digest = content.pop("sha256")
        if form != FORM or digest != hashlib.sha256(_canonical({"form": form, **content})).hexdigest():
            raise ValueError
        return _checked(_from(content))
    except (ValueError, TypeError, KeyError, AttributeError) as error:
        raise otherwise from error


def damaged(message: str) -> DamagedVaultError:
    """The one way to say that a file of the vault cannot be trusted."""
    return DamagedVaultError(message, "Nothing was changed. See what can be saved: selfaudit vault rescue")


def newer() -> NewerVaultError:
    """The one way to say that the vault is ahead of the program."""
    return NewerVaultError("A newer version of selfaudit wrote your vault.", "Update selfaudit. Nothing was changed.")


def _content(header: Header) -> dict[str, object]:
    cost = header.cost
    argon2id = {"passes": cost.passes, "lanes": cost.lanes, "memory_kib": cost.memory_kib} if cost else None
    return {"form": FORM, "id": header.id, "argon2id": argon2id, "salt": header.salt.hex()}


def _from(content: dict[str, str | dict[str, int] | None]) -> Header:
    argon2id = content["argon2id"]
    cost = Cost(**argon2id) if isinstance(argon2id, dict) else None
    salt, sealed = (bytes.fromhex(str(content[name])) for name in ("salt", "sealed_key"))
    return Header(str(content["id"]), cost, salt, sealed)


def _checked(header: Header) -> Header:
    salted = len(header.salt) == SALT_BYTES and header.cost.sane if header.cost else not header.salt
    if not salted or len(header.sealed_key) != _NONCE_BYTES + KEY_BYTES + _TAG_BYTES:
        raise ValueError
    return header


def _bound(header: Header) -> bytes:
    return _canonical(_content(header))


def _canonical(content: dict[str, object]) -> bytes:
    return json.dumps(content, sort_keys=True, separators=(",", ":")).encode()
