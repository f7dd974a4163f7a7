"""The beginning: what this does, what leaves the device, what never happens."""

from __future__ import annotations

from tui.plain.talk import Talk
from tui.screens.welcome import PARTS, purpose_parts
from tui.walk import Walk

_HOW = "You answer by typing a word or a number and pressing Enter. You may always type help, back, where or stop."


async def welcome(talk: Talk, walk: Walk) -> None:
    """Say the promises, then wait."""
    for heading, text in (*purpose_parts(walk.session), *PARTS):
        talk.say("", heading, text)
    talk.say("", f"Held against: {walk.session.pack.trust}, {walk.session.pack.title}", "", _HOW)
    await talk.wait("Press Enter to start.")
