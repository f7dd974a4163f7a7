"""The looking itself, told line by line; and pages that the person shows."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping
from contextlib import aclosing

from selfaudit.errors import SelfAuditError
from selfaudit.events import LookFinished, LookStarted
from selfaudit.model import Audit, Look, Standing
from selfaudit.policy.words import IN_PART, INSTEAD, OUTCOME_WORDS
from selfaudit.text import one_line
from tui.look_state import LookState
from tui.plain.show_page import show_page
from tui.plain.talk import Talk
from tui.walk import Walk
from tui.widgets.ledger import in_short
from tui.words import count

_STOP = "Press Ctrl+C to stop; what has been looked at is kept."


async def look(talk: Talk, walk: Walk) -> None:
    """Ask before looking, tell each account as it is done, then what can be done next."""
    while True:
        state = _state(walk)
        talk.say("", state.summary)
        _tell_accounts(talk, walk, state)
        chosen = await talk.choose("What now?", _options(state), "start" if not state.finished else "go on")
        if chosen == "go on":
            return
        if chosen == "show":
            await show_page(talk, walk)
        elif chosen == "more":
            await _look(talk, walk, allowed=await _ask_hosts(talk, walk, state))
        elif chosen == "left":
            _tell_ledger(talk, walk)
        else:
            await _look(talk, walk, afresh=chosen == "again")


def _options(state: LookState) -> list[tuple[str, str]]:
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
    if state.audit:
        options.append(("left", "what left this device"))
    return options


def _state(walk: Walk) -> LookState:
    return LookState(walk.session.progress.accounts, walk.session.audit_now)


async def _look(
    talk: Talk, walk: Walk, afresh: bool = False, allowed: Mapping[str, tuple[str, ...]] | None = None
) -> None:
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


def _tell_accounts(talk: Talk, walk: Walk, state: LookState) -> None:
    for account in state.accounts:
        if (seen := state.looks.get(account.id)) and state.audit:
            _tell_look(talk, walk, seen, state.audit)


def _tell_look(talk: Talk, walk: Walk, seen: Look, audit: Audit) -> None:
    found = [one for one in audit.findings if one.target == seen.target and one.standing is not Standing.GONE]
    things = f", {count(len(found), 'thing', 'things')} found" if found else ""
    talk.say(f"{one_line(walk.name_of(seen.target), 60)}: {OUTCOME_WORDS[seen.outcome]}{things}.")
    if seen.outcome in INSTEAD:
        talk.say(f"  {INSTEAD[seen.outcome]}")
    elif not seen.whole:
        talk.say(f"  {IN_PART}")


async def _ask_hosts(talk: Talk, walk: Walk, state: LookState) -> dict[str, tuple[str, ...]]:
    allowed: dict[str, tuple[str, ...]] = {}
    for target, hosts in state.further.items():
        wanted = f"{one_line(walk.name_of(target), 60)} wanted to load from"
        chosen = [host for host in hosts if await talk.yes(f"{wanted} {one_line(host, 80)}. Allow it, once?")]
        if chosen:
            allowed[target] = tuple(chosen)
    return allowed


def _tell_ledger(talk: Talk, walk: Walk) -> None:
    audit = walk.session.progress.audit
    lines = audit.ledger if audit else ()
    talk.say("", in_short(lines))
    for line in lines:
        done = "let through" if line.allowed else "stopped"
        talk.say(f"  {one_line(line.host, 60)}: {done}, {count(line.count, 'connection', 'connections')}. {line.why}")
