"""A question in a box with several lines to fill in."""

from __future__ import annotations

from collections.abc import Sequence

from textual.app import ComposeResult
from textual.content import Content
from textual.widgets import Static

from tui.screens.ask import Ask
from tui.widgets.entry import Entry

Line = tuple[str, str, str]  # its name, what is asked, and what stands in it


class AskLines(Ask):
    """Gives the id of the button pressed; then `values` holds what stands in each line, by its name."""

    AUTO_FOCUS = "Entry"

    def __init__(
        self, heading: str, text: Sequence[Content], lines: Sequence[Line], buttons: Sequence[tuple[str, str]]
    ) -> None:
        super().__init__(heading, text, buttons)
        self._lines = lines
        self.values: dict[str, str] = {}

    def entry(self) -> ComposeResult:
        """The lines."""
        for name, label, value in self._lines:
            yield Static(label, classes="label", markup=False)
            yield Entry(value, name=name, small=True)

    def on_input_submitted(self) -> None:
        """Enter goes on to the next line, and from the last one to the buttons."""
        self.focus_next()

    def answer(self, name: str | None) -> None:
        """Close the box."""
        self.values = {line: self.query_one(f"#{line}", Entry).value.strip() for line, _, _ in self._lines}
        self.dismiss(name)
