"""Footprints in a history of 200,000 addresses: processor time beside the bar, and beside reading the rows alone."""

from __future__ import annotations

import random
import sqlite3
import tempfile
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

from benchmarks.table import Row, seconds
from probes.footprints.browsers import Profile
from probes.footprints.find import find
from probes.platform_files import own_platforms

_ROWS = 200_000
_BAR = 2.0  # seconds
# Where the addresses are, of a hundred: an ordinary history, and one with hardly anything but social media.
_MIXES = {"ordinary": 30, "social media alone": 97}
_PEOPLE = 4_000
_TABLE = """CREATE TABLE urls(id INTEGER PRIMARY KEY AUTOINCREMENT,url LONGVARCHAR,title LONGVARCHAR,
 visit_count INTEGER DEFAULT 0 NOT NULL,typed_count INTEGER DEFAULT 0 NOT NULL,last_visit_time INTEGER NOT NULL,
 hidden INTEGER DEFAULT 0 NOT NULL)"""


def run() -> list[Row]:
    """All rows about footprints."""
    return [row for case, share in _MIXES.items() for row in _measured(case, share)]


def _measured(case: str, share: int) -> Iterator[Row]:
    platforms = own_platforms()
    with tempfile.TemporaryDirectory() as folder:
        history = Path(folder, "History")
        _make(history, share)
        ours = seconds(lambda: find(platforms, [Profile("Chromium", (history,))]))
        bare = seconds(lambda: _read(history))
    yield Row("footprints, 200,000 addresses", case, ours, _BAR, "s", "the bar", more_is_better=False)
    yield Row("footprints, 200,000 addresses", case, ours, bare, "s", "reading the rows alone", more_is_better=False)


def _read(history: Path) -> None:
    with closing(sqlite3.connect(history)) as connection:
        for _ in connection.execute("SELECT url, visit_count FROM urls"):
            pass


def _make(history: Path, share: int) -> None:
    chance = random.Random(7)
    with closing(sqlite3.connect(history)) as made:
        made.execute(_TABLE)
        rows = ((_address(chance, share), "A page's title", chance.randrange(1, 20)) for _ in range(_ROWS))
        made.executemany("INSERT INTO urls (url, title, visit_count, last_visit_time) VALUES (?, ?, ?, 0)", rows)
        made.commit()


def _address(chance: random.Random, share: int) -> str:
    number, person = chance.randrange(10**12), f"person_{chance.randrange(_PEOPLE)}"
    if chance.randrange(100) >= share:
        return f"https://site-{number % 3000}.example/articles/{number}?page={number % 9}"
    pages = (
        f"https://www.instagram.com/{person}/",
        f"https://www.instagram.com/p/{number}/",
        f"https://x.com/{person}/status/{number}",
        f"https://www.facebook.com/{person}/posts/{number}?comment_id={number}",
        f"https://www.facebook.com/groups/{number}/permalink/{number}/",
        f"https://www.youtube.com/watch?v={number}",
        f"https://www.reddit.com/r/group_{number % 500}/comments/{number}/a_title/",
        f"https://www.linkedin.com/in/{person}/",
        f"https://www.pinterest.co.uk/pin/{number}/",
        f"https://toot.example/@{person}/{number}",
    )
    return chance.choice(pages)
