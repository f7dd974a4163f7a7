"""The few things to do first: what was seen, where to change it, and whether it is gone."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import ClassVar

from rich.table import Table
from rich.text import Text
from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.widgets import Button, OptionList, Static
from textual.widgets.option_list import Option

from selfaudit.model import Finding
from selfaudit.policy.known import what_is_known
from selfaudit.progress import Step
from selfaudit.report.plan import Task
from selfaudit.session import now
from selfaudit.text import one_line
from tui.first_words import can_be_done, how_it_is, put_first, task_state
from tui.looking_again import LookingAgain
from tui.walk import Walk
from tui.where_to_change import task_cards
from tui.widgets.notice import Notice
from tui.widgets.plain_button import PlainButton
from tui.widgets.reading import Reading
from tui.widgets.task_detail import TaskDetail

_MARKS = {"to do": "○", "done": "✓", "gone": "✓", "later": "–"}


class FirstThings(LookingAgain):
    """At most three tasks of the plan, the most helpful first. The rest can wait."""

    STEP = Step.FIRST
    HEADING = "What to do first"
    SCROLLS = False
    HELP = (
        "Out of everything that was seen, these few things help most. Each says what strangers can see, why it "
        "matters, and where you change it.\n\n"
        "Change it now, in the site's own settings, then press D and A: selfaudit looks at that page again and tells "
        "you whether it is gone. Or press L and do it later: it stays in your plan.\n\n"
        "You decide what to change. Nothing is sent to anybody."
    )
    KEYS = (
        ("D", "I have done it"),
        ("A", "look at these pages again"),
        ("L", "later: go to the next one"),
        ("U", "not done after all"),
        ("F6", "how a stranger could find you"),
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("d", "done", "Done", key_display="D"),
        Binding("l", "later", "Later", key_display="L"),
        Binding("u", "undo", "Undo", key_display="U"),
        Binding("f6", "app.trail", "How you could be found", key_display="F6"),
    ]

    def __init__(self, walk: Walk) -> None:
        super().__init__(walk)
        every = self.session.plan()
        self._tasks: Sequence[Task] = put_first(self.session.progress, every)
        self._more = len(every) - len(self._tasks)
        self._waiting = {task.id for task in every}
        known = what_is_known(self.session.progress)
        self._found = {finding.fingerprint: finding for finding in known.standing}
        self._later: set[str] = set()

    def body(self) -> ComposeResult:
        """How it is as a whole, then list and detail."""
        how = how_it_is(self.session.progress, len(self._tasks), self._more)
        if not self._tasks:
            with Reading(can_focus=False):
                yield Static(Content(how), classes="paragraph", id="nothing")
            return
        yield Static(Content(how), classes="quiet", id="above")
        yield Notice("again")
        with Horizontal(id="split"):
            yield OptionList(id="tasks", markup=False)
            with Vertical(id="right"):
                yield TaskDetail("task", self.walk.sharp)
                with Horizontal(id="decisions"):
                    yield PlainButton("Done", "done", small=True, classes="decision")
                    yield PlainButton("Look again", "look-again", small=True, classes="decision")
                    yield PlainButton("Later", "later", small=True, classes="decision")
                    yield PlainButton("Undo", "undo", small=True, classes="decision")

    @property
    def begin_with(self) -> str:
        """The list, where there is one."""
        return "#tasks" if self._tasks else "#next"

    def on_mount(self) -> None:
        """The first task is shown at once."""
        if self._tasks:
            tasks = self.query_one("#tasks", OptionList)
            tasks.set_options(Option(self._line(number)) for number in range(len(self._tasks)))
            tasks.highlighted = 0

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """What can be said depends on the task."""
        if action in ("done", "later", "undo"):
            task = self._one
            return bool(task and not self.busy and self._can(action, task))
        return (
            bool(self._tasks) and super().check_action(action, parameters)
            if action == "again"
            else (super().check_action(action, parameters))
        )

    @on(OptionList.OptionHighlighted, "#tasks")
    def marked(self) -> None:
        """Show the marked task."""
        self._show()

    @on(OptionList.OptionSelected, "#tasks")
    def chosen(self) -> None:
        """Enter goes to the buttons."""
        shown = [button for button in self.query(".decision") if button.display]
        if shown:
            shown[0].focus()

    def on_button_pressed(self, event: Button.Pressed) -> None:
        """One of the buttons under the task."""
        name = event.button.id or ""
        if name == "look-again":
            self.action_again()
        elif event.button.has_class("decision"):
            getattr(self, f"action_{name}")()

    def action_done(self) -> None:
        """Keep that it is done, and offer to look again."""
        task = self._one
        if task and self.check_action("done", ()):
            self.session.say_done(task)
            self._later.discard(task.id)
            can = "Press A to look again, so that it is known to be gone." if self.can_look() else ""
            self.tell("✓ Kept: you have done this.", can)
            self._redraw()

    def action_undo(self) -> None:
        """Take that back."""
        task = self._one
        if task and self.check_action("undo", ()):
            self.session.say_done(task, done=False)
            self.tell("")
            self._redraw()

    def action_later(self) -> None:
        """Leave it in the plan, and go to the next."""
        task = self._one
        if task and self.check_action("later", ()):
            self._later.add(task.id)
            self.tell("")
            self._redraw()
            tasks = self.query_one("#tasks", OptionList)
            if self._at + 1 < len(self._tasks):
                tasks.highlighted = self._at + 1
            else:
                self.query_one("#next").focus()

    def to_look_at(self) -> Sequence[str]:
        """The accounts of the marked task."""
        return self._one.targets if self._one else ()

    def about(self) -> Collection[Finding]:
        """The findings of the marked task."""
        return self._findings(self._one) if self._one else ()

    def looked_again(self) -> None:
        """The mark of the task may be another now."""
        if self._tasks:
            self._redraw()

    @property
    def _at(self) -> int:
        return self.query_one("#tasks", OptionList).highlighted or 0

    @property
    def _one(self) -> Task | None:
        return self._tasks[self._at] if self._tasks and self.is_mounted else None

    def _can(self, action: str, task: Task) -> bool:
        state = self._state(task)
        if action == "undo":
            return state == "done"
        open_ = state in ("to do", "later")
        return open_ and (action == "later" or can_be_done(task))

    def _state(self, task: Task) -> str:
        later = "later" if task.id in self._later else "to do"
        return task_state(self.session.progress, task, self._waiting) or later

    def _findings(self, task: Task) -> list[Finding]:
        return [self._found[name] for name in task.about if name in self._found]

    def _line(self, number: int) -> Table:
        task = self._tasks[number]
        state = self._state(task)
        lines = Table.grid(padding=(0, 1))
        lines.add_row(f"{_MARKS[state]} {number + 1}", Text(one_line(task.title)))
        lines.add_row("", f"about {task.minutes} minutes · {state}")
        return lines

    def _redraw(self) -> None:
        self._waiting = {task.id for task in self.session.plan()}
        tasks = self.query_one("#tasks", OptionList)
        for number in range(len(self._tasks)):
            tasks.replace_option_prompt_at_index(number, self._line(number))
        self._show()

    def _show(self) -> None:
        task = self._one
        if task is None:
            return
        place = f"{self._at + 1} of {len(self._tasks)} · {self._state(task)}"
        found = self._findings(task)
        cards = tuple(task_cards(task, found, self.walk, now().date()))
        self.query_one(TaskDetail).tell(task, found, cards, place)
        for name in ("done", "later", "undo"):
            self.query_one(f"#{name}").display = self._can(name, task)
        self.query_one("#look-again").display = bool(self.can_look())
        self.refresh_bindings()
