"""The key points of the policy, one by one."""

from __future__ import annotations

from selfaudit.model import Settlement
from selfaudit.policy.dates import day_words
from selfaudit.policy.pack import KeyPoint
from selfaudit.text import one_line
from tui.plain.talk import Talk
from tui.walk import Walk
from tui.widgets.answers import LABELS, SAID, possible
from tui.words import STATES

_HELP = "Say how it is: there is no wrong answer, and nobody else sees it. You can leave a point and come back to it."


async def key_points(talk: Talk, walk: Walk) -> None:
    """Each point with how it stands and why; a question where only the person can say."""
    session, points = walk.session, tuple(walk.session.pack.in_order(walk.session.progress.purpose))
    talk.help = _HELP
    waiting = [point for point in points if point.question and point.id not in session.progress.answers]
    shown = points
    if 0 < len(waiting) < len(points) and await talk.yes(f"Only the {len(waiting)} that wait for an answer?", True):
        shown = tuple(waiting)
    at = 0
    while 0 <= at < len(shown):
        settled = {one.key_point: one for one in session.settlements()}
        at += await _one(talk, walk, shown[at], settled[shown[at].id], f"{at + 1} of {len(shown)}")


async def _one(talk: Talk, walk: Walk, point: KeyPoint, settled: Settlement, number: str) -> int:
    talk.say("", f"{number}: {point.title}. {STATES[settled.state][2:]}.", point.cite, point.text)
    if settled.evidence:
        talk.say("What this rests on:")
    for evidence in settled.evidence:
        when = f", {day_words(evidence.when)}" if evidence.when else ""
        talk.say(f"  {evidence.sort}{when}: {one_line(evidence.text, 300)}")
    if settled.missing:
        talk.say("Still missing:", *(f"  {one_line(text, 300)}" for text in settled.missing))
    talk.say(f"Good to know: {point.help}" if point.help else "")
    options = [("next", "next point"), ("end", "no more: go on"), ("who", "who can help")]
    if point.question:
        talk.say("", point.question)
        options[1:1] = [(name, label) for name, label in LABELS.items() if possible(point, name)]
    if point.id in walk.session.progress.answers:
        options.append(("undo", "take your answer back"))
    said = await talk.choose("Your answer?", options, "next")
    if said == "end":
        return 1_000_000
    if said == "who":
        for contact in (walk.session.pack.contact(name) for name in point.turn_to):
            talk.say(f"  {contact.name}, {contact.details}. {contact.when}")
        return 0
    if said == "undo":
        walk.session.answer(point.id, None)
    elif said != "next":
        note = await talk.ask("A private note to go with it? Enter for none.")
        walk.session.answer(point.id, SAID[said], note)
    return 1
