"""What came of the walk, in a few sentences. Pure."""

from __future__ import annotations

from collections import Counter

from selfaudit.model import Standing
from selfaudit.policy.dates import day_words, next_review
from selfaudit.policy.known import what_is_known
from selfaudit.policy.settlement import State
from selfaudit.session import Session
from tui.finding_state import every_finding, since_last_time
from tui.words import NOT_LOOKED, STATES, count


def what_came_of_it(session: Session) -> list[str]:
    """The accounts, what was found and what became of it since last time, the key points, and the day to look again."""
    progress, known = session.progress, what_is_known(session.progress)
    missed = sum(not look.outcome.conclusive for look in known.looks.values())
    found = every_finding(progress, list(session.pack.kinds))
    in_view = [one for one in found if one.standing is not Standing.GONE]
    decided = sum(one.fingerprint in progress.decisions for one in in_view)
    states = Counter(settlement.state for settlement in session.settlements())
    again = next_review(progress, session.pack.review_months)
    found_so_far = f"{count(len(in_view), 'thing', 'things')} found" + (
        f", {decided or 'none'} decided on." if in_view else "."
    )
    lines = [
        f"{count(len(progress.accounts), 'account', 'accounts')} on your list"
        + (f", of which {missed} could not be looked at." if missed else "."),
        found_so_far if known.looks or known.standing else NOT_LOOKED,
    ]
    if len(progress.audits) > 1:
        lines.append(f"Since last time: {since_last_time(found)}.")
    points = ", ".join(f"{states[state]} {STATES[state][2:]}" for state in State if states[state])
    lines += [f"Key points: {points}.", *([f"Look again by {day_words(again)}."] if again else [])]
    return [f"{line[:1].upper()}{line[1:]}" for line in lines]
