"""The first screen: what this does, what leaves the device, what never happens."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.content import Content
from textual.widgets import Static

from selfaudit.progress import Step
from tui.base import WalkScreen
from tui.walk import Walk

_DOES = (
    "What this does",
    "You name your own social media accounts. selfaudit looks at each page as a stranger would, without signing "
    "in. It shows you what gives you away, why it matters in a school, and what you can change. You decide.",
)
_LEAVES = "What leaves this device"
_VISITS = "Only visits to the pages you name, like opening them in a browser. You see a list of every visit."
_MADE_UP = (
    "This is practice: the person and their pages are made up, so nothing does. In a real walk: only visits to the "
    "pages you name."
)
_NEVER = "What never happens"
_NOBODY = (
    "Nobody is told: not your school, not your trust, not us. No score, no list of people. "
    "You are never asked for a password to an account. "
)
_KEPT = "What you do here is kept in one locked file on this device."
_NOT_KEPT = "In practice nothing you do is kept."


def promises(walk: Walk) -> tuple[tuple[str, str], ...]:
    """What the audit is done for, in the pack's words, where that was said, and what holds for every walk."""
    said = walk.session.progress.purpose
    emphasis = walk.session.pack.emphasis(said) if said else None
    purpose = ((emphasis.title, emphasis.intro),) if emphasis else ()
    leaves, kept = (_MADE_UP, _NOT_KEPT) if walk.practice else (_VISITS, _KEPT)
    return (*purpose, _DOES, (_LEAVES, leaves), (_NEVER, _NOBODY + kept))


class Welcome(WalkScreen):
    """Says the promises, then starts."""

    STEP = Step.WELCOME
    HEADING = "See what your public social media gives away"
    NEXT = "Start"
    HELP = (
        "selfaudit goes with you through a few short steps. It takes about twenty minutes. You can stop at any time: "
        "everything is kept, and next time you go on where you were.\n\n"
        "You only look at accounts of your own. There is no right or wrong answer, and nobody sees what you say."
    )

    def body(self) -> ComposeResult:
        """What it is done for, where that was said, and the promises."""
        # One widget for it all: each more would cost the first screen some milliseconds.
        yield Static(self._promises, classes="whole", id="promises")

    def on_mount(self) -> None:
        """Say last whose policy it is: reading that takes as long as a tenth of all the rest."""
        self.call_after_refresh(self._say_policy)

    @property
    def _promises(self) -> Content:
        return Content("\n\n").join(_part(*part) for part in promises(self.walk))

    def _say_policy(self) -> None:
        policy = self.session.pack
        held = Content(f"\n\nHeld against: {policy.trust}, {policy.title}").stylize("$quiet")
        self.query_one("#promises", Static).update(self._promises + held)


def _part(heading: str, text: str) -> Content:
    return Content.assemble((heading, "bold"), "\n", text)
