"""A button whose label is plain text, and which answers every press at once."""

from __future__ import annotations

from textual.content import Content
from textual.widgets import Button


class PlainButton(Button, inherit_css=False):
    """Unlike Textual's own, it is not deaf for a fifth of a second after a press, and it grows with its label.

    How it looks is all said in `frame.tcss`: to read how Textual's own would look takes longer than the first screen.
    """

    def __init__(self, label: str, name: str, main: bool = False, small: bool = False, classes: str = "") -> None:
        super().__init__(Content(label), "primary" if main else "default", id=name, classes=classes, compact=small)
        self.active_effect_duration = 0

    def relabel(self, label: str) -> None:
        """Other words, and the room they need."""
        self.label = Content(label)
        self.refresh(layout=True)
