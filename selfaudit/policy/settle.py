"""How each key point of a policy stands, worked out from what was seen, stated and decided. Pure: no clock, no disk."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from selfaudit.model import Audit, Outcome, View
from selfaudit.policy.dates import day_words, months_later
from selfaudit.policy.in_view import concerns, in_view, looked_at
from selfaudit.policy.known import Known, what_is_known
from selfaudit.policy.pack import KeyPoint, Pack, SettledBy
from selfaudit.policy.settings import settings_evidence
from selfaudit.policy.settlement import Evidence, Part, Settlement, State
from selfaudit.policy.words import OUTCOME_WORDS
from selfaudit.progress import Progress, Said
from selfaudit.reviews import Review
from selfaudit.text import counted

# From what asks for most attention to what asks for none. Something seen and open comes before something unseen, and
# that before something kept with a reason.
_WORST_FIRST = (State.TO_DO, State.NOT_SETTLED, State.TALK, State.MET)
_STATE_OF = {
    Said.YES: State.MET,
    Said.TO_DO: State.TO_DO,
    Said.NOT_SURE: State.NOT_SETTLED,
    Said.TALK: State.TALK,
}
_ANSWER_MISSING = {
    Said.TO_DO: "You said that there is something to do here. Answer again when it is done.",
    Said.NOT_SURE: "You said that you are not sure. Read the help, or ask somebody you can turn to.",
    Said.TALK: "You said that you want to talk to someone. Answer again afterwards.",
}

_NOT_FINISHED = "No audit is finished yet. Look at your accounts to the end."
_NOTHING_SEEN = "None of your accounts could be looked at. See for yourself, or look again."
_NOTHING_OF_IT = "nothing about this was found there"
UNANSWERED = "This has not been answered yet."


def settle(pack: Pack, progress: Progress) -> tuple[Settlement, ...]:
    """How every key point of `pack` stands, in the pack's order.

    Met needs evidence of every sort the point is settled by: what was seen counts only where the newest audit is
    finished and could look at every account, signed out. An answer can lower what was seen, and never raise it, but
    for things kept with a reason where the policy leaves room for judgement.
    """
    known = what_is_known(progress)
    return tuple(_settle(point, pack, progress, known) for point in pack.key_points)


def _settle(point: KeyPoint, pack: Pack, progress: Progress, known: Known) -> Settlement:
    parts = [_ROADS[road](point, pack, progress, known) for road in point.settled_by]
    if SettledBy.FINDINGS not in point.settled_by:
        parts.append(in_view(point, pack, progress, known))
    if SettledBy.ANSWER not in point.settled_by:
        parts.append(_word(point, progress))
    parts += [_reviewed(review, progress) for review in point.reviews]
    state = min((part.state for part in parts), key=_WORST_FIRST.index)
    answer = progress.answers.get(point.id)
    if answer and answer.said is Said.TALK:
        state = State.TALK
    evidence = tuple(item for part in parts for item in part.evidence)
    missing = tuple(dict.fromkeys(line for part in parts for line in part.missing))
    return Settlement(point.id, state, evidence, missing)


def _by_findings(point: KeyPoint, pack: Pack, progress: Progress, known: Known) -> Part:
    """Every account looked at, and nothing standing that concerns the point."""
    seen, standing = looked_at(known), in_view(point, pack, progress, known)
    state = min(seen.state, standing.state, key=_WORST_FIRST.index)
    told = {one.target for one in (*known.open, *known.kept, *known.talk) if concerns(pack, one, point.id)}
    evidence = tuple(one if one.target in told else _without(one, known) for one in seen.evidence)
    return Part(state, evidence + standing.evidence, standing.missing + seen.missing)


def _without(seen: Evidence, known: Known) -> Evidence:
    """That a page was read to its end, and that nothing on it bears on the point; any other says nothing more."""
    look = (known.shown if seen.view is View.SHOWN else known.looks).get(seen.target)
    if look is None or not look.whole or look.outcome not in (Outcome.PUBLIC, Outcome.PARTIAL):
        return seen
    return replace(seen, text=f"{seen.text}; {_NOTHING_OF_IT}")


def _by_privacy(_point: KeyPoint, pack: Pack, progress: Progress, known: Known) -> Part:
    """Every account looked at, or proven private by a download of one's own data, and none open to strangers."""
    proven = settings_evidence(pack, progress, known)
    seen = looked_at(known, proven.private)
    still_open = proven.to_do + tuple(
        f"{account.label} is {OUTCOME_WORDS[look.outcome]}. Choose its most private settings, then look again."
        for account in known.accounts
        if (look := known.looks.get(account.id)) and look.outcome in (Outcome.PUBLIC, Outcome.PARTIAL)
    )
    evidence = seen.evidence + proven.evidence
    return Part(State.TO_DO if still_open else seen.state, evidence, still_open + seen.missing)


def _by_audit(_point: KeyPoint, pack: Pack, progress: Progress, _known: Known) -> Part:
    """A finished audit that saw at least one of its accounts."""
    ended = [audit for audit in progress.audits if audit.finished_at and audit.accounts]
    done = [audit for audit in ended if _saw_something(audit)]
    if not done or done[-1].finished_at is None:
        return Part(State.NOT_SETTLED, (), (_NOTHING_SEEN if ended else _NOT_FINISHED,))
    number = len(done[-1].accounts)
    finished = f"Audit of {number} {'account' if number == 1 else 'accounts'} finished"
    text = f"{finished}; look again within {counted(pack.review_months, 'month', 'months')}"
    return Part(State.MET, (Evidence("seen", text, when=done[-1].finished_at),))


def _saw_something(audit: Audit) -> bool:
    listed = {account.id for account in audit.accounts}
    return any(look.outcome.conclusive and look.target in listed for look in audit.looks)


def _by_answer(point: KeyPoint, pack: Pack, progress: Progress, _known: Known) -> Part:
    """The person's own word; a "yes" from before the last review period counts no longer."""
    answer = progress.answers.get(point.id)
    if answer is None:
        return Part(State.NOT_SETTLED, (), (UNANSWERED,))
    said = _word(point, progress)
    last_day = months_later(answer.answered_at.date(), pack.review_months)
    if answer.said is Said.YES and progress.audit and progress.audit.started_at.date() > last_day:
        old = f"You answered this on {day_words(answer.answered_at)}. That is a while ago: please answer again."
        return Part(State.NOT_SETTLED, said.evidence, (old,))
    return said


_ROADS: dict[SettledBy, Callable[[KeyPoint, Pack, Progress, Known], Part]] = {
    SettledBy.FINDINGS: _by_findings,
    SettledBy.PRIVACY: _by_privacy,
    SettledBy.AUDIT: _by_audit,
    SettledBy.ANSWER: _by_answer,
}


def _word(point: KeyPoint, progress: Progress) -> Part:
    """What the person said on a point; nothing said changes nothing."""
    answer = progress.answers.get(point.id)
    if answer is None:
        return Part(State.MET)
    sort = "acknowledged" if "acknowledged" in point.evidence else "stated"
    evidence = Evidence(sort, f"You answered: {answer.said}", when=answer.answered_at)
    missing = (_ANSWER_MISSING[answer.said],) if answer.said in _ANSWER_MISSING else ()
    return Part(_STATE_OF[answer.said], (evidence,), missing)


def _reviewed(review: Review, progress: Progress) -> Part:
    """How far the person has gone through one list of their own data; where there is none, nothing follows."""
    count, last = progress.own_data.count(review), progress.own_data.last_answer(review)
    if not count.all:
        return Part(State.MET)
    done = Evidence("reviewed", f"{count.answered} of {count.all} {review} gone through", when=last, view=View.FILE)
    evidence = (done,) if count.answered else ()
    missing = []
    if count.to_do:
        missing.append(f"{count.to_do} of your {review} you marked to remove. Do that, then mark them as removed.")
    if unread := count.all - count.answered:
        missing.append(f"{unread} of your {review} {'has' if unread == 1 else 'have'} not been gone through yet.")
    if count.open:
        missing.append(f"{count.open} of your {review} you left open. Ask somebody you can turn to, then decide.")
    state = State.TO_DO if count.to_do else State.MET if count.finished else State.NOT_SETTLED
    return Part(state, evidence, tuple(missing))
