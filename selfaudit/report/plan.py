"""The few things worth doing, the most helpful first, worked out from what is known."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial

from selfaudit.model import Account, Choice, Finding, Kind, Outcome, Severity
from selfaudit.policy.known import Known, what_is_known
from selfaudit.policy.pack import Pack
from selfaudit.policy.words import IN_PART, instead
from selfaudit.progress import Progress
from selfaudit.trail import START, trails

_WEIGHT = {Severity.HIGH: 0, Severity.MEDIUM: 2, Severity.LOW: 5}
_CLOSING_PAGES = 1  # after what is grave by itself: it hides much at once, but not what others copied or shared
_LOOKING_AGAIN = 3
_LOOKING_YOURSELF = 4
_TALKING = 2
_MOST_MINUTES = 30
_CLOSE, _CUT, _SEE, _REST = "close", "cut", "see", "rest"
_WHY_CLOSE = "Strangers can see them, pupils and parents included."
_FIRST = -1
_WORTH_CUTTING = 2  # ways that it ends: with fewer, the finding itself is the thing to do
_CUTTING_MINUTES = 5

Waiting = Callable[[str, str], bool]  # of a task and an account by their ids: it is not done yet


@dataclass(frozen=True)
class Task:
    """One thing to do: what, where, the steps, why, and about how many minutes it takes.

    `id` tells what sort of task it is and is the same in every plan. `targets` are account ids. `fingerprints` are the
    findings it settles; they are looked at again afterwards.
    """

    id: str
    title: str
    where: str
    do: str
    why: str
    minutes: int
    targets: tuple[str, ...] = ()
    fingerprints: tuple[str, ...] = ()

    @property
    def decided_by(self) -> tuple[str, ...]:
        """The names of the decisions that tell that it is done."""
        return self.fingerprints or tuple(_done_name(self.id, target) for target in self.targets)


def plan(pack: Pack, progress: Progress) -> tuple[Task, ...]:
    """Everything that was seen and wants doing, ordered by what helps most; one task for each kind of finding.

    Grave findings come first, then closing open pages, then the rest; findings alike come in the pack's order of kinds.
    """
    known = what_is_known(progress)
    waiting = partial(_not_done, progress, known)
    ranked = [
        *_cut(pack, progress, known, waiting),
        *_findings(pack, progress, known),
        *_open_pages(known, waiting),
        *_to_talk(pack, known),
        *_unseen(known, waiting),
        *_in_part(known, waiting),
    ]
    return tuple(task for _, task in sorted(ranked, key=lambda pair: pair[0]))


def _cut(pack: Pack, progress: Progress, known: Known, waiting: Waiting) -> Iterator[tuple[int, Task]]:
    """The one link whose cutting ends most of the trails to the person, where it ends several."""
    told = trails(pack, progress)
    if told.weakest and told.ended >= _WORTH_CUTTING:
        link, account = told.weakest, told.weakest.source if told.weakest.source != START else told.weakest.target
        if not waiting(_CUT, account):
            return
        yield (
            _FIRST,
            Task(
                id=_CUT,
                title=f"{link.cut[0].upper()}{link.cut[1:]}",
                where=_name(account, known),
                do="Change this on the site itself, wherever it stands there. Then look again.",
                why=f"It ends {told.ended} of {told.found} ways from your surname and your school to what is private.",
                minutes=_CUTTING_MINUTES,
                targets=(account,),
            ),
        )


def _findings(pack: Pack, progress: Progress, known: Known) -> Iterator[tuple[int, Task]]:
    groups = _grouped(known, progress)
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
        id=f"again-{kind}" if changed else str(kind),
        title=f"Look again: {_lower(advice.title)}" if changed else f"{advice.title}: take it down, or decide",
        where=where,
        do="Look at these pages again, so that it is known to be gone." if changed else advice.to_do,
        why=advice.why,
        minutes=2 * len(targets) if changed else min(_MOST_MINUTES, 3 + 2 * len(group)),
        targets=targets,
        fingerprints=tuple(finding.fingerprint for finding in group),
    )


def _open_pages(known: Known, waiting: Waiting) -> Iterator[tuple[int, Task]]:
    pages = [
        account
        for account in known.accounts
        if (look := known.looks.get(account.id)) and look.outcome in (Outcome.PUBLIC, Outcome.PARTIAL)
    ]
    again = [account for account in pages if not waiting(_CLOSE, account.id)]
    pages = [account for account in pages if account not in again]
    if again:
        do = "Look at these pages again, so that it is known that strangers no longer see them."
        yield _LOOKING_AGAIN, _pages_task(f"again-{_CLOSE}", "Look again: your pages", again, do, _WHY_CLOSE)
    if pages:
        do = "Open the privacy settings, choose the most private value, and set old posts too. Then look again."
        yield _CLOSING_PAGES, _pages_task(_CLOSE, "Close your pages to strangers", pages, do, _WHY_CLOSE)


def _to_talk(pack: Pack, known: Known) -> Iterator[tuple[int, Task]]:
    if known.talk:
        names = dict.fromkeys(f"{pack.kinds[one.kind].title} on {_name(one.target, known)}" for one in known.talk)
        targets = tuple(dict.fromkeys(one.target for one in known.talk))
        do = "Ask your manager for ten minutes, and show them what you want to. Then decide."
        why = "You said that you want to talk about it first."
        yield _TALKING, Task("talk", "Talk to your manager", "; ".join(names), do, why, 10, targets)


def _unseen(known: Known, waiting: Waiting) -> Iterator[tuple[int, Task]]:
    todo: dict[str, list[Account]] = {}
    for account in known.unseen:
        if not waiting(_SEE, account.id):
            continue
        look = known.looks.get(account.id)
        todo.setdefault(instead(account, look.outcome if look else Outcome.NOT_CHECKED), []).append(account)
    for do, accounts in todo.items():
        why = "Could not look is not the same as clean: nothing is known about these yet."
        yield _LOOKING_YOURSELF, _pages_task(_SEE, "See for yourself", accounts, do, why)


def _in_part(known: Known, waiting: Waiting) -> Iterator[tuple[int, Task]]:
    pages = [account for account in known.in_part if waiting(_REST, account.id)]
    if pages:
        why = "What stands further down was not read, so nothing is known about it."
        yield _LOOKING_YOURSELF, _pages_task(_REST, "See the rest for yourself", pages, IN_PART, why)


def _pages_task(name: str, title: str, accounts: Sequence[Account], do: str, why: str) -> Task:
    where = "; ".join(account.label for account in accounts)
    return Task(name, title, where, do, why, 5 * len(accounts), tuple(account.id for account in accounts))


def _done_name(task: str, target: str) -> str:
    return f"done:{task}:{target}"


def _not_done(progress: Progress, known: Known, task: str, target: str) -> bool:
    """False where the person said that it is done, and the account has not been looked at since."""
    decision, look = progress.decisions.get(_done_name(task, target)), known.looks.get(target)
    return decision is None or look is None or look.seen_at > decision.decided_at


def _grouped(known: Known, progress: Progress) -> dict[tuple[Kind, bool], list[Finding]]:
    groups: dict[tuple[Kind, bool], list[Finding]] = {}
    for finding in known.open:
        decision = progress.decisions.get(finding.fingerprint)
        changed = decision is not None and decision.choice is Choice.FIXED and not known.seen_since(finding, decision)
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
