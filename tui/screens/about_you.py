"""A few words about the person: as little as needed, each with its reason, every one of them optional."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.widgets import Input, Static

from selfaudit.progress import Step
from tui.about import INTRO, QUESTIONS, as_text, from_text
from tui.base import WalkScreen
from tui.widgets.entry import Entry, Field


class AboutYou(WalkScreen):
    """Eight short questions. Enter goes to the next one."""

    STEP = Step.ABOUT_YOU
    HEADING = "A little about you"
    NEXT = "Next: your accounts"
    HELP = (
        "What you type here is what selfaudit looks for on your pages. It stays in your locked file.\n\n"
        "Leave empty whatever you do not want to say: selfaudit still finds phone numbers, addresses and the like by "
        "their form. Put commas between several answers. Press Enter to go to the next question."
    )

    @property
    def begin_with(self) -> str:
        """What the keyboard is on."""
        return "#names"

    def body(self) -> ComposeResult:
        """The questions, with what was said before."""
        yield Static(INTRO, classes="paragraph", markup=False)
        said = as_text(self.session.progress.identity)
        for name, label, why, example in QUESTIONS:
            yield Field(name, label, why, f"For example: {example}", said[name])

    def on_mount(self) -> None:
        """Skipping is an answer too."""
        self._name_next()

    def on_input_changed(self) -> None:
        """As soon as something is said, going on is no longer skipping."""
        self._name_next()

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Enter goes to the next question, and from the last one on."""
        if event.input.id == QUESTIONS[-1][0]:
            self.action_next()
        else:
            self.app.action_focus_next()

    def on_descendant_blur(self) -> None:
        """Keep each answer as soon as it is given."""
        self._keep()

    def on_screen_suspend(self) -> None:
        """Something else comes on top, such as the question whether to stop."""
        self._keep()

    async def leave(self) -> None:
        """Keep what was typed, whichever way the step is left."""
        self._keep()

    def _name_next(self) -> None:
        said = any(entry.value.strip() for entry in self.query(Entry))
        self.name_next("Next: your accounts" if said else "Skip this step")

    def _keep(self) -> None:
        if self.session.locked:  # the screen goes after the vault was closed, and all was kept before
            return
        kept = self.session.progress.identity
        said = {name: self.query_one(f"#{name}", Entry).value for name, *_ in QUESTIONS}
        if said != as_text(kept):
            self.session.describe(from_text(said, kept))
