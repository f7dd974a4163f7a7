"""The people one is connected with: is any of them a pupil?"""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Static

from selfaudit.reviews import Review, ReviewItem
from tui.review_words import answer_keys, answer_words, day_of, key_help, mark_of, title_of
from tui.screens.posts import ListScreen
from tui.screens.review import LIST_HELP, LIST_KEYS
from tui.widgets.long_list import LongList
from tui.words import outside_line


class Connections(ListScreen):
    """One line a person, and one key a person."""

    REVIEW = Review.CONNECTIONS
    HEADING = "Who you are connected with"
    HELP = (
        "One key for each person: the list goes on to the next by itself. Those that are new since last time come "
        "first, then all others by name.\n\n"
        "The policy says: no pupils. The same goes for past pupils until they are 18 and have no brother or sister at "
        "the school. If you are not sure who somebody is, say so, and ask or remove them later.\n\n"
        "Removing somebody is done on the site itself; most sites do not tell them. Then come back and say Removed. "
        "selfaudit looks nobody up, and none of these names leaves this device."
    )
    KEYS = (*key_help(REVIEW), *LIST_HELP)
    BINDINGS: ClassVar[list[BindingType]] = [*answer_keys(REVIEW), *LIST_KEYS]

    def items(self) -> ComposeResult:
        """The list, and a line on the marked one."""
        with Vertical(id="split"):
            yield LongList("items", self._line)
            yield Static(id="told")

    def show(self) -> None:
        """The marked person on two lines."""
        item = self.marked
        self.query_one("#told", Static).update(self._told(item) if item else Content("Nobody to show."), layout=False)

    def _line(self, item: ReviewItem) -> Content:
        new = " · new" if item.id in self.fresh else ""
        note = Content.assemble("  ", outside_line(item.note, 60), new).stylize("$quiet")
        return Content.assemble(f"{mark_of(item, self.sitting.reviewed.get(item.id))} ", title_of(item, 60), note)

    def _told(self, item: ReviewItem) -> Content:
        since = f", since {day_of(item)}" if item.when else ""
        where = Content.assemble(
            outside_line(self.walk.name_of(item.target), 60), ": ", outside_line(item.note, 60), since
        )
        reviewed = self.sitting.reviewed.get(item.id)
        said = answer_words(reviewed) if reviewed else f"{self.at + 1:,} of {len(self.sitting.listed):,}"
        return Content("\n").join([Content.assemble(f"{said} · ", title_of(item)).stylize("bold"), where])
