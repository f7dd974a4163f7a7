"""The key points of the policy, one by one: what was seen, and what only the person can say."""

from __future__ import annotations

from dataclasses import replace
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.widgets import Button, OptionList, Static
from textual.widgets.option_list import Option

from selfaudit.model import Answer, Said, Settlement, Step
from selfaudit.policy.pack import KeyPoint, SettledBy
from tui.base import WalkScreen
from tui.widgets.entry import Entry
from tui.widgets.plain_button import PlainButton
from tui.widgets.point_detail import PointDetail
from tui.words import STATES

_ANSWERS = (
    ("yes", "Yes", Said.YES),
    ("to-do", "Not yet: to do", Said.TO_DO),
    ("not-sure", "Not sure", Said.NOT_SURE),
    ("talk", "Talk to someone", Said.TALK),
)
_NOTE = "A private note, if you like"
_ACKNOWLEDGE = "I have read this"


class KeyPoints(WalkScreen):
    """One point at a time; a list of all of them where the window is wide enough."""

    STEP = Step.KEY_POINTS
    HEADING = "The key points of your policy"
    SCROLLS = False
    HELP = (
        "The policy has a number of key points. Some are settled by what selfaudit saw on your pages. Others only "
        "you can answer. Say how it is: there is no wrong answer, and nobody else sees it.\n\n"
        "Press Y for yes, T for something you still have to do, S if you are not sure, and K if you would like "
        "to talk to someone about it. You may add a private note first. Right and left turn the page.\n\n"
        "You can leave a point without an answer and come back to it."
    )
    KEYS = (
        ("Y  T  S  K", "yes · to do · not sure · talk to someone"),
        ("Right, Left", "the next point, the last point"),
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
                with Vertical(id="answering"):
                    yield Static(id="question", classes="label", markup=False)
                    yield Entry(
                        placeholder="A private note, if you like", id="note", compact=True, select_on_focus=False
                    )
                    with Horizontal(id="answers"):
                        for name, label, _ in _ANSWERS:
                            yield PlainButton(label, name, small=True, classes="decision")

    def on_mount(self) -> None:
        """Start at the first point that waits for an answer."""
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
            return self._can_say(str(parameters[0]))
        return super().check_action(action, parameters)

    def on_button_pressed(self, event: Button.Pressed) -> None:
        """An answer, or on and back."""
        if event.button.has_class("decision"):
            self.action_say(event.button.id or "")

    @on(OptionList.OptionHighlighted, "#points")
    def marked(self, event: OptionList.OptionHighlighted) -> None:
        """Jump to a point of the list."""
        if event.option_index != self._at:
            self._keep_note()
            self._at = event.option_index
            self._show()

    def on_input_submitted(self) -> None:
        """Enter in the note goes on to the answers."""
        self._keep_note()
        self.query_one("#yes").focus()

    def action_say(self, name: str) -> None:
        """Keep the answer and go on to the next point; an empty name takes the answer back."""
        point = self._point
        said = next((said for known, _, said in _ANSWERS if known == name), None)
        self.session.answer(point.id, said, self.query_one("#note", Entry).value if said else "")
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
        return sorted(self.session.pack.key_points, key=lambda point: not point.asked_first)

    @property
    def _point(self) -> KeyPoint:
        return self._points[self._at]

    def _answer(self, point: KeyPoint) -> Answer | None:
        return self.session.progress.answers.get(point.id)

    def _can_say(self, name: str) -> bool:
        point = self._point
        if not name:
            return self._answer(point) is not None
        return bool(point.question) and (name in ("yes", "talk") or not _acknowledged(point))

    def _keep_note(self) -> None:
        kept = self._answer(self._point)
        note = self.query_one("#note", Entry).value
        if kept and note.strip() != kept.note:
            self.session.answer(self._point.id, kept.said, note)

    def _show(self) -> None:
        point = self._point
        contacts = {contact.id: contact for contact in self.session.pack.contacts}
        helpers = tuple(contacts[name] for name in point.turn_to if name in contacts)
        where = f"Point {self._at + 1} of {len(self._points)}"
        self.query_one(PointDetail).tell(point, self._settlement(point), helpers, where)
        self.query_one("#points", OptionList).highlighted = self._at
        self._show_answers(point)
        last = self._at + 1 == len(self._points)
        self.name_next("Next: your report" if last else "Next point")
        self.refresh_bindings()

    def _show_answers(self, point: KeyPoint) -> None:
        kept = self._answer(point)
        self.query_one("#answering").display = bool(point.question)
        self.query_one("#question", Static).update(Content(point.question))
        note = self.query_one("#note", Entry)
        note.value = kept.note if kept else ""
        note.cursor_position = len(note.value)
        for name, label, said in _ANSWERS:
            button = self.query_one(f"#{name}", PlainButton)
            button.display = self._can_say(name)
            words = _ACKNOWLEDGE if said is Said.YES and _acknowledged(point) else label
            given = kept is not None and kept.said is said
            button.relabel(f"✓ {words}" if given else words)
            button.set_class(given, "given")

    def _settlement(self, point: KeyPoint) -> Settlement:
        """How the point stands; where only an answer is missing, the question below says so already."""
        settlement = self._settled()[point.id]
        only_asked = point.settled_by == (SettledBy.ANSWER,) and self._answer(point) is None
        return replace(settlement, missing=()) if only_asked else settlement

    def _settled(self) -> dict[str, Settlement]:
        return {settlement.key_point: settlement for settlement in self.session.settlements()}

    def _redraw_lines(self) -> None:
        settled = self._settled()
        points = self.query_one("#points", OptionList)
        for index, point in enumerate(self._points):
            points.replace_option_prompt_at_index(index, _line(point, settled[point.id]))


def _acknowledged(point: KeyPoint) -> bool:
    return "acknowledged" in point.evidence


def _line(point: KeyPoint, settlement: Settlement) -> Content:
    return Content(f"{STATES[settlement.state][0]} {point.title}")
