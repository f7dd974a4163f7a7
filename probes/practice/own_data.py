"""The made-up person's own data, as if their downloads had been read: items to review, small pictures, downloads."""

from __future__ import annotations

import tomllib
from collections.abc import Collection, Iterator, Mapping
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from functools import cache
from importlib.resources import files
from typing import Any

from probes.practice.drawings import draw
from probes.practice.world import Practice
from selfaudit.model import Account
from selfaudit.own_data import Audience, Connection, Download, Part, Photo, Post, Tie
from selfaudit.own_reading import TakenIn, take_in
from selfaudit.policy.pack import Pack
from selfaudit.ports import Store
from selfaudit.reviews import CHOICES, ReviewChoice, ReviewItem

_SINCE_LAST_TIME = timedelta(days=180)
_Row = Mapping[str, Any]


def keep_own_data(store: Store, practice: Practice, pack: Pack, now: datetime) -> None:
    """Put the made-up person's own data into `store`, as read half a year ago, and what is newer as read `now`."""
    data = _data()
    for account in practice.accounts:
        for later, when in ((False, now - _SINCE_LAST_TIME), (True, now)):
            parts = list(_parts(data, account.id, later))
            if parts:
                whole = _whole(account, when, parts)
                *_, taken = take_in([*parts, whole], account, practice.identity, pack, when)
                assert isinstance(taken, TakenIn)
                pictures = {
                    _photo_id(row): draw(row["drawing"])
                    for row in data["photo"]
                    if row["account"] == account.id and "drawing" in row and not later
                }
                store.keep_items(taken.items, pictures)
                store.keep_download(taken.download)


def said_of(item: ReviewItem) -> ReviewChoice:
    """What the made-up person says of one item of a review."""
    rows = [row for row in _data()["answer"] if row["review"] == item.review]
    said = (ReviewChoice(row["said"]) for row in rows if item.title.startswith(row["begins"]))
    return next(said, CHOICES[item.review][0])


@cache
def _data() -> Mapping[str, list[_Row]]:
    return tomllib.loads(files("probes.practice").joinpath("own_data.toml").read_text("utf-8"))


def _whole(account: Account, made_at: datetime, parts: Collection[Part]) -> Download:
    posts, connections, photos = (sum(isinstance(part, sort) for part in parts) for sort in (Post, Connection, Photo))
    told = Download(account.platform, account.handle, made_at=made_at)
    return replace(told, posts=posts, connections=connections, photos=photos)


def _parts(data: Mapping[str, list[_Row]], account: str, later: bool) -> Iterator[Part]:
    for sort, make in (("post", _post), ("connection", _connections), ("photo", _photo)):
        for row in data[sort]:
            if row["account"] == account and bool(row.get("later")) == later:
                yield from make(row)


def _post(row: _Row) -> Iterator[Part]:
    name = f"{row['account']} post {row['day']}"
    yield Post(name, row["text"], _moment(row["day"]), audience=Audience(row["seen_by"]))


def _connections(row: _Row) -> Iterator[Part]:
    for name in row["names"]:
        yield Connection(name, name, "", Tie(row["tie"]))


def _photo(row: _Row) -> Iterator[Part]:
    yield Photo(_photo_id(row), row["name"], _moment(row["day"]), row["name"], not row.get("tagged"))


def _photo_id(row: _Row) -> str:
    return f"{row['account']} photo {row['day']}"


def _moment(day: date) -> datetime:
    return datetime.combine(day, time(12), UTC)
