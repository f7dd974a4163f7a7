"""Help for one screen, in plain words, with every key that works there."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static

from tui.widgets.key_bar import KeyBar
from tui.widgets.plain_button import PlainButton

ALWAYS = (
    ("Tab, Shift+Tab", "move to the next or the last thing on the screen"),
    ("Enter", "choose what is marked"),
    ("Page Up, Page Down", "read on where there is more than fits"),
    ("Esc", "go back; nothing is lost"),
    ("Ctrl+N", "go on, as the button at the bottom right does"),
    ("F2", "change the colours: dark, light or high contrast"),
    ("F4", "lock your vault; it locks by itself after ten minutes without a key"),
    ("F7", "keep a record of online bullying: pictures, pages, notes"),
    ("Ctrl+P", "a list of everything you can do; type to search it"),
    ("Ctrl+Q", "stop for now; everything is kept"),
)


class Help(ModalScreen[None]):
    """What this step is for, what to do, and the keys."""

    AUTO_FOCUS = "#help-text"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,f1,question_mark,q", "close", "Close help", key_display="Esc"),
    ]

    def __init__(self, heading: str, text: str, keys: tuple[tuple[str, str], ...]) -> None:
        super().__init__()
        self._heading = heading
        self._text = text
        self._keys = keys

    def compose(self) -> ComposeResult:
        """The box."""
        with Vertical(id="box", classes="tall"):
            yield Static(f"Help: {self._heading}", classes="heading", markup=False)
            with VerticalScroll(id="help-text"):
                yield Static(self._text, classes="paragraph", markup=False)
                yield Static("Keys", classes="label", markup=False)
                for key, words in (*self._keys, *ALWAYS):
                    with Horizontal(classes="key-row"):
                        yield Static(Content(key).stylize("bold"), classes="key-name")
                        yield Static(words, classes="key-words", markup=False)
                yield Static(
                    "You can also click on anything with the mouse: buttons, lists and the keys in the bottom line.",
                    classes="paragraph",
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
