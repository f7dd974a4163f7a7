"""What can be saved from a damaged vault. The damaged files are only ever read, and kept aside."""

from __future__ import annotations

import contextlib
import shutil
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import sqlcipher3

from selfaudit.errors import VaultError
from selfaudit.evidence import Entry
from selfaudit.progress import Progress
from selfaudit.vault.database import Database, connected, make_database, told_plainly
from selfaudit.vault.door import data_key, has_vault, held, make_vault, usable
from selfaudit.vault.header import damaged, newer
from selfaudit.vault.places import DATABASE, SIDE_FILES, make_private_folder
from selfaudit.vault.schema import VERSION
from selfaudit.vault.sealing import Answerer
from selfaudit.vault.store import Vault, keep_all
from selfaudit.vault.swap import building_site, swap

_COPY = "damaged"  # where the copy that is read lies on the building site
_AT_ONCE = 100  # small pictures that are handed over together


@dataclass(frozen=True)
class Saved:
    """What can still be read: the progress, and the entries of the evidence log. `key` opens the damaged database.

    An entry or an original that is lost leaves a gap, which every later check of the log tells of; `lost` are the
    numbers of entries without their originals. Originals and pictures are not held here: `rebuild` hands them over one
    at a time.
    """

    progress: Progress
    evidence: tuple[Entry, ...]
    key: bytes = field(repr=False)
    lost: tuple[int, ...] = ()


class _Forgiving(Database):
    """A damaged database, read as far as it goes. Raises NewerVaultError where a newer program wrote it."""

    def __init__(self, path: Path, key: bytes) -> None:
        self._path, self._key = path, key
        with told_plainly():
            self._connection = connected(path, key)
        if any(version > VERSION for (version,) in self.read("PRAGMA user_version")):
            self.close()
            raise newer()

    def read(self, query: str, *values: object) -> list[tuple[Any, ...]]:
        """The rows of a query up to the first one that cannot be read."""
        rows: list[tuple[Any, ...]] = []
        try:
            for row in self._connection.execute(query, values):
                rows.append(row)
        except sqlcipher3.DatabaseError:
            self._connection.close()  # after one page that cannot be read it gives no other
            self._connection = connected(self._path, self._key)
        return rows


def readable(folder: Path, ask: Answerer) -> Saved:
    """What can still be read of the damaged vault in `folder`, which is left as it is.

    Raises what `open_vault` raises; DamagedVaultError where nothing can be read.
    """
    with held(folder), usable(), building_site(folder) as site:
        if not has_vault(folder):
            raise VaultError("There is no vault yet.")
        key = data_key(folder, ask)
        with _copied(folder, site, key) as vault:
            entries = vault.evidence()
            kept = [entry.number for entry in entries if entry.sha256]
            lost = tuple(number for number in kept if vault.evidence_original(number) is None)
            saved = Saved(vault.load(), entries, key, lost)
        shutil.rmtree(site)
    if saved.progress == Progress() and not saved.evidence:
        raise damaged("Nothing in your vault can be read any more.")
    return saved


def rebuild(folder: Path, saved: Saved, ask: Answerer) -> Path | None:
    """Make a new vault of `saved` in the place of the one in `folder`; gives where the old one is kept aside."""
    with held(folder), usable(), building_site(folder) as site:
        with _copied(folder, site, saved.key) as old:
            make_vault(site, ask, lambda path, key: _fill(path, key, saved, old))
        shutil.rmtree(site / _COPY)
    with usable():
        return swap(folder)


@contextlib.contextmanager
def _copied(folder: Path, site: Path, key: bytes) -> Iterator[Vault]:
    """A copy of the damaged vault in `folder`, open on the building site; reading may write to its log."""
    copy = site / _COPY
    make_private_folder(copy)
    for name in (DATABASE + side for side in ("", *SIDE_FILES)):
        if (folder / name).exists():
            shutil.copyfile(folder / name, copy / name)
    with contextlib.closing(_Forgiving(copy / DATABASE, key)) as database:
        yield Vault(database, lambda: None)


def _fill(path: Path, key: bytes, saved: Saved, old: Vault) -> None:
    make_database(path, key)
    with contextlib.closing(Vault(Database(path, key), lambda: None)) as vault:
        keep_all(vault, saved.progress)
        vault.know_backups(old.backups())
        items = saved.progress.own_data.items
        for start in range(0, len(items), _AT_ONCE):
            some = items[start : start + _AT_ONCE]
            pictures = {item.id: picture for item in some if (picture := old.item_picture(item.id)) is not None}
            vault.keep_items(some, pictures)
        for entry in saved.evidence:
            vault.keep_evidence(entry, old.evidence_original(entry.number))
