"""How each key point of a policy stands, worked out from what was seen, stated and decided. Pure: no clock, no disk."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass

from selfaudit.model import Account, Audit, Choice, Finding, Outcome, View
from selfaudit.policy.dates import day_words, months_later
from selfaudit.policy.known import Known, what_is_known
from selfaudit.policy.pack import KeyPoint, Pack, SettledBy
from selfaudit.policy.settings import settings_evidence
from selfaudit.policy.settlement import Evidence, Settlement, State
from selfaudit.policy.words import IN_PART, OUTCOME_WORDS, instead
from selfaudit.progress import Progress, Said
from selfaudit.reviews import Review

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

_TALK = "You want to talk to your manager about it. Decide afterwards."
_NOT_FINISHED = "No audit is finished yet. Look at your accounts to the end."
_NOTHING_SEEN = "None of your accounts could be looked at. See for yourself, or look again."
UNANSWERED = "This has not been answered yet."
_KEPT = "You keep something that the policy asks you to remove. Tell your senior leader what, and why."
_KEPT_JUDGEMENT = "You keep something and wrote down why. Tell your manager, then answer the question of this point."


@dataclass(frozen=True)
class _Part:
    """What one road of SettledBy comes to."""

    state: State
    evidence: tuple[Evidence, ...] = ()
    missing: tuple[str, ...] = ()


def settle(pack: Pack, progress: Progress) -> tuple[Settlement, ...]:
    """How every key point of `pack` stands, in the pack's order.

    Met needs evidence of every sort the point is settled by: what was seen counts only where the newest audit is
    finished and could look at every account, signed out. An answer can lower what was seen, and never raise it, but
    for things kept with a reason where the policy leaves room for judgement.
    """
    known = what_is_known(progress)
    return tuple(_settle(point, pack, progress, known) for point in pack.key_points)


def concerns(pack: Pack, finding: Finding, key_point: str) -> bool:
    """True where this finding bears on the key point, by the pack or by what was recorded with the finding."""
    advice = pack.kinds.get(finding.kind)
    return key_point in finding.key_points or bool(advice and key_point in advice.key_points)


def _settle(point: KeyPoint, pack: Pack, progress: Progress, known: Known) -> Settlement:
    parts = [_ROADS[road](point, pack, progress, known) for road in point.settled_by]
    if SettledBy.FINDINGS not in point.settled_by:
        parts.append(_standing(point, pack, progress, known))
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


def _by_findings(point: KeyPoint, pack: Pack, progress: Progress, known: Known) -> _Part:
    """Every account looked at, and nothing standing that concerns the point."""
    seen, standing = _seen(known), _standing(point, pack, progress, known)
    state = min(seen.state, standing.state, key=_WORST_FIRST.index)
    return _Part(state, seen.evidence + standing.evidence, standing.missing + seen.missing)


def _by_privacy(_point: KeyPoint, pack: Pack, progress: Progress, known: Known) -> _Part:
    """Every account looked at, or proven private by a download of one's own data, and none open to strangers."""
    proven = settings_evidence(pack, progress, known)
    seen = _seen(known, proven.private)
    still_open = proven.to_do + tuple(
        f"{account.label} is {OUTCOME_WORDS[look.outcome]}. Choose its most private settings, then look again."
        for account in known.accounts
        if (look := known.looks.get(account.id)) and look.outcome in (Outcome.PUBLIC, Outcome.PARTIAL)
    )
    evidence = seen.evidence + proven.evidence
    return _Part(State.TO_DO if still_open else seen.state, evidence, still_open + seen.missing)


def _by_audit(_point: KeyPoint, pack: Pack, progress: Progress, _known: Known) -> _Part:
    """A finished audit that saw at least one of its accounts."""
    ended = [audit for audit in progress.audits if audit.finished_at and audit.accounts]
    done = [audit for audit in ended if _saw_something(audit)]
    if not done or done[-1].finished_at is None:
        return _Part(State.NOT_SETTLED, (), (_NOTHING_SEEN if ended else _NOT_FINISHED,))
    number = len(done[-1].accounts)
    finished = f"Audit of {number} {'account' if number == 1 else 'accounts'} finished"
    text = f"{finished}; look again within {pack.review_months} months"
    return _Part(State.MET, (Evidence("seen", text, when=done[-1].finished_at),))


def _saw_something(audit: Audit) -> bool:
    listed = {account.id for account in audit.accounts}
    return any(look.outcome.conclusive and look.target in listed for look in audit.looks)


def _by_answer(point: KeyPoint, pack: Pack, progress: Progress, _known: Known) -> _Part:
    """The person's own word; a "yes" from before the last review period counts no longer."""
    answer = progress.answers.get(point.id)
    if answer is None:
        return _Part(State.NOT_SETTLED, (), (UNANSWERED,))
    said = _word(point, progress)
    last_day = months_later(answer.answered_at.date(), pack.review_months)
    if answer.said is Said.YES and progress.audit and progress.audit.started_at.date() > last_day:
        old = f"You answered this on {day_words(answer.answered_at)}. That is a while ago: please answer again."
        return _Part(State.NOT_SETTLED, said.evidence, (old,))
    return said


_ROADS: dict[SettledBy, Callable[[KeyPoint, Pack, Progress, Known], _Part]] = {
    SettledBy.FINDINGS: _by_findings,
    SettledBy.PRIVACY: _by_privacy,
    SettledBy.AUDIT: _by_audit,
    SettledBy.ANSWER: _by_answer,
}


def _word(point: KeyPoint, progress: Progress) -> _Part:
    """What the person said on a point; nothing said changes nothing."""
    answer = progress.answers.get(point.id)
    if answer is None:
        return _Part(State.MET)
    sort = "acknowledged" if "acknowledged" in point.evidence else "stated"
    evidence = Evidence(sort, f"You answered: {answer.said}", when=answer.answered_at)
    missing = (_ANSWER_MISSING[answer.said],) if answer.said in _ANSWER_MISSING else ()
    return _Part(_STATE_OF[answer.said], (evidence,), missing)


def _reviewed(review: Review, progress: Progress) -> _Part:
    """How far the person has gone through one list of their own data; where there is none, nothing follows."""
    count, last = progress.own_data.count(review), progress.own_data.last_answer(review)
    if not count.all:
        return _Part(State.MET)
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
    return _Part(state, evidence, tuple(missing))


def _seen(known: Known, proven: Collection[str] = ()) -> _Part:
    """Whether the newest audit is finished and read every account to its end; evidence for each one it could.

    Accounts that are `proven` otherwise are not missed.
    """
    evidence = tuple(
        Evidence("seen", f"{account.label}: {OUTCOME_WORDS[look.outcome]}", account.id, look.seen_at, look.view)
        for account in known.accounts
        if (look := known.looks.get(account.id)) and look.outcome.conclusive
    )
    evidence += tuple(
        Evidence("seen", f"{account.label}: a page that you showed was read", account.id, look.seen_at, look.view)
        for account in known.accounts
        if (look := known.shown.get(account.id))
    )
    if not known.accounts:
        return _Part(State.NOT_SETTLED, (), ("No account has been named yet. Add your accounts, then look.",))
    missing = [] if known.audit and known.audit.finished_at else ["The audit is not finished yet. Go on with it."]
    unseen = [account for account in known.unseen if account.id not in proven]
    in_part = [account for account in known.in_part if account.id not in proven]
    for account in unseen:
        look = known.looks.get(account.id)
        outcome = look.outcome if look else Outcome.NOT_CHECKED
        words = _shown_words(known, account) or instead(account, outcome)
        missing.append(f"{account.label}: {OUTCOME_WORDS[outcome]}. {words}")
    missing += [f"{account.label}: {IN_PART}" for account in in_part]
    return _Part(State.NOT_SETTLED if missing else State.MET, evidence, tuple(missing))


def _shown_words(known: Known, account: Account) -> str:
    """What was done already where strangers meet a wall; empty where the person has shown nothing."""
    look = known.shown.get(account.id)
    if look is None:
        return ""
    return f"You showed its page on {day_words(look.seen_at)}. What a stranger sees is still for you to check by eye."


def _standing(point: KeyPoint, pack: Pack, progress: Progress, known: Known) -> _Part:
    """What is still in view and concerns the point."""
    still_open = [finding for finding in known.open if concerns(pack, finding, point.id)]
    kept = [finding for finding in known.kept if concerns(pack, finding, point.id)]
    missing = list(_open_lines(still_open, pack, progress, known))
    evidence = tuple(dict.fromkeys(_seen_evidence(finding, pack, known) for finding in still_open))
    talk = [finding for finding in known.talk if concerns(pack, finding, point.id)]
    evidence += tuple(_stated(finding, "you keep it, and wrote down why", pack, progress, known) for finding in kept)
    evidence += tuple(_stated(finding, "to talk about", pack, progress, known) for finding in talk)
    missing += [f"{_where(finding, pack, known)}. {_TALK}" for finding in talk]
    agreed = point.judgement and _said_yes_after(point, progress, kept)
    if kept and not agreed:
        missing.append(_KEPT_JUDGEMENT if point.judgement else _KEPT)
    state = State.TO_DO if still_open else State.TALK if talk or (kept and not agreed) else State.MET
    return _Part(state, evidence, tuple(missing))


def _said_yes_after(point: KeyPoint, progress: Progress, kept: Sequence[Finding]) -> bool:
    """True where the question was answered with "yes" after the last of these decisions."""
    answer = progress.answers.get(point.id)
    decided = [progress.decisions[finding.fingerprint].decided_at for finding in kept]
    return answer is not None and answer.said is Said.YES and all(when <= answer.answered_at for when in decided)


def _open_lines(findings: Sequence[Finding], pack: Pack, progress: Progress, known: Known) -> Iterator[str]:
    """What is left to do, one line for all that wants the same on the same account."""
    alike: dict[tuple[str, str], dict[str, Finding]] = {}
    for finding in findings:
        what = f"{pack.kinds[finding.kind].title} ({_place(finding)})"
        alike.setdefault((finding.target, _to_do(finding, progress, known)), {}).setdefault(what, finding)
    for (target, to_do), same in alike.items():
        only = next(iter(same.values()))
        where = _where(only, pack, known) if len(same) == 1 else f"{', '.join(same)} on {_name(target, known)}"
        yield f"{where}: {to_do}"


def _to_do(finding: Finding, progress: Progress, known: Known) -> str:
    decision = progress.decisions.get(finding.fingerprint)
    if decision is None or decision.choice is not Choice.FIXED:
        return "decide what to do."
    if known.seen_since(finding, decision):
        return "you said that it is changed, but it was still there afterwards. Change it, then look again."
    if finding.view is View.SHOWN:
        return "you said that it is changed. Show the page again, so that it is known to be gone."
    return "you said that it is changed. Look again, so that it is known to be gone."


def _where(finding: Finding, pack: Pack, known: Known) -> str:
    return f"{pack.kinds[finding.kind].title} on {_name(finding.target, known)} ({_place(finding)})"


def _seen_evidence(finding: Finding, pack: Pack, known: Known) -> Evidence:
    look = known.look_of(finding)
    text = f"{pack.kinds[finding.kind].title} in view on {_name(finding.target, known)} ({_place(finding)})"
    return Evidence("seen", text, finding.target, look.seen_at if look else None, look.view if look else None)


def _stated(finding: Finding, words: str, pack: Pack, progress: Progress, known: Known) -> Evidence:
    decided = progress.decisions[finding.fingerprint].decided_at
    text = f"{pack.kinds[finding.kind].title} on {_name(finding.target, known)}: {words}"
    return Evidence("stated", text, finding.target, decided)


def _place(finding: Finding) -> str:
    return f"{finding.place}, {finding.view}" if finding.view is View.SHOWN else str(finding.place)


def _name(target: str, known: Known) -> str:
    return next((account.label for account in known.accounts if account.id == target), "a page of yours")
