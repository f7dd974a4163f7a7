"""The few things worth doing, the most helpful first, worked out from what is known."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from selfaudit.model import Account, Choice, Finding, Kind, Look, Outcome, Place, Progress, Severity
from selfaudit.policy.known import Known, what_is_known
from selfaudit.policy.pack import Pack
from selfaudit.policy.words import INSTEAD, OUTCOME_WORDS

_WEIGHT = {Severity.HIGH: 0, Severity.MEDIUM: 2, Severity.LOW: 5}
_CLOSING_AN_ACCOUNT = 1  # after what is grave by itself: it hides much at once, old copies and friends' copies excepted
_LOOKING_AGAIN = 3
_LOOKING_YOURSELF = 4


@dataclass(frozen=True)
class Task:
    """One thing to do: what, where, the steps, why, and about how many minutes it takes.

    `target` is the account's id. `fingerprints` are the findings it settles; they are looked at again afterwards.
    """

    title: str
    where: str
    do: str
    why: str
    minutes: int
    target: str = ""
    fingerprints: tuple[str, ...] = ()


def plan(pack: Pack, progress: Progress) -> tuple[Task, ...]:
    """Everything that was seen and wants doing, ordered by what helps most; one task for each kind on each account."""
    known = what_is_known(progress)
    ranked = [*_findings(pack, progress, known), *_open_accounts(known), *_unseen(known)]
    return tuple(task for _, task in sorted(ranked, key=lambda pair: pair[0]))


def _findings(pack: Pack, progress: Progress, known: Known) -> Iterable[tuple[tuple[int, int], Task]]:
    for (target, kind, changed), group in _grouped(known.open, progress).items():
        advice = pack.kinds[kind]
        weight = _LOOKING_AGAIN if changed else min(_WEIGHT[finding.severity] for finding in group)
        where = f"{_name(target, known)}, {_places(group)}"
        prints = tuple(finding.fingerprint for finding in group)
        do = "Look at this page again, so that it is known to be gone." if changed else advice.to_do
        title = f"Look again: {_lower(advice.title)}" if changed else f"{advice.title}: take it down, or decide"
        minutes = 2 if changed else min(30, 3 + 2 * len(group))
        yield (weight, -len(group)), Task(title, where, do, advice.why, minutes, target, prints)


def _open_accounts(known: Known) -> Iterable[tuple[tuple[int, int], Task]]:
    for account, look in _looked(known):
        if look.outcome in (Outcome.PUBLIC, Outcome.PARTIAL):
            yield (
                (_CLOSING_AN_ACCOUNT, 0),
                Task(
                    "Make this page private",
                    account.label,
                    "Open the privacy settings, choose the most private value, and set old posts too. Then look again.",
                    f"It is {OUTCOME_WORDS[look.outcome]}, pupils and parents included.",
                    5,
                    account.id,
                ),
            )


def _unseen(known: Known) -> Iterable[tuple[tuple[int, int], Task]]:
    for account in known.unseen:
        look = known.looks.get(account.id)
        outcome = look.outcome if look else Outcome.NOT_CHECKED
        why = "Could not look is not the same as clean: nothing is known about this page yet."
        task = Task("Look at this page yourself", account.label, INSTEAD[outcome], why, 5, account.id)
        yield (_LOOKING_YOURSELF, 0), task


def _looked(known: Known) -> list[tuple[Account, Look]]:
    return [(account, known.looks[account.id]) for account in known.accounts if account.id in known.looks]


def _grouped(findings: Iterable[Finding], progress: Progress) -> dict[tuple[str, Kind, bool], list[Finding]]:
    groups: dict[tuple[str, Kind, bool], list[Finding]] = {}
    for finding in findings:
        decision = progress.decisions.get(finding.fingerprint)
        changed = decision is not None and decision.choice is Choice.FIXED
        groups.setdefault((finding.target, finding.kind, changed), []).append(finding)
    return groups


def _places(findings: Iterable[Finding]) -> str:
    places: list[Place] = list(dict.fromkeys(finding.place for finding in findings))
    shown = ", ".join(places[:3])
    return shown if len(places) <= 3 else f"{shown} and {len(places) - 3} more places"


def _name(target: str, known: Known) -> str:
    return next((account.label for account in known.accounts if account.id == target), "a page of yours")


def _lower(title: str) -> str:
    return title[0].lower() + title[1:]
