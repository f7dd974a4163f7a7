"""The private report: everything of one audit on one page, for the person alone."""

from __future__ import annotations

from datetime import datetime

from selfaudit.model import Audit
from selfaudit.policy.dates import day_words, next_review
from selfaudit.policy.known import what_is_known
from selfaudit.policy.pack import Pack
from selfaudit.policy.settlement import Settlement, State
from selfaudit.policy.words import SEVERITY_WORDS
from selfaudit.progress import Progress
from selfaudit.report.changes import WhereToChange
from selfaudit.report.page import render
from selfaudit.report.plan import plan
from selfaudit.report.shown import Showing
from selfaudit.report.trail_picture import drawing
from selfaudit.trail import trails
from selfaudit.trend import trend, trend_words
from selfaudit.version import __version__

FIRST_THINGS = 5
STATES = (State.TO_DO, State.TALK, State.NOT_SETTLED, State.MET)


def private_report(
    pack: Pack,
    progress: Progress,
    settlements: tuple[Settlement, ...],
    now: datetime,
    masked: bool = False,
    where: WhereToChange | None = None,
) -> str:
    """One HTML page that stands alone: summary, what to do first, findings, key points, what left the device, limits.

    `masked` hides what was quoted, pictures, reasons and notes, so that the page can be shown to somebody.
    `where` tells where things are changed on the sites, see `plan`.
    """
    audit = progress.audit
    known = what_is_known(progress)
    showing = Showing(pack, progress, known, masked)
    emphasis = pack.emphasis(progress.purpose)
    order = [point.id for point in pack.in_order(progress.purpose)]
    in_order = sorted(settlements, key=lambda one: order.index(one.key_point)) if emphasis else settlements
    accounts, points = showing.accounts(), showing.points(in_order)
    tasks, told, points_so_far = plan(pack, progress, where), trails(pack, progress), trend(progress)
    return render(
        "private.html.j2",
        {
            "pack": pack,
            "emphasis": emphasis,
            "audit": audit,
            "now": now,
            "masked": masked,
            "accounts": accounts,
            "elsewhere": showing.elsewhere(),
            "kinds": [kind for kind in pack.kinds if any(shown.counts and shown.counts[kind] for shown in accounts)],
            "could_look": [shown for shown in accounts if shown.outcome.conclusive],
            "could_not_look": [shown for shown in accounts if not shown.outcome.conclusive],
            "in_part": [
                shown for shown in accounts if shown.look and shown.outcome.conclusive and not shown.look.whole
            ],
            "nothing_seen": "No page could be looked at, so nothing is known."
            if audit
            else "No page has been looked at yet.",
            "all_met": all(shown.state is State.MET for shown in points),
            "open_count": len(known.open),
            "beside": showing.beside_last_time(),
            "trend": points_so_far,
            "trend_words": trend_words(points_so_far),
            "first": tasks[:FIRST_THINGS],
            "rest": tasks[FIRST_THINGS:],
            "points": points,
            "states": [(state, [shown for shown in points if shown.state is state]) for state in STATES],
            "trails": told,
            "drawing": drawing(told),
            "unsaid": _unsaid(audit),
            "policy_notes": pack.notes_on(now.date()),
            "next_review": next_review(progress, pack.review_months),
            "version": __version__,
            "severity_words": SEVERITY_WORDS,
            "day": day_words,
            "time": _time,
        },
    )


def _unsaid(audit: Audit | None) -> list[str]:
    """What the audit could not look for by name, because the person did not say it."""
    if audit is None:
        return []
    said = audit.identity
    lines = [
        ("your school", said.schools),
        ("your phone number", said.numbers),
        ("the places you live and go to", said.places),
    ]
    return [what for what, values in lines if not values]


def _time(when: datetime) -> str:
    return f"{day_words(when)}, {when:%H:%M} {when.tzname() or ''}".strip()
