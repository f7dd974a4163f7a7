"""Further accounts, offered one by one: those that pages link to, and those that were forgotten."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Sequence

from probes.footprints.find import Footprints as Found
from selfaudit.errors import BadInputError, SelfAuditError
from selfaudit.further import Candidate
from selfaudit.text import one_line
from tui.footprints import Footprints
from tui.plain.talk import Talk
from tui.screens.forgotten import READ
from tui.walk import Walk

_HELP = (
    "selfaudit does not know whose these are: it only says what points to each. You decide. Yes puts an account on "
    "your list. No is remembered. None of these pages has been visited."
)
_ANSWERS = (("yes", "yes, mine"), ("no", "no, not mine: do not offer it again"), ("later", "later"))


async def linked(talk: Talk, walk: Walk) -> None:
    """Accounts that the person's pages link to."""
    await _offer(talk, walk, walk.session.linked())


async def forgotten(talk: Talk, walk: Walk) -> None:
    """Look through one place that the person chooses."""
    if walk.footprints is None:
        return
    talk.say("", READ)
    chosen = await _place(talk, walk.footprints)
    if chosen is None:
        return
    read, given = chosen
    talk.say("", "Reading. This takes a few seconds.")
    try:
        found = await asyncio.to_thread(read, given)
    except SelfAuditError as error:
        talk.say("", error.message, error.hint)
        return
    if found.missed:
        talk.say("", "Not everything could be read:", *(one_line(missed, 300) for missed in found.missed))
    await _offer(talk, walk, found.candidates)


async def _place(talk: Talk, places: Footprints) -> tuple[Callable[[str], Found], str] | None:
    """How to read the place that is chosen, and what it is called; None where none is."""
    browsers = list(places.browsers())
    options = [
        *((str(at), f"the browser {one_line(name, 50)}") for at, name in enumerate(browsers)),
        ("file", "a file: exported passwords, bookmarks, or a list"),
        ("list", "a list that you paste or type"),
        ("none", "nowhere"),
    ]
    chosen = await talk.choose("Where to look?", options, "none")
    if chosen == "file":
        given = await talk.ask("Where is the file? Type its name, or drag it in here. Enter goes back.")
        return (places.in_file, given) if given else None
    if chosen == "list":
        given = await talk.ask_lines("One address or name on each line, for example: Instagram: @yourname")
        return (places.in_text, given) if given else None
    return None if chosen == "none" else (places.in_browser, browsers[int(chosen)])


async def _offer(talk: Talk, walk: Walk, candidates: Sequence[Candidate]) -> None:
    """One further account after the other: is it yours?"""
    talk.help = _HELP
    still = walk.session.offered(candidates)
    if not still:
        talk.say("", "Nothing here points to an account that is not on your list already.")
    for number, candidate in enumerate(still, 1):
        account = candidate.account
        name = one_line(account.label if account.handle else account.site)
        talk.say("", f"{number} of {len(still)}: {name}", one_line(account.address))
        talk.say(f"{candidate.sure}, because:", *(f"  {one_line(why, 300)}" for why in candidate.why))
        said = await talk.choose("Is it yours?", _ANSWERS, brief=True)
        try:
            if said == "no":
                walk.session.disown(account)
            elif said == "yes":
                await _take(talk, walk, candidate)
        except BadInputError as error:
            talk.say("", error.message, error.hint)


async def _take(talk: Talk, walk: Walk, candidate: Candidate) -> None:
    account = candidate.account
    if not account.handle:
        name = await talk.ask(f"Your name on {one_line(account.site)}, or the address of your page there?")
        if not name:
            return
        account = walk.platforms.resolve(name, account.platform)
    walk.session.add(account)
    talk.say("It is on your list.")
