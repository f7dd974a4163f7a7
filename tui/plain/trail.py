"""How a stranger could find the person, in words: the same trails as are drawn elsewhere."""

from __future__ import annotations

from collections.abc import Iterator

from selfaudit.trail import Trails, trails
from tui.plain.talk import Talk
from tui.trail_words import BUILT, most_helpful, no_trail, steps_of
from tui.walk import Walk
from tui.words import count


async def trail(talk: Talk, walk: Walk) -> None:
    """Each trail step by step, then the one step that ends most of them."""
    told = trails(walk.session.pack, walk.session.progress)
    talk.say("", *(trail_lines(told) if told.trails else no_trail(walk.session.progress)))
    await talk.wait()


def trail_lines(told: Trails) -> Iterator[str]:
    """The trails in sentences."""
    yield BUILT
    for one in told.trails:
        yield f"To {one.end}, in {count(len(one.links), 'step', 'steps')}:"
        yield from (f"  {step}" for step in steps_of(one, told))
    yield most_helpful(told)
