"""Looking at some accounts once more, told line by line."""

from __future__ import annotations

from collections.abc import Collection
from contextlib import aclosing

from selfaudit.errors import SelfAuditError
from selfaudit.events import LookStarted
from selfaudit.model import Account, Finding
from selfaudit.text import one_line
from tui.again_words import came_of
from tui.plain.talk import Talk
from tui.walk import Walk


async def look_again(talk: Talk, walk: Walk, accounts: Collection[Account], about: Collection[Finding] = ()) -> None:
    """Look once more at these accounts and say what came of it."""
    session, targets = walk.session, [account.id for account in accounts]
    talk.say("", "Only these pages are visited, signed out.")
    try:
        async with walk.open_probe(lambda _: ()) as probe, aclosing(session.run(probe, again=targets)) as events:
            async for event in events:
                if isinstance(event, LookStarted):
                    talk.say(f"Looking again: {one_line(event.account.label, 60)}")
    except SelfAuditError as error:
        talk.say(error.message, error.hint)
        return
    if session.progress.audit:
        talk.say("", *came_of(session.progress.audit, targets, walk.name_of, about))
