"""Values taken out of data of any shape: what is not there, or is of another sort, counts as empty."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any

_FORMS = (
    "%Y-%m-%d %H:%M:%S",
    "%a %b %d %H:%M:%S %z %Y",  # X: Wed Oct 10 20:19:24 +0000 2018
    "%d %b %Y",  # LinkedIn connections
    "%b %d, %Y, %I:%M:%S %p",  # Strava
    "%b %d, %Y, %I:%M %p",
    "%m/%d/%y, %I:%M %p",  # LinkedIn registration and invitations
    "%Y/%m/%d %H:%M:%S",
    "%Y-%m-%d",
)
_FIRST, _LAST = 946_684_800, 4_102_444_800  # seconds; the years 2000 and 2100: no platform is older
_NUMBERS = (int, float)
_NOTHING = ("n/a", "none", "null")
_LONGEST_NOTHING = 4
_ZONE = re.compile(r"\s*(?:UTC|GMT)$")


def inside(value: Any, *keys: str | int) -> Any:
    """What lies in `value` at the end of the path of keys and numbers; None where there is no such thing."""
    for key in keys:
        # Exact types, because this runs a dozen times for each of millions of posts.
        if type(value) is dict:
            value = value.get(key)
        elif type(value) is list and type(key) is int and key < len(value):
            value = value[key]
        else:
            return None
    return value


def text(value: Any, *keys: str | int) -> str:
    """The words at the end of the path; empty where there are none, or only a sign for nothing."""
    found = inside(value, *keys)
    if type(found) is str:
        words = found.strip()
    elif type(found) in _NUMBERS:
        words = str(found)
    else:
        return ""
    return "" if len(words) <= _LONGEST_NOTHING and words.lower() in _NOTHING else words


def items(value: Any, *keys: str | int) -> Iterator[Any]:
    """The items of the list at the end of the path."""
    found = inside(value, *keys)
    return iter(found if type(found) is list else ())


def when(value: Any, *keys: str | int) -> datetime | None:
    """The time at the end of the path: seconds or thousandths since 1970, ISO 8601, or as the platforms write it."""
    found = inside(value, *keys)
    if type(found) in _NUMBERS:
        return _since_1970(found)
    if type(found) is not str:
        return None
    words = found.strip()
    return _since_1970(float(words)) if re.fullmatch(r"\d{9,16}(?:\.\d+)?", words) else _written(words)


def _since_1970(count: float) -> datetime | None:
    """The time `count` seconds, thousandths or millionths after 1970 began."""
    for scale in (1, 1_000, 1_000_000):
        if _FIRST * scale <= count <= _LAST * scale:
            return datetime.fromtimestamp(count / scale, UTC)
    return None


def _written(words: str) -> datetime | None:
    bare = _ZONE.sub("", words)
    try:
        return _utc(datetime.fromisoformat(bare))
    except (ValueError, OverflowError):
        pass
    for form in _FORMS:
        try:
            return _utc(datetime.strptime(bare, form))  # noqa: DTZ007 - the zone is settled in _utc
        except (ValueError, OverflowError):
            continue
    return None


def _utc(moment: datetime) -> datetime:
    return moment.replace(tzinfo=UTC) if moment.tzinfo is None else moment.astimezone(UTC)
