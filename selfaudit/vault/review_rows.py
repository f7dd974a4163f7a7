"""How reviews and downloads lie in the database."""

from __future__ import annotations

import json
from datetime import datetime
from functools import lru_cache

from selfaudit.reviews import KeptDownload, KeptSetting, Review, ReviewChoice, Reviewed, ReviewItem
from selfaudit.vault.rows import Row, Rows, time_text

TABLES = """
CREATE TABLE review_item (
    name TEXT PRIMARY KEY, review TEXT NOT NULL, target TEXT NOT NULL, first_seen TEXT NOT NULL, title TEXT NOT NULL,
    text TEXT NOT NULL, note TEXT NOT NULL, why TEXT NOT NULL, happened_at TEXT
) STRICT;
CREATE TABLE reviewed (name TEXT PRIMARY KEY, choice TEXT NOT NULL, decided_at TEXT NOT NULL) STRICT;
CREATE TABLE review_picture (name TEXT PRIMARY KEY, picture BLOB NOT NULL) STRICT;
CREATE TABLE picture_read (
    target TEXT NOT NULL, digest TEXT NOT NULL, basis TEXT NOT NULL, findings TEXT NOT NULL,
    PRIMARY KEY (target, digest)
) STRICT, WITHOUT ROWID;
CREATE TABLE download (
    name TEXT PRIMARY KEY, read_at TEXT NOT NULL, made_at TEXT, whole INTEGER NOT NULL, note TEXT NOT NULL,
    settings TEXT NOT NULL
) STRICT;
"""


_NO_WHY = "[]"  # what most items have; reading it as JSON takes longer than all the rest of an item
_REVIEWS = {one.value: one for one in Review}


@lru_cache(8)
def _moment(text: str) -> datetime:
    """The items of one download were all first seen at once."""
    return datetime.fromisoformat(text)


def _when(text: str | None) -> datetime | None:
    return datetime.fromisoformat(text) if text else None


def _text(moment: datetime | None) -> str | None:
    return time_text(moment) if moment else None


def _item_row(item: ReviewItem) -> Row:
    first_seen, when = time_text(item.first_seen), _text(item.when)
    return item.review, item.target, first_seen, item.title, item.text, item.note, json.dumps(item.why), when


def item_of(name: str, row: Row) -> ReviewItem:
    """The item in a row."""
    review, target, first_seen, title, text, note, why, when = row
    words = () if why == _NO_WHY else tuple(json.loads(why))
    return ReviewItem(name, _REVIEWS[review], target, _moment(first_seen), title, text, note, words, _when(when))


def _reviewed_row(reviewed: Reviewed) -> Row:
    return reviewed.choice, time_text(reviewed.decided_at)


def _reviewed(row: Row) -> Reviewed:
    choice, decided_at = row
    return Reviewed(ReviewChoice(choice), datetime.fromisoformat(decided_at))


def _download_row(download: KeptDownload) -> Row:
    settings = [
        (setting.setting, setting.value, setting.private, setting.card, _text(setting.as_of))
        for setting in download.settings
    ]
    read_at, made_at = time_text(download.read_at), _text(download.made_at)
    return read_at, made_at, int(download.whole), download.note, json.dumps(settings)


def download_of(target: str, row: Row) -> KeptDownload:
    """The download in a row."""
    read_at, made_at, whole, note, settings = row
    kept = tuple(
        KeptSetting(setting, value, private, card, _when(as_of))
        for setting, value, private, card, as_of in json.loads(settings)
    )
    return KeptDownload(target, datetime.fromisoformat(read_at), _when(made_at), bool(whole), note, kept)


ITEMS: Rows[ReviewItem] = Rows(
    "review_item",
    ("review", "target", "first_seen", "title", "text", "note", "why", "happened_at"),
    _item_row,
    lambda row: item_of("", row),
    ("name",),
)
REVIEWED = Rows("reviewed", ("choice", "decided_at"), _reviewed_row, _reviewed, ("name",))
DOWNLOADS: Rows[KeptDownload] = Rows(
    "download",
    ("read_at", "made_at", "whole", "note", "settings"),
    _download_row,
    lambda row: download_of("", row),
    ("name",),
)
