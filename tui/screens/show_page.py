"""Being shown a page: in a window that the person drives, or as text or a file out of their everyday browser."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Generator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import ClassVar

from textual import work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.events import Paste
from textual.widgets import Button, Static
from textual.worker import Worker, WorkerError

from probes.clipboard import read_clipboard
from probes.screen import has_screen
from probes.shown import shown_file, shown_text
from probes.watch import Watch, new_page, read_saved
from selfaudit.capture import Capture
from selfaudit.errors import SelfAuditError
from selfaudit.model import Account, Finding
from selfaudit.progress import Step
from selfaudit.session import now
from tui.base import GoTo, WalkScreen
from tui.saving import likely_folder
from tui.screens.ask import Ask
from tui.screens.choose_file import AskFile
from tui.screens.evidence_ask import sure_it_is_not
from tui.show_words import HELP, NOT_OPEN, OTHERWISE, ShownAs, no_window, outcome, steps
from tui.walk import Walk
from tui.widgets.notice import Notice
from tui.widgets.plain_button import PlainButton
from tui.window import Window
from tui.words import outside, outside_line

_WATCHED = (
    Content("Only web pages that are saved there from now on are read, and each of them once."),
    Content("Nothing else in the folder is opened."),
)


class ShowPage(WalkScreen):
    """The steps for one account, the state of the window, and what came of what was read."""

    STEP = Step.LOOK
    HEADING = "Show a page yourself"
    HELP = HELP
    KEYS = (
        ("Ctrl+N", "open the window, then read the page in it"),
        ("X", "close the window"),
        ("C", "read what you copied"),
        ("W", "watch a folder for a page you save"),
        ("E", "keep a picture of the page in the window as evidence of bullying"),
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("x", "close_window", "Close window", key_display="X"),
        Binding("e", "keep_evidence", "Keep as evidence", key_display="E"),
        Binding("c", "copied", "Copied text", key_display="C"),
        Binding("w", "watch", "Saved page", key_display="W"),
    ]

    def __init__(self, walk: Walk, account: Account) -> None:
        super().__init__(walk)
        self._account = account
        self._known = walk.platforms.platforms
        self._no_window = no_window(self._known[account.platform], has_screen())
        self._window = Window(walk.session, walk.open_companion, account, self._say)
        self._driving: Worker[None] | None = None
        self._watching: Worker[None] | None = None
        self._state = self._no_window or NOT_OPEN

    def body(self) -> ComposeResult:
        """The state of things, the outcome, and the card."""
        yield Static(outside_line(self._account.label, 70).stylize("bold"))
        yield Static(id="state", classes="paragraph")
        yield Notice("outcome")
        told = steps(self._known[self._account.platform], not self._no_window, now().date())
        with Vertical(id="steps"):
            for number, line in enumerate(told, 1):
                with Horizontal(classes="account"):
                    yield Static(f"{number}.", classes="number", markup=False)
                    yield Static(line, classes="words", markup=False)
        if not self._no_window:
            yield Static(Content(OTHERWISE), classes="paragraph quiet")

    def extra_buttons(self) -> ComposeResult:
        """The everyday browser's two ways."""
        if not self._no_window:
            yield PlainButton("Copied text", "copied")
        yield PlainButton("Saved page", "watch")

    def on_mount(self) -> None:
        """Show how things stand."""
        self._draw()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Only an open window can be closed, or its page kept."""
        if action == "keep_evidence":
            return self._window.open
        if action == "close_window":
            return _goes_on(self._driving)
        return super().check_action(action, parameters)

    def on_button_pressed(self, event: Button.Pressed) -> None:
        """The two other ways; going on and back are the frame's."""
        if event.button.id == "copied":
            self.action_copied()
        elif event.button.id == "watch":
            self.action_watch()

    def action_back(self) -> None:
        """Back to the looking; the window closes."""
        self.post_message(GoTo(Step.LOOK))

    def action_next(self) -> None:
        """Open the window, or read the page in it; without a window, read what was copied."""
        if self._no_window:
            self.action_copied()
        elif self._window.open:
            self._read(ShownAs.WINDOW, self._window.read)
        elif not _goes_on(self._driving):
            self._tell("")
            self._driving = self.run_worker(self._drive())

    def action_close_window(self) -> None:
        """Close the window and forget what was in it."""
        self.run_worker(self._end(self._driving))

    def action_copied(self) -> None:
        """Read the clipboard, once."""
        self._read(ShownAs.TEXT, lambda: self._copied(read_clipboard))

    def on_paste(self, event: Paste) -> None:
        """What is pasted here was copied off the page."""
        event.stop()
        self._read(ShownAs.TEXT, lambda: self._copied(lambda: event.text))

    @work(exclusive=True, group="asking")
    async def action_keep_evidence(self) -> None:
        """Keep a picture of the page in the evidence log, whoever's page it is; nothing of it is read."""
        if not await sure_it_is_not(self.app, self.session.pack):
            return
        with self._errors_told():
            taken = await self._window.photograph()
            if taken:
                entry = self.session.evidence.keep(taken)
                self._tell(f"✓ Kept as entry {entry.number} of your evidence.", "Press F7 to see it and write a note.")

    @property
    def busy(self) -> bool:
        """True while a window is open or a folder watched: whoever signs in there or looks for a page is at work."""
        return _goes_on(self._driving) or _goes_on(self._watching)

    async def leave(self) -> None:
        """Close the window and stop watching before the screen is left."""
        await self._end(self._driving)
        await self._end(self._watching)

    async def _end(self, worker: Worker[None] | None) -> None:
        if worker is not None and _goes_on(worker):
            worker.cancel()
            with suppress(WorkerError):
                await worker.wait()

    async def _drive(self) -> None:
        with self._errors_told():
            await self._window.drive()

    @work(exclusive=True, group="reading")
    async def _read(self, what: ShownAs, way: Callable[[], Awaitable[tuple[Finding, ...]]]) -> None:
        self._tell("")
        with self._errors_told():
            self._tell(*outcome(what, await way()))

    async def _copied(self, text: Callable[[], str]) -> tuple[Finding, ...]:
        copied = await asyncio.to_thread(text)
        return await self._take(lambda: shown_text(copied, self._account, self._known, now()))

    async def _take(self, capture: Callable[[], Capture]) -> tuple[Finding, ...]:
        return await self.session.show(await asyncio.to_thread(capture))

    @work(exclusive=True, group="asking")
    async def action_watch(self) -> None:
        """Ask for the folder and watch it; where one is watched already, stop."""
        if _goes_on(self._watching):
            await self._end(self._watching)
            self._tell("The folder is not watched any more.")
            return
        ask = AskFile("Which folder will you save the page in?", _WATCHED, "Watch it", str(likely_folder()))
        named = await self.app.push_screen_wait(ask)
        if named is not None:
            self._watching = self.run_worker(self._watch(named))

    async def _watch(self, named: str) -> None:
        with self._errors_told():
            watch = await asyncio.to_thread(Watch, named)
            self._tell("Watching the folder.", "Save the page there now, as HTML (Ctrl+S). Press W again to stop.")
            path = await new_page(watch)
            data = await asyncio.to_thread(read_saved, path)
            self._offer_delete(watch, path)
            found = await self._take(lambda: shown_file(data, self._account, self._known, now()))
            self._tell(*outcome(ShownAs.FILE, found))

    @work(exclusive=True, group="asking")
    async def _offer_delete(self, watch: Watch, path: Path) -> None:
        text = (outside(path.name), Content("selfaudit needs it no more. It is an ordinary file, not locked."))
        buttons = (("delete", "Delete it"), ("keep", "Leave it there"))
        if await self.app.push_screen_wait(Ask("Delete the page you saved?", text, buttons)) == "delete":
            with self._errors_told():
                await asyncio.to_thread(watch.delete, path)

    @contextmanager
    def _errors_told(self) -> Generator[None]:
        try:
            yield
        except SelfAuditError as error:
            self.query_one("#outcome", Notice).tell_error(error)

    def _tell(self, heading: str, text: str = "") -> None:
        self.query_one("#outcome", Notice).tell(heading, text)

    def _say(self, words: str) -> None:
        if words != self._state:
            self._state = words
            self.call_later(self._draw)

    def _draw(self) -> None:
        self.query_one("#state", Static).update(Content(self._state))
        opened = "Read this page" if self._window.open else "Open the window"
        self.name_next("Read copied text" if self._no_window else opened)
        self.refresh_bindings()


def _goes_on(worker: Worker[None] | None) -> bool:
    return worker is not None and not worker.is_finished
