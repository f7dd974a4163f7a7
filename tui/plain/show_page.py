"""Pages that the person shows: in a window they drive, from the clipboard, or from a file they saved."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from probes.clipboard import read_clipboard
from probes.screen import has_screen
from probes.shown import shown_file, shown_text
from probes.watch import read_saved
from selfaudit.errors import BadInputError, SelfAuditError
from selfaudit.model import Account, Capture
from selfaudit.session import now
from selfaudit.text import one_line
from tui.plain.talk import Talk
from tui.show_words import no_window, outcome, steps
from tui.walk import Walk
from tui.window import Window


async def show_page(talk: Talk, walk: Walk) -> None:
    """Ask which account and how, tell the steps, and say what came of it."""
    listed = [account for account in walk.session.progress.accounts if account.address]
    name = await talk.choose("Of which account?", [(one.id, one_line(one.label, 60)) for one in listed])
    account = next(one for one in listed if one.id == name)
    platform = walk.platforms.platforms[account.platform]
    why_not = no_window(platform, has_screen())
    talk.say("", why_not, *steps(platform, not why_not, now().date()))
    ways = [("copied", "read what I copied, once"), ("file", "read a page I saved"), ("none", "nothing")]
    way = await talk.choose("How?", ways if why_not else [("window", "open the window"), *ways])
    try:
        if way == "window":
            await _by_window(talk, walk, account)
        elif way == "copied":
            await _take(talk, walk, lambda: shown_text(read_clipboard(), account, walk.platforms.platforms, now()))
        elif way == "file":
            name = await talk.ask("Where is the file?")
            await _take(talk, walk, lambda: _saved(name, account, walk))
    except SelfAuditError as error:
        talk.say("", error.message, error.hint)


def _saved(name: str, account: Account, walk: Walk) -> Capture:
    path = Path(name.strip("'\" ")).expanduser()
    if not path.is_file():
        raise BadInputError("There is no file of this name.", "Type where it is.")
    return shown_file(read_saved(path), account, walk.platforms.platforms, now())


async def _take(talk: Talk, walk: Walk, capture: Callable[[], Capture]) -> None:
    talk.say("", *outcome(await walk.session.show(await asyncio.to_thread(capture))))


async def _by_window(talk: Talk, walk: Walk, account: Account) -> None:
    told: list[str] = []

    def say(words: str) -> None:
        if not told or told[-1] != words:
            told.append(words)
            talk.say(words)

    window = Window(walk.session, walk.open_companion, account, say)
    driving = asyncio.create_task(window.drive())
    try:
        while not driving.done():
            options = (("read", "read the page in the window"), ("close", "close the window"))
            if await talk.choose("When the page is there:", options) == "close":
                break
            try:
                talk.say("", *outcome(await window.read()))
            except BadInputError as error:
                talk.say("", error.message, error.hint)
    finally:
        driving.cancel()
        with suppress(asyncio.CancelledError):
            await driving
