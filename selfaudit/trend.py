"""How things stood after each audit: what was in view, and how much could be looked at. Pure."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from selfaudit.model import Choice
from selfaudit.policy.dates import day_words
from selfaudit.policy.known import what_is_known
from selfaudit.progress import Progress
from selfaudit.text import counted

MOST = 12  # audits that are shown, the newest of them all


@dataclass(frozen=True)
class Point:
    """One finished audit: on which day, how many things were in view, on how many accounts of how many it could look.

    What was found earlier, on a page that could not be looked at this time, still counts as in view.
    """

    day: date
    in_view: int
    looked: int
    accounts: int

    @property
    def whole(self) -> bool:
        """True where every account could be looked at."""
        return self.looked == self.accounts

    @property
    def words(self) -> str:
        """The same as a sentence."""
        things = f"{self.in_view or 'nothing'} {'things ' if self.in_view > 1 else 'thing ' if self.in_view else ''}"
        accounts = counted(self.accounts, "account", "accounts")
        return f"{day_words(self.day)}: {things}in view; {self.looked} of {accounts} could be looked at."


def trend(progress: Progress) -> tuple[Point, ...]:
    """The finished audits, oldest first, at most `MOST`. What the person said is not about them is left out."""
    finished = [at for at, audit in enumerate(progress.audits, 1) if audit.finished_at and audit.accounts]
    return tuple(_point(progress, at) for at in finished[-MOST:])


def trend_words(points: tuple[Point, ...]) -> str:
    """The last audit beside the one before, as far as the two can be compared; empty for fewer than two."""
    if len(points) < 2:
        return ""
    before, now = points[-2:]
    if not (before.whole and now.whole):
        return "Not every account could be looked at each time, so these numbers may leave something out."
    if now.in_view == before.in_view:
        return "As many things are in view as last time." if now.in_view else "Nothing is in view, as last time."
    fewer = before.in_view - now.in_view
    return f"{abs(fewer)} {'fewer' if fewer > 0 else 'more'} in view than last time."


def _point(progress: Progress, audits: int) -> Point:
    audit = progress.audits[audits - 1]
    known = what_is_known(replace(progress, audits=progress.audits[:audits], accounts=audit.accounts))
    decisions = (progress.decisions.get(one.fingerprint) for one in known.standing)
    about = sum(not (decision and decision.choice is Choice.NOT_ME) for decision in decisions)
    ended = audit.finished_at or audit.started_at
    return Point(ended.date(), about, len(known.accounts) - len(known.unseen), len(known.accounts))
