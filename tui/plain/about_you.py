"""A few words about the person, question by question."""

from __future__ import annotations

from tui.about import INTRO, QUESTIONS, as_text, from_text
from tui.plain.talk import BackError, Talk
from tui.walk import Walk

_HELP = (
    "What you type here is what selfaudit looks for on your pages. It stays in your locked file. Leave empty whatever "
    "you do not want to say: selfaudit still finds phone numbers, addresses and the like by their form."
)


_LONGEST = 500  # characters: a name of every school somebody ever worked at is shorter
_DIGITS = 6  # of a telephone number, at least


def _doubt(name: str, answer: str) -> str:
    """Why an answer cannot be one to this question, in a sentence; empty where it can."""
    parts = [part for part in answer.split(",") if part.strip()]
    if len(answer) > _LONGEST:
        return "This answer is too long. A few words are enough."
    if name == "numbers" and any(sum(sign.isdigit() for sign in part) < _DIGITS for part in parts):
        return "A phone number has more digits than that. Please type it again."
    if name == "emails" and not all("@" in part for part in parts):
        return "An email address has the sign @ in it. Please type it again."
    return ""


async def about_you(talk: Talk, walk: Walk) -> None:
    """Eight short questions; each answer is kept as soon as it is given."""
    session = walk.session
    talk.help = _HELP
    talk.say(INTRO, "Press Enter to leave a question empty.")
    answered = [answer for answer in as_text(session.progress.identity).values() if answer]
    if answered:
        talk.say("", f"You have answered {len(answered)} of {len(QUESTIONS)} questions.")
        if not await talk.yes("Do you want to see or change your answers?", False):
            return
    at = 0
    while at < len(QUESTIONS):
        name, label, why, example = QUESTIONS[at]
        said = as_text(session.progress.identity)
        try:
            answer = await talk.ask(f"{label}? {why} For example: {example}", said[name])
        except BackError:
            if not at:
                raise
            at -= 1
            continue
        if answer != said[name] and (doubt := _doubt(name, answer)):
            talk.say("", doubt)
            continue
        if answer != said[name]:
            session.describe(from_text(said | {name: answer}, session.progress.identity))
        at += 1
