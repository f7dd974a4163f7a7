"""The databases of browsers: which addresses were opened how often, and which are bookmarked; nothing else is asked.

The only file that may read SQLite beside the vault; it never sees the vault's key or files.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Generator, Iterator
from contextlib import closing
from pathlib import Path

from probes.footprints.copies import copied
from probes.footprints.traces import Mark, Trace
from selfaudit.errors import BadInputError

MAGIC = b"SQLite format 3\x00"
_LONGEST = 2000  # characters of an address: longer ones are no pages of accounts
# By a table that only this browser's database has: how to ask it. Chromium: components/history/core/browser/
# url_database.cc; Firefox: toolkit/components/places/nsPlacesTables.h; Safari: its History.db as forensic tools
# describe it. Read in November 2026.
_OPENED = {
    "urls": "SELECT url, visit_count FROM urls WHERE typeof(url) = 'text' AND length(url) <= ?",
    "moz_places": "SELECT url, visit_count FROM moz_places"
    " WHERE visit_count > 0 AND typeof(url) = 'text' AND length(url) <= ?",
    "history_items": "SELECT url, visit_count FROM history_items WHERE typeof(url) = 'text' AND length(url) <= ?",
}
_BOOKMARKED = {
    "moz_bookmarks": "SELECT place.url, 1 FROM moz_bookmarks AS mark JOIN moz_places AS place ON place.id = mark.fk"
    " WHERE mark.type = 1 AND typeof(place.url) = 'text' AND length(place.url) <= ?",
}
_READ = frozenset((*_OPENED, *_BOOKMARKED, "sqlite_master"))
_ALLOWED = (sqlite3.SQLITE_SELECT, sqlite3.SQLITE_FUNCTION)


def database_traces(database: Path) -> Generator[Trace]:
    """What a copy of the database says. Raises BadInputError where it is damaged or no history of a known browser."""
    with copied(database) as copy:
        try:
            with closing(sqlite3.connect(f"{copy.as_uri()}?mode=rw", uri=True)) as connection:
                yield from _traces(_made_safe(connection))
        except sqlite3.Error:
            raise BadInputError(
                "The browser's database is damaged, or the browser was writing to it.",
                "Close the browser and try again.",
            ) from None


def _traces(connection: sqlite3.Connection) -> Iterator[Trace]:
    # Only real tables have a root page: a view or a virtual table could make us run something of its own.
    found = connection.execute("SELECT name FROM sqlite_master WHERE type = 'table' AND rootpage > 0")
    tables = {str(name) for (name,) in found}
    if tables.isdisjoint(_OPENED):
        raise BadInputError("This database is not the history of a browser that selfaudit knows.")
    for questions, mark in ((_OPENED, Mark.OPENED), (_BOOKMARKED, Mark.BOOKMARKED)):
        for table, question in questions.items():
            if table in tables:
                for address, times in connection.execute(question, (_LONGEST,)):
                    yield Trace(address, mark, times if isinstance(times, int) else 1)


def _made_safe(connection: sqlite3.Connection) -> sqlite3.Connection:
    """The connection, able to do nothing but read the few tables, whatever the database's own schema says."""
    connection.text_factory = _text
    connection.execute("PRAGMA trusted_schema = OFF")
    connection.execute("PRAGMA cell_size_check = ON")
    connection.setlimit(sqlite3.SQLITE_LIMIT_LENGTH, 64 * 1024 * 1024)
    connection.set_authorizer(_may)
    return connection


def _may(action: int, table: str | None, *_rest: str | None) -> int:
    allowed = action in _ALLOWED or (action == sqlite3.SQLITE_READ and table in _READ)
    return sqlite3.SQLITE_OK if allowed else sqlite3.SQLITE_DENY


def _text(data: bytes) -> str:
    return data.decode("utf-8", "replace")
