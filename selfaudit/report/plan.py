"""The few things worth doing, the most helpful first, worked out from what is known."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial

from selfaudit.model import Account, Choice, Finding, Kind, Outcome, Severity
from selfaudit.policy.known import Known, what_is_known
from selfaudit.policy.pack import Pack
from selfaudit.policy.words import IN_PART, instead
from selfaudit.progress import Progress
from selfaudit.report.changes import Change, WhereToChange, changes
from selfaudit.trail import START, WORKPLACE, Link, trails

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
_WITHOUT_WORDS = "Change it there, or close the page to strangers"

Waiting = Callable[[str, str], bool]  # of a task and an account by their ids: it is not done yet


@dataclass(frozen=True)
class Task:
    """One thing to do: what, where, the steps, why, and about how many minutes it takes.

    `id` tells what sort of task it is and is the same in every plan. `targets` are account ids. `fingerprints` are the
    findings it settles; they are looked at again afterwards. `rests_on` are findings it is about and does not settle.
    `changes` tell where each account is changed, and which value is the most private one.
    """

    id: str
    title: str
    where: str
    do: str
    why: str
    minutes: int
    targets: tuple[str, ...] = ()
    fingerprints: tuple[str, ...] = ()
    rests_on: tuple[str, ...] = ()
    changes: tuple[Change, ...] = ()

    @property
    def about(self) -> tuple[str, ...]:
        """The findings to put before the person, by fingerprint."""
        return (*self.fingerprints, *self.rests_on)

    @property
    def decided_by(self) -> tuple[str, ...]:
        """The names of the decisions that tell that it is done."""
        return self.fingerprints or tuple(_done_name(self.id, target) for target in self.targets)


def plan(pack: Pack, progress: Progress, where: WhereToChange | None = None) -> tuple[Task, ...]:
    """Everything that was seen and wants doing, ordered by what helps most; one task for each kind of finding.

    Grave findings come first, then closing open pages, then the rest; findings alike come in the pack's order of kinds.
    `where` tells where an account is changed, so that what was found on it is gone; None where that is not known.
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
    tasks = (task for _, task in sorted(ranked, key=lambda pair: pair[0]))
    return tuple(_told_once(_with_changes(task, known, where) for task in tasks) if where else tasks)


def _with_changes(task: Task, known: Known, where: WhereToChange) -> Task:
    found = [one for one in known.open if one.fingerprint in (*task.fingerprints, *task.rests_on)]
    if task.id.startswith("again-") or not (found or task.id in (_CLOSE, _CUT)):
        return task
    return replace(task, changes=tuple(changes(known.accounts, task.targets, found, where)))


def _told_once(tasks: Iterable[Task]) -> Iterator[Task]:
    """The way to a setting stands in the first step that wants it; those after it name its value."""
    told: set[tuple[str, str]] = set()
    for task in tasks:
        known = [bool(one.value) and (one.account, one.value) in told for one in task.changes]
        told |= {(one.account, one.value) for one in task.changes}
        yield replace(
            task,
            changes=tuple(
                replace(one, steps=(), known="") if again else one
                for one, again in zip(task.changes, known, strict=True)
            ),
        )


def _cut(pack: Pack, progress: Progress, known: Known, waiting: Waiting) -> Iterator[tuple[int, Task]]:
    """The one link whose cutting ends most of the trails to the person, where it ends several."""
    told = trails(pack, progress)
    if told.weakest and told.ended >= _WORTH_CUTTING:
        link, account = told.weakest, told.weakest.at
        if not waiting(_CUT, account):
            return
        found = _resting(known, link, account)
        whose = link.source if link.source != START else link.target
        ways = f"{told.ended} of the {told.found} ways from your surname and your school to something private"
        stands = f"It stands in: {_places(found)}. Change it there" if found else _WITHOUT_WORDS
        yield (
            _FIRST,
            Task(
                id=_CUT,
                title=f"{link.cut[0].upper()}{link.cut[1:]}",
                where=_name(account, known),
                do=f"{stands}, then look again.",
                why=f"{_name(whose, known)} {link.words}. This ends {ways}.",
                minutes=_CUTTING_MINUTES,
                targets=(account,),
                rests_on=tuple(one.fingerprint for one in found),
            ),
        )


def _resting(known: Known, link: Link, account: str) -> list[Finding]:
    """What is to be changed on the account so that the link is cut."""
    own = [one for one in known.open if one.target == account]
    work = [one for one in own if one.kind in WORKPLACE] if link.source == START and link.fingerprints else []
    return work or [one for one in own if one.fingerprint in link.fingerprints]


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
