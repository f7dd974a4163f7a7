"""What is known of one site: what strangers see, what to set, what cannot be hidden, and how sure that is."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.screen import ModalScreen
from textual.widgets import Static

from tui.platform_words import Card
from tui.widgets.key_bar import KeyBar
from tui.widgets.plain_button import PlainButton
from tui.widgets.reading import Reading
from tui.words import drawn


class SiteCard(ModalScreen[None]):
    """Scrolls; nothing on it is a link that opens. What is older than about six months is greyed, and says so."""

    AUTO_FOCUS = "#card-text"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,q,enter", "close", "Close", key_display="Esc"),
    ]

    def __init__(self, name: str, cards: Sequence[Card]) -> None:
        super().__init__()
        self._name = name
        self._cards = cards

    def compose(self) -> ComposeResult:
        """The box."""
        with Vertical(id="box", classes="tall"):
            yield Static(f"What to know and set: {self._name}", classes="heading", markup=False)
            with Reading(id="card-text"):
                for card in self._cards:
                    yield Static(drawn(card), classes="paragraph")
            with Horizontal(id="box-buttons"):
                yield PlainButton("Close", "close", main=True)
        yield KeyBar()

    def on_button_pressed(self) -> None:
        """The only button."""
        self.dismiss()

    def action_close(self) -> None:
        """Back to the screen."""
        self.dismiss()
