"""Where the person pastes or types several lines."""

from __future__ import annotations

from textual.events import Paste
from textual.widgets import TextArea

from selfaudit.text import harmless


class Lines(TextArea):
    """Several lines to type in. Tab leads out of it; what is pasted loses whatever could steer the terminal."""

    def __init__(self, name: str) -> None:
        super().__init__(id=name, tab_behavior="focus", show_line_numbers=False)
        self.cursor_blink = False

    async def _on_paste(self, event: Paste) -> None:
        event.stop()
        event.prevent_default()
        self.insert(harmless(event.text).expandtabs(4))
