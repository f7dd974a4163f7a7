"""Made-up browser files in each browser's own form."""

from __future__ import annotations

import json
import plistlib
import sqlite3
from collections.abc import Iterable
from contextlib import closing
from pathlib import Path

Rows = Iterable[tuple[str, int]]

# The tables as the browsers make them.
CHROMIUM = """
CREATE TABLE meta(key LONGVARCHAR NOT NULL UNIQUE PRIMARY KEY, value LONGVARCHAR);
CREATE TABLE urls(id INTEGER PRIMARY KEY AUTOINCREMENT,url LONGVARCHAR,title LONGVARCHAR,
 visit_count INTEGER DEFAULT 0 NOT NULL,typed_count INTEGER DEFAULT 0 NOT NULL,last_visit_time INTEGER NOT NULL,
 hidden INTEGER DEFAULT 0 NOT NULL);
CREATE TABLE visits(id INTEGER PRIMARY KEY AUTOINCREMENT,url INTEGER NOT NULL,visit_time INTEGER NOT NULL);
CREATE INDEX urls_url_index ON urls (url);
"""
FIREFOX = """
CREATE TABLE moz_places (id INTEGER PRIMARY KEY, url LONGVARCHAR, title LONGVARCHAR, rev_host LONGVARCHAR,
 visit_count INTEGER DEFAULT 0, hidden INTEGER DEFAULT 0 NOT NULL, typed INTEGER DEFAULT 0 NOT NULL,
 frecency INTEGER DEFAULT -1 NOT NULL, last_visit_date INTEGER, guid TEXT, foreign_count INTEGER DEFAULT 0 NOT NULL,
 url_hash INTEGER DEFAULT 0 NOT NULL, description TEXT, preview_image_url TEXT, site_name TEXT, origin_id INTEGER,
 recalc_frecency INTEGER NOT NULL DEFAULT 0, alt_frecency INTEGER, recalc_alt_frecency INTEGER NOT NULL DEFAULT 0);
CREATE TABLE moz_bookmarks (id INTEGER PRIMARY KEY, type INTEGER, fk INTEGER DEFAULT NULL, parent INTEGER,
 position INTEGER, title LONGVARCHAR, keyword_id INTEGER, folder_type TEXT, dateAdded INTEGER, lastModified INTEGER,
 guid TEXT, syncStatus INTEGER NOT NULL DEFAULT 0, syncChangeCounter INTEGER NOT NULL DEFAULT 1);
"""
SAFARI = """
CREATE TABLE history_items (id INTEGER PRIMARY KEY AUTOINCREMENT,url TEXT NOT NULL UNIQUE,domain_expansion TEXT NULL,
 visit_count INTEGER NOT NULL,daily_visit_counts BLOB NOT NULL,weekly_visit_counts BLOB NULL,
 autocomplete_triggers BLOB NULL,should_recompute_derived_visit_counts INTEGER NOT NULL,
 visit_count_score INTEGER NOT NULL,status_code INTEGER NOT NULL DEFAULT 0);
CREATE TABLE history_visits (id INTEGER PRIMARY KEY AUTOINCREMENT,history_item INTEGER NOT NULL,
 visit_time REAL NOT NULL,title TEXT NULL);
"""
TITLE = "A title \x1b[31m that nobody reads"


def chromium_history(path: Path, rows: Rows) -> Path:
    """Chromium's History."""
    with closing(sqlite3.connect(path)) as made:
        made.executescript(CHROMIUM)
        made.executemany(
            "INSERT INTO urls (url, title, visit_count, last_visit_time) VALUES (?, ?, ?, 13350000000000000)",
            ((url, TITLE, times) for url, times in rows),
        )
        made.commit()
    return path


def firefox_places(path: Path, rows: Rows, bookmarked: Iterable[str] = ()) -> Path:
    """Firefox's places.sqlite, with history and bookmarks."""
    with closing(sqlite3.connect(path)) as made:
        made.executescript(FIREFOX)
        made.executemany(
            "INSERT INTO moz_places (url, title, visit_count) VALUES (?, ?, ?)",
            ((url, TITLE, times) for url, times in rows),
        )
        made.execute("INSERT INTO moz_bookmarks (type, fk, title) VALUES (2, NULL, 'a folder')")
        for url in bookmarked:
            place = made.execute("INSERT INTO moz_places (url, visit_count) VALUES (?, 0)", (url,)).lastrowid
            made.execute("INSERT INTO moz_bookmarks (type, fk, title) VALUES (1, ?, ?)", (place, TITLE))
        made.commit()
    return path


def safari_history(path: Path, rows: Rows) -> Path:
    """Safari's History.db."""
    with closing(sqlite3.connect(path)) as made:
        made.executescript(SAFARI)
        made.executemany("INSERT INTO history_items VALUES (NULL, ?, NULL, ?, x'', NULL, NULL, 0, 0, 0)", rows)
        made.commit()
    return path


def chromium_bookmarks(path: Path, addresses: Iterable[str]) -> Path:
    """Chromium's Bookmarks: one address on the bar, the others in a folder."""
    made = [{"id": "5", "name": TITLE, "type": "url", "url": address} for address in addresses]
    folder = {"children": made[1:], "name": "a folder", "type": "folder"}
    roots = {"bookmark_bar": {"children": [*made[:1], folder]}, "other": {"children": []}, "synced": {"children": []}}
    path.write_text(json.dumps({"checksum": "0", "roots": roots, "version": 1}))
    return path


def safari_bookmarks(path: Path, addresses: Iterable[str]) -> Path:
    """Safari's Bookmarks.plist."""
    made = [
        {"URLString": address, "URIDictionary": {"title": TITLE}, "WebBookmarkType": "WebBookmarkTypeLeaf"}
        for address in addresses
    ]
    bar = {"Title": "BookmarksBar", "Children": made, "WebBookmarkType": "WebBookmarkTypeList"}
    path.write_bytes(plistlib.dumps({"Children": [bar], "Title": ""}, fmt=plistlib.FMT_BINARY))
    return path
