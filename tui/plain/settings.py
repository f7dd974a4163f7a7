"""The privacy settings, account by account, one after the other."""

from __future__ import annotations

from collections.abc import Sequence

from selfaudit.model import Account
from selfaudit.session import now
from selfaudit.text import one_line
from tui.looking_again import lookable
from tui.plain.again import look_again
from tui.plain.talk import BackError, Talk, and_back
from tui.platform_words import setting_card
from tui.settings_state import Row, rows
from tui.walk import Walk
from tui.words import count

_HELP = (
    "Open the site yourself, set it there, then say that it is set. What you say counts as said, not as seen: look "
    "again afterwards, and selfaudit tells what a stranger sees."
)


async def settings(talk: Talk, walk: Walk) -> None:
    """Choose an account, then go through its settings; until the person goes on."""
    talk.help = _HELP
    while True:
        every = rows(walk.session.progress, walk.platforms.known)
        if not every:
            talk.say("", "There are no settings to go through.")
            await talk.wait()
            return
        done = sum(row.mark == "✓" for row in every)
        talk.say("", f"{done} of {count(len(every), 'setting', 'settings')} set.")
        accounts = {row.account.id: row.account for row in every}
        options = [("go on", "go on"), *((name, _line(one, every)) for name, one in accounts.items())]
        chosen = await talk.choose("Which account's settings?", options, "go on")
        if chosen == "go on":
            return
        await and_back(_account(talk, walk, accounts[chosen]))


def _rows(walk: Walk, account: Account) -> list[Row]:
    return [row for row in rows(walk.session.progress, walk.platforms.known) if row.account == account]


def _line(account: Account, every: Sequence[Row]) -> str:
    own = [row for row in every if row.account == account]
    return f"{one_line(account.label, 60)}: {sum(row.mark == '✓' for row in own)} of {len(own)} set"


async def _account(talk: Talk, walk: Walk, account: Account) -> None:
    own = _rows(walk, account)
    at = next((place for place, row in enumerate(own) if row.mark != "✓"), 0)
    while at < len(own):
        try:
            if not await _one(talk, walk, _rows(walk, account)[at], f"{at + 1} of {len(own)}"):
                break
            at += 1
        except BackError:
            if not at:
                raise
            at -= 1
    accounts = lookable(walk.session, (account.id,))
    if accounts and await talk.yes("Look at this account again?", False):
        await look_again(talk, walk, accounts)


async def _one(talk: Talk, walk: Walk, row: Row, number: str) -> bool:
    """Tell one setting and keep what is said of it; False where the person wants no more."""
    card = setting_card(row.setting, now().date())
    talk.say("", f"{number}: {card.title}", *(f"  {line}" for line in card.lines), f"  {card.source}")
    talk.say(*row.told())
    word = ("undo", "not set after all") if row.said else ("set", "it is set")
    options = (("next", "next one"), word, ("end", "no more of this account"))
    said = await talk.choose("Is it set?", options, "next", brief=True)
    if said in ("set", "undo"):
        for name in row.names:
            walk.session.say_changed(row.account.id, name, said == "set")
    return said != "end"
