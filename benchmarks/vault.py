"""A vault on disk at 1, 10 and 100 times its size: to open and read it, and to keep one answer more.

Beside the same rows in a plain SQLite file without a key. The passphrase is left out:
how long it takes is a choice. The smallest holds 5 findings, 50 posts, 50 connections and what is known of 30
photos.
"""

from __future__ import annotations

import sqlite3
import tempfile
from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, datetime
from functools import partial
from itertools import count
from pathlib import Path

from benchmarks.big_vault import at_times
from benchmarks.table import GROWN, Row, seconds
from selfaudit.policy.load import default_pack
from selfaudit.progress import Answer, Said, Step
from selfaudit.vault.database import Database, connected, make_database
from selfaudit.vault.store import Vault, keep_all

_BARE = "the same rows in plain SQLite without a key"
_KEY = bytes(range(32))
_NOW = datetime(2026, 5, 4, tzinfo=UTC)


def run() -> list[Row]:
    """All rows about the vault."""
    with tempfile.TemporaryDirectory() as name:
        return list(_rows(Path(name)))


def _rows(folder: Path) -> Iterator[Row]:
    for times in (1, *GROWN):
        path, plain = folder / f"{times}.db", folder / f"{times}-plain.db"
        _make(path, plain, times)
        opened, bare = seconds(partial(_open_and_close, path)), seconds(partial(_read, plain))
        kept, bare_kept = _keeping(path), _keeping_bare(plain)
        size, bare_size = (one.stat().st_size / 1e6 for one in (path, plain))
        yield Row("vault", "opened and read", opened, bare, "s", f"{_BARE}, read", False, times)
        yield Row("vault", "one answer kept", kept, bare_kept, "s", _BARE, False, times)
        yield Row("vault", "size on the disk", size, bare_size, "MB", _BARE, False, times)


def _make(path: Path, plain: Path, times: int) -> None:
    progress = at_times(default_pack(), Step.REVIEWS, times).load()
    make_database(path, _KEY)
    with closing(_opened(path)) as vault:
        keep_all(vault, progress)
    with closing(connected(path, _KEY)) as database:
        database.execute("ATTACH DATABASE ? AS plain KEY ''", (str(plain),))
        database.execute("SELECT sqlcipher_export('plain')")
        database.execute("DETACH DATABASE plain")


def _opened(path: Path) -> Vault:
    return Vault(Database(path, _KEY), lambda: None)


def _open_and_close(path: Path) -> None:
    _opened(path).close()


def _keeping(path: Path) -> float:
    numbers = count()
    with closing(_opened(path)) as vault:
        return seconds(lambda: vault.keep_answer(f"point-{next(numbers)}", Answer(Said.YES, _NOW)))


def _keeping_bare(plain: Path) -> float:
    numbers = count()
    with closing(sqlite3.connect(plain)) as database:
        database.execute("PRAGMA journal_mode = WAL")
        return seconds(lambda: _keep_bare(database, f"point-{next(numbers)}"))


def _keep_bare(database: sqlite3.Connection, point: str) -> None:
    database.execute("INSERT INTO answer VALUES (?, ?, ?, ?)", (point, "yes", _NOW.isoformat(), ""))
    database.commit()


def _read(plain: Path) -> None:
    with closing(sqlite3.connect(plain)) as database:
        names = [row[0] for row in database.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
        for name in names:
            database.execute(f'SELECT * FROM "{name}"').fetchall()
