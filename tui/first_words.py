"""What stands above the few things to do first: how much is known, and what can wait. Pure."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from selfaudit.model import Choice
from selfaudit.policy.known import Known, what_is_known
from selfaudit.progress import Progress
from selfaudit.report.plan import Task
from tui.words import LOOK_FIRST, NOT_LOOKED, count

_NOTHING = (
    "✓ Nothing that was seen wants doing first.\n\n"
    "All your pages could be looked at. The next steps go through your settings and the key points of the policy."
)
_NONE_SEEN = "None of your pages could be looked at. That is not the same as clean: here is how to see for yourself."


FEW = 3  # tasks that are put first; the rest can wait


def put_first(progress: Progress, plan: Sequence[Task]) -> Sequence[Task]:
    """The tasks of the plan to do first; none while nothing has been seen, for then looking comes first."""
    return plan[:FEW] if _something_seen(what_is_known(progress)) else ()


def task_state(progress: Progress, task: Task, waiting: Collection[str]) -> str:
    """`gone` where it is seen to be so, `done` where the person said so, else empty: it is still to do.

    `waiting` are the ids of the tasks in the plan as it is now.
    """
    standing = {finding.fingerprint for finding in what_is_known(progress).standing}
    if task.fingerprints and not standing & set(task.fingerprints):
        return "gone"
    if task.id in waiting:
        return ""
    kept = [progress.decisions.get(name) for name in task.decided_by]
    return "done" if all(decision and decision.choice is Choice.FIXED for decision in kept) else "gone"


def can_be_done(task: Task) -> bool:
    """True for a task that the person can say is done; others end by looking again, or by a decision."""
    return task.id != "talk" and not task.id.startswith("again-")


def how_it_is(progress: Progress, tasks: int, more: int) -> str:
    """One or two sentences over `tasks` tasks that are shown and `more` that are not."""
    known = what_is_known(progress)
    audit = known.audit
    if audit is None or not _something_seen(known):
        return f"{NOT_LOOKED}\n\n{LOOK_FIRST}"
    waiting = len(known.accounts) - len(known.looks)
    if not tasks:
        return _NOTHING if not waiting else f"{_unfinished(waiting)} Nothing was found so far."
    if waiting > 0:
        return f"{_unfinished(waiting)} This is known so far."
    if all(not look.outcome.conclusive for look in known.looks.values()):
        return _NONE_SEEN
    rest = f" {count(more, 'more thing', 'more things')} can wait: {'it is' if more == 1 else 'they are'} in your plan."
    helps = "This helps most." if tasks == 1 else "These help most."
    return helps + (rest if more else "")


def _something_seen(known: Known) -> bool:
    """True where a page was looked at, or the person's own data gave something away."""
    return bool(known.looks or known.standing)


def _unfinished(waiting: int) -> str:
    pages = count(waiting, "account has", "accounts have")
    return f"Looking is not finished: {pages} not been looked at yet. Go back to the Look step to go on."
