"""What going through any list is made of: progress, filters, one key for each answer, undo."""

from __future__ import annotations

from abc import abstractmethod
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal
from textual.content import Content
from textual.events import Resize
from textual.widgets import Button, Input, Select, Static

from selfaudit.progress import Step
from selfaudit.reviews import Review, ReviewItem
from tui.base import GoTo, WalkScreen
from tui.review_state import Part, Sitting, Wanted
from tui.review_words import ANSWERS, how_far, new_ones, seconds_each
from tui.walk import Walk
from tui.widgets.entry import Entry
from tui.widgets.plain_button import PlainButton
from tui.words import outside_line

_MARGIN = 2  # columns at either side of a list; twice that where there is room
LIST_KEYS: tuple[BindingType, ...] = (
    Binding("u", "undo", "Undo", key_display="U"),
    Binding("slash", "find", "Find", key_display="/"),
)
LIST_HELP = (
    ("U", "undo: take your last answer back"),
    ("/", "type to find something; Enter goes back to the list"),
    ("Up, Down", "the item before or after"),
    ("Page Up, Page Down", "a page up or down; Home and End go to either end"),
)


class ReviewScreen(WalkScreen):
    """One list. Each answer is kept at once and marks the next item that has none."""

    STEP = Step.REVIEWS
    REVIEW: ClassVar[Review]
    LIST: ClassVar[str] = "#items"
    NEXT = "Back to the lists"
    SCROLLS = False

    def __init__(self, walk: Walk) -> None:
        super().__init__(walk)
        self.add_class("review-list")
        self.sitting = Sitting(self.session, self.REVIEW)
        self.fresh = new_ones(self.session.progress.own_data, self.REVIEW)

    @property
    def begin_with(self) -> str:
        """The list."""
        return self.LIST

    @abstractmethod
    def items(self) -> ComposeResult:
        """The list itself, and what is told of the marked item."""

    @abstractmethod
    def fill(self, at: int) -> None:
        """List what the sitting lists, and mark the item at `at`."""

    @abstractmethod
    def mark(self, at: int) -> None:
        """Mark the item at `at`."""

    @property
    @abstractmethod
    def at(self) -> int:
        """The place of the marked item."""

    def show(self) -> None:
        """Tell of the marked item."""

    def body(self) -> ComposeResult:
        """How far it has got, the filters, the list, the answers."""
        yield Static(id="progress", classes="quiet", markup=False)
        with Horizontal(id="filters"):
            accounts = [(outside_line(self.walk.name_of(name), 40), name) for name in self.sitting.accounts]
            yield Select(accounts, prompt="All accounts", id="account", compact=True)
            parts = [(Content(part.value), part) for part in Part]
            yield Select(parts, prompt="Everything", id="part", compact=True)
            yield Entry("", "/ to find", "find", small=True)
        yield from self.items()
        with Horizontal(id="decisions"):
            for word in ANSWERS[self.REVIEW]:
                yield PlainButton(word.label, word.name, small=True, classes="decision")

    def on_mount(self) -> None:
        """Begin at the first item that waits for an answer."""
        self.fill(self.sitting.next_open(0))
        self._progress()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Answers need something to answer about, and undoing an answer."""
        if action == "say":
            return bool(self.sitting.listed)
        if action == "rest":
            return self.sitting.has_rest
        return self.sitting.can_undo if action == "undo" else super().check_action(action, parameters)

    async def on_resize(self, event: Resize) -> None:
        """More or less of how far it is fits on its line."""
        if self.query("#progress"):
            self._progress()

    @property
    def marked(self) -> ReviewItem | None:
        """The item that is marked."""
        listed = self.sitting.listed
        return listed[self.at] if self.at < len(listed) else None

    @on(Select.Changed)
    @on(Input.Changed, "#find")
    def filtered(self) -> None:
        """List only what was asked for."""
        words = self.query_one("#find", Entry).value.strip().casefold()
        part = self._picked("#part")
        self.sitting.want(Wanted(self._picked("#account"), Part(part) if part else None, words))
        self.fill(0 if words else self.sitting.next_open(0))
        self.changed()

    def _picked(self, box: str) -> str:
        """What is chosen in a box above the list; empty where that is everything."""
        value = self.query_one(box, Select).value
        return "" if value is Select.NULL else str(value)

    @on(Input.Submitted, "#find")
    def found(self) -> None:
        """Enter goes back to the list."""
        self.query_one(self.LIST).focus()

    def on_button_pressed(self, event: Button.Pressed) -> None:
        """An answer; on and back are the frame's own."""
        name = event.button.id or ""
        if name.startswith("say-"):
            self.action_say(name.removeprefix("say-"))

    def action_find(self) -> None:
        """To where one types what to find."""
        self.query_one("#find").focus()

    def action_say(self, key: str) -> None:
        """Keep the answer to the marked item, and go on to the next that has none."""
        item = self.marked
        if item is None:
            return
        choice = next(word.choice for word in ANSWERS[self.REVIEW] if word.key == key)
        self.sitting.say([item.id], choice)
        self.mark(self.sitting.next_open(self.at + 1))
        self.query_one(self.LIST).focus()
        self.changed()

    def action_undo(self) -> None:
        """Take the last answer back, and go to what it was about."""
        name = self.sitting.undo()
        places = [at for at, item in enumerate(self.sitting.listed) if item.id == name]
        if places:
            self.mark(places[0])
        self.changed()

    def action_next(self) -> None:
        """Back to the three lists."""
        self.action_back()

    def action_back(self) -> None:
        """Out of the line that is typed in, else back to the three lists."""
        entry = self.query_one("#find", Entry)
        if entry.has_focus:
            entry.value = ""
            self.query_one(self.LIST).focus()
        else:
            self.post_message(GoTo(Step.REVIEWS))

    def changed(self) -> None:
        """Draw anew what an answer changes."""
        self._progress()
        self.show()
        self.refresh_bindings()

    def _progress(self) -> None:
        own = self.session.progress.own_data
        count, listed = own.count(self.REVIEW), len(self.sitting.listed)
        part = [] if listed == count.all else [f"{listed:,} listed"]
        width = self.app.size.width - 2 * _MARGIN * (2 if self.has_class("-wide") else 1)
        far = how_far(count, seconds_each(own, self.REVIEW), width, part)
        self.query_one("#progress", Static).update(Content(far), layout=False)
