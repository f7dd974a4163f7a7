"""The question of a key point, the answers it can have, and a private note."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.message import Message
from textual.widgets import Button, Static

from selfaudit.policy.pack import KeyPoint
from selfaudit.progress import Answer, Said
from tui.widgets.entry import Entry
from tui.widgets.plain_button import PlainButton

SAID = {"yes": Said.YES, "to-do": Said.TO_DO, "not-sure": Said.NOT_SURE, "talk": Said.TALK}
LABELS = {"yes": "Yes", "to-do": "Not yet: to do", "not-sure": "Not sure", "talk": "Talk to someone"}
ACKNOWLEDGE = "I have read this"


def acknowledged(point: KeyPoint) -> bool:
    """True where the point is a statement to read, not a question."""
    return "acknowledged" in point.evidence


def possible(point: KeyPoint, name: str) -> bool:
    """Whether this answer can be given to the point."""
    return bool(point.question) and (name in ("yes", "talk") or not acknowledged(point))


class Answers(Vertical):
    """Hidden where nothing is asked."""

    class Given(Message):
        """The person pressed an answer."""

        def __init__(self, name: str) -> None:
            super().__init__()
            self.name = name

    def compose(self) -> ComposeResult:
        """Question, note, answers."""
        yield Static(id="question", classes="label", markup=False)
        yield Entry("", "A private note to go with it, if you like", "note", small=True)
        with Horizontal(id="answers"):
            for name, label in LABELS.items():
                yield PlainButton(label, name, small=True, classes="decision")

    @property
    def note(self) -> str:
        """What stands in the note."""
        return self.query_one("#note", Entry).value.strip()

    def ask(self, point: KeyPoint, kept: Answer | None, note: str) -> None:
        """Ask this question, with the answer marked that was given before."""
        self.display = bool(point.question)
        self.query_one("#question", Static).update(Content(point.question))
        entry = self.query_one("#note", Entry)
        entry.value = note
        entry.cursor_position = len(entry.value)
        for name, label in LABELS.items():
            button = self.query_one(f"#{name}", PlainButton)
            button.display = possible(point, name)
            words = ACKNOWLEDGE if name == "yes" and acknowledged(point) else label
            button.relabel(f"✓ {words}" if kept and kept.said is SAID[name] else words)

    def on_button_pressed(self, event: Button.Pressed) -> None:
        """Tell the screen."""
        event.stop()
        self.post_message(self.Given(event.button.id or ""))

    def on_input_submitted(self) -> None:
        """Enter in the note goes on to the answers."""
        self.query_one("#yes").focus()
