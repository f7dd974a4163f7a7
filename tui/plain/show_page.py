"""Pages that the person shows: in a window they drive, from the clipboard, pasted, or from a file they saved."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from contextlib import suppress

from probes.clipboard import read_clipboard
from probes.screen import has_screen
from probes.shown import shown_file, shown_text
from probes.watch import Watch, new_page, read_saved
from selfaudit.capture import Capture
from selfaudit.errors import BadInputError, SelfAuditError
from selfaudit.model import Account
from selfaudit.session import now
from selfaudit.text import one_line
from tui.footprints import file_named
from tui.plain.children import sure_it_is_not
from tui.plain.files import ask_place
from tui.plain.talk import OverError, Talk
from tui.saving import likely_folder
from tui.show_words import ShownAs, no_window, outcome, steps
from tui.walk import Walk
from tui.window import Window

_HELP = (
    "You can show a page yourself: where a site asks everyone to sign in, or when you want to know what friends can "
    "see. Best is a window of its own: it is empty, knows no password and remembers nothing. You sign in there, "
    "go to the page, come back here and say: read. Only then is it read, and only that page. Or you use your everyday "
    "browser: copy everything on the page, or save the page as a file."
)
_IN_WINDOW = ("Come back here and say: read. Only the page in the window is read.",)
_IN_OWN_BROWSER = ("Select everything on the page and copy it, or save the page as HTML. Then come back here.",)
_WAYS = (
    ("copied", "read what I copied, once, from the clipboard"),
    ("paste", "paste the text of the page here"),
    ("file", "read a page I saved"),
    ("watch", "watch a folder until I save a page there"),
    ("none", "go back"),
)
_IN_THE_WINDOW = (
    ("read", "read the page in the window"),
    ("keep", "keep a picture of it as evidence of bullying; nothing of it is read"),
    ("close", "close the window"),
)


async def show_page(talk: Talk, walk: Walk) -> None:
    """Ask which account, those that could not be looked at first, and how; tell the steps, and say what came of it."""
    audit = walk.session.audit_now
    unseen = {look.target for look in (audit.looks if audit else ()) if not look.outcome.conclusive}
    listed = [account for account in walk.session.progress.accounts if account.address]
    listed.sort(key=lambda account: account.id not in unseen)
    names = [(str(at), one_line(one.label, 60)) for at, one in enumerate(listed)]
    talk.help = _HELP
    await of_account(talk, walk, listed[int(await talk.choose("Of which account?", names))])


async def of_account(talk: Talk, walk: Walk, account: Account) -> None:
    """Show pages of one account."""
    platform = walk.platforms.platforms[account.platform]
    why_not = no_window(platform, has_screen())
    told = steps(platform, not why_not, now().date(), _IN_WINDOW, _IN_OWN_BROWSER)
    talk.say("", why_not, *(f"{number}. {line}" for number, line in enumerate(told, 1)))
    way = await talk.choose("How?", _WAYS if why_not else [("window", "open the window"), *_WAYS])
    try:
        if way == "window":
            await _by_window(talk, walk, account)
        elif way == "copied":
            await _text(talk, walk, account, read_clipboard)
        elif way == "paste":
            pasted = await talk.ask_lines("Paste the text of the page.")
            await _text(talk, walk, account, lambda: pasted)
        elif way == "file":
            await _file(talk, walk, account, await ask_place(talk, "Where is the file?"))
        elif way == "watch":
            await _watched(talk, walk, account)
    except SelfAuditError as error:
        talk.say("", error.message, error.hint)


async def _text(talk: Talk, walk: Walk, account: Account, text: Callable[[], str]) -> None:
    await _take(talk, walk, ShownAs.TEXT, lambda: shown_text(text(), account, walk.platforms.platforms, now()))


async def _file(talk: Talk, walk: Walk, account: Account, name: str) -> None:
    path = file_named(name)
    if path is None:
        raise BadInputError("There is no file of this name.", "Type where it is.")
    await _take(
        talk, walk, ShownAs.FILE, lambda: shown_file(read_saved(path), account, walk.platforms.platforms, now())
    )


async def _take(talk: Talk, walk: Walk, what: ShownAs, capture: Callable[[], Capture]) -> None:
    talk.say("", *outcome(what, await walk.session.show(await asyncio.to_thread(capture))))


async def _watched(talk: Talk, walk: Walk, account: Account) -> None:
    named = await ask_place(
        talk,
        "Which folder will you save the page in? Only web pages saved there from now on are read, each once.",
        str(likely_folder()),
    )
    if not named:
        return
    watch = await asyncio.to_thread(Watch, named)
    saved = asyncio.ensure_future(new_page(watch))
    talk.say("", "Watching the folder. Save the page there now, as HTML.")
    try:
        with talk.until(saved), suppress(OverError):
            await talk.wait("Press Enter to stop watching.")
            return
    finally:
        saved.cancel()
    path = saved.result()
    await _file(talk, walk, account, str(path))
    talk.quote("The page you saved", path.name)
    if await talk.yes("selfaudit needs it no more, and it is an ordinary file, not locked. Delete it?"):
        await asyncio.to_thread(watch.delete, path)


async def _by_window(talk: Talk, walk: Walk, account: Account) -> None:
    told: list[str] = []

    def say(words: str) -> None:
        if not told or told[-1] != words:
            told.append(words)
            talk.say(words)

    window = Window(walk.session, walk.open_companion, account, say)
    driving = asyncio.ensure_future(window.drive())
    try:
        with talk.until(driving), suppress(OverError):
            await _drive(talk, walk, window)
    finally:
        if not driving.done():
            driving.cancel()
            with suppress(asyncio.CancelledError):
                await driving
    if not driving.cancelled():
        driving.result()


async def _drive(talk: Talk, walk: Walk, window: Window) -> None:
    """Until the person closes the window, here or there."""
    while (said := await talk.choose("When the page is there:", _IN_THE_WINDOW, brief=True)) != "close":
        try:
            if said == "read":
                talk.say("", *outcome(ShownAs.WINDOW, await window.read()))
            elif await sure_it_is_not(talk, walk) and (taken := await window.photograph()):
                entry = walk.session.evidence.keep(taken)
                talk.say("", f"Kept as entry {entry.number} of your evidence. Type evidence to write a note about it.")
        except BadInputError as error:
            talk.say("", error.message, error.hint)
