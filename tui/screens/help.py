"""Help for one screen, in plain words, with every key that works there."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static

from tui.base import WalkScreen
from tui.step_words import STEP_NAMES
from tui.steps import screen_of
from tui.widgets.key_bar import KeyBar
from tui.widgets.plain_button import PlainButton
from tui.widgets.reading import Reading

ALWAYS = (
    ("Tab, Shift+Tab", "move to the next thing on the screen, or to the one before"),
    ("Enter", "choose what is marked"),
    ("Space, Page Down", "read on where there is more than fits"),
    ("Esc", "go back; nothing is lost"),
    ("Ctrl+N", "go on, as the button at the bottom right does"),
    ("F2", "change the colours: dark, light or high contrast"),
    ("F4", "lock your vault; it locks by itself after ten minutes without a key"),
    ("F7", "keep a record of online bullying: pictures, pages, notes"),
    ("Ctrl+P", "a list of everything you can do; type to search it"),
    ("Ctrl+Q", "stop for now; you are asked first, and told what is kept"),
)
_LOCKED = {"Tab, Shift+Tab", "Enter", "F2", "Ctrl+P", "Ctrl+Q"}
_PRACTICE = (
    "This is practice: the person is made up, nothing is kept or locked, and files of yours are not read. All else is "
    "as in a real walk."
)


class Help(ModalScreen[None]):
    """What this step is for, what to do, and the keys."""

    AUTO_FOCUS = "#help-text"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,f1,question_mark,q", "close", "Close help", key_display="Esc"),
    ]

    def __init__(self, heading: str, text: str, keys: Sequence[tuple[str, str]]) -> None:
        super().__init__()
        self._heading = heading
        self._text = text
        self._keys = keys

    def compose(self) -> ComposeResult:
        """The box."""
        with Vertical(id="box", classes="tall"):
            yield Static(f"Help: {self._heading}", classes="heading", markup=False)
            with Reading(id="help-text"):
                yield Static(self._text, classes="paragraph", markup=False)
                yield Static("Keys", classes="label", markup=False)
                for key, words in self._keys:
                    with Horizontal(classes="key-row"):
                        yield Static(Content(key).stylize("bold"), classes="key-name")
                        yield Static(words, classes="key-words", markup=False)
                yield Static(
                    "You can also click on anything with the mouse: buttons, lists and the keys in the bottom line.",
                    classes="paragraph",
                    id="mouse",
                    markup=False,
                )
            with Horizontal(id="box-buttons"):
                yield PlainButton("Close help", "close", main=True)
        yield KeyBar()

    def on_button_pressed(self) -> None:
        """The only button."""
        self.dismiss()

    def action_close(self) -> None:
        """Back to the screen."""
        self.dismiss()


def help_of(screen: WalkScreen) -> Help:
    """The help for a step or for what belongs to it, with the keys that can do something there."""
    name = STEP_NAMES[screen.STEP] if isinstance(screen, screen_of(screen.STEP)) else screen.HEADING
    idle = {*screen.idle_keys, *(() if screen.walk.door else ("F4",))}
    keys = [(key, words) for key, words in (*screen.KEYS, *ALWAYS) if key not in idle]
    return Help(name, f"{_PRACTICE}\n\n{screen.HELP}" if screen.walk.practice else screen.HELP, keys)


def help_while_locked(text: str) -> Help:
    """The help where nothing can be done but unlock and stop."""
    return Help("Locked", text, [(key, words) for key, words in ALWAYS if key in _LOCKED])
