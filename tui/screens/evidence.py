"""A record of online bullying: what is kept, something more to keep, a note, a copy to hand on, and who can help."""

from __future__ import annotations

import asyncio
from collections.abc import Generator
from contextlib import contextmanager
from dataclasses import replace
from typing import ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal
from textual.content import Content
from textual.widgets import Button, OptionList, Static
from textual.widgets.option_list import Option

from probes.evidence_file import evidence_file, write_copy
from probes.screen import has_screen
from selfaudit.errors import SelfAuditError
from selfaudit.evidence import Note, Original
from selfaudit.progress import Step
from tui.base import GoTo, ShowPages, WalkScreen
from tui.evidence_read import printed
from tui.evidence_words import ABOUT, HELPERS_TITLE, details, helper_lines, title_of
from tui.screens.card import TextCard
from tui.screens.choose import ChooseAccount
from tui.screens.evidence_ask import copy_wanted, described, noted, sure_it_is_not, way_to_keep
from tui.walk import Walk
from tui.widgets.notice import Notice
from tui.widgets.plain_button import PlainButton
from tui.widgets.reading import Reading
from tui.words import outside, outside_line


class Evidence(WalkScreen):
    """The entries on the left, the marked one on the right."""

    STEP = Step.REPORT
    HEADING = "A record of online bullying"
    NEXT = "Add something"
    SCROLLS = False
    HELP = "\n\n".join(
        (
            *ABOUT,
            "A note is an entry of its own: nothing that was kept is ever edited. If something was wrong, write a note "
            "that says so.",
        )
    )
    KEYS = (
        ("Ctrl+N", "add a file, or a picture of a page in a window"),
        ("N", "write a note about the marked entry"),
        ("S", "save a copy for your Headteacher, your union or the police"),
        ("W", "who can help"),
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("n", "note", "Note", key_display="N"),
        Binding("s", "copy", "Save a copy", key_display="S"),
        Binding("w", "helpers", "Who can help", key_display="W"),
    ]

    def __init__(self, walk: Walk) -> None:
        super().__init__(walk)
        self._entries = walk.session.evidence.entries()
        self._writing = asyncio.Lock()

    @property
    def stands_at(self) -> Step:
        """Where the person was: this belongs to no step, and Back leads there."""
        return self.session.progress.step

    @property
    def begin_with(self) -> str:
        """The list, where there is one."""
        return "#entries" if self._entries else "#next"

    def body(self) -> ComposeResult:
        """What is kept, or what this is for."""
        yield Notice("told")
        with Reading(id="about", can_focus=False):
            for words in ABOUT:
                yield Static(words, classes="paragraph", markup=False)
        with Horizontal(id="split"):
            yield OptionList(id="entries", markup=False)
            with Reading(id="detail"):
                yield Static(id="entry")

    def extra_buttons(self) -> ComposeResult:
        """A note, a copy, and help."""
        yield PlainButton("Note", "note")
        yield PlainButton("Copy", "copy")
        yield PlainButton("Who can help", "helpers")

    def on_mount(self) -> None:
        """Show what is kept."""
        self._fill()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """There must be something to copy."""
        return bool(self._entries) if action == "copy" else super().check_action(action, parameters)

    def on_button_pressed(self, event: Button.Pressed) -> None:
        """The buttons of this screen; going on and back are the frame's."""
        if event.button.id == "note":
            self.action_note()
        elif event.button.id == "copy":
            self.action_copy()
        elif event.button.id == "helpers":
            self.action_helpers()

    def action_back(self) -> None:
        """To the step where the person was."""
        self.post_message(GoTo(self.session.progress.step))

    @on(OptionList.OptionHighlighted, "#entries")
    def marked(self, event: OptionList.OptionHighlighted) -> None:
        """Show the marked entry."""
        rows = details(self._entries[event.option_index])
        parts = [Content.assemble(Content(label).stylize("bold"), "\n", outside(value)) for label, value in rows]
        self.query_one("#entry", Static).update(Content("\n\n").join(parts))

    def action_helpers(self) -> None:
        """Who can help."""
        self.app.push_screen(TextCard(HELPERS_TITLE, [*map(Content, helper_lines(self.session.pack))]))

    def action_next(self) -> None:
        """Add a file, or go and take a page in a window."""
        self._add()

    @work(exclusive=True, group="asking")
    async def _add(self) -> None:
        if not await sure_it_is_not(self.app, self.session.pack):
            return
        accounts = self.session.progress.accounts
        way = await way_to_keep(self.app, bool(accounts) and has_screen())
        if way == "window":
            account = await self.app.push_screen_wait(ChooseAccount(accounts, ()))
            if account:
                self.post_message(ShowPages(account))
        elif way == "file" and (said := await described(self.app)):
            with self._errors_told():
                file = await asyncio.to_thread(evidence_file, said["file"])
                self._keep(replace(file, address=said["address"], seen=said["seen"], words=said["words"]))

    @work(exclusive=True, group="asking")
    async def action_note(self) -> None:
        """Write a note about the marked entry, or about the whole where none is kept."""
        number = self.query_one("#entries", OptionList).highlighted
        about = 0 if number is None else self._entries[number].number
        said = await noted(self.app, about)
        if said:
            with self._errors_told():
                self._keep(Note(**said, about=about))

    @work(exclusive=True, group="asking")
    async def action_copy(self) -> None:
        """Save a copy of the log."""
        if not self._entries:
            return
        with self._errors_told():
            if wanted := await copy_wanted(self.app):
                files = self.session.evidence.copy(wanted.without, printed if wanted.pdf else None)
                async with self._writing:
                    self._tell("Saving the copy …")
                    await asyncio.to_thread(write_copy, wanted.folder, files)
                words = f"{wanted.folder}\nFingerprint of the whole log: {self._entries[-1].fingerprint}"
                self._tell("✓ Saved. index.html is the list to read.", words)

    @property
    def busy(self) -> bool:
        """True while a copy is written."""
        return self._writing.locked()

    async def leave(self) -> None:
        """A copy that is being written is finished first: it reads the vault."""
        async with self._writing:
            pass

    def _keep(self, new: Original | Note) -> None:
        entry = self.session.evidence.keep(new)
        self._fill()
        self._tell(f"✓ Kept as entry {entry.number}.")

    def _fill(self) -> None:
        self._entries = self.session.evidence.entries()
        entries = self.query_one("#entries", OptionList)
        entries.clear_options()
        entries.add_options(Option(outside_line(title_of(entry), 60)) for entry in self._entries)
        self.query_one("#about").display = not self._entries
        self.query_one("#split").display = bool(self._entries)
        self.query_one("#copy").display = bool(self._entries)
        if self._entries:
            entries.highlighted = len(self._entries) - 1
        self.refresh_bindings()

    @contextmanager
    def _errors_told(self) -> Generator[None]:
        try:
            yield
        except SelfAuditError as error:
            self.query_one("#told", Notice).tell_error(error)

    def _tell(self, heading: str, text: str = "") -> None:
        self.query_one("#told", Notice).tell(heading, text)
