"""The person's own accounts: named, offered, looked for, taken off."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Sequence

from probes.footprints.find import Footprints as Found
from probes.searches import search_pages, searches
from selfaudit.errors import BadInputError, SelfAuditError
from selfaudit.further import Candidate
from selfaudit.model import Account
from selfaudit.session import now
from selfaudit.text import one_line
from tui.plain.talk import Talk
from tui.platform_words import told
from tui.screens.forgotten import READ
from tui.walk import Walk
from tui.words import count

_DO = (
    ("go on", "go on"),
    ("add", "add an account"),
    ("off", "take an account off the list"),
    ("know", "what to know of a site and what to set there"),
    ("sites", "the sites that are known"),
    ("forgotten", "find accounts you may have forgotten, on this device"),
    ("linked", "accounts that your pages link to"),
    ("search", "what to search for about yourself"),
)


async def accounts(talk: Talk, walk: Walk) -> None:
    """Show the list and do what is asked until the person goes on."""
    turns = {
        "add": _add,
        "off": _take_off,
        "know": _know,
        "sites": _sites,
        "forgotten": _forgotten,
        "linked": _linked,
        "search": _search,
    }
    if not walk.session.progress.accounts:
        await _add(talk, walk)
    while True:
        _list(talk, walk.session.progress.accounts)
        options = [(name, label) for name, label in _DO if _is_there(name, walk)]
        chosen = await talk.choose("What now?", options, "go on")
        if chosen == "go on":
            return
        await turns[chosen](talk, walk)


def _is_there(name: str, walk: Walk) -> bool:
    if name in ("off", "know"):
        return bool(walk.session.progress.accounts)
    if name == "linked":
        return bool(walk.session.linked())
    return name != "forgotten" or walk.footprints is not None


def _list(talk: Talk, listed: Sequence[Account]) -> None:
    talk.say("", f"On your list: {count(len(listed), 'account', 'accounts')}.")
    talk.say(*(f"  {one_line(account.label, 70)}" for account in listed))


async def _add(talk: Talk, walk: Walk) -> None:
    text = await talk.ask(
        "Paste the address of a page of your own, such as instagram.com/yourname. Enter adds nothing."
    )
    if not text:
        return
    try:
        account = walk.platforms.resolve(text)
        site = walk.platforms.known(account.platform)
        talk.say("", one_line(account.label), one_line(account.address))
        if site and not account.address:
            talk.say(site.no_page, "Nothing is visited. It goes on your list with a guide of what you can do there.")
        if await talk.yes("Is this account yours? Only look at accounts of your own."):
            walk.session.add(account)
            talk.say("Added.")
    except BadInputError as error:
        talk.say(error.message, error.hint)


async def _pick(talk: Talk, listed: Sequence[Account]) -> Account:
    chosen = await talk.choose("Which one?", [(account.id, one_line(account.label, 60)) for account in listed])
    return next(account for account in listed if account.id == chosen)


async def _take_off(talk: Talk, walk: Walk) -> None:
    walk.session.remove((await _pick(talk, walk.session.progress.accounts)).id)


async def _know(talk: Talk, walk: Walk) -> None:
    account = await _pick(talk, walk.session.progress.accounts)
    if site := walk.platforms.known(account.platform):
        talk.say("", *told(site, now().date()))


async def _sites(talk: Talk, walk: Walk) -> None:
    names = ", ".join(name for _, name in walk.platforms.choices())
    talk.say("", names, "Any other website can be named by its address.")


async def _linked(talk: Talk, walk: Walk) -> None:
    await _offer(talk, walk, walk.session.linked())


async def _offer(talk: Talk, walk: Walk, candidates: Sequence[Candidate]) -> None:
    """One further account after the other: is it yours?"""
    for candidate in walk.session.offered(candidates):
        account = candidate.account
        talk.say("", one_line(account.label if account.handle else account.site), one_line(account.address))
        talk.say(f"{candidate.sure}, because:", *(f"  {one_line(why, 300)}" for why in candidate.why))
        options = (("yes", "yes, mine"), ("no", "no, not mine: do not offer it again"), ("later", "later"))
        said = await talk.choose("Is it yours?", options)
        try:
            if said == "no":
                walk.session.disown(account)
            elif said == "yes":
                await _take(talk, walk, account)
        except BadInputError as error:
            talk.say(error.message, error.hint)


async def _take(talk: Talk, walk: Walk, account: Account) -> None:
    if not account.handle:
        name = await talk.ask(f"Your name on {one_line(account.site)}, or the address of your page there?")
        if not name:
            return
        account = walk.platforms.resolve(name, account.platform)
    walk.session.add(account)


async def _forgotten(talk: Talk, walk: Walk) -> None:
    places = walk.footprints
    if places is None:
        return
    talk.say("", READ)
    names = [(name, f"the browser {one_line(name, 50)}") for name in places.browsers()]
    options = [*names, ("file", "a file: exported passwords, bookmarks, or a list"), ("none", "nowhere")]
    chosen = await talk.choose("Where to look?", options, "none")
    if chosen == "none":
        return
    read: Callable[[str], Found] = places.in_file if chosen == "file" else places.in_browser
    given = await talk.ask("Where is the file?") if chosen == "file" else chosen
    try:
        found = await asyncio.to_thread(read, given)
    except SelfAuditError as error:
        talk.say(error.message, error.hint)
        return
    talk.say("", *(one_line(missed, 300) for missed in found.missed))
    if not walk.session.offered(found.candidates):
        talk.say("Nothing here points to an account that is not on your list already.")
    await _offer(talk, walk, found.candidates)


async def _search(talk: Talk, walk: Walk) -> None:
    progress = walk.session.progress
    engines = ", ".join(page.name for page in search_pages())
    talk.say(
        "",
        "Searches to make about yourself, in a private window of your own browser, one at a time.",
        f"A search engine ({engines}) would learn the words you send it. Nothing is sent from here.",
    )
    for search in searches(progress.identity, progress.accounts):
        talk.say("", f"  {one_line(search.words, 120)}", f"  {search.why}")
    await talk.wait()
