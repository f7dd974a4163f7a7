"""The first screen: what this does, what leaves the device, what never happens."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.content import Content
from textual.widgets import Static

from selfaudit.progress import Step
from selfaudit.session import Session
from tui.base import WalkScreen

PARTS = (
    (
        "What this does",
        "You name your own social media accounts. selfaudit looks at each page as a stranger would, without signing "
        "in. It shows you what gives you away, why it matters in a school, and what you can change. You decide.",
    ),
    (
        "What leaves this device",
        "Only visits to the pages you name, like opening them in a browser. You see a list of every visit.",
    ),
    (
        "What never happens",
        "Nobody is told: not your school, not your trust, not us. No score, no list of people. "
        "You are never asked for a password to an account. What you do here is kept in one locked file on this device.",
    ),
)


def purpose_parts(session: Session) -> tuple[tuple[str, str], ...]:
    """What the audit is done for, in the pack's words, where that was said."""
    emphasis = session.pack.emphasis(session.progress.purpose)
    return ((emphasis.title, emphasis.intro),) if emphasis else ()


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
        parts = (*purpose_parts(self.session), *PARTS)
        policy = self.session.pack
        held = Content(f"Held against: {policy.trust}, {policy.title}").stylize("$quiet")
        # One widget for it all: each more would cost the first screen some milliseconds.
        yield Static(Content("\n\n").join([*(_part(*part) for part in parts), held]), classes="whole")


def _part(heading: str, text: str) -> Content:
    return Content.assemble((heading, "bold"), "\n", text)
