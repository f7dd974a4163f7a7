"""One account while the pages are looked at: its name, and what came of it, in words."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Static

from selfaudit.model import Look, Outcome
from selfaudit.policy.words import INSTEAD, OUTCOME_WORDS
from tui.words import count, outside_line

_OPEN = (Outcome.PUBLIC, Outcome.PARTIAL)


class AccountRow(Vertical):
    """A line for the account and its state; below it what that means, once it has been looked at."""

    def __init__(self, account_id: str, name: str) -> None:
        super().__init__(classes="account")
        self.account_id = account_id
        self._name_shown = outside_line(name, 60).stylize("bold")

    def compose(self) -> ComposeResult:
        """The two lines."""
        yield Static(self._name_shown, classes="account-name")
        yield Static(classes="account-state")

    def tell(self, look: Look | None, looking: bool, found: int) -> None:
        """Show how far this account is."""
        self.query_one(".account-state", Static).update(_state(look, looking, found))


def _state(look: Look | None, looking: bool, found: int) -> Content:
    if look is None:
        return Content("looking now…" if looking else "waiting").stylize("" if looking else "$quiet")
    conclusive = look.outcome.conclusive
    things = f" · {count(found, 'thing', 'things')} found" if look.outcome in _OPEN or found else ""
    state = Content(f"{'✓' if conclusive else '?'} {OUTCOME_WORDS[look.outcome]}{things}")
    lines = [state.stylize("$success" if conclusive else "$warning")]
    if look.outcome in INSTEAD:
        lines.append(Content(INSTEAD[look.outcome]))
    return Content("\n").join(lines)
