"""Where the person types."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.events import Paste
from textual.message import Message
from textual.widgets import Input, Static

from selfaudit.text import harmless


class Entry(Input, inherit_bindings=False):
    """One line to type in. What is pasted loses whatever could steer the terminal.

    Several lines that are pasted at once become one, or with `each` are handed on as they are. Keys that mean nothing
    in one line, such as Down and Page Down, are left to the screen.
    """

    class Lines(Message):
        """Several lines were pasted at once."""

        def __init__(self, lines: tuple[str, ...]) -> None:
            super().__init__()
            self.lines = lines

    BINDINGS: ClassVar[list[BindingType]] = Input.BINDINGS

    def __init__(
        self,
        value: str = "",
        placeholder: str = "",
        name: str = "",
        small: bool = False,
        hidden: bool = False,
        each: bool = False,
    ) -> None:
        super().__init__(value, placeholder, id=name or None, compact=small, select_on_focus=False, password=hidden)
        self._each = each
        self.cursor_blink = False  # it always shows where the keyboard is, and nothing moves

    def validate_value(self, value: str) -> str:
        """The value as it may be shown."""
        return harmless(value).replace("\n", " ").replace("\t", " ")

    def _on_paste(self, event: Paste) -> None:
        lines = tuple(line.strip() for line in harmless(event.text).splitlines() if line.strip())
        if len(lines) < 2 or self.password:
            return  # the library's own way: the one line
        event.stop()
        event.prevent_default()
        if self._each:
            self.post_message(self.Lines(lines))
        else:
            self.replace(", ".join(lines), *self.selection)


class Field(Vertical):
    """A question, why it is asked, and a place for the answer with an example in it."""

    def __init__(self, name: str, label: str, why: str, example: str, value: str = "") -> None:
        super().__init__(classes="field")
        self._parts = (name, label, why, example, value)

    def compose(self) -> ComposeResult:
        """Label, reason, entry."""
        name, label, why, example, value = self._parts
        yield Static(label, classes="label", markup=False)
        yield Static(why, classes="quiet", markup=False)
        yield Entry(value, example, name)
