"""The frame that every step of the walk stands in: where you are, the step itself, what to do next, and the keys."""

from __future__ import annotations

import asyncio
from abc import abstractmethod
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.events import Resize, ScreenResume
from textual.message import Message
from textual.screen import Screen
from textual.widgets import Button, Static

from selfaudit.model import Account
from selfaudit.progress import Step
from tui.step_words import STEP_NAMES
from tui.walk import STEPS, Walk
from tui.widgets.body import Body
from tui.widgets.key_bar import KeyBar
from tui.widgets.plain_button import PlainButton
from tui.widgets.reading import Reading
from tui.widgets.step_bar import Heading, StepBar

_WIDE = 110  # columns from which there is room for wider lists and margins


class GoTo(Message):
    """The person wants to be at another step."""

    def __init__(self, step: Step) -> None:
        super().__init__()
        self.step = step


class Open(Message):
    """The person wants to see something that belongs to a step, in place of what is on screen."""

    def __init__(self, screen: WalkScreen) -> None:
        super().__init__()
        self.screen = screen


class ShowPages(Message):
    """The person wants to show pages of one account themselves."""

    def __init__(self, account: Account) -> None:
        super().__init__()
        self.account = account


class ForgetCopied(Message):
    """What was copied here is not to stay in the clipboard."""


class WalkScreen(Screen[None]):
    """One step. Screens tell what the person wants upwards, by messages, and read the state from the session."""

    STEP: ClassVar[Step]
    HEADING: ClassVar[str]
    HELP: ClassVar[str]
    KEYS: ClassVar[tuple[tuple[str, str], ...]] = ()
    NEXT: ClassVar[str] = ""
    SCROLLS: ClassVar[bool] = True
    AUTO_FOCUS = ""
    HORIZONTAL_BREAKPOINTS: ClassVar[list[tuple[int, str]]] = [(0, "-narrow"), (_WIDE, "-wide")]  # type: ignore[misc]
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("tab", "app.focus_next", "Move", key_display="Tab"),
        Binding("down", "app.focus_next", show=False),
        Binding("up", "app.focus_previous", show=False),
        Binding("pagedown", "scroll_body(1)", "Read on", key_display="Page Down"),
        Binding("space", "scroll_body(1)", "Read on", key_display="Space"),
        Binding("pageup", "scroll_body(-1)", show=False),
        Binding("enter", "choose", show=False),
        Binding("escape", "back", "Back", key_display="Esc"),
        Binding("b", "back", show=False),
        Binding("ctrl+n", "next", "Next", key_display="Ctrl+N"),
    ]

    def __init__(self, walk: Walk) -> None:
        super().__init__(classes="" if self.SCROLLS else "dense")
        self.walk = walk
        self.session = walk.session

    @abstractmethod
    def body(self) -> ComposeResult:
        """The step itself."""

    def extra_buttons(self) -> ComposeResult:
        """What else can be done here, beside going back and on."""
        yield from ()

    def compose(self) -> ComposeResult:
        """The frame."""
        wide = self.app.size.width >= _WIDE
        self.set_class(wide, "-wide").set_class(not wide, "-narrow")  # or all would be styled and laid out twice
        yield StepBar(self.stands_at)
        with Body() if self.SCROLLS else Vertical(id="body"):
            yield Heading(self.HEADING, self.stands_at, self.walk.practice)
            yield from self.body()
        with Horizontal(id="actions"):
            if self.STEP is not STEPS[0]:
                yield PlainButton("Back", "back")
            yield Static(id="spring")
            yield from self.extra_buttons()
            yield PlainButton(self.NEXT or self.next_label, "next", main=True)
        yield KeyBar()

    @property
    def begin_with(self) -> str:
        """What the keyboard is on when the step opens."""
        return "#next"

    @property
    def idle_keys(self) -> tuple[str, ...]:
        """Those of `KEYS` that do nothing in this walk, whatever is on screen."""
        return ()

    @property
    def stands_at(self) -> Step:
        """The step at which the frame shows the person."""
        return self.STEP

    @property
    def next_label(self) -> str:
        """The button that leads on, with where it leads."""
        return f"Next: {STEP_NAMES[STEPS[STEPS.index(self.STEP) + 1]].lower()}"

    async def on_screen_resume(self, event: ScreenResume) -> None:
        """Style and lay out in one turn, draw in another, and let whatever waits have its turn before and between."""
        event.prevent_default()
        self.query(KeyBar).set(visible=True)
        await asyncio.sleep(0)
        with self.app.batch_update():
            self._on_screen_resume(event)
        await asyncio.sleep(0)

    def on_screen_suspend(self) -> None:
        """The keys of what is under a box do nothing, so they are not shown."""
        self.query(KeyBar).set(visible=False)

    async def on_resize(self, event: Resize) -> None:
        """The same for a window of another size."""
        event.prevent_default()
        await asyncio.sleep(0)
        with self.app.batch_update():
            await self._on_resize(event)
        await asyncio.sleep(0)

    def on_show(self) -> None:
        """Begin at the top of the step, whatever the keyboard is on."""
        self.set_focus(self.query_one(self.begin_with), scroll_visible=False)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """There is no way back from the first step, and nothing to read on where all is in view."""
        if action == "scroll_body":
            return self._longer is not None
        return not (action == "back" and self.STEP is STEPS[0])

    def on_button_pressed(self, event: Button.Pressed) -> None:
        """The two buttons that every step has."""
        if event.button.id == "back":
            self.action_back()
        elif event.button.id == "next":
            self.action_next()

    def action_back(self) -> None:
        """Go one step back; nothing is lost by it."""
        if self.STEP is not STEPS[0]:
            self.post_message(GoTo(STEPS[STEPS.index(self.STEP) - 1]))

    def action_next(self) -> None:
        """Go one step on."""
        self.post_message(GoTo(STEPS[STEPS.index(self.STEP) + 1]))

    def action_choose(self) -> None:
        """Enter where nothing is chosen: go to the button that leads on."""
        self.query_one("#next", Button).focus()

    def action_scroll_body(self, pages: int) -> None:
        """Turn the page of what is longer than its place."""
        if self._longer is not None:
            self._longer.read_on(pages)

    @property
    def _longer(self) -> Body | Reading | None:
        """What does not fit: the step itself, or the text beside its list."""
        places = [*self.query(Body), *self.query(Reading)]
        return next((place for place in places if place.display and place.longer), None)

    def name_next(self, label: str) -> None:
        """Say on the button what going on means now."""
        self.query_one("#next", PlainButton).relabel(label)

    @property
    def busy(self) -> bool:
        """True while something goes on here that should not be cut short only because nobody touched a key."""
        return False

    async def leave(self) -> None:
        """Whatever must come to an end before this step is left."""
