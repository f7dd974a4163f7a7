"""One task in full: what can be seen, why it matters, what to do, and where to change it."""

from __future__ import annotations

from collections.abc import Sequence

from textual.app import ComposeResult
from textual.content import Content
from textual.widgets import Static

from selfaudit.model import Finding
from selfaudit.report.plan import Task
from tui.platform_words import Card
from tui.sharp import Sharp
from tui.widgets.crop import Crop
from tui.widgets.reading import Reading
from tui.words import drawn, marked, outside, outside_line

_MOST_SEEN = 3


class TaskDetail(Reading):
    """Scrolls by itself, so that nothing is out of reach."""

    def __init__(self, name: str, sharp: Sharp | None) -> None:
        super().__init__(id=name)
        self._sharp = sharp

    def compose(self) -> ComposeResult:
        """What can be seen, with its picture, and what to do about it; they change with the task."""
        yield Static(id="task-seen")
        yield Crop(self._sharp)
        yield Static(id="task-text")

    def tell(self, task: Task, found: Sequence[Finding], cards: Sequence[Card], state: str) -> None:
        """Show this task from its beginning."""
        head = [Content(f"{state} · about {task.minutes} minutes").stylize("$quiet"), Content(task.title)]
        parts = [Content("\n").join([head[0], head[1].stylize("bold"), outside_line(task.where)])]
        if found:
            seen = [marked(finding) for finding in found[:_MOST_SEEN]]
            if more := len(found) - _MOST_SEEN:
                seen += [Content(f"… and {more} more, on the Findings step.")] if more > 0 else []
            parts.append(Content("\n").join([Content("What can be seen").stylize("bold"), *seen]))
        self.query_one("#task-seen", Static).update(Content("\n\n").join(parts))
        self.query_one(Crop).tell(next((one.crop for one in found if one.crop), None))
        parts = [_paragraph("What to do", task.do), _paragraph("Why it matters", task.why)]
        if cards:
            where = Content("Where to change it").stylize("bold")
            parts.append(Content("\n\n").join([where, *map(drawn, cards)]))
        self.query_one("#task-text", Static).update(Content("\n\n").join(parts))
        self.scroll_home(animate=False)


def _paragraph(heading: str, text: str) -> Content:
    return Content("\n").join([Content(heading).stylize("bold"), outside(text)])
