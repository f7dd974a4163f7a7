"""A vault on disk at 1, 10 and 100 times its size: to open and read it, and to keep one answer more.

Beside the same rows read from a plain SQLite file without a key, and beside its own growth. The passphrase is left out:
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

from benchmarks.big_vault import MANY, MANY_FINDINGS, filled
from benchmarks.table import Row, seconds
from selfaudit.model import Answer, Said, Step
from selfaudit.policy.load import default_pack
from selfaudit.reviews import Review
from selfaudit.vault.database import Database, connected, make_database
from selfaudit.vault.store import Vault, keep_all

_KEY = bytes(range(32))
_SMALLEST = 100  # the largest vault is this many times as large
_NOW = datetime(2026, 5, 4, tzinfo=UTC)


def run() -> list[Row]:
    """All rows about the vault."""
    with tempfile.TemporaryDirectory() as name:
        return list(_rows(Path(name)))


def _rows(folder: Path) -> Iterator[Row]:
    first: dict[str, float] = {}
    for times in (1, 10, 100):
        path, plain = folder / f"{times}.db", folder / f"{times}-plain.db"
        _make(path, plain, times)
        ours = {"opened and read": seconds(partial(_open_and_close, path)), "one answer kept": _keeping(path)}
        bare = seconds(partial(_read, plain))
        case = f"{times} x, {path.stat().st_size / 1e6:.1f} MB, "
        yield Row("vault", case + "opened and read", ours["opened and read"], bare, "s", "plain SQLite, read", False)
        for what, taken in ours.items():
            first.setdefault(what, taken)
            if times > 1:
                yield Row("vault", case + what, taken / first[what], float(times), "x time", "linear growth", False)


def _make(path: Path, plain: Path, times: int) -> None:
    sizes: dict[Review, int] = {review: number * times // _SMALLEST for review, number in MANY.items()}
    progress = filled(default_pack(), Step.REVIEWS, sizes, MANY_FINDINGS * times // _SMALLEST).load()
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


def _read(plain: Path) -> None:
    with closing(sqlite3.connect(plain)) as database:
        names = [row[0] for row in database.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
        for name in names:
            database.execute(f'SELECT * FROM "{name}"').fetchall()
