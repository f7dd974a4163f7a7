"""The question before the walk is left."""

from __future__ import annotations

from textual.content import Content

from tui.screens.ask import Ask


class Stop(Ask):
    """Asked before the walk is left."""

    def __init__(self, kept: str) -> None:
        buttons = (("stop", "Stop for now"), ("stay", "Stay"))
        super().__init__("Stop for now?", (Content(kept),), buttons)
