"""The end of the walk: what came of it, and the report as one file where the person wants it."""

from __future__ import annotations

from pathlib import Path
from typing import ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widgets import Button, Input, Static

from selfaudit.errors import SelfAuditError
from selfaudit.progress import Step
from selfaudit.trend import trend
from tui import saving
from tui.base import WalkScreen
from tui.end_papers import HIDDEN, REPORT, end_papers, made
from tui.end_words import what_came_of_it
from tui.screens.ask import Ask
from tui.trail_words import trend_lines
from tui.widgets.entry import Entry
from tui.widgets.notice import Notice
from tui.widgets.plain_button import PlainButton
from tui.words import outside

_HIDE = (("hide", "Hide them"), ("show", "Show them, with pictures"))


class Report(WalkScreen):
    """A summary, and a place to save the report."""

    STEP = Step.REPORT
    HEADING = "Your report"
    NEXT = "Save"
    KEYS = (("F6", "how a stranger could find you"),)
    HELP = (
        "This is what came of the walk. You can save it as a report for yourself: one file, which opens in any browser "
        "and prints well. You can save a receipt for your school: nothing of what was found is in it. And you can save "
        "a file that puts the day to look again into your calendar. The files stay on this device: selfaudit sends "
        "them nowhere.\n\n"
        "You do not have to save it. Everything is kept in your locked file, and you can come back here at any time."
    )

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("f6", "app.trail", "How you could be found", key_display="F6"),
        Binding("f7", "app.evidence", "Keep evidence of bullying", key_display="F7"),
    ]

    _saved = False

    def body(self) -> ComposeResult:
        """Summary, warning, and where to."""
        yield Static("\n".join(what_came_of_it(self.session)), classes="paragraph", markup=False)
        yield Static(id="where", classes="label", markup=False)
        yield Static(id="about-paper", classes="quiet", markup=False)
        yield Entry("", name="path")
        yield Notice("saved")
        yield Static("\n".join(trend_lines(trend(self.session.progress))), classes="quiet", markup=False)

    def extra_buttons(self) -> ComposeResult:
        """There are other papers, and the walk can end without any."""
        yield PlainButton("Finish", "other")
        yield PlainButton("", "switch")

    def on_mount(self) -> None:
        """The paper that comes first for this use."""
        self._papers = end_papers(self.session.progress.purpose, self.walk.practice)
        self._offer_paper()

    def on_button_pressed(self, event: Button.Pressed) -> None:
        """Save, finish, go back, or turn to the other paper."""
        if event.button.id == "switch":
            self._papers = (*self._papers[1:], self._papers[0])
            self._saved = False
            self._offer_paper()
        if event.button.id == "other":
            self._finish_or_save(self._saved)

    @on(Input.Submitted, "#path")
    def submitted(self) -> None:
        """Enter saves."""
        self._save()

    def action_next(self) -> None:
        """Save; once that is done, the walk is over."""
        self._finish_or_save(not self._saved)

    def _offer_paper(self) -> None:
        paper, following = self._papers[:2]
        self.query_one("#where", Static).update(f"Where to save the {paper.name}")
        self.query_one("#about-paper", Static).update(paper.about)
        self.query_one("#path", Entry).value = str(Path.home() / paper.file)
        self.query_one("#saved", Notice).tell("")
        self.query_one("#switch", PlainButton).relabel(f"The {following.name} instead")
        self.query_one("#other", PlainButton).relabel("Finish")
        self.name_next(f"Save the {paper.name}")

    def _finish_or_save(self, save: bool) -> None:
        if save:
            self._save()
        else:
            self.app.run_worker(self.app.action_quit())

    @work(exclusive=True)
    async def _save(self) -> None:
        try:
            path = saving.place_for(self.query_one("#path", Entry).value, Path(self._papers[0].file).suffix)
            whole = await self._with_words()
            if whole is None:
                return
            if path.suffix == ".pdf":
                self._tell("Printing …", "This takes a few seconds.")
            if not await self._write(path, whole):
                self._tell("Not saved.", "There is a file with this name already. Choose another name.")
                return
        except SelfAuditError as error:
            self._tell(error.message, error.hint)
            return
        self._tell("✓ Saved.", "You find it under the name above.")
        self._saved = True
        self.name_next("Finish")
        self.query_one("#other", PlainButton).relabel("Save again")
        await self._offer(path)

    async def _with_words(self) -> bool | None:
        """Whether the words that were found go into the paper; None where the person went back."""
        if self._papers[0] is not REPORT:
            return False
        answer = await self.app.push_screen_wait(Ask("Hide the words that were found?", (Content(HIDDEN),), _HIDE))
        return answer == "show" if answer else None

    async def _write(self, path: Path, whole: bool) -> bool:
        paper = await made(self._papers[0], self.session, path, whole)
        try:
            saving.write(path, paper)
        except FileExistsError:
            text = (outside(str(path)), Content("What is in it now would be lost."))
            buttons = (("no", "Choose another name"), ("over", "Write over it"))
            if await self.app.push_screen_wait(Ask("There is a file with this name already", text, buttons)) != "over":
                return False
            saving.write(path, paper, overwrite=True)
        return True

    async def _offer(self, path: Path) -> None:
        if self._papers[0] is not REPORT:
            return
        text = (outside(str(path)), Content("Your own browser would open it. The browser may remember that it did."))
        buttons = (("no", "Not now"), ("open", "Open it in my browser"))
        answer = await self.app.push_screen_wait(Ask("Saved. Look at it now?", text, buttons))
        if answer == "open" and not saving.show(path):
            self._tell("✓ Saved.", "It could not be opened from here. Open it yourself.")

    def _tell(self, heading: str, text: str) -> None:
        """Say what came of saving where the person sees it, also in a small window."""
        notice = self.query_one("#saved", Notice)
        notice.tell(heading, text)
        self.call_after_refresh(notice.scroll_visible, animate=False)
