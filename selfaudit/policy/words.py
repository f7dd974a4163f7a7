"""The app's own words for what came of a look, the same wherever they are shown."""

from __future__ import annotations

from calendar import monthrange
from datetime import date

from selfaudit.model import Outcome

OUTCOME_WORDS = {
    Outcome.PUBLIC: "open to everyone",
    Outcome.PARTIAL: "partly open to everyone",
    Outcome.PRIVATE: "closed to strangers",
    Outcome.NOT_FOUND: "no such page",
    Outcome.WALL: "could not look: the site asks visitors to sign in",
    Outcome.BLOCKED: "could not look: the site turned the visit away",
    Outcome.UNREACHABLE: "could not look: the page did not load",
    Outcome.NOT_CHECKED: "not looked at",
}

INSTEAD = {
    Outcome.WALL: "Sign in yourself, view your page as the public sees it, and check it by eye.",
    Outcome.BLOCKED: "Open the page yourself in a private browser window, and check it by eye.",
    Outcome.UNREACHABLE: "Check the address and your connection, then look again.",
    Outcome.NOT_CHECKED: "Start the audit again to look at it, or check it yourself in the app.",
}


def months_later(day: date, months: int) -> date:
    """The same day of the month `months` later, or that month's last day where it is shorter."""
    years, month = divmod(day.month - 1 + months, 12)
    year = day.year + years
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def day_words(when: date) -> str:
    """A date as it is written in Britain: 3 May 2026."""
    return f"{when.day} {when:%B %Y}"
