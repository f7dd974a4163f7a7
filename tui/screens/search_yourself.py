"""Searches to make about yourself: which words, and what they would tell whom. Nothing is sent from here unasked."""

from __future__ import annotations

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.content import Content
from textual.widgets import Button, OptionList, Static
from textual.widgets.option_list import Option

from probes.searches import Search, search_pages, searches
from selfaudit.model import Step
from tui.base import GoTo, WalkScreen
from tui.walk import Walk
from tui.widgets.plain_button import PlainButton
from tui.widgets.reading import Reading
from tui.words import outside_line

_NOTHING = (
    "There is nothing to search for yet. Say a little about yourself first: your name and town, your school, your "
    "phone number or email address. Or put an account on your list."
)
_LOOK_FOR = (
    "Look through the first two pages. Is there an account of yours you had forgotten? A page that tells where you "
    "live or work? Put accounts of your own on your list."
)


class SearchYourself(WalkScreen):
    """The words on the left; on the right what they may show, and what a search would tell the search engine."""

    STEP = Step.ACCOUNTS
    HEADING = "Search for yourself"
    NEXT = "Back to your list"
    SCROLLS = False
    HELP = (
        "A search engine shows what strangers find about you. But whoever searches tells the search engine the words: "
        "so selfaudit makes no search by itself.\n\n"
        "Choose the words on the left, copy them, and paste them into a private window of your own browser, one search "
        "at a time. Skip those you would rather not send, such as your phone number."
    )
    KEYS = (("C", "copy the marked words"),)
    BINDINGS: ClassVar[list[BindingType]] = [Binding("c", "copy", "Copy the words", key_display="C")]

    def __init__(self, walk: Walk) -> None:
        super().__init__(walk)
        progress = self.session.progress
        self._searches = searches(progress.identity, progress.accounts)

    @property
    def begin_with(self) -> str:
        """The list, where there is one."""
        return "#searches" if self._searches else "#next"

    def body(self) -> ComposeResult:
        """The searches, and the marked one beside them."""
        if not self._searches:
            with VerticalScroll(can_focus=False):
                yield Static(_NOTHING, classes="paragraph", id="nothing", markup=False)
            return
        with Horizontal(id="split"):
            options = (Option(outside_line(search.words, 60)) for search in self._searches)
            yield OptionList(*options, id="searches", markup=False)
            with Vertical(id="right"):
                with Reading(id="detail"):
                    yield Static(id="search")
                with Horizontal(id="decisions"):
                    yield PlainButton("Copy the words", "copy", small=True, classes="decision")

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Copying needs words."""
        return bool(self._searches) if action == "copy" else super().check_action(action, parameters)

    @on(OptionList.OptionHighlighted, "#searches")
    def marked(self) -> None:
        """Show the marked search."""
        self._show()

    @on(OptionList.OptionSelected, "#searches")
    def chosen(self) -> None:
        """Enter goes to the buttons."""
        self.query_one("#copy").focus()

    def on_button_pressed(self, event: Button.Pressed) -> None:
        """Copy, or on and back."""
        if event.button.id == "copy":
            self.action_copy()

    def action_back(self) -> None:
        """To the list of accounts."""
        self.post_message(GoTo(Step.ACCOUNTS))

    def action_next(self) -> None:
        """To the list of accounts."""
        self.action_back()

    def action_copy(self) -> None:
        """Hand the marked words to the terminal's clipboard."""
        self.app.copy_to_clipboard(self._marked.words)
        self._show(copied=True)

    @property
    def _marked(self) -> Search:
        return self._searches[self.query_one("#searches", OptionList).highlighted or 0]

    def _show(self, copied: bool = False) -> None:
        search = self._marked
        engines = ", ".join(page.name for page in search_pages())
        parts = [
            outside_line(search.words).stylize("bold"),
            Content(search.why),
            Content(
                f"A search engine ({engines}) would learn exactly these words, and that someone at your address "
                "on the internet looks for them. Nothing is sent from here."
            ),
            Content(_LOOK_FOR),
        ]
        if copied:
            parts.append(Content("✓ Copied, if your terminal allows it. Paste it soon: it is cleared after a minute."))
        self.query_one("#search", Static).update(Content("\n\n").join(parts))
