"""The question before anything is kept as evidence: could it be an indecent picture of a child?"""

from __future__ import annotations

from tui.evidence_words import ASKED, CHILDREN_TITLE, IT_IS_NOT, IT_MAY_BE, QUESTION, children_lines
from tui.plain.talk import Talk
from tui.walk import Walk


async def sure_it_is_not(talk: Talk, walk: Walk) -> bool:
    """True where the person is sure that it is none; else they are told what to do. Nothing has been opened yet."""
    talk.say("", *ASKED)
    # No default, so that Enter pressed without reading keeps nothing.
    answer = await talk.choose(QUESTION, (("may-be", IT_MAY_BE), ("is-not", IT_IS_NOT)))
    if answer == "may-be":
        talk.say("", CHILDREN_TITLE, *children_lines(walk.session.pack))
        await talk.wait()
    return answer == "is-not"
