"""The key points of the policy, one by one: what was seen, and what only the person can say."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from selfaudit.policy.pack import KeyPoint
from selfaudit.policy.settle import UNANSWERED
from selfaudit.policy.settlement import Settlement
from selfaudit.progress import Answer, Progress, Step
from tui.base import WalkScreen
from tui.widgets.answers import SAID, Answers, possible
from tui.widgets.point_detail import PointDetail
from tui.words import STATES


class KeyPoints(WalkScreen):
    """One point at a time; a list of all of them where the window is wide enough."""

    STEP = Step.KEY_POINTS
    HEADING = "The key points of your policy"
    SCROLLS = False
    HELP = (
        "The policy has a number of key points. Some are settled by what selfaudit saw on your pages. Others only "
        "you can answer. Say how it is: there is no wrong answer, and nobody else sees it.\n\n"
        "Press Y for yes, T for something you still have to do, and S if you are not sure. Press K if you would like "
        "to talk to someone about it. You may add a private note first. Right and left turn the page.\n\n"
        "You can leave a point without an answer and come back to it."
    )
    KEYS = (
        ("Y  T  S  K", "yes · to do · not sure · talk to someone"),
        ("Right, Left", "the next point, or the one before"),
        ("U", "take your answer back"),
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("y", "say('yes')", "Yes", key_display="Y"),
        Binding("t", "say('to-do')", "To do", key_display="T"),
        Binding("s", "say('not-sure')", "Not sure", key_display="S"),
        Binding("k", "say('talk')", "Talk", key_display="K"),
        Binding("u", "say('')", "Undo", key_display="U"),
        Binding("left", "turn(-1)", show=False),
        Binding("right", "turn(1)", "Turn page", key_display="← →"),
    ]

    _of: Progress | None = None
    _known: Mapping[str, Settlement]

    @property
    def begin_with(self) -> str:
        """What the keyboard is on."""
        return "#point"

    def body(self) -> ComposeResult:
        """The list, the point, the note, the answers."""
        with Horizontal(id="split"):
            yield OptionList(id="points", markup=False)
            with Vertical(id="right"):
                yield PointDetail(id="point")
                yield Answers(id="answering")

    def on_mount(self) -> None:
        """Start at the first point that waits for an answer."""
        self._drafts: dict[str, str] = {}  # notes that wait for an answer to go with
        points = self._points
        waiting = (index for index, point in enumerate(points) if point.question and not self._answer(point))
        self._at = next(waiting, 0)
        settled = self._settled()
        lines = [Option(_line(point, settled[point.id])) for point in points]
        self.query_one("#points", OptionList).set_options(lines)
        self._show()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Answers only where something is asked."""
        if action == "say" and self.is_mounted:
            name = str(parameters[0])
            return possible(self._point, name) if name else self._answer(self._point) is not None
        return super().check_action(action, parameters)

    def on_answers_given(self, event: Answers.Given) -> None:
        """An answer by mouse, or by Enter on its button."""
        self.action_say(event.name)

    @on(OptionList.OptionHighlighted, "#points")
    def marked(self, event: OptionList.OptionHighlighted) -> None:
        """Jump to a point of the list."""
        if event.option_index != self._at:
            self._keep_note()
            self._at = event.option_index
            self._show()

    def action_say(self, name: str) -> None:
        """Keep the answer and go on to the next point; an empty name takes the answer back."""
        said = SAID.get(name)
        self.session.answer(self._point.id, said, self.query_one(Answers).note if said else "")
        self._drafts.pop(self._point.id, None)
        self._redraw_lines()
        if said and self._at + 1 < len(self._points):
            self._at += 1
        self.query_one("#point").focus()
        self._show()

    def action_turn(self, by: int) -> None:
        """The next point, or the one before."""
        self._keep_note()
        self._at = max(0, min(len(self._points) - 1, self._at + by))
        self._show()

    def action_next(self) -> None:
        """The next point; from the last one on to the report."""
        if self._at + 1 < len(self._points):
            self.action_turn(1)
        else:
            super().action_next()

    def action_back(self) -> None:
        """The point before; from the first one back to the findings."""
        if self._at:
            self.action_turn(-1)
        else:
            super().action_back()

    async def leave(self) -> None:
        """A note that was changed is kept."""
        self._keep_note()

    @property
    def _points(self) -> list[KeyPoint]:
        return self.session.pack.in_order(self.session.progress.purpose)

    @property
    def _point(self) -> KeyPoint:
        return self._points[self._at]

    def _answer(self, point: KeyPoint) -> Answer | None:
        return self.session.progress.answers.get(point.id)

    def _keep_note(self) -> None:
        kept, note = self._answer(self._point), self.query_one(Answers).note
        if kept is None:
            self._drafts[self._point.id] = note
        elif note != kept.note:
            self.session.answer(self._point.id, kept.said, note)

    def _show(self) -> None:
        point = self._point
        contacts = {contact.id: contact for contact in self.session.pack.contacts}
        helpers = tuple(contacts[name] for name in point.turn_to if name in contacts)
        where = f"Point {self._at + 1} of {len(self._points)}"
        self.query_one(PointDetail).tell(point, self._settlement(point), helpers, where)
        self.query_one("#points", OptionList).highlighted = self._at
        kept = self._answer(point)
        self.query_one(Answers).ask(point, kept, kept.note if kept else self._drafts.get(point.id, ""))
        last = self._at + 1 == len(self._points)
        self.name_next("Next: your report" if last else "Next point")
        self.refresh_bindings()

    def _settlement(self, point: KeyPoint) -> Settlement:
        """How the point stands; that an answer is missing, the question below says already."""
        settlement = self._settled()[point.id]
        missing = tuple(line for line in settlement.missing if line != UNANSWERED)
        return replace(settlement, missing=missing) if point.question else settlement

    def _settled(self) -> Mapping[str, Settlement]:
        """How each point stands, by its id; worked out anew only when something has changed."""
        progress = self.session.progress
        if self._of is not progress:
            self._of = progress
            self._known = {settlement.key_point: settlement for settlement in self.session.settlements()}
        return self._known

    def _redraw_lines(self) -> None:
        settled = self._settled()
        points = self.query_one("#points", OptionList)
        for index, point in enumerate(self._points):
            points.replace_option_prompt_at_index(index, _line(point, settled[point.id]))


def _line(point: KeyPoint, settlement: Settlement) -> Content:
    return Content(f"{STATES[settlement.state][0]} {point.title}")
