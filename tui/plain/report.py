"""The end: what came of the walk, and the papers where the person wants them."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

from selfaudit.errors import SelfAuditError
from selfaudit.model import Standing, State
from tui import saving
from tui.end_papers import REPORT, end_papers
from tui.plain.talk import StopError, Talk
from tui.plan import plan_lines
from tui.walk import Walk
from tui.words import STATES, count

_PAPERS = (
    ("finish", "finish"),
    ("plan", "the few things to do"),
    ("report", "save the private report (a web page)"),
    ("receipt", "save the receipt for the school (text)"),
    ("calendar", "save a calendar file with the day to look again"),
)


async def report(talk: Talk, walk: Walk) -> None:
    """Say what came of it and save what is asked for, until the person has finished."""
    session = walk.session
    while True:
        _summary(talk, walk)
        leading = end_papers(session.progress.purpose)[0].name
        papers = sorted(_PAPERS, key=lambda paper: (paper[0] != "finish", paper[0] != leading))
        chosen = await talk.choose("What now?", papers, "finish")
        try:
            if chosen == "finish":
                raise StopError
            if chosen == "plan":
                talk.say("", *plan_lines(session.plan(), None))
            elif chosen == "report":
                talk.say("", REPORT.about)
                await _save(talk, session.report(), "selfaudit-report", ".html")
            elif chosen == "receipt":
                name = await talk.ask("Your name on it? Enter leaves it out.")
                await _save(talk, session.receipt(name), "selfaudit-receipt", ".txt")
            else:
                await _save(talk, session.calendar(), "selfaudit-next-look", ".ics")
        except SelfAuditError as error:
            talk.say("", error.message, error.hint)


async def _save(talk: Talk, content: str, name: str, ending: str) -> None:
    likely = str(Path.home() / f"{name}{ending}")
    path = saving.place_for(await talk.ask("Where to save it?", likely), ending)
    try:
        saving.write(path, content)
    except FileExistsError:
        if not await talk.yes("There is a file with this name already. Write over it?", False):
            talk.say("Not saved.")
            return
        saving.write(path, content, overwrite=True)
    talk.say(f"Saved as {path}. It has left your encrypted vault: keep it somewhere private.")


def _summary(talk: Talk, walk: Walk) -> None:
    progress = walk.session.progress
    audit = progress.audit
    looks = audit.looks if audit else ()
    missed = sum(not look.outcome.conclusive for look in looks)
    found = [one for one in (audit.findings if audit else ()) if one.standing is not Standing.GONE]
    states = Counter(settlement.state for settlement in walk.session.settlements())
    points = ", ".join(f"{states[state]} {STATES[state][2:]}" for state in State if states[state])
    talk.say(
        "",
        f"{count(len(progress.accounts), 'account', 'accounts')} on your list; {missed} could not be looked at.",
        f"{count(len(found), 'thing', 'things')} found.",
        f"Key points: {points}.",
    )
