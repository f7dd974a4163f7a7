"""A question in a box: a few buttons, and a line to type where one is asked for."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Button, Static

from tui.widgets.entry import Entry
from tui.widgets.key_bar import KeyBar
from tui.widgets.plain_button import PlainButton


class Ask(ModalScreen[str | None]):
    """Gives the id of the button pressed, or None where the person went back. The first button leads on."""

    AUTO_FOCUS = "Button"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("tab", "app.focus_next", "Move", key_display="Tab"),
        Binding("down,right", "app.focus_next", show=False),
        Binding("up,left", "app.focus_previous", show=False),
        Binding("enter", "none", "Choose", key_display="Enter"),
        Binding("escape", "back", "Back", key_display="Esc"),
    ]

    def __init__(self, heading: str, text: Sequence[Content], buttons: Sequence[tuple[str, str]]) -> None:
        super().__init__()
        self._heading = heading
        self._text = text
        self._buttons = buttons

    def compose(self) -> ComposeResult:
        """The box."""
        with Vertical(id="box"):
            yield Static(self._heading, classes="heading", markup=False)
            with VerticalScroll(id="box-text", can_focus=False):
                for paragraph in self._text:
                    yield Static(paragraph, classes="paragraph")
            yield from self.entry()
            with Horizontal(id="box-buttons"):
                for index, (name, label) in enumerate(self._buttons):
                    yield PlainButton(label, name, main=not index)
        yield KeyBar()

    def entry(self) -> ComposeResult:
        """A place to type, where there is one."""
        yield from ()

    def on_button_pressed(self, event: Button.Pressed) -> None:
        """One of the answers."""
        event.stop()
        self.answer(event.button.id)

    def answer(self, name: str | None) -> None:
        """Close the box with this answer."""
        self.dismiss(name)

    def action_back(self) -> None:
        """No answer."""
        self.dismiss(None)


class AskText(Ask):
    """Asks for a line of text. Gives the text, or None where the person went back or left it empty."""

    AUTO_FOCUS = "Entry"

    def __init__(self, heading: str, text: Sequence[Content], button: str, value: str = "", example: str = "") -> None:
        super().__init__(heading, text, (("keep", button), ("no", "Go back")))
        self._value = value
        self._example = example

    def entry(self) -> ComposeResult:
        """The line to type in."""
        yield Entry(self._value, self._example, "text")

    def on_input_submitted(self) -> None:
        """Enter keeps the text."""
        self.answer("keep")

    def answer(self, name: str | None) -> None:
        """Close the box with the text, or without; an empty text cannot be kept."""
        entry = self.query_one("#text", Entry)
        if name != "keep":
            self.dismiss(None)
        elif entry.value.strip():
            self.dismiss(entry.value.strip())
        else:
            entry.focus()
