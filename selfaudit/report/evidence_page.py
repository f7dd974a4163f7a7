"""The list of an evidence log as one page to read and to print, for those whom the person gives it to."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime

from selfaudit.evidence import BEGINNING, Entry, Link
from selfaudit.policy.dates import day_words
from selfaudit.report.page import picture_uri, render
from selfaudit.version import __version__

_MOST_SHOWN = 8_000_000  # bytes of one picture on the page; a larger one is in its file alone


def evidence_page(entries: Sequence[Link], original: Callable[[int], bytes | None], now: datetime) -> str:
    """The entries as one HTML page that stands alone, pictures included; an entry left out is named as such."""
    return render(
        "evidence.html.j2",
        {
            "entries": entries,
            "shown": [entry for entry in entries if isinstance(entry, Entry)],
            "is_left_out": lambda entry: not isinstance(entry, Entry),
            "picture": lambda entry: _picture(entry, original),
            "end": entries[-1].fingerprint if entries else BEGINNING,
            "now": now,
            "time": moment_words,
            "version": __version__,
        },
    )


def moment_words(when: datetime) -> str:
    """A moment with its time zone: 3 May 2026, 14:05:09 (UTC+01:00)."""
    zone = when.isoformat(timespec="seconds")[19:].removeprefix("Z")
    return f"{day_words(when)}, {when:%H:%M:%S} (UTC{zone})"


def _picture(entry: Entry, original: Callable[[int], bytes | None]) -> str:
    return picture_uri(original(entry.number)) if entry.sha256 and entry.size <= _MOST_SHOWN else ""
