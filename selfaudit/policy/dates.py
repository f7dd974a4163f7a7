"""Days: when to look again, and how a day is written."""

from __future__ import annotations

from calendar import monthrange
from datetime import date

from selfaudit.progress import Progress


def months_later(day: date, months: int) -> date:
    """The same day of the month `months` later, or that month's last day where it is shorter."""
    years, month = divmod(day.month - 1 + months, 12)
    year = day.year + years
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def next_review(progress: Progress, months: int) -> date | None:
    """The day by which to look again: `months` after the newest finished audit; None where none is finished."""
    finished = [audit.finished_at for audit in progress.audits if audit.finished_at and audit.accounts]
    return months_later(finished[-1].date(), months) if finished else None


def day_words(when: date) -> str:
    """A date as it is written in Britain: 3 May 2026."""
    return f"{when.day} {when:%B %Y}"
