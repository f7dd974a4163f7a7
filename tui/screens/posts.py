"""One's own posts: those worth reading again first, each with the reason why."""

from __future__ import annotations

from typing import ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.widgets import Static

from selfaudit.reviews import Review, ReviewItem
from tui.review_words import ANSWERS, answer_keys, answer_words, day_of, key_help, many, mark_of, title_of
from tui.screens.ask import Ask
from tui.screens.review import LIST_HELP, LIST_KEYS, ReviewScreen
from tui.widgets.long_list import LongList
from tui.widgets.reading import Reading
from tui.words import outside, outside_line


class ListScreen(ReviewScreen):
    """A review whose items are lines of a long list."""

    def fill(self, at: int) -> None:
        """List what the sitting lists."""
        self.query_one(LongList).fill(self.sitting.listed, at)

    def mark(self, at: int) -> None:
        """Mark a line."""
        self.query_one(LongList).mark(at)

    @property
    def at(self) -> int:
        """The place of the marked line."""
        return self.query_one(LongList).at

    @on(LongList.Marked)
    def moved(self) -> None:
        """Tell of the marked item."""
        self.show()


class Posts(ListScreen):
    """The list on the left, the marked post in full on the right."""

    REVIEW = Review.POSTS
    HEADING = "Your posts"
    HELP = (
        "Those marked * come first: they hold words that are worth reading again, and it says why. That is all it "
        "means; you decide. The newest come first.\n\n"
        "Fine keeps it as it is. To remove puts it on your list of things to do: take it down on the site itself, then "
        "come back and say Removed. Ask leaves it open until you have talked to somebody.\n\n"
        "All the rest is fine answers for everything in the list that selfaudit found nothing in. It asks first."
    )
    KEYS = (*key_help(REVIEW), ("L", "all the rest is fine; it asks first"), *LIST_HELP)
    BINDINGS: ClassVar[list[BindingType]] = [
        *answer_keys(REVIEW),
        Binding("l", "rest", "All the rest is fine", key_display="L"),
        *LIST_KEYS,
    ]

    def items(self) -> ComposeResult:
        """List and post."""
        with Horizontal(id="split"):
            yield LongList("items", self._line)
            with Vertical(id="right"), Reading(id="detail"):
                yield Static(id="detail-text")

    def show(self) -> None:
        """The marked post in full."""
        item = self.marked
        text = self._told(item) if item else Content("Nothing to show. Change the boxes above the list.")
        self.query_one("#detail-text", Static).update(text)
        self.query_one("#detail").scroll_home(animate=False)

    @work(exclusive=True)
    async def action_rest(self) -> None:
        """Say of everything listed that nothing speaks for that it is fine, once the person has said so."""
        rest = self.sitting.rest()
        word = ANSWERS[self.REVIEW][0]
        text = (
            Content(f"Nothing in {many(len(rest), self.REVIEW)} without an answer made selfaudit stop."),
            Content("It does not know everything: it looks for certain words only. You can undo this, and read on."),
        )
        ask = Ask("All the rest is fine?", text, (("yes", "Yes, all the rest is fine"), ("no", "Go back")))
        if await self.app.push_screen_wait(ask) == "yes":
            self.sitting.say([item.id for item in rest], word.choice)
            self.mark(self.at)
            self.changed()

    def _line(self, item: ReviewItem) -> Content:
        return Content.assemble(f"{mark_of(item, self.sitting.reviewed.get(item.id))} ", title_of(item))

    def _told(self, item: ReviewItem) -> Content:
        new = "new since last time" if item.id in self.fresh else ""
        head = [f"{self.at + 1:,} of {len(self.sitting.listed):,}", day_of(item), new]
        parts = [
            Content(" · ".join(word for word in head if word)).stylize("$quiet"),
            outside_line(", ".join(word for word in (self.walk.name_of(item.target), item.note) if word)),
        ]
        if reviewed := self.sitting.reviewed.get(item.id):
            parts.append(Content(answer_words(reviewed)).stylize("bold"))
        if item.why:
            parts += [Content(""), Content("Why it is worth reading again").stylize("bold")]
            parts += [Content.assemble("· ", outside_line(why, 300)) for why in item.why]
        return Content("\n").join([*parts, Content(""), outside(item.text) if item.text else title_of(item)])
