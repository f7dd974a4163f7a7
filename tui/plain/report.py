"""The end: what came of the walk, and the papers where the person wants them."""

from __future__ import annotations

from pathlib import Path

from selfaudit.errors import BadInputError, SelfAuditError
from selfaudit.session import Session, now
from selfaudit.trend import Point, trend, trend_words
from tui import saving
from tui.end_papers import (
    CALENDAR,
    HIDDEN,
    PRACTICE_RECEIPT,
    RECEIPT,
    REPORT,
    EndPaper,
    end_papers,
    made,
    receipt_with,
)
from tui.end_words import what_came_of_it
from tui.plain.look import tell_ledger
from tui.plain.talk import StopError, Talk, and_back
from tui.plain.trail import trail
from tui.plan import plan_lines
from tui.policy import policy_lines
from tui.walk import Walk

_HELP = (
    "This is what came of the walk. You can save a report for yourself, which opens in any browser and prints well. "
    "You can save a receipt for your school: nothing of what was found is in it. And you can save the day to look "
    "again for your calendar. You do not have to: everything is kept in your locked file. The files stay on this "
    "device: selfaudit sends them nowhere."
)
_DO = (
    ("plan", "the few things to do"),
    ("trail", "how a stranger could find you"),
    ("left", "what left this device"),
    ("policy", "the policy, point by point"),
    ("report", "save the private report, a web page"),
    ("receipt", "save the receipt for the school, a text"),
    ("calendar", "save a calendar file with the day to look again"),
)
_FEW = 3  # audits that are read out
_LONG = 10_000  # characters: paragraphs stay whole, and are cut at words where they are said


async def report(talk: Talk, walk: Walk) -> None:
    """Say what came of it and do what is asked for, until the person has finished."""
    talk.help = _HELP
    _summary(talk, walk)
    while True:
        leading = end_papers(walk.session.progress.purpose)[0].name
        first = sorted(_DO, key=lambda one: one[0] != leading)
        said = await talk.choose("What now?", [("finish", "finish"), *first], "finish")
        if said == "finish":
            raise StopError
        try:
            await and_back(_do(talk, walk, said))
        except SelfAuditError as error:
            talk.say("", error.message, error.hint)


async def _do(talk: Talk, walk: Walk, said: str) -> None:
    session = walk.session
    if said == "trail":
        await trail(talk, walk)
    elif said == "report":
        talk.say("", REPORT.about, HIDDEN)
        whole = not await talk.yes("Hide the words that were found?", True)
        path = await _save(talk, session, REPORT, whole)
        if path and await talk.yes("Look at it now, in your own browser? It may remember that it did.", False):
            talk.say("" if saving.show(path) else "It could not be opened from here. Open it yourself.")
    elif said == "receipt":
        talk.say("", RECEIPT.about)
        await _save(talk, session, PRACTICE_RECEIPT if walk.practice else await _named_receipt(talk))
    elif said == "calendar":
        talk.say("", CALENDAR.about)
        await _save(talk, session, CALENDAR)
    else:
        _read_out(talk, walk, said)
        await talk.wait()


async def _named_receipt(talk: Talk) -> EndPaper:
    return receipt_with(await talk.ask("Should your name stand on it? Type it, or press Enter to leave it out."))


def _read_out(talk: Talk, walk: Walk, said: str) -> None:
    if said == "plan":
        talk.say("", *plan_lines(walk.session.plan(), None, _LONG))
    elif said == "left":
        tell_ledger(talk, walk)
    else:
        lines = policy_lines(walk.session.pack, now().date(), _LONG)
        talk.say("", *(line for line in lines if line.strip("-") or not line))


async def _save(talk: Talk, session: Session, paper: EndPaper, whole: bool = False) -> Path | None:
    """Write it where the person wants it; None where they rather do not."""
    likely = Path.home() / paper.file
    path = await _place(talk, likely)
    if path.suffix.lower() == ".pdf":
        talk.say("Printing. This takes a few seconds.")
    content = await made(paper, session, path, whole)
    try:
        saving.write(path, content)
    except FileExistsError:
        if not await talk.yes("There is a file with this name already. Write over it?", False):
            talk.say("Not saved.")
            return None
        saving.write(path, content, overwrite=True)
    talk.say(f"Saved as {path}.")
    if paper is REPORT:
        talk.say("It has left your encrypted vault: keep it somewhere private.")
    return path


async def _place(talk: Talk, likely: Path) -> Path:
    """Where the person wants it, asked until it is a place."""
    while True:
        try:
            return saving.place_for(await talk.ask("Where to save it?", likely=str(likely)), likely.suffix)
        except BadInputError as error:
            talk.say("", error.message, error.hint)


def _summary(talk: Talk, walk: Walk) -> None:
    talk.say("", *what_came_of_it(walk.session), *_over_time(trend(walk.session.progress)))


def _over_time(points: tuple[Point, ...]) -> list[str]:
    """The last audits in words; nothing for fewer than two."""
    return [*(point.words for point in points[-_FEW:]), trend_words(points)] if len(points) > 1 else []
