"""What the looks say on a key point: whether every account could be looked at, and what stands in view. Pure."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from selfaudit.model import Account, Choice, Finding, Outcome, View
from selfaudit.policy.dates import day_words
from selfaudit.policy.known import Known
from selfaudit.policy.pack import KeyPoint, Pack
from selfaudit.policy.settlement import Evidence, Part, State
from selfaudit.policy.words import IN_PART, OUTCOME_WORDS, instead
from selfaudit.progress import Progress, Said

_TALK = "You want to talk to your manager about it. Decide afterwards."
_KEPT = "You keep something that the policy asks you to remove. Tell your senior leader what, and why."
_KEPT_JUDGEMENT = "You keep something and wrote down why. Tell your manager, then answer the question of this point."


def concerns(pack: Pack, finding: Finding, key_point: str) -> bool:
    """True where this finding bears on the key point, by the pack or by what was recorded with the finding."""
    advice = pack.kinds.get(finding.kind)
    return key_point in finding.key_points or bool(advice and key_point in advice.key_points)


def looked_at(known: Known, proven: Collection[str] = ()) -> Part:
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
        return Part(State.NOT_SETTLED, (), ("No account has been named yet. Add your accounts, then look.",))
    missing = [] if known.audit and known.audit.finished_at else ["The audit is not finished yet. Go on with it."]
    unseen = [account for account in known.unseen if account.id not in proven]
    in_part = [account for account in known.in_part if account.id not in proven]
    for account in unseen:
        look = known.looks.get(account.id)
        outcome = look.outcome if look else Outcome.NOT_CHECKED
        words = _shown_words(known, account) or instead(account, outcome)
        missing.append(f"{account.label}: {OUTCOME_WORDS[outcome]}. {words}")
    missing += [f"{account.label}: {IN_PART}" for account in in_part]
    return Part(State.NOT_SETTLED if missing else State.MET, evidence, tuple(missing))


def _shown_words(known: Known, account: Account) -> str:
    """What was done already where strangers meet a wall; empty where the person has shown nothing."""
    look = known.shown.get(account.id)
    if look is None:
        return ""
    return f"You showed its page on {day_words(look.seen_at)}. What a stranger sees is still for you to check."


def in_view(point: KeyPoint, pack: Pack, progress: Progress, known: Known) -> Part:
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
    return Part(state, evidence, tuple(missing))


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
