"""One privacy setting in full: which value, why, where, and how it stands."""

from __future__ import annotations

from datetime import date

from textual.app import ComposeResult
from textual.content import Content
from textual.widgets import Static

from tui.platform_words import setting_card
from tui.settings_state import Row
from tui.widgets.reading import Reading
from tui.words import drawn, outside, outside_line


class SettingDetail(Reading):
    """Scrolls by itself, so that nothing is out of reach."""

    def compose(self) -> ComposeResult:
        """One text; it changes with the setting."""
        yield Static(id="setting-text")

    def tell(self, row: Row, today: date, place: str) -> None:
        """Show this setting from its beginning."""
        head = Content.assemble(Content(f"{place} · ").stylize("$quiet"), outside_line(row.account.label, 60))
        stands = Content("\n").join(outside(line) for line in row.told()).stylize("bold")
        card = drawn(setting_card(row.setting, today))
        self.query_one(Static).update(Content("\n\n").join([head, card, stands]))
        self.scroll_home(animate=False)
