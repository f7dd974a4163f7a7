"""Taking a vault away for good."""

from __future__ import annotations

import contextlib
import os
import shutil
from collections.abc import Iterable
from pathlib import Path

from selfaudit.errors import KeyringError, VaultError
from selfaudit.vault import keychain
from selfaudit.vault.backup import is_backup
from selfaudit.vault.header import Header, read_header
from selfaudit.vault.lock import Lock
from selfaudit.vault.places import DATABASE, DRAFT, HEADER, LOCK, SIDE_FILES, UNFINISHED
from selfaudit.vault.swap import leftovers


def wipe(folder: Path, backups: Iterable[Path] = ()) -> tuple[str, ...]:
    """Destroy the vault in `folder` with its key, and tell in words what was removed; empty where nothing was there.

    Older vaults kept aside go too, and `backups` (as `Vault.backups` names them) where they still are. The key goes
    first: without it, whatever a disk may still hold of the rest cannot be read. Raises VaultInUseError while an app
    has the vault open, VaultError where a file cannot be removed.
    """
    try:
        return (*_vault(folder), *_aside(folder), *_backups(backups))
    except OSError as error:
        raise VaultError(
            "Some files of your vault could not be removed.", "Close other programs and try again."
        ) from error


def _vault(folder: Path) -> list[str]:
    if not folder.exists():
        return []
    lock = Lock(folder / LOCK)
    try:
        removed = [*_key(folder), *_files(folder)]
    finally:
        lock.release()
    with contextlib.suppress(OSError):
        (folder / LOCK).unlink()
        folder.rmdir()
    return removed


def _key(folder: Path) -> list[str]:
    path = folder / HEADER
    if not path.exists():
        return []
    header: Header | None = None
    with contextlib.suppress(VaultError):
        header = read_header(path)
    _overwrite(path)
    path.unlink()
    removed = ["the key file of your vault"]
    if header and not header.cost:
        removed.append(_keyring_entry(header))
    return removed


def _keyring_entry(header: Header) -> str:
    try:
        keychain.forget(header.id)
    except KeyringError:
        return "not removed: an entry “selfaudit” in your system's keyring, which did not answer. It opens nothing now"
    return "the entry “selfaudit” in your system's keyring"


def _overwrite(path: Path) -> None:
    with path.open("r+b") as file:
        file.write(os.urandom(path.stat().st_size))
        file.flush()
        os.fsync(file.fileno())


def _files(folder: Path) -> list[str]:
    databases = [folder / (name + side) for name in (DATABASE, UNFINISHED) for side in ("", *SIDE_FILES)]
    present = [path for path in (*databases, folder / (HEADER + DRAFT)) if path.exists()]
    for path in present:
        path.unlink()
    return ["your vault with everything in it"] if present else []


def _aside(folder: Path) -> list[str]:
    older = leftovers(folder)
    for path in older:
        _key(path)
        shutil.rmtree(path)
    return [f"older vaults that were kept aside: {len(older)}"] if older else []


def _backups(backups: Iterable[Path]) -> list[str]:
    present = [path for path in backups if path.is_file() and is_backup(path)]
    for path in present:
        path.unlink()
    return [f"backups: {len(present)}"] if present else []
