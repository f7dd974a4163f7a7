"""One account while the pages are looked at: its name, and what came of it, in words."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.content import Content
from textual.widgets import Static

from selfaudit.model import Look, Outcome
from selfaudit.policy.dates import day_words
from selfaudit.policy.words import OUTCOME_WORDS
from tui.look_state import to_do
from tui.words import count, outside, outside_line

_OPEN = (Outcome.PUBLIC, Outcome.PARTIAL)
_TO_SHOW = (Outcome.WALL, Outcome.BLOCKED)


class AccountRow(Horizontal):
    """A mark, the account and its state; below it what to do, where there is something to do."""

    def __init__(self, account_id: str, label: str, page: bool = True) -> None:
        super().__init__(classes="account")
        self.account_id = account_id
        self._page = page
        self._label = outside_line(label, 60).stylize("bold")

    def compose(self) -> ComposeResult:
        """The mark in a column of its own, so that longer words stay beside it."""
        yield Static(classes="mark")
        yield Static(classes="words")

    def tell(self, look: Look | None, looking: bool, found: int, shown: Look | None = None) -> None:
        """Show how far this account is; `shown` is the last look at a page of it that the person showed."""
        mark, state = _progress(looking, self._page) if look is None else _outcome(look, found)
        lines = [Content.assemble(self._label, ": ", state)]
        if shown:
            lines.append(Content(f"You showed a page of it yourself on {day_words(shown.seen_at)}."))
        elif look and (words := to_do(look)):
            lines.append(outside(f"{words} Or press S to show it here." if look.outcome in _TO_SHOW else words))
        self.query_one(".mark", Static).update(mark)
        self.query_one(".words", Static).update(Content("\n").join(lines))


def _progress(looking: bool, page: bool) -> tuple[str, Content]:
    waiting = Content("waiting" if page else "has no page to visit").stylize("$quiet")
    return ("…", Content("looking now")) if looking else ("○", waiting)


def _outcome(look: Look, found: int) -> tuple[str, Content]:
    things = f", {count(found, 'thing', 'things')} found" if look.outcome in _OPEN or found else ""
    words = Content(f"{OUTCOME_WORDS[look.outcome]}{things}")
    if not look.complete:
        return "?", words.stylize("$warning")
    return "✓", words if found else words.stylize("$success")  # green would call good what strangers can see
