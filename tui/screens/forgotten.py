"""Choose where to look for accounts you may have forgotten: a browser on this device, a file, a pasted list."""

from __future__ import annotations

import asyncio
from collections.abc import Callable

from textual import on, work
from textual.app import ComposeResult
from textual.content import Content
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from probes.footprints.find import Footprints as Found
from selfaudit.errors import SelfAuditError
from selfaudit.progress import Step
from tui.base import GoTo, Open, WalkScreen
from tui.footprints import Footprints
from tui.screens.ask import Ask
from tui.screens.choose_file import AskFile
from tui.screens.further import Further
from tui.walk import Walk
from tui.widgets.lines import Lines
from tui.widgets.notice import Notice
from tui.words import outside_line

_FILE = "A file: exported passwords (CSV), bookmarks, or a list of addresses"
_PASTE = "A list that you paste or type"
READ = (
    "Choose one place to look in. selfaudit reads the addresses there and how often each was opened. Of saved "
    "passwords it reads only the address and the user name. It keeps what points to an account on a site it knows "
    "and drops all else at once. Nothing leaves this device, and nothing is added without your yes."
)


class Forgotten(WalkScreen):
    """One source at a time, and only when it is chosen."""

    STEP = Step.ACCOUNTS
    HEADING = "Accounts you may have forgotten"
    NEXT = "Back to your list"
    HELP = (
        "Choose a browser to look through its history and bookmarks. Your browser may stay open: selfaudit reads a "
        "copy, then removes it.\n\n"
        "A file can be passwords that you exported from your browser or password manager. selfaudit never reads the "
        "passwords themselves. Delete such a file when you are done: anyone who finds it can read it.\n\n"
        "You can also paste a list of addresses or names, one on each line, such as: Instagram: @yourname"
    )

    def __init__(self, walk: Walk, footprints: Footprints) -> None:
        super().__init__(walk)
        self._footprints = footprints
        self._browsers = list(footprints.browsers())

    @property
    def begin_with(self) -> str:
        """The list of places."""
        return "#sources"

    def body(self) -> ComposeResult:
        """What is read and what is dropped, then the places."""
        yield Static(READ, classes="paragraph", markup=False)
        names = [Content.assemble("Browser: ", outside_line(name, 60)) for name in self._browsers]
        yield OptionList(
            *(Option(name) for name in (*names, Content(_FILE), Content(_PASTE))), id="sources", markup=False
        )
        if not self._browsers:
            yield Static("No browser history was found on this device.", classes="paragraph quiet", markup=False)
        yield Notice("told")

    def action_back(self) -> None:
        """To the list of accounts."""
        self.post_message(GoTo(Step.ACCOUNTS))

    def action_next(self) -> None:
        """To the list of accounts."""
        self.action_back()

    @on(OptionList.OptionSelected, "#sources")
    def chosen(self, event: OptionList.OptionSelected) -> None:
        """Look through this place, asking for the file or the list first."""
        self._look(event.option_index)

    @work(exclusive=True)
    async def _look(self, index: int) -> None:
        given: str | None
        read: Callable[[str], Found]
        if index < len(self._browsers):
            given, read = self._browsers[index], self._footprints.in_browser
        elif index == len(self._browsers):
            given, read = await self.app.push_screen_wait(_ask_file()), self._footprints.in_file
        else:
            given, read = await self.app.push_screen_wait(AskLines()), self._footprints.in_text
        if given is None:
            return
        told = self.query_one("#told", Notice)
        told.tell("Reading. This takes a few seconds.")
        try:
            found = await asyncio.to_thread(read, given)
        except SelfAuditError as error:
            told.tell_error(error)
            return
        self.post_message(Open(Further(self.walk, found.candidates, found.missed)))


class AskLines(Ask):
    """Asks for several lines. Gives the text, or None where the person went back or left it empty."""

    AUTO_FOCUS = "Lines"

    def __init__(self) -> None:
        text = (Content("One address or name on each line, for example: Instagram: @yourname"),)
        super().__init__("Your list", text, (("look", "Look through it"), ("no", "Go back")))

    def entry(self) -> ComposeResult:
        """The place to type in."""
        yield Lines("lines")

    def answer(self, name: str | None) -> None:
        """Close the box with the text, or without."""
        text = self.query_one(Lines).text
        self.dismiss(text if name == "look" and text.strip() else None)


def _ask_file() -> AskFile:
    text = (
        Content("Passwords exported as CSV, a bookmarks file, or a text with addresses."),
        Content("Of passwords only the address and the user name are read."),
    )
    return AskFile("Which file?", text, "Look through it", example="For example: Downloads/passwords.csv")
