"""How a stranger could find the person, in words: the same trails as are drawn elsewhere."""

from __future__ import annotations

from collections.abc import Iterator

from selfaudit.trail import Trails, trails
from tui.plain.talk import Talk
from tui.walk import Walk
from tui.words import count

_WHAT = (
    "Someone who knows only your surname and your school could follow these trails. They are built only from what was "
    "seen in this audit."
)
_NONE = "Nothing that was seen leads from your surname and your school to what is private."


async def trail(talk: Talk, walk: Walk) -> None:
    """Each trail step by step, then the one step that ends most of them."""
    told = trails(walk.session.pack, walk.session.progress)
    talk.say("", *(trail_lines(told) if told.trails else [_NONE]))
    await talk.wait()


def trail_lines(told: Trails) -> Iterator[str]:
    """The trails in sentences."""
    names = told.names or {}
    yield _WHAT
    for one in told.trails:
        yield f"To {one.end}, in {count(len(one.links), 'step', 'steps')}:"
        for number, link in enumerate(one.links, 1):
            yield f"  {number}. {names[link.target] if number == 1 else names[link.source]} {link.words}."
    if told.weakest:
        ways = f"{told.ended} of the {told.found} ways to you that were found"
        yield f"The one step that helps most: {told.weakest.cut}. That alone ends {ways}."
