"""The key points of the policy, one by one."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from itertools import groupby

from selfaudit.policy.dates import day_words
from selfaudit.policy.pack import KeyPoint
from selfaudit.policy.settle import UNANSWERED
from selfaudit.policy.settlement import Settlement
from selfaudit.text import one_line
from tui.plain.one_by_one import JumpError, Place, one_by_one
from tui.plain.talk import Talk
from tui.walk import Walk
from tui.widgets.answers import ACKNOWLEDGE, LABELS, SAID, acknowledged, possible
from tui.words import STATES, contact_line

_MANY = 5  # things that a point may rest on and be told unasked: a policy has many points, and they repeat
_HELP = "Say how it is: there is no wrong answer, and nobody else sees it. You can leave a point and come back to it."


async def key_points(talk: Talk, walk: Walk) -> None:
    """Each point with how it stands and why; a question where only the person can say."""
    session, points = walk.session, tuple(walk.session.pack.in_order(walk.session.progress.purpose))
    talk.help = _HELP
    waiting = [point for point in points if point.question and point.id not in session.progress.answers]
    shown = points
    those = "one that waits" if len(waiting) == 1 else f"{len(waiting)} that wait"
    if 0 < len(waiting) < len(points) and await talk.yes(f"Only the {those} for an answer?", True):
        shown = tuple(waiting)
    heard: set[str] = set()
    await one_by_one(talk, shown, partial(_one, talk, walk, heard))


async def _one(talk: Talk, walk: Walk, heard: set[str], point: KeyPoint, place: Place) -> bool:
    """Tell one point and keep what is said to it; False where the person wants no more.

    What is missing for several points is said in full at the first: `heard` is what was said so far.
    """
    missing = _missing(walk, point)
    again = sum(text in heard for text in missing)
    again = again if again > 1 else 0
    _tell(talk, walk, point, place, [text for text in missing if not again or text not in heard], again)
    heard.update(missing)
    options = _options(walk, point, bool(again), place)
    while (said := await talk.choose("Your answer?", options, "next", brief=True)) in ("who", "why", "missing"):
        if said == "why":
            _tell_evidence(talk, _settled(walk, point))
        elif said == "missing":
            _tell_missing(talk, missing)
        else:
            talk.say(*(f"  {contact_line(walk.session.pack.contact(name))}" for name in point.turn_to))
    if said == "jump":
        raise JumpError
    answer = walk.session.progress.answers.get(point.id)
    if said == "undo":
        walk.session.answer(point.id, None)
        talk.say("Taken back.")
    elif said == "note" and answer:
        walk.session.answer(point.id, answer.said, await talk.ask("Your private note?", answer.note))
    elif said in SAID:
        before = answer.note if answer else ""
        walk.session.answer(point.id, SAID[said], before)
        if note := await talk.ask("Kept. A private note to go with it? Enter for none.", before):
            walk.session.answer(point.id, SAID[said], note)
    return said != "end"


def _settled(walk: Walk, point: KeyPoint) -> Settlement:
    return next(one for one in walk.session.settlements() if one.key_point == point.id)


def _missing(walk: Walk, point: KeyPoint) -> list[str]:
    """What is missing for the point; that its answer is, the question says already."""
    return [text for text in _settled(walk, point).missing if text != UNANSWERED or not point.question]


def _options(walk: Walk, point: KeyPoint, again: bool, place: Place) -> list[tuple[str, str]]:
    options = [("next", "next point")]
    for name, label in LABELS.items():
        if possible(point, name):
            options.append((name, ACKNOWLEDGE if name == "yes" and acknowledged(point) else label))
    if point.id in walk.session.progress.answers:
        options += [("note", "change your private note"), ("undo", "take your answer back")]
    if point.turn_to:
        options.append(("who", "who can help"))
    if len(_settled(walk, point).evidence) > _MANY:
        options.append(("why", "what this rests on"))
    if again:
        options.append(("missing", "all that is still missing"))
    return [*options, *place.jump, ("end", "no more: go on")]


def _tell_evidence(talk: Talk, settled: Settlement) -> None:
    """What the settlement rests on, under how and when it came to be known."""
    for (sort, when), things in groupby(settled.evidence, lambda one: (one.sort, one.when and day_words(one.when))):
        talk.say(f"What this rests on, {sort}{f' on {when}' if when else ''}:")
        talk.say(*(f"  {one_line(one.text, 300)}" for one in things))


def _tell_missing(talk: Talk, missing: Sequence[str]) -> None:
    talk.say("Still missing:", *(f"  {one_line(text, 300)}" for text in missing))


def _tell(talk: Talk, walk: Walk, point: KeyPoint, place: Place, missing: Sequence[str], again: int) -> None:
    """Tell a point; of what is missing only this, and how many more were said before."""
    settled = _settled(walk, point)
    talk.say("", f"{place}: {point.title}. {STATES[settled.state][2:].capitalize()}.", point.cite, point.text)
    if len(settled.evidence) > _MANY:
        talk.say(f"What this rests on: {len(settled.evidence)} things. To hear them, type: why")
    else:
        _tell_evidence(talk, settled)
    if missing:
        _tell_missing(talk, missing)
    if again:
        also = "Also still missing" if missing else "Still missing"
        talk.say(f"{also}: {again} things that you have heard already. To hear them again, type: missing")
    if point.help:
        talk.say(f"Good to know: {point.help}")
    answer = walk.session.progress.answers.get(point.id)
    if point.question:
        talk.say("", point.question)
    if answer:
        talk.say(f"Your answer so far: {answer.said}.")
    if answer and answer.note:
        talk.quote("Your note", answer.note)
