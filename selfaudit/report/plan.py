"""The few things worth doing, the most helpful first, worked out from what is known."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from selfaudit.model import Account, Choice, Finding, Kind, Outcome, Progress, Severity
from selfaudit.policy.known import Known, what_is_known
from selfaudit.policy.pack import Pack
from selfaudit.policy.words import IN_PART, instead
from selfaudit.trail import START, trails

_WEIGHT = {Severity.HIGH: 0, Severity.MEDIUM: 2, Severity.LOW: 5}
_CLOSING_PAGES = 1  # after what is grave by itself: it hides much at once, but not what others copied or shared
_LOOKING_AGAIN = 3
_LOOKING_YOURSELF = 4
_MOST_MINUTES = 30
_FIRST = -1
_WORTH_CUTTING = 2  # ways that it ends: with fewer, the finding itself is the thing to do
_CUTTING_MINUTES = 5


@dataclass(frozen=True)
class Task:
    """One thing to do: what, where, the steps, why, and about how many minutes it takes.

    `targets` are account ids. `fingerprints` are the findings it settles; they are looked at again afterwards.
    """

    title: str
    where: str
    do: str
    why: str
    minutes: int
    targets: tuple[str, ...] = ()
    fingerprints: tuple[str, ...] = ()


def plan(pack: Pack, progress: Progress) -> tuple[Task, ...]:
    """Everything that was seen and wants doing, ordered by what helps most; one task for each kind of finding.

    Grave findings come first, then closing open pages, then the rest; findings alike come in the pack's order of kinds.
    """
    known = what_is_known(progress)
    ranked = [
        *_cut(pack, progress, known),
        *_findings(pack, progress, known),
        *_open_pages(known),
        *_unseen(known),
        *_in_part(known),
    ]
    return tuple(task for _, task in sorted(ranked, key=lambda pair: pair[0]))


def _cut(pack: Pack, progress: Progress, known: Known) -> Iterator[tuple[int, Task]]:
    """The one link whose cutting ends most of the trails to the person, where it ends several."""
    told = trails(pack, progress)
    if told.weakest and told.ended >= _WORTH_CUTTING:
        link, account = told.weakest, told.weakest.source if told.weakest.source != START else told.weakest.target
        yield (
            _FIRST,
            Task(
                title="Cut the trail that leads to you",
                where=_name(account, known),
                do=f"{link.cut[0].upper()}{link.cut[1:]}. Then look again.",
                why=f"It ends {told.ended} of {told.found} ways from your surname and your school to what is private.",
                minutes=_CUTTING_MINUTES,
                targets=(account,),
            ),
        )


def _findings(pack: Pack, progress: Progress, known: Known) -> Iterator[tuple[int, Task]]:
    groups = _grouped(known.open, progress)
    for kind, changed in [(kind, changed) for kind in pack.kinds for changed in (False, True)]:
        group = groups.get((kind, changed), [])
        if group:
            weight = _LOOKING_AGAIN if changed else min(_WEIGHT[finding.severity] for finding in group)
            yield weight, _finding_task(pack, known, kind, group, changed)


def _finding_task(pack: Pack, known: Known, kind: Kind, group: list[Finding], changed: bool) -> Task:
    advice = pack.kinds[kind]
    targets = tuple(dict.fromkeys(finding.target for finding in group))
    where = "; ".join(
        f"{_name(target, known)} ({_places(finding for finding in group if finding.target == target)})"
        for target in targets
    )
    return Task(
        title=f"Look again: {_lower(advice.title)}" if changed else f"{advice.title}: take it down, or decide",
        where=where,
        do="Look at these pages again, so that it is known to be gone." if changed else advice.to_do,
        why=advice.why,
        minutes=2 * len(targets) if changed else min(_MOST_MINUTES, 3 + 2 * len(group)),
        targets=targets,
        fingerprints=tuple(finding.fingerprint for finding in group),
    )


def _open_pages(known: Known) -> Iterator[tuple[int, Task]]:
    pages = [
        account
        for account in known.accounts
        if (look := known.looks.get(account.id)) and look.outcome in (Outcome.PUBLIC, Outcome.PARTIAL)
    ]
    if pages:
        do = "Open the privacy settings, choose the most private value, and set old posts too. Then look again."
        why = "Strangers can see them, pupils and parents included."
        yield _CLOSING_PAGES, _pages_task("Close your pages to strangers", pages, do, why)


def _unseen(known: Known) -> Iterator[tuple[int, Task]]:
    todo: dict[str, list[Account]] = {}
    for account in known.unseen:
        look = known.looks.get(account.id)
        todo.setdefault(instead(account, look.outcome if look else Outcome.NOT_CHECKED), []).append(account)
    for do, accounts in todo.items():
        why = "Could not look is not the same as clean: nothing is known about these yet."
        yield _LOOKING_YOURSELF, _pages_task("See for yourself", accounts, do, why)


def _in_part(known: Known) -> Iterator[tuple[int, Task]]:
    if known.in_part:
        why = "What stands further down was not read, so nothing is known about it."
        yield _LOOKING_YOURSELF, _pages_task("See the rest for yourself", known.in_part, IN_PART, why)


def _pages_task(title: str, accounts: Sequence[Account], do: str, why: str) -> Task:
    where = "; ".join(account.label for account in accounts)
    return Task(title, where, do, why, 5 * len(accounts), tuple(account.id for account in accounts))


def _grouped(findings: Iterable[Finding], progress: Progress) -> dict[tuple[Kind, bool], list[Finding]]:
    groups: dict[tuple[Kind, bool], list[Finding]] = {}
    for finding in findings:
        decision = progress.decisions.get(finding.fingerprint)
        changed = decision is not None and decision.choice is Choice.FIXED
        groups.setdefault((finding.kind, changed), []).append(finding)
    return groups


def _places(findings: Iterable[Finding]) -> str:
    places = list(dict.fromkeys(finding.place for finding in findings))
    shown = ", ".join(places[:3])
    return shown if len(places) <= 3 else f"{shown} and {len(places) - 3} more places"


def _name(target: str, known: Known) -> str:
    return next((account.label for account in known.accounts if account.id == target), "a page of yours")


def _lower(title: str) -> str:
    return title[0].lower() + title[1:]
