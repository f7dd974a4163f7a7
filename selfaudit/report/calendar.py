"""Calendar files (RFC 5545): whole days to be reminded of.

Calendars are often copied to other people's computers, so an entry never says what an audit found, or on which account.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

from selfaudit.policy.dates import next_review
from selfaudit.policy.pack import Pack
from selfaudit.progress import Progress
from selfaudit.reviews import ASKED
from selfaudit.text import harmless
from selfaudit.version import __version__

_LOOK_FOR_DOWNLOAD = 3  # days; most come within one to four, and some links to them run out after four
_MOST_OCTETS = 75  # RFC 5545, section 3.1


@dataclass(frozen=True)
class Reminder:
    """One day to be reminded of; `days_before` is when the reminder comes. `id` is the same each time it is made."""

    id: str
    day: date
    title: str
    text: str
    days_before: int = 7


def review_reminder(pack: Pack, progress: Progress) -> Reminder | None:
    """The day by which to look again; None where no audit is finished."""
    day = next_review(progress, pack.review_months)
    if day is None:
        return None
    text = "Start selfaudit and look at your own pages again. It takes about twenty minutes."
    return Reminder(
        f"review {progress.audits[0].started_at.isoformat()} {day}", day, "Look again at my own public pages", text
    )


def reminders(pack: Pack, progress: Progress) -> tuple[Reminder, ...]:
    """Every day to be reminded of, the soonest first: downloads on their way, and the next review."""
    review = review_reminder(pack, progress)
    coming = (*_downloads(progress), *([review] if review else []))
    return tuple(sorted(coming, key=lambda reminder: reminder.day))


def _downloads(progress: Progress) -> Iterator[Reminder]:
    """One day for each download that was asked for and has not been read since."""
    read = {download.target: download.read_at for download in progress.own_data.downloads}
    for name, decision in progress.decisions.items():
        target = name.removeprefix(ASKED)
        if target != name and not (target in read and read[target] >= decision.decided_at):
            day = (decision.decided_at + timedelta(days=_LOOK_FOR_DOWNLOAD)).date()
            text = "It may be ready by now. Fetch it, then open it with selfaudit. Links to downloads run out in days."
            yield Reminder(f"download {name} {day}", day, "Fetch the copy of my own data", text, days_before=0)


def calendar(days: Iterable[Reminder], now: datetime) -> str:
    """A calendar file with these reminders; lines end in CRLF, as the standard has it."""
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", f"PRODID:-//selfaudit//selfaudit {__version__}//EN"]
    for reminder in days:
        lines += _event(reminder, now)
    return "".join(f"{part}\r\n" for line in [*lines, "END:VCALENDAR"] for part in _folded(line))


def _event(reminder: Reminder, now: datetime) -> list[str]:
    name = hashlib.sha256(reminder.id.encode()).hexdigest()[:32]
    return [
        "BEGIN:VEVENT",
        f"UID:{name}@selfaudit.invalid",
        f"DTSTAMP:{now.astimezone(UTC):%Y%m%dT%H%M%SZ}",
        f"DTSTART;VALUE=DATE:{reminder.day:%Y%m%d}",
        f"DTEND;VALUE=DATE:{reminder.day + timedelta(days=1):%Y%m%d}",
        f"SUMMARY:{_text(reminder.title)}",
        f"DESCRIPTION:{_text(reminder.text)}",
        "TRANSP:TRANSPARENT",
        "BEGIN:VALARM",
        "ACTION:DISPLAY",
        f"DESCRIPTION:{_text(reminder.title)}",
        f"TRIGGER:-P{reminder.days_before}D",
        "END:VALARM",
        "END:VEVENT",
    ]


def _text(words: str) -> str:
    """`words` as a TEXT value (RFC 5545, section 3.3.11)."""
    escaped = harmless(words).replace("\t", " ").replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,")
    return escaped.replace("\n", "\\n")


def _folded(line: str) -> Iterator[str]:
    """`line` in pieces of at most 75 octets, none of which splits a character; all but the first begin with a space."""
    piece = ""
    for letter in line:
        if len((piece + letter).encode()) > _MOST_OCTETS:
            yield piece
            piece = " "
        piece += letter
    yield piece
