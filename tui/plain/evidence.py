"""The record of online bullying, line by line: what is kept, more to keep, a note, a copy, and who can help."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from probes.evidence_file import evidence_file, write_copy
from probes.screen import has_screen
from selfaudit.errors import BadInputError, SelfAuditError
from selfaudit.evidence import Entry, Note, Original
from tui.evidence_read import printed, trouble_lines
from tui.evidence_words import (
    ABOUT,
    HELPERS_TITLE,
    LEAVES_VAULT,
    LIMITS,
    details,
    folder_named,
    helper_lines,
    numbers,
    title_of,
)
from tui.plain.accounts import pick
from tui.plain.children import sure_it_is_not
from tui.plain.files import ask_place
from tui.plain.show_page import of_account
from tui.plain.talk import Talk, and_back
from tui.walk import Walk

_DO = (
    ("back", "back to where you were"),
    ("add", "keep a file: a picture of the screen, a saved page, messages"),
    ("page", "keep a picture of a page, in a window that you drive"),
    ("note", "write a note"),
    ("show", "read an entry"),
    ("copy", "save a copy for your Headteacher, your union or the police"),
    ("check", "check that nothing was changed"),
    ("who", "who can help"),
)


async def evidence(talk: Talk, walk: Walk) -> None:
    """Tell what is kept and do what is asked, until the person goes back."""
    talk.help = " ".join((*ABOUT, "A note is an entry of its own: nothing that was kept is ever edited."))
    talk.say("", "A record of online bullying", *ABOUT)
    turns = {"add": _add, "page": _page, "note": _note, "show": _show, "copy": _copy, "check": _check, "who": _who}
    while True:
        entries = walk.session.evidence.entries()
        kept = [title_of(entry) for entry in entries]
        talk.say("", *(["Kept so far:", *kept] if kept else ["Nothing is kept yet."]))
        said = await talk.choose("What now?", [one for one in _DO if _is_there(one[0], walk, entries)], "back")
        if said == "back":
            return
        try:
            await and_back(turns[said](talk, walk))
        except SelfAuditError as error:
            talk.say("", error.message, error.hint)


def _is_there(name: str, walk: Walk, entries: Sequence[Entry]) -> bool:
    if name == "page":
        return has_screen() and any(account.address for account in walk.session.progress.accounts)
    return bool(entries) or name not in ("show", "copy", "check")


async def _add(talk: Talk, walk: Walk) -> None:
    if not await sure_it_is_not(talk, walk):
        return
    named = await ask_place(talk, "Which file? It stays where it is. Enter goes back.")
    if not named:
        return
    file = await asyncio.to_thread(evidence_file, named)
    address = await talk.ask("Where does it stand? The address of the page, or Enter.")
    seen = await talk.ask("When did you see it? The day and the time, or Enter.")
    words = await talk.ask("Anything to say about it? Or Enter.")
    _keep(talk, walk, replace(file, address=address, seen=seen, words=words))


async def _page(talk: Talk, walk: Walk) -> None:
    listed = [account for account in walk.session.progress.accounts if account.address]
    await of_account(talk, walk, await pick(talk, listed, "On the site of which account?"))


async def _note(talk: Talk, walk: Walk) -> None:
    about = 0
    if walk.session.evidence.entries():
        about = await _number(talk, "Which entry is it about? Its number, or Enter for none.")
    talk.say("", "Write as you would tell a friend. Nothing is edited later. Press Enter to leave a line out.")
    words = await talk.ask("What happened?")
    witnesses = await talk.ask("Who saw it?")
    told = await talk.ask("Whom did you tell?")
    told_when = await talk.ask("When did you tell them?")
    _keep(talk, walk, Note(words, witnesses, told, told_when, about))


async def _show(talk: Talk, walk: Walk) -> None:
    number = await _number(talk, "Which entry? Its number.")
    entry = next((entry for entry in walk.session.evidence.entries() if entry.number == number), None)
    if entry is None:
        raise BadInputError("There is no entry of this number.")
    for label, value in details(entry):
        talk.quote(label, value, 20_000)
    await talk.wait()


async def _copy(talk: Talk, walk: Walk) -> None:
    talk.say("", LEAVES_VAULT)
    named = await talk.ask("A new folder for it?", likely=str(Path.home() / "bullying-record"))
    without = numbers(await talk.ask("Leave out these entries, for example 2, 5. Enter leaves out none."))
    pdf = await talk.yes("Make the list as a PDF too?", False)
    folder = folder_named(named)
    talk.say("", "Saving the copy.")
    files = walk.session.evidence.copy(without, printed if pdf else None)
    await asyncio.to_thread(write_copy, folder, files)
    talk.say(f"Saved in {folder}: index.html is the list to read.")
    talk.quote("Fingerprint of the whole log", walk.session.evidence.entries()[-1].fingerprint)


async def _check(talk: Talk, walk: Walk) -> None:
    troubles = await asyncio.to_thread(walk.session.evidence.troubles)
    talk.say("", *(trouble_lines(troubles) if troubles else ["Nothing was changed."]), LIMITS)
    await talk.wait()


async def _who(talk: Talk, walk: Walk) -> None:
    talk.say("", HELPERS_TITLE, *helper_lines(walk.session.pack))
    await talk.wait()


def _keep(talk: Talk, walk: Walk, new: Original | Note) -> None:
    entry = walk.session.evidence.keep(new)
    talk.say("", f"Kept as entry {entry.number}.")
    talk.quote("Fingerprint of the whole log now", entry.fingerprint)


async def _number(talk: Talk, question: str) -> int:
    return (numbers(await talk.ask(question)) or [0])[0]
