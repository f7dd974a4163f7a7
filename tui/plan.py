"""The plan as plain lines of text."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from textwrap import wrap

from selfaudit.report.changes import Change
from selfaudit.report.plan import Task
from selfaudit.text import one_line
from tui.words import count


def plan_lines(tasks: Sequence[Task], few: int | None, width: int = 80) -> Iterator[str]:
    """The first `few` tasks, or all where that is None, at most `width` characters a line."""
    if not tasks:
        yield from wrap("Nothing that was seen wants doing. The key points in the walk say what else is left.", width)
        return
    shown = tasks[:few]
    for number, task in enumerate(shown, 1):
        yield from wrap(f"{number}. {task.title}", width, subsequent_indent="   ")
        for words in (f"{one_line(task.where)}. About {task.minutes} minutes.", task.do):
            yield from wrap(words, width, initial_indent="   ", subsequent_indent="   ")
        for change in task.changes:
            yield from wrap(_change(change), width, initial_indent="   - ", subsequent_indent="     ")
        yield from wrap(f"Why: {task.why}", width, initial_indent="   ", subsequent_indent="   ")
        yield ""
    left = len(tasks) - len(shown)
    if left:
        yield f"And {count(left, 'more thing', 'more things')}: selfaudit plan --all"


def _change(change: Change) -> str:
    parts = [f"{change.value}." if change.value else "", f"Where: {' › '.join(change.steps)}." if change.steps else ""]
    known = f"({change.known}.)" if change.known else ""
    return f"{one_line(change.account)}: {' '.join(filter(None, (*parts, change.by_hand, known)))}"
