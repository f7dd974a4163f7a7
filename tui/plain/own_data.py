"""The person's own data, line by line: how to ask for it, and reading what came."""

from __future__ import annotations

import asyncio
from contextlib import ExitStack, aclosing

from selfaudit.errors import SelfAuditError
from selfaudit.model import Account
from selfaudit.stepping import in_thread
from selfaudit.text import one_line
from tui.open_files import OpenFiles
from tui.own_data_words import HELP, NOTHING_YET, PRACTICE, WHY, asked_on, how_to_ask, state
from tui.own_files import read_own_files
from tui.plain.talk import Talk
from tui.walk import Walk

_STOP = "Press Ctrl+C to stop; what was read of pictures is kept."
_EVERY = 100  # words on how far it is for each one that is said


async def own_data(talk: Talk, walk: Walk) -> None:
    """Tell how it stands with each account's data, and what can be done."""
    talk.help = HELP
    talk.say("", WHY if walk.open_files else f"{WHY} {PRACTICE}")
    while True:
        progress = walk.session.progress
        for account in progress.accounts:
            talk.say(f"{one_line(account.label, 60)}:", *(f"  {text}" for text in state(progress, account)))
        if not progress.accounts:
            talk.say(NOTHING_YET)
        chosen = await talk.choose("What now?", _options(walk), "go on")
        if chosen == "go on":
            return
        if chosen == "read" and walk.open_files:
            await _read(talk, walk, walk.open_files)
        elif chosen != "read" and (which := await _which(talk, progress.accounts)):
            if chosen == "ask":
                talk.say(*how_to_ask(walk.platforms.known(which.platform)))
            else:
                walk.session.say_asked(which, asked_on(progress, which) is None)


def _options(walk: Walk) -> list[tuple[str, str]]:
    options = [("go on", "go on")]
    if walk.open_files:
        options.append(("read", "read a file or folder"))
    if walk.session.progress.accounts:
        options += [
            ("ask", "how to ask a site for your data"),
            ("asked", "say that you have asked for it, or have not"),
        ]
    return options


async def _which(talk: Talk, accounts: tuple[Account, ...]) -> Account | None:
    if len(accounts) < 2:
        return next(iter(accounts), None)
    labels = [(str(number), one_line(account.label, 60)) for number, account in enumerate(accounts, 1)]
    return accounts[int(await talk.choose("Which account?", labels)) - 1]


async def _read(talk: Talk, walk: Walk, opens: OpenFiles) -> None:
    name = await talk.ask("Which file or folder? An empty line goes back.")
    if not name:
        return

    async def whose(platform: str) -> Account | None:
        accounts = walk.session.progress.accounts
        mine = tuple(account for account in accounts if not platform or account.platform == platform)
        return await _which(talk, mine) if mine or not platform else await _added(talk, walk, platform)

    talk.say("", "Reading.", _STOP)
    task = asyncio.current_task()
    try:
        with ExitStack() as closing:
            files = await in_thread(lambda: opens(name, closing))
            async with aclosing(read_own_files(files, walk.session, walk.platforms.platforms, whose)) as steps:
                number = 0
                async for told in steps:
                    number += 1
                    if told.outcome or not number % _EVERY:
                        talk.say(told.text)
    except asyncio.CancelledError:
        if task is None or not task.uncancel():
            talk.say("", "Stopped. What was read of pictures is kept.")
        else:
            raise
    except SelfAuditError as error:
        talk.say("", error.message, error.hint)


async def _added(talk: Talk, walk: Walk, platform: str) -> Account | None:
    known = walk.platforms.known(platform)
    site = known.name if known else platform
    said = await talk.ask(
        f"This is {site} data, and no account there is on your list. Your name there, if it is yours?"
    )
    if not said:
        return None
    account = walk.platforms.resolve(said, platform)
    walk.session.add(account)
    return account
