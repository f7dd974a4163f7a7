"""The person's own data, line by line: how to ask for it, and reading what came."""

from __future__ import annotations

import asyncio
import time
from contextlib import ExitStack, aclosing

from selfaudit.errors import BadInputError, SelfAuditError
from selfaudit.model import Account
from selfaudit.stepping import in_thread
from selfaudit.text import one_line
from tui.open_files import OpenFiles
from tui.own_data_words import NOTHING_YET, PRACTICE, READ_IT, WHY, asked_on, how_to_ask, state
from tui.own_files import read_own_files
from tui.plain.accounts import pick
from tui.plain.files import ask_place
from tui.plain.talk import Talk, and_back
from tui.walk import Walk

_STOP = "Press Ctrl+C to stop; what was read of pictures is kept."
_HELP = (
    "Ask each site for a copy of your own data: it takes from minutes to some days. Say here when you have asked, so "
    "that you are reminded. When it has come, choose to read a file or folder, and say where it is: a zip or tar.gz, "
    "or the folder you unpacked it in. You can also name a picture, a screenshot, a folder of them, a saved page or a "
    "PDF. "
    "The file stays as it is, and nothing of it leaves this device. You can stop: it goes on from there the next time."
)
_EVERY = 10.0  # seconds between two words on how far it is


async def own_data(talk: Talk, walk: Walk) -> None:
    """Tell how it stands with each account's data, and what can be done."""
    talk.help = _HELP
    talk.say("", WHY if walk.open_files else f"{WHY} {PRACTICE}")
    known: dict[str, list[str]] = {}
    while True:
        _tell(talk, walk, known)
        chosen = await talk.choose("What now?", _options(walk), "go on")
        if chosen == "go on":
            return
        await and_back(_do(talk, walk, chosen))


def _tell(talk: Talk, walk: Walk, known: dict[str, list[str]]) -> None:
    """How it stands with the data of each account; of those that are `known`, only what has changed since."""
    progress = walk.session.progress
    now = {account.label: list(state(progress, account, _read_it(walk))) for account in progress.accounts}
    for label, told in now.items():
        if told and known.get(label) != told:
            talk.say(f"{one_line(label, 60)}:", *told)
    nothing = [one_line(label, 60) for label, told in now.items() if not told and known.get(label) != told]
    if nothing:
        talk.say("Nothing has been read yet of:", *(f"  {label}" for label in nothing))
    if not progress.accounts:
        talk.say(NOTHING_YET)
    known.update(now)


def _read_it(walk: Walk) -> str:
    return READ_IT if walk.open_files else ""


async def _do(talk: Talk, walk: Walk, chosen: str) -> None:
    progress = walk.session.progress
    if chosen == "read" and walk.open_files:
        await _read(talk, walk, walk.open_files)
    elif chosen != "read":
        which = await pick(talk, progress.accounts)
        if chosen == "ask":
            talk.say("", *how_to_ask(walk.platforms.known(which.platform), _read_it(walk)))
            await talk.wait()
        else:
            asked = asked_on(progress, which) is None
            walk.session.say_asked(which, asked)
            talk.say("", "Kept: you have asked for it." if asked else "Kept: you have not asked for it.")


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


async def _read(talk: Talk, walk: Walk, opens: OpenFiles) -> None:
    name = await ask_place(talk, "Which file or folder? Enter goes back.")
    if not name:
        return

    async def whose(platform: str) -> Account | None:
        accounts = walk.session.progress.accounts
        mine = tuple(account for account in accounts if not platform or account.platform == platform)
        if mine:
            return await pick(talk, mine)
        if not platform:
            raise BadInputError(
                "There is no account on your list that these files could belong to.", "Add it on the Accounts step."
            )
        return await _added(talk, walk, platform)

    talk.say("", "Reading.", _STOP)
    task = asyncio.current_task()
    try:
        with ExitStack() as closing:
            files = await in_thread(lambda: opens(name, closing))
            async with aclosing(read_own_files(files, walk.session, walk.platforms.platforms, whose)) as steps:
                said = time.monotonic()
                async for told in steps:
                    if told.outcome or time.monotonic() - said > _EVERY:
                        talk.say(told.text)
                        said = time.monotonic()
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
