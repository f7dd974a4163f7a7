"""The person's own accounts: named, and taken off; and the ways to further ones."""

from __future__ import annotations

from collections.abc import Sequence

from selfaudit.errors import BadInputError
from selfaudit.model import Account
from selfaudit.session import now
from selfaudit.text import one_line
from tui.plain.further import forgotten, linked
from tui.plain.search import search
from tui.plain.talk import Talk, and_back
from tui.platform_words import cards, told
from tui.walk import Walk
from tui.words import count

_HELP = (
    "Name accounts of your own: paste the address of your page, or choose a site and type your name there. Think of "
    "old accounts too: a blog, a page from a hobby, a profile from before you worked in a school. Looking other "
    "people up is not what this is for."
)
_DO = (
    ("go on", "go on"),
    ("add", "add an account by its address"),
    ("several", "paste several addresses at once"),
    ("site", "add an account by its site and your name there"),
    ("off", "take an account off the list"),
    ("know", "what to know of a site and what to set there"),
    ("forgotten", "find accounts you may have forgotten, on this device"),
    ("linked", "accounts that your pages link to"),
    ("search", "search for yourself"),
)


async def accounts(talk: Talk, walk: Walk) -> None:
    """Show the list and do what is asked until the person goes on."""
    talk.help = _HELP
    turns = {
        "add": _add,
        "several": _add_several,
        "site": _add_by_site,
        "off": _take_off,
        "know": _know,
        "forgotten": forgotten,
        "linked": linked,
        "search": search,
    }
    if not walk.session.progress.accounts:
        await _add(talk, walk)
    told: Sequence[Account] | None = None
    while True:
        if told != walk.session.progress.accounts:
            told = walk.session.progress.accounts
            _list(talk, told)
        options = [(name, label) for name, label in _DO if _is_there(name, walk)]
        chosen = await talk.choose("What now?", options, "go on")
        if chosen == "go on":
            return
        await and_back(turns[chosen](talk, walk))
        talk.help = _HELP


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
    if text:
        await _confirm(talk, walk, text)


async def _add_several(talk: Talk, walk: Walk) -> None:
    lines = (await talk.ask_lines("Paste the addresses of your pages, one on each line.")).splitlines()
    for text in filter(None, map(str.strip, lines)):
        await _confirm(talk, walk, text)


async def _add_by_site(talk: Talk, walk: Walk) -> None:
    site = await talk.choose("Which site? A number, or how its name begins.", walk.platforms.choices())
    name = dict(walk.platforms.choices())[site]
    text = await talk.ask(f"Your name on {name}, or the address of your page? Enter adds nothing.")
    if text:
        await _confirm(talk, walk, text, site)


async def _confirm(talk: Talk, walk: Walk, text: str, platform: str | None = None) -> None:
    try:
        account = walk.platforms.resolve(text, platform)
        site = walk.platforms.known(account.platform)
        talk.say("", one_line(account.label), one_line(account.address))
        if site and not account.address:
            talk.say(site.no_page, "Nothing is visited. It goes on your list with a guide of what you can do there.")
        if await talk.yes("Is this account yours? Only look at accounts of your own."):
            walk.session.add(account)
            talk.say("Added.")
    except BadInputError as error:
        talk.say("", one_line(text), error.message, error.hint)


async def pick(talk: Talk, listed: Sequence[Account], question: str = "Which account?") -> Account:
    """One of these accounts; the only one there is without asking."""
    if len(listed) == 1:
        return listed[0]
    number = await talk.choose(question, [(str(at), one_line(one.label, 60)) for at, one in enumerate(listed)])
    return listed[int(number)]


async def _take_off(talk: Talk, walk: Walk) -> None:
    account = await pick(talk, walk.session.progress.accounts)
    walk.session.remove(account.id)
    talk.say("", f"{one_line(account.label, 60)} is off your list.")


async def _know(talk: Talk, walk: Walk) -> None:
    account = await pick(talk, walk.session.progress.accounts)
    if site := walk.platforms.known(account.platform):
        talk.say("", *told(site, cards(site, now().date())))
        await talk.wait()
