"""A few words about the person, question by question."""

from __future__ import annotations

from tui.about import INTRO, QUESTIONS, as_text, from_text
from tui.plain.talk import Talk
from tui.walk import Walk


async def about_you(talk: Talk, walk: Walk) -> None:
    """Eight short questions; each answer is kept as soon as it is given."""
    session = walk.session
    talk.say(INTRO, "Press Enter to leave a question empty.")
    if any(as_text(session.progress.identity).values()) and not await talk.yes("Do you want to change it?", False):
        return
    for name, label, why, example in QUESTIONS:
        said = as_text(session.progress.identity)
        answer = await talk.ask(f"{label}? {why} For example: {example}", said[name])
        if answer != said[name]:
            session.describe(from_text(said | {name: answer}, session.progress.identity))
