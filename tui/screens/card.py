"""A text to read in a box: whom to turn to, or what is known of one site and how sure that is."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static

from tui.platform_words import Card
from tui.widgets.key_bar import KeyBar
from tui.widgets.plain_button import PlainButton
from tui.widgets.reading import Reading
from tui.words import drawn


class TextCard(ModalScreen[None]):
    """Scrolls; nothing on it is a link that opens."""

    AUTO_FOCUS = "#card-text"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,q,enter", "close", "Close", key_display="Esc"),
    ]

    def __init__(self, heading: str, paragraphs: Sequence[Content]) -> None:
        super().__init__()
        self._heading = heading
        self._paragraphs = paragraphs

    def compose(self) -> ComposeResult:
        """The box."""
        with Vertical(id="box", classes="tall"):
            yield Static(self._heading, classes="heading", markup=False)
            with Reading(id="card-text"):
                for paragraph in self._paragraphs:
                    yield Static(paragraph, classes="paragraph")
            with Horizontal(id="box-buttons"):
                yield PlainButton("Close", "close", main=True)
        yield KeyBar()

    def on_button_pressed(self) -> None:
        """The only button."""
        self.dismiss()

    def action_close(self) -> None:
        """Back to the screen."""
        self.dismiss()


class SiteCard(TextCard):
    """What strangers see on a site, what to set, what cannot be hidden. What is older than half a year is greyed."""

    def __init__(self, name: str, cards: Sequence[Card]) -> None:
        super().__init__(f"What to know and set: {name}", [*map(drawn, cards)])
