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
        super().__init__(_bar(STEPS.index(step)), id="step-bar")


class Heading(Static):
    """What this step is about, and which of how many it is."""

    def __init__(self, text: str, step: Step, practice: bool = False) -> None:
        sort = "practice  ·  " if practice else ""
        place = f"  ·  {sort}step {STEPS.index(step) + 1} of {len(STEPS)}"
        words = Content(place).stylize("not bold $quiet")
        super().__init__(Content.assemble(text, words), classes="heading")


def _bar(here: int) -> Content:
    return Content("  ").join(_place(STEP_NAMES[step], index, here) for index, step in enumerate(STEPS))


def _place(name: str, index: int, here: int) -> Content:
    if index == here:
        return Content(f"● {name}").stylize("bold underline")
    return Content(f"{'✓' if index < here else '○'} {name}").stylize("$quiet")
