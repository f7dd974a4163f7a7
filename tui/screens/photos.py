"""One's own photos, and those others put up: side by side, or one at a time as large as there is room."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING, ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Static
from textual.worker import Worker, WorkerError

from selfaudit.errors import SelfAuditError
from selfaudit.reviews import Review, ReviewItem
from tui.review_words import ANSWERS, answer_keys, answer_words, day_of, key_help, mark_of, title_of
from tui.screens.review import LIST_HELP, LIST_KEYS, ReviewScreen
from tui.widgets.contact_sheet import ContactSheet
from tui.words import outside_line

if TYPE_CHECKING:
    from tui.walk import ShowPicture


class Photos(ReviewScreen):
    """A contact sheet with a line on the marked photo."""

    REVIEW = Review.PHOTOS
    HEADING = "Your photos"
    HELP = (
        "Small copies of your photos, a page at a time; they stay on this device. Press Enter to see one bigger, and "
        "Enter again for the page. How clear they are depends on your terminal. If you cannot tell what it is, press O "
        "to see it in a window. That works where this computer has a screen. Or look at the photo on the site itself. "
        "selfaudit writes no picture to your disk.\n\n"
        "Keep it, put it on your list to remove, or leave it open until you have asked somebody. Take it down on the "
        "site itself, then say Removed here. L keeps all on this page that have no answer yet and that you can see.\n\n"
        "If you ever come across an indecent picture of a child: stop, copy nothing, and tell the police and your "
        "Designated Safeguarding Lead."
    )
    KEYS = (
        *key_help(REVIEW),
        ("L", "keep the rest of this page"),
        ("Enter", "bigger, and back to the page"),
        ("O", "see it in a window of its own; it closes when you leave this list"),
        ("Left, Right", "the photo before or after"),
        *LIST_HELP,
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        *answer_keys(REVIEW),
        Binding("l", "rest", "Keep the rest of the page", key_display="L"),
        Binding("enter", "bigger", "Bigger", key_display="Enter"),
        Binding("o", "window", "In a window", key_display="O"),
        *LIST_KEYS,
    ]

    _shown: Worker[None] | None = None

    def items(self) -> ComposeResult:
        """The sheet, and a line on the marked one."""
        with Vertical(id="split"):
            yield ContactSheet("items", self._caption, self.session.item_picture, self.walk.sharp)
            yield Static(id="told")

    def fill(self, at: int) -> None:
        """Show what the sitting lists."""
        self.query_one(ContactSheet).fill(self.sitting.listed, at)
        self.show()

    def mark(self, at: int) -> None:
        """Mark a photo."""
        self.query_one(ContactSheet).mark(at)

    @property
    def at(self) -> int:
        """The place of the marked photo."""
        return self.query_one(ContactSheet).at

    @on(ContactSheet.Marked)
    def moved(self) -> None:
        """Tell of the marked photo."""
        self.show()

    @on(ContactSheet.Chosen)
    def chosen(self) -> None:
        """A second press shows it bigger."""
        self.action_bigger()

    def action_bigger(self) -> None:
        """One photo as large as there is room, or the page."""
        sheet = self.query_one(ContactSheet)
        sheet.enlarge(not sheet.big)

    @property
    def idle_keys(self) -> tuple[str, ...]:
        """A window needs a screen to be on."""
        return () if self.walk.show_picture else ("O",)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """A window needs a screen to be on."""
        if action == "window":
            return self.walk.show_picture is not None and self.marked is not None
        return super().check_action(action, parameters)

    async def action_window(self) -> None:
        """The marked photo in a window of its own, in place of the one before."""
        item = self.marked
        picture = self.session.item_picture(item.id) if item else None
        await self._close_window()
        if picture and self.walk.show_picture:
            self._shown = self._open_window(self.walk.show_picture, picture)

    @work
    async def _open_window(self, show_picture: ShowPicture, picture: bytes) -> None:
        try:
            async with show_picture(picture) as window:
                await window.closed()
        except SelfAuditError as error:
            self.query_one("#told", Static).update(Content(str(error)), layout=False)

    @property
    def busy(self) -> bool:
        """True while a photo stands in a window of its own."""
        return self._shown is not None and not self._shown.is_finished

    async def _close_window(self) -> None:
        if self._shown is not None and self.busy:
            self._shown.cancel()
            with suppress(WorkerError):
                await self._shown.wait()

    def action_rest(self) -> None:
        """Keep what is on this page, can be seen and has no answer."""
        sheet = self.query_one(ContactSheet)
        reviewed = self.sitting.reviewed
        rest = [item.id for item in sheet.page if item.id not in reviewed and sheet.has_picture(item)]
        if rest:
            self.sitting.say(rest, ANSWERS[self.REVIEW][0].choice)
            last = self.sitting.listed.index(sheet.page[-1])
            self.mark(self.sitting.next_open(last + 1))
            self.changed()

    def changed(self) -> None:
        """Draw the marks anew too."""
        super().changed()
        self.query_one(ContactSheet).mark(self.at)

    async def leave(self) -> None:
        """Read no more pictures, and close the window with one."""
        await self._close_window()
        await self.query_one(ContactSheet).stop()

    def show(self) -> None:
        """The marked photo in words."""
        item = self.marked
        self.query_one("#told", Static).update(self._told(item) if item else Content("No photo to show."), layout=False)

    def _caption(self, item: ReviewItem) -> Content:
        mark = mark_of(item, self.sitting.reviewed.get(item.id))
        return Content.assemble(
            f"{mark} ", day_of(item) or title_of(item, 30), " · new" if item.id in self.fresh else ""
        )

    def _told(self, item: ReviewItem) -> Content:
        account = outside_line(self.walk.name_of(item.target), 60)
        reviewed = self.sitting.reviewed.get(item.id)
        said = answer_words(reviewed) if reviewed else f"{self.at + 1:,} of {len(self.sitting.listed):,}"
        first = Content.assemble(f"{said} · ", title_of(item)).stylize("bold")
        # The caption tells the day. What does not fit is cut at the end, so the account comes after who could see it.
        return Content("\n").join(
            [first, Content(" · ").join(part for part in (outside_line(item.note), account) if part)]
        )
