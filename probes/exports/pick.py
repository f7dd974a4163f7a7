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
_ZONE = re.compile(r"\s*(?:UTC|GMT)$")


def inside(value: Any, *keys: str | int) -> Any:
    """What lies in `value` at the end of the path of keys and numbers; None where there is no such thing."""
    for key in keys:
        if isinstance(value, dict) and isinstance(key, str):
            value = value.get(key)
        elif isinstance(value, list) and isinstance(key, int) and -len(value) <= key < len(value):
            value = value[key]
        else:
            return None
    return value


def text(value: Any, *keys: str | int) -> str:
    """The words at the end of the path; empty where there are none, or only a sign for nothing."""
    found = inside(value, *keys)
    if isinstance(found, bool) or not isinstance(found, str | int | float):
        return ""
    words = str(found).strip()
    return "" if words.lower() in ("n/a", "none", "null") else words


def items(value: Any, *keys: str | int) -> Iterator[Any]:
    """The items of the list at the end of the path."""
    found = inside(value, *keys)
    return iter(found) if isinstance(found, list) else iter(())


def when(value: Any, *keys: str | int) -> datetime | None:
    """The time at the end of the path: seconds or thousandths since 1970, ISO 8601, or as the platforms write it."""
    found = inside(value, *keys)
    if isinstance(found, bool) or not isinstance(found, str | int | float):
        return None
    if isinstance(found, str):
        words = found.strip()
        return _since_1970(float(words)) if re.fullmatch(r"\d{9,16}(?:\.\d+)?", words) else _written(words)
    return _since_1970(float(found))


def _since_1970(seconds: float) -> datetime | None:
    while seconds > _LAST:
        seconds /= 1000
    try:
        return datetime.fromtimestamp(seconds, UTC) if seconds >= _FIRST else None
    except (ValueError, OverflowError, OSError):
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
