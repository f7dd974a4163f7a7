"""Searches about oneself, line by line: what would go to whom is said first, each time, and one window at a time."""

from __future__ import annotations

import asyncio
from contextlib import suppress

from probes.searches import Search, SearchPage, searches
from selfaudit.audit import since
from selfaudit.errors import SelfAuditError
from selfaudit.session import now
from selfaudit.text import one_line
from tui.plain.talk import OverError, Talk
from tui.search_words import CLOSED, LOOK_FOR, NOTHING, OPENING, WHO_LEARNS, consent
from tui.walk import Searching, SearchResults, Walk

_HELP = (
    "A search engine shows what strangers find about you. But whoever searches tells the search engine the words: so "
    "selfaudit makes no search by itself. Choose the words, then a search engine: selfaudit says what would go to "
    "whom, and opens a window only after your yes. It does not read what is in that window, and the window leads "
    "nowhere else. Or have the words alone on a line, and copy them into a private window of your own browser."
)


async def search(talk: Talk, walk: Walk) -> None:
    """Choose the words, then what to do with them; until the person goes back."""
    talk.help = _HELP
    progress = walk.session.progress
    every = searches(progress.identity, progress.accounts)
    if not every:
        talk.say("", NOTHING)
        await talk.wait()
        return
    talk.say("", "Searches to make about yourself, one at a time.", WHO_LEARNS)
    options = [("none", "back to your list"), *((str(at), one_line(one.words, 120)) for at, one in enumerate(every))]
    while (chosen := await talk.choose("Which search?", options, "none")) != "none":
        await _one(talk, walk, every[int(chosen)])


async def _one(talk: Talk, walk: Walk, one: Search) -> None:
    pages = {page.name: page for page in (walk.searching.pages if walk.searching else ())}
    talk.quote("The words", one.words)
    talk.say(one.why, LOOK_FOR)
    ways = [(name, f"search with {name}, in a window of its own") for name in pages]
    chosen = await talk.choose(
        "What now?", [*ways, ("copy", "have the words alone on a line, to copy them"), ("none", "another search")]
    )
    if chosen == "copy":
        talk.say("", "Here they are, alone on a line. Paste them into a private window of your own browser.", "")
        talk.as_it_is(one.words)
        await talk.wait()
    elif chosen in pages and walk.searching:
        await _ask(talk, walk, walk.searching, one, pages[chosen])


async def _ask(talk: Talk, walk: Walk, searching: Searching, one: Search, page: SearchPage) -> None:
    words, *what_goes = consent(one, page, now().date())
    talk.quote("The words", words.plain)
    talk.say(*(paragraph.plain for paragraph in what_goes))
    if not await talk.yes(f"Send this search to {page.name}?"):
        return
    talk.say("", OPENING)
    try:
        async with searching.open(one, page) as window:
            await _stand(talk, walk, window, page)
        talk.say("", CLOSED)
    except SelfAuditError as error:
        talk.say("", error.message, error.hint)


async def _stand(talk: Talk, walk: Walk, window: SearchResults, page: SearchPage) -> None:
    """Until the window is closed; what it lets through is counted at once and again at its end."""
    counted = window.ledger()
    walk.session.count_traffic(counted)
    closed = asyncio.ensure_future(window.closed())
    talk.say("", f"A window shows what {page.name} finds. It is not read.")
    try:
        with talk.until(closed), suppress(OverError):
            await talk.wait("Press Enter here to close it, or close the window itself, when you are done.")
    finally:
        closed.cancel()
        walk.session.count_traffic(since(window.ledger(), counted))
