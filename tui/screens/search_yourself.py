"""Searches to make about yourself, one at a time in a window: which words go to whom is said first, each time."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from contextlib import suppress
from typing import ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.widgets import Button, OptionList, Static
from textual.widgets.option_list import Option
from textual.worker import Worker, WorkerError

from probes.clipboard import can_read_clipboard
from probes.searches import Search, SearchPage, searches
from selfaudit.audit import since
from selfaudit.errors import SelfAuditError
from selfaudit.model import LedgerLine
from selfaudit.progress import Step
from selfaudit.session import now
from tui.base import ForgetCopied, GoTo, WalkScreen
from tui.screens.ask import Ask
from tui.search_words import CLOSED, HELP, NOTHING, ONE_AT_A_TIME, OPENING, consent, copied, opened, told
from tui.walk import Searching, SearchResults, Walk
from tui.widgets.notice import Notice
from tui.widgets.plain_button import PlainButton
from tui.widgets.reading import Reading
from tui.words import outside_line

_ANSWERS = (("send", "Yes, send these words"), ("no", "No, go back"))


class SearchYourself(WalkScreen):
    """The words on the left; on the right what they may show, what a search would tell whom, and the ways to search."""

    STEP = Step.ACCOUNTS
    HEADING = "Search for yourself"
    NEXT = "Back to your list"
    SCROLLS = False
    HELP = HELP
    KEYS = (("C", "copy the marked words"), ("X", "close the window"))
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("c", "copy", "Copy the words", key_display="C"),
        Binding("x", "close_window", "Close window", key_display="X"),
    ]

    _visit: Worker[None] | None = None
    _stands = False  # a window, in which the person reads what was found

    def __init__(self, walk: Walk) -> None:
        super().__init__(walk)
        progress = self.session.progress
        self._searches = searches(progress.identity, progress.accounts)
        self._pages: Sequence[SearchPage] = walk.searching.pages if walk.searching else ()

    @property
    def begin_with(self) -> str:
        """The list, where there is one."""
        return "#searches" if self._searches else "#next"

    def body(self) -> ComposeResult:
        """The searches, and the marked one beside them."""
        if not self._searches:
            with Reading(can_focus=False):
                yield Static(NOTHING, classes="paragraph", id="nothing", markup=False)
            return
        yield Notice("told")
        with Horizontal(id="split"):
            options = (Option(outside_line(search.words, 60)) for search in self._searches)
            yield OptionList(*options, id="searches", markup=False)
            with Vertical(id="right"):
                with Reading(id="detail"):
                    yield Static(id="search")
                with Horizontal(id="decisions"):
                    for index, page in enumerate(self._pages):
                        yield PlainButton(page.name, f"open-{index}", small=True, classes="decision")
                    yield PlainButton("Copy", "copy", small=True, classes="decision")

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Copying needs words, and only an open window can be closed."""
        if action == "close_window":
            return self._is_open
        return bool(self._searches) if action == "copy" else super().check_action(action, parameters)

    @on(OptionList.OptionHighlighted, "#searches")
    def marked(self) -> None:
        """Show the marked search."""
        self.query_one("#search", Static).update(told(self._marked))

    @on(OptionList.OptionSelected, "#searches")
    def chosen(self) -> None:
        """Enter goes to the ways to search."""
        self.query(".decision").first().focus()

    def on_button_pressed(self, event: Button.Pressed) -> None:
        """A search engine, the words alone, or on and back."""
        name = event.button.id or ""
        if name == "copy":
            self.action_copy()
        elif name.startswith("open-") and self.walk.searching:
            self._begin(self.walk.searching, self._pages[int(name.removeprefix("open-"))])

    def action_back(self) -> None:
        """To the list of accounts."""
        self.post_message(GoTo(Step.ACCOUNTS))

    def action_next(self) -> None:
        """To the list of accounts."""
        self.action_back()

    def action_copy(self) -> None:
        """Hand the marked words to the terminal's clipboard."""
        self.app.copy_to_clipboard(self._marked.words)
        self._tell(*copied(can_read_clipboard()))

    def action_close_window(self) -> None:
        """Close the window and forget what was in it."""
        self.run_worker(self._close())

    @property
    def busy(self) -> bool:
        """True while a window is open."""
        return self._stands

    async def leave(self) -> None:
        """Close the window, and take out of the clipboard what was put there, before the screen is left."""
        await self._close()
        self.app.post_message(ForgetCopied())

    @property
    def _is_open(self) -> bool:
        return self._visit is not None and not self._visit.is_finished

    @property
    def _marked(self) -> Search:
        return self._searches[self.query_one("#searches", OptionList).highlighted or 0]

    def _begin(self, searching: Searching, page: SearchPage) -> None:
        if self._is_open:
            self._tell(*ONE_AT_A_TIME)
        else:
            self._visit = self._open(searching, self._marked, page)

    async def _close(self) -> None:
        if self._visit is not None and self._is_open:
            self._visit.cancel()
            with suppress(WorkerError):
                await self._visit.wait()

    @work
    async def _open(self, searching: Searching, search: Search, page: SearchPage) -> None:
        box = Ask(f"Send this search to {page.name}?", consent(search, page, now().date()), _ANSWERS)
        if await self.app.push_screen_wait(box) != "send":
            return
        self._tell(OPENING)
        try:
            async with searching.open(search, page) as window:
                self._tell(*opened(page))
                self.refresh_bindings()
                await self._stand(window)
        except SelfAuditError as error:
            self.query_one("#told", Notice).tell_error(error)
        except asyncio.CancelledError:
            self._tell(CLOSED)
            raise
        else:
            self._tell(CLOSED)
        finally:
            self.call_later(self.refresh_bindings)

    async def _stand(self, window: SearchResults) -> None:
        """Until the window is closed; what it lets through is counted at once and again at its end."""
        counted: tuple[LedgerLine, ...] = window.ledger()
        self.session.count_traffic(counted)
        self._stands = True
        try:
            await window.closed()
        finally:
            self._stands = False
            self.session.count_traffic(since(window.ledger(), counted))

    def _tell(self, heading: str, text: str = "") -> None:
        self.query_one("#told", Notice).tell(heading, text)
