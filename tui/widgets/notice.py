"""A clear panel for what the person should know before going on."""

from __future__ import annotations

from textual.content import Content
from textual.widgets import Static

from selfaudit.errors import SelfAuditError


class Notice(Static):
    """Something to know: a heading in words, then one or two sentences. Hidden while it has nothing to say."""

    def __init__(self, id: str, heading: str = "", text: str = "") -> None:  # noqa: A002  Textual's own name for it
        super().__init__(id=id, classes="notice")
        self.tell(heading, text)

    def tell(self, heading: str, text: str = "") -> None:
        """Show this instead of what was there."""
        self.display = bool(heading)
        self.update(Content("\n").join([Content(heading).stylize("bold"), *([Content(text)] if text else [])]))

    def tell_error(self, error: SelfAuditError) -> None:
        """What is the matter, and what to do."""
        self.tell(error.message, error.hint)
