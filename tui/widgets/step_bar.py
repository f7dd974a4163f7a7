"""Where the person is in the walk, and how much is left."""

from __future__ import annotations

from textual.app import RenderResult
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Static

from selfaudit.progress import Step
from tui.step_words import STEP_MINUTES, STEP_NAMES
from tui.walk import STEPS

_GAP = "  "


class StepBar(Widget):
    """Every step with a mark: done, here, still to come; by name where the window is wide enough."""

    def __init__(self, step: Step) -> None:
        super().__init__(id="step-bar")
        self._here = STEPS.index(step)

    def render(self) -> RenderResult:
        """As many names as fit, and about how many minutes are left."""
        return step_line(self._here, self.content_size.width)


class Heading(Static):
    """What this step is about, and which of how many it is."""

    def __init__(self, text: str, step: Step, practice: bool = False) -> None:
        sort = "practice  ·  " if practice else ""
        place = f"  ·  {sort}step {STEPS.index(step) + 1} of {len(STEPS)}"
        words = Content(place).stylize("not bold $quiet")
        super().__init__(Content.assemble(text, words), classes="heading")


def step_line(here: int, width: int) -> Content:
    """The bar on one line of `width` columns: all names, else those around `here`, the time left at its end."""
    left = Content(minutes_left(here)).stylize("$quiet")
    room = width - left.cell_length - len(_GAP)
    for around in range(len(STEPS), -1, -1):
        bar = _bar(here, around)
        if bar.cell_length <= room or not around:
            break
    return Content.assemble(bar, " " * max(len(_GAP), width - bar.cell_length - left.cell_length), left)


def minutes_left(here: int) -> str:
    """About how long the steps from this one on take, by our own estimate for a handful of accounts."""
    minutes = sum(STEP_MINUTES[step] for step in STEPS[here:])
    return f"about {minutes} {'minute' if minutes == 1 else 'minutes'} left"


def _bar(here: int, around: int) -> Content:
    """The marks of all steps, with the names of those at most `around` places from here."""
    parts: list[Content] = []
    for index, step in enumerate(STEPS):
        named = abs(index - here) <= around
        if parts and (named or abs(index - 1 - here) <= around):
            parts.append(Content(_GAP))
        parts.append(_place(STEP_NAMES[step] if named else "", index, here))
    return Content.assemble(*parts)


def _place(name: str, index: int, here: int) -> Content:
    mark = "●" if index == here else "✓" if index < here else "○"
    words = Content(f"{mark} {name}".rstrip())
    return words.stylize("bold underline" if index == here else "$quiet")
