"""The end: what came of the walk, and the papers where the person wants them."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

from selfaudit.errors import SelfAuditError
from selfaudit.model import Standing, State
from selfaudit.session import now
from selfaudit.trend import trend, trend_words
from tui import saving
from tui.end_papers import RECEIPT, REPORT, EndPaper, end_papers, made, named_receipt
from tui.plain.look import tell_ledger
from tui.plain.talk import StopError, Talk, and_back
from tui.plain.trail import trail
from tui.plan import plan_lines
from tui.policy import policy_lines
from tui.walk import Walk
from tui.words import STATES, count

_HELP = (
    "This is what came of the walk. You can save a report for yourself, which opens in any browser and prints well, "
    "a receipt for your school, with nothing in it of what was found, and a calendar file with the day to look again. "
    "You do not have to: everything is kept in your locked file. The files stay on this device."
)
_DO = (
    ("plan", "the few things to do"),
    ("trail", "how a stranger could find you"),
    ("left", "what left this device"),
    ("policy", "the policy, point by point"),
)
_LONG = 10_000  # characters: paragraphs stay whole, and are cut at words where they are said


async def report(talk: Talk, walk: Walk) -> None:
    """Say what came of it and do what is asked for, until the person has finished."""
    talk.help = _HELP
    papers = end_papers(walk.session.progress.purpose)
    first, *others = ((paper.name, f"save the {paper.name}") for paper in papers)
    _summary(talk, walk)
    while True:
        said = await talk.choose("What now?", [("finish", "finish"), first, *_DO, *others], "finish")
        if said == "finish":
            raise StopError
        paper = next((paper for paper in papers if paper.name == said), None)
        try:
            await and_back(_save(talk, walk, paper) if paper else _read_out(talk, walk, said))
        except SelfAuditError as error:
            talk.say("", error.message, error.hint)


async def _save(talk: Talk, walk: Walk, paper: EndPaper) -> None:
    talk.say("", paper.about)
    path = saving.place_for(
        await talk.ask("Where to save it?", likely=str(Path.home() / paper.file)), Path(paper.file).suffix
    )
    if path.suffix == ".pdf":
        talk.say("", "Printing. This takes a few seconds.")
    if not await _write(talk, path, await _content(talk, walk, paper, path)):
        talk.say("Not saved.")
        return
    talk.say(f"Saved as {path}.")
    if paper is REPORT:
        talk.say("It has left your encrypted vault: keep it somewhere private.")
        if await talk.yes("Look at it now, in your own browser? It may remember that it did.", False):
            talk.say("" if saving.show(path) else "It could not be opened from here. Open it yourself.")


async def _content(talk: Talk, walk: Walk, paper: EndPaper, path: Path) -> str | bytes:
    if paper is not RECEIPT:
        return await made(paper, walk.session, path)
    name = await talk.ask("Your name on it? Enter leaves it out.")
    return await made(named_receipt(name), walk.session, path)


async def _write(talk: Talk, path: Path, content: str | bytes) -> bool:
    """Write it where the person wants it; False where they rather do not."""
    try:
        saving.write(path, content)
    except FileExistsError:
        if not await talk.yes("There is a file with this name already. Write over it?", False):
            return False
        saving.write(path, content, overwrite=True)
    return True


async def _read_out(talk: Talk, walk: Walk, said: str) -> None:
    if said == "trail":
        await trail(talk, walk)
        return
    if said == "plan":
        talk.say("", *plan_lines(walk.session.plan(), None, _LONG))
    elif said == "left":
        tell_ledger(talk, walk)
    else:
        lines = policy_lines(walk.session.pack, now().date(), _LONG)
        talk.say("", *(line for line in lines if line.strip("-") or not line))
    await talk.wait()


def _summary(talk: Talk, walk: Walk) -> None:
    progress = walk.session.progress
    audit = progress.audit
    looks = audit.looks if audit else ()
    missed = sum(not look.outcome.conclusive for look in looks)
    found = [one for one in (audit.findings if audit else ()) if one.standing is not Standing.GONE]
    decided = sum(one.fingerprint in progress.decisions for one in found)
    states = Counter(settlement.state for settlement in walk.session.settlements())
    points = ", ".join(f"{states[state]} {STATES[state][2:]}" for state in State if states[state])
    could_not = f"; {missed} could not be looked at" if missed else ""
    talk.say(
        "",
        f"{count(len(progress.accounts), 'account', 'accounts')} on your list{could_not}.",
        f"{count(len(found), 'thing', 'things')} found, {decided or 'none'} decided on.",
        f"Key points: {points}.",
    )
    after = trend(progress)
    if len(after) > 1:
        talk.say("After each audit:", *(f"  {point.words}" for point in after), trend_words(after))
