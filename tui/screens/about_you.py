"""A few words about the person: as little as needed, each with its reason, every one of them optional."""

from __future__ import annotations

from collections.abc import Iterable

from textual.app import ComposeResult
from textual.widgets import Input, Static

from selfaudit.model import Identity, School, Step
from tui.base import WalkScreen
from tui.widgets.entry import Entry, Field

_QUESTIONS = (
    ("names", "Your name, and other names you go by", "To find your name where others use it.", "Maya Example, Miss E"),
    ("school", "Your school", "To find where a page says where you work.", "Meadow Lane Primary School"),
    ("short", "Other names people use for your school", "People often write a short form.", "Meadow Lane, MLPS"),
    ("earlier", "Schools where you worked before", "Old posts may still name them.", "Hilltop Infant School"),
    ("roles", "What you do there", "To find where a page says what you do.", "Year 4 teacher, SENCO"),
    ("places", "Where you live: town or village", "To find where a page says where home is.", "Little Fenwick"),
    ("numbers", "Your phone numbers", "To be sure that a number on a page is yours.", "07700 900123"),
    ("emails", "Your email addresses", "To be sure that an address on a page is yours.", "maya@mail.example"),
)


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
        yield Static(
            "This tells selfaudit what to look for. It never leaves this device. "
            "Leave empty whatever you like. Put commas between several answers.",
            classes="paragraph",
            markup=False,
        )
        said = _as_text(self.session.progress.identity)
        for name, label, why, example in _QUESTIONS:
            yield Field(name, label, why, f"For example: {example}", said[name])

    def on_mount(self) -> None:
        """Skipping is an answer too."""
        self._name_next()

    def on_input_changed(self) -> None:
        """As soon as something is said, going on is no longer skipping."""
        self._name_next()

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Enter goes to the next question, and from the last one on."""
        if event.input.id == _QUESTIONS[-1][0]:
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
        kept = self.session.progress.identity
        said = {name: self.query_one(f"#{name}", Entry).value for name, *_ in _QUESTIONS}
        if said != _as_text(kept):
            self.session.describe(_from_text(said, kept))


def _as_text(identity: Identity) -> dict[str, str]:
    first, *rest = identity.schools or (School(""),)
    return {
        "names": _joined(identity.names),
        "school": first.name,
        "short": _joined(first.other_names),
        "earlier": _joined(school.name for school in rest),
        "roles": _joined(identity.roles),
        "places": _joined(identity.places),
        "numbers": _joined(identity.numbers),
        "emails": _joined(identity.emails),
    }


def _from_text(said: dict[str, str], kept: Identity) -> Identity:
    """What was typed; a school that is still named keeps the other names it had."""
    others = {school.name: school.other_names for school in kept.schools}
    school = " ".join(said["school"].split())
    short = _parted(said["short"])
    if not school and short:
        school, *rest = short
        short = tuple(rest)
    present = (School(school, short),) if school else ()
    return Identity(
        names=_parted(said["names"]),
        schools=present + tuple(School(name, others.get(name, ())) for name in _parted(said["earlier"])),
        roles=_parted(said["roles"]),
        places=_parted(said["places"]),
        numbers=_parted(said["numbers"]),
        emails=_parted(said["emails"]),
    )


def _parted(text: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(part for part in (" ".join(piece.split()) for piece in text.split(",")) if part))


def _joined(parts: Iterable[str]) -> str:
    return ", ".join(parts)
