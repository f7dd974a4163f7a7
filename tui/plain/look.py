"""The looking itself, told line by line; and pages that the person shows."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping
from contextlib import aclosing

from selfaudit.errors import SelfAuditError
from selfaudit.events import LookFinished, LookStarted
from selfaudit.model import Audit, Look, Standing
from selfaudit.policy.dates import day_words
from selfaudit.policy.words import OUTCOME_WORDS
from selfaudit.text import one_line
from tui.look_state import LookState, to_do
from tui.plain.further import linked
from tui.plain.show_page import show_page
from tui.plain.talk import Talk, and_back
from tui.walk import Walk
from tui.widgets.ledger import grouped, in_short
from tui.words import count

_HELP = (
    "selfaudit opens each page on your list in a browser window you do not see. It does not sign in. It reads what is "
    "there. Nothing is clicked, liked or sent. Some sites ask everyone to sign in: then selfaudit could not look. That "
    "does not mean that nothing is there. You can then show it a page yourself."
)
_OFFLINE = "None of the pages answered. Are you online? What you heard so far says nothing about your pages."
_ACCOUNT, _ACCOUNTS = "account that is", "accounts that are"
_STOP = "Press Ctrl+C to stop; what has been looked at is kept."


async def look(talk: Talk, walk: Walk) -> None:
    """Ask before looking, tell each account as it is done, then what can be done next."""
    talk.help = _HELP
    told, looked, failed = None, False, False
    while True:
        state = _state(walk)
        if told != state:
            told = state
            _tell(talk, walk, state, looked)
        looked = False
        chosen = await talk.choose("What now?", _options(walk, state), "go on" if state.finished or failed else "start")
        if chosen == "go on":
            return
        if chosen == "show":
            await and_back(show_page(talk, walk))
        elif chosen == "linked":
            await and_back(linked(talk, walk))
        elif chosen == "more":
            await and_back(_look_with_more(talk, walk, state))
        elif chosen == "left":
            tell_ledger(talk, walk)
            await talk.wait()
        else:
            failed = not await _look(talk, walk, afresh=chosen == "again")
            looked = True


def _tell(talk: Talk, walk: Walk, state: LookState, looked: bool) -> None:
    """How it stands. Where the accounts were `looked` at just now, only those that leave something to do, once more."""
    talk.say("", state.summary)
    for account in state.accounts:
        seen = state.looks.get(account.id)
        if seen and state.audit and (to_do(seen) or not looked):
            _tell_look(talk, walk, seen, state.audit)
            talk.say(*[f"  {to_do(seen)}"] if to_do(seen) else [])
        if shown := state.shown.get(account.id):
            talk.say(f"  You showed a page of it yourself on {day_words(shown.seen_at)}.")
    if state.offline:
        talk.say("", _OFFLINE)
    if state.finished and (more := len(walk.session.linked())):
        talk.say("", f"Your pages link to {count(more, _ACCOUNT, _ACCOUNTS)} not on your list.")


def _options(walk: Walk, state: LookState) -> list[tuple[str, str]]:
    options = []
    if state.accounts and not state.finished:
        options += [("start", "start looking" if not state.looks else "go on looking"), ("go on", "skip for now")]
    else:
        options.append(("go on", "go on"))
    if state.finished and state.accounts:
        options.append(("again", "look at all of them again"))
    if state.further:
        options.append(("more", "let a website load more from other hosts"))
    if any(account.address for account in state.accounts):
        options.append(("show", "show a page yourself, where selfaudit could not look"))
    if state.finished and walk.session.linked():
        options.append(("linked", "accounts that your pages link to: are they yours?"))
    if state.audit:
        options.append(("left", "what left this device"))
    return options


def _state(walk: Walk) -> LookState:
    return LookState(walk.session.progress.accounts, walk.session.audit_now)


async def _look(
    talk: Talk, walk: Walk, afresh: bool = False, allowed: Mapping[str, tuple[str, ...]] | None = None
) -> bool:
    """Look, and tell it line by line; False where it did not work."""
    allowed = allowed or {}
    talk.say("", "Starting a browser that nobody is signed in to.", _STOP)
    task = asyncio.current_task()
    try:
        async with walk.open_probe(lambda account: allowed.get(account.id, ())) as probe:
            events = walk.session.run(probe, afresh=afresh, again=tuple(allowed))
            async with aclosing(events):
                async for event in events:
                    if isinstance(event, LookStarted):
                        talk.say(f"Looking at {one_line(event.account.label, 60)}.")
                    elif isinstance(event, LookFinished):
                        _tell_look(talk, walk, event.look, event.audit)
    except asyncio.CancelledError:
        if task is None or not task.uncancel():
            talk.say("", "Stopped. Nothing is lost: you can go on where you were.")
        else:
            raise
    except SelfAuditError as error:
        talk.say("", error.message, error.hint)
        return False
    return True


def _tell_look(talk: Talk, walk: Walk, seen: Look, audit: Audit) -> None:
    found = [one for one in audit.findings if one.target == seen.target and one.standing is not Standing.GONE]
    things = f", {count(len(found), 'thing', 'things')} found" if found else ""
    talk.say(f"{one_line(walk.name_of(seen.target), 60)}: {OUTCOME_WORDS[seen.outcome]}{things}.")


async def _look_with_more(talk: Talk, walk: Walk, state: LookState) -> None:
    if allowed := await _ask_hosts(talk, walk, state):
        await _look(talk, walk, allowed=allowed)


async def _ask_hosts(talk: Talk, walk: Walk, state: LookState) -> dict[str, tuple[str, ...]]:
    allowed: dict[str, tuple[str, ...]] = {}
    for target, hosts in state.further.items():
        wanted = f"{one_line(walk.name_of(target), 60)} wanted to load from"
        chosen = [host for host in hosts if await talk.yes(f"{wanted} {one_line(host, 80)}. Allow it, once?")]
        if chosen:
            allowed[target] = tuple(chosen)
    return allowed


def tell_ledger(talk: Talk, walk: Walk) -> None:
    """Every host that was let through, then what was stopped, by who wanted it."""
    audit = walk.session.progress.audit
    lines = audit.ledger if audit else ()
    talk.say("", in_short(lines))
    for title, groups in zip(
        ("Let through:", "Stopped before it could leave:"), grouped(lines, walk.name_of), strict=True
    ):
        if groups:
            talk.say(title, *(f"  {one_line(name, 60)}: {one_line(words, 200)}." for name, words in groups))
