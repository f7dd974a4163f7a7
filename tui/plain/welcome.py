"""The beginning: what this does, what leaves the device, what never happens."""

from __future__ import annotations

from tui.plain.talk import Talk
from tui.screens.welcome import promises
from tui.walk import Walk

_HOW = "You answer by typing a word or a number and pressing Enter."
_HELP = (
    "selfaudit goes with you through a few short steps. It takes about twenty minutes. You can stop at any time: "
    "everything is kept, and next time you go on where you were. You only look at accounts of your own. There is no "
    "right or wrong answer, and nobody sees what you say."
)


async def welcome(talk: Talk, walk: Walk) -> None:
    """Say the promises, then wait."""
    talk.help = _HELP
    for heading, text in promises(walk):
        talk.say("", heading, text)
    talk.say("", f"Held against: {walk.session.pack.trust}, {walk.session.pack.title}", "", _HOW, talk.always)
    await talk.wait("Press Enter to start.")
