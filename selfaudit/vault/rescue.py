"""What can be saved from a damaged vault. The damaged files are only ever read, and kept aside."""

from __future__ import annotations

import contextlib
import shutil
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import sqlcipher3

from selfaudit.errors import VaultError
from selfaudit.evidence import Entry
from selfaudit.model import Progress
from selfaudit.vault.database import Database, connected, make_database, told_plainly
from selfaudit.vault.door import data_key, has_vault, held, make_vault, usable
from selfaudit.vault.header import damaged
from selfaudit.vault.places import DATABASE, SIDE_FILES
from selfaudit.vault.sealing import Answerer
from selfaudit.vault.store import Vault, keep_all
from selfaudit.vault.swap import building_site, swap


@dataclass(frozen=True)
class Saved:
    """What can still be read: the progress, and the entries of the evidence log, each with its original if it has one.

    An entry or an original that is lost leaves a gap, which every later check of the log tells of.
    """

    progress: Progress
    evidence: tuple[tuple[Entry, bytes | None], ...] = ()


class _Forgiving(Database):
    """A damaged database, read as far as it goes."""

    def __init__(self, path: Path, key: bytes) -> None:
        self._path, self._key = path, key
        with told_plainly():
            self._connection = connected(path, key)

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
        for name in (DATABASE + side for side in ("", *SIDE_FILES)):
            if (folder / name).exists():
                shutil.copyfile(folder / name, site / name)
        with contextlib.closing(_Forgiving(site / DATABASE, key)) as database:
            vault = Vault(database, lambda: None)
            evidence = tuple((entry, vault.evidence_original(entry.number)) for entry in vault.evidence())
            saved = Saved(vault.load(), evidence)
        shutil.rmtree(site)
    if saved == Saved(Progress()):
        raise damaged("Nothing in your vault can be read any more.")
    return saved


def _fill(path: Path, key: bytes, saved: Saved) -> None:
    make_database(path, key)
    with contextlib.closing(Vault(Database(path, key), lambda: None)) as vault:
        keep_all(vault, saved.progress)
        for entry, original in saved.evidence:
            vault.keep_evidence(entry, original)


def rebuild(folder: Path, saved: Saved, ask: Answerer) -> Path | None:
    """Make a new vault of `saved` in the place of the one in `folder`; gives where the old one is kept aside."""
    with held(folder), usable(), building_site(folder) as site:
        make_vault(site, ask, lambda path, key: _fill(path, key, saved))
    with usable():
        return swap(folder)
