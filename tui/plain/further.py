"""Further accounts, offered one by one: those that pages link to, and those that were forgotten."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Sequence
from functools import partial

from probes.footprints.find import Footprints as Found
from selfaudit.errors import BadInputError, SelfAuditError
from selfaudit.further import Candidate
from selfaudit.model import Account
from selfaudit.text import one_line
from tui.footprints import Footprints
from tui.plain.files import ask_place
from tui.plain.one_by_one import Place, one_by_one
from tui.plain.talk import Talk
from tui.screens.forgotten import READ
from tui.screens.further import NO_NAME
from tui.walk import Walk

_HELP = (
    "selfaudit does not know whose these are: it only says what points to each. You decide. Yes puts an account on "
    "your list. No is remembered. None of these pages has been visited."
)
_ANSWERS = [("yes", "yes, mine"), ("no", "no, not mine: do not offer it again"), ("later", "later")]


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
        given = await ask_place(talk, "Where is the file? Enter goes back.")
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
    await one_by_one(talk, still, partial(_one, talk, walk, {}))


async def _one(talk: Talk, walk: Walk, said: dict[str, str], candidate: Candidate, place: Place) -> bool:
    """Tell an account and take the answer; `said` is what was answered so far. False: the person wants no more."""
    account = candidate.account
    name = one_line(account.label if account.handle else account.site)
    talk.say("", f"{place}: {name}", one_line(account.address) or NO_NAME)
    talk.say(
        f"{candidate.sure[:1].upper()}{candidate.sure[1:]}, because:",
        *(f"  {one_line(why, 300)}" for why in candidate.why),
    )
    talk.say(*([said[account.id]] if account.id in said else []))
    answers = [("next", "next one")] if account.id in said else _ANSWERS
    question = "What now?" if account.id in said else "Is it yours?"
    while True:
        answer = await talk.choose(question, [*answers, ("end", "no more of these")], brief=True)
        try:
            if answer == "no":
                walk.session.disown(account)
                said[account.id] = "You said that it is not yours."
            elif answer == "yes" and await _take(talk, walk, account):
                said[account.id] = "It is on your list."
            return answer != "end"
        except BadInputError as error:
            talk.say("", error.message, error.hint)


async def _take(talk: Talk, walk: Walk, account: Account) -> bool:
    """Put it on the list; False where its name is not known and the person gives none."""
    if not account.handle:
        name = await talk.ask(f"Your name on {one_line(account.site)}, or the address of your page there?")
        if not name:
            return False
        account = walk.platforms.resolve(name, account.platform)
    walk.session.add(account)
    talk.say("It is on your list.")
    return True
