"""Taking a vault away for good."""

from __future__ import annotations

import contextlib
import os
import shutil
from dataclasses import dataclass
from pathlib import Path

from selfaudit.errors import KeyringError, VaultError
from selfaudit.vault import keychain
from selfaudit.vault.backup import drafts, is_backup
from selfaudit.vault.door import usable
from selfaudit.vault.header import Header, read_header
from selfaudit.vault.known_backups import KnownBackups, known_backups, nobody
from selfaudit.vault.lock import Lock
from selfaudit.vault.places import APP, DATABASE, DRAFT, HEADER, LOCK, SIDE_FILES, UNFINISHED
from selfaudit.vault.sealing import Answerer
from selfaudit.vault.swap import finish_swap, leftovers

_Told = tuple[bool, str]  # whether it was removed, and what it is


@dataclass(frozen=True)
class Wiped:
    """What a wipe removed, and what it had to leave for the person to remove, in words. Both may be empty."""

    removed: tuple[str, ...]
    left: tuple[str, ...]


def wipe(folder: Path, ask: Answerer = nobody) -> Wiped:
    """Destroy the vault in `folder` with its key, older vaults kept aside, and backups that are where they were put.

    Only a vault that opens can tell where its backups are; else they are left. `ask` is called for its passphrase, up
    to three times while it is wrong, where the keyring does not give its key; older vaults are tried with the keyring
    and with what was typed last. The key goes first: without it, whatever a disk may still hold of the rest cannot be
    read. Raises VaultInUseError while an app has the vault open, VaultError where a file cannot be removed.
    """
    with usable():
        finish_swap(folder)
    backups = known_backups(folder, ask)
    try:
        told = [*_vault(folder), *_aside(folder), *_backups(backups)]
        _leave_home(folder.parent)
    except OSError as error:
        raise VaultError(
            "Some files of your vault could not be removed.", "Close other programs and try again."
        ) from error
    return Wiped(tuple(what for gone, what in told if gone), tuple(what for gone, what in told if not gone))


def anything_kept(folder: Path) -> bool:
    """True where the vault in `folder` or any part of one beside it is on the disk."""
    return folder.exists() or bool(leftovers(folder))


def _vault(folder: Path) -> list[_Told]:
    if not folder.exists():
        return []
    lock = Lock(folder / LOCK)
    try:
        told = [*_key(folder), *_files(folder)]
    finally:
        lock.release()
    with contextlib.suppress(OSError):
        (folder / LOCK).unlink()
        folder.rmdir()
    return told


def _key(folder: Path) -> list[_Told]:
    path = folder / HEADER
    if not path.exists():
        return []
    header: Header | None = None
    with contextlib.suppress(VaultError):
        header = read_header(path)
    _overwrite(path)
    path.unlink()
    told = [(True, "the key file of your vault")]
    if header and not header.cost:
        told.append(_keyring_entry(header))
    return told


def _keyring_entry(header: Header) -> _Told:
    try:
        keychain.forget(header.id)
    except KeyringError:
        return False, "the entry “selfaudit” in your system's keyring, which did not answer (it opens nothing any more)"
    return True, "the entry “selfaudit” in your system's keyring"


def _overwrite(path: Path) -> None:
    with path.open("r+b") as file:
        file.write(os.urandom(path.stat().st_size))
        file.flush()
        os.fsync(file.fileno())


def _files(folder: Path) -> list[_Told]:
    databases = [folder / (name + side) for name in (DATABASE, UNFINISHED) for side in ("", *SIDE_FILES)]
    present = [path for path in (*databases, folder / (HEADER + DRAFT)) if path.exists()]
    for path in present:
        path.unlink()
    return [(True, "your vault with everything in it")] if present else []


def _aside(folder: Path) -> list[_Told]:
    older = leftovers(folder)
    left = [told for path in older for told in _key(path) if not told[0]]
    for path in older:
        shutil.rmtree(path)
    return [*left, (True, f"older vaults that were kept aside: {len(older)}")] if older else []


def _backups(backups: KnownBackups) -> list[_Told]:
    present = [path for path in backups.paths if path.is_file() and is_backup(path)]
    unfinished = [draft for path in backups.paths for draft in drafts(path) if draft.is_file()]
    for path in (*present, *unfinished):
        path.unlink()
    return [*([(True, f"backups: {len(present)}")] if present else []), *((False, words) for words in backups.hidden)]


def _leave_home(home: Path) -> None:
    """Remove the program's own folder, where nothing else lies in it."""
    if home.name == APP:
        with contextlib.suppress(OSError):
            home.rmdir()
