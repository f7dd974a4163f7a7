"""Where the person is in the walk, and how much is left."""

from __future__ import annotations

from textual.content import Content
from textual.widgets import Static

from selfaudit.model import Step
from tui.walk import STEPS
from tui.words import STEP_NAMES


class StepBar(Static):
    """Every step with a mark: done, here, still to come."""

    def __init__(self, step: Step) -> None:
        super().__init__(id="step-bar")
        self._here = STEPS.index(step)

    def render(self) -> Content:
        """The steps around this one by name, as many as fit; the others by their marks alone."""
        here, width = self._here, self.content_size.width
        around = next((by for by in range(len(STEPS), 0, -1) if _bar(here, by).cell_length <= width), 0)
        return _bar(here, around)


class Heading(Static):
    """What this step is about, and which of how many it is."""

    def __init__(self, text: str, step: Step, practice: bool = False) -> None:
        sort = "practice  ·  " if practice else ""
        place = f"  ·  {sort}step {STEPS.index(step) + 1} of {len(STEPS)}"
        words = Content(place).stylize("not bold $quiet")
        super().__init__(Content.assemble(text, words), classes="heading")


def _bar(here: int, around: int) -> Content:
    places = [_place(STEP_NAMES[step], index, here, around) for index, step in enumerate(STEPS)]
    return Content("  ").join(places)


def _place(name: str, index: int, here: int, around: int) -> Content:
    named = f" {name}" if abs(index - here) <= around else ""
    if index == here:
        return Content(f"●{named}").stylize("bold underline")
    return Content(f"{'✓' if index < here else '○'}{named}").stylize("$quiet")
