"""Which settings card of a site helps with what was found on it. Pure."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from datetime import date

from probes.platform import Platform, Setting
from selfaudit.model import Finding, Kind, Place
from selfaudit.report.plan import Task
from tui.platform_words import Card, setting_card
from tui.walk import Walk

_MOST_CARDS = 2
_CLOSING = ("close", "again-close")
_POSTED = (Place.POST, Place.COMMENT, Place.TITLE)
_FIELDS = ("fields", "text", "empty", "details")  # what cards about one's own words are called
_TAKE_OUT = ("take", "remove")
_KINDS = {
    Kind.PHONE: ("phone", "contact"),
    Kind.EMAIL: ("email", "contact"),
    Kind.CONTACT_LINK: ("link", "contact", "way"),
    Kind.POSTCODE: ("place", "address", "street", "live"),
    Kind.ADDRESS: ("place", "address", "street", "live"),
    Kind.LOCATION: ("place", "places", "where", "map", "maps", "live"),
    Kind.DATE_OF_BIRTH: ("birthday", "details"),
    Kind.SCHOOL: ("school", "work", "workplace", "education"),
    Kind.PROFESSION: ("job", "work", "profession", "school"),
    Kind.PICTURE: ("photo", "photos", "picture", "pictures"),
}


def task_cards(task: Task, found: Collection[Finding], walk: Walk, today: date) -> Iterator[Card]:
    """Where to change what a task is about, account by account: the site's card, or the place itself."""
    if not found and task.id not in _CLOSING:
        return
    accounts = {account.id: account for account in walk.session.progress.accounts}
    for account in [accounts[target] for target in task.targets if target in accounts][:_MOST_CARDS]:
        own = [finding for finding in found if finding.target == account.id]
        platform = walk.platforms.known(account.platform)
        setting = where_to_change(platform, own) if platform else None
        if setting:
            card = setting_card(setting, today)
            yield Card(f"{account.label}: {card.title}", card.lines, card.source, card.old)
        elif own:
            where = "Open the post, then change or delete it." if in_posts(own) else "Edit your profile there."
            yield Card(account.label, (where, *([f"Link: {account.address}"] if account.address else [])))


def where_to_change(platform: Platform, found: Collection[Finding]) -> Setting | None:
    """The card of `platform` that fits best what was `found` there; for an open page, with nothing found, its first.

    None where no card is about it: then the words are changed where they stand.
    """
    if not found:
        return platform.settings[0] if platform.settings else None
    scores = {card.title: _score(card, found) for card in platform.settings}
    best = max(platform.settings, key=lambda card: scores[card.title], default=None)
    return best if best and scores[best.title] else None


def in_posts(found: Collection[Finding]) -> bool:
    """True where something of it stands in single posts, which are changed one by one."""
    return any(finding.place in _POSTED for finding in found)


def _score(card: Setting, found: Collection[Finding]) -> int:
    """0 where the card is about something else: words in the profile need a card about these, posts one of the kind."""
    title, said = _words(card.title), _words(f"{card.title} {card.value}")
    wanted = {word for finding in found for word in _KINDS.get(finding.kind, ())}
    if all(finding.place in _POSTED for finding in found):
        return len(title & wanted)
    kinds, fields = len(said & wanted), len(title & set(_FIELDS))
    return 3 * fields + kinds if fields or (kinds and title & set(_TAKE_OUT)) else 0


def _words(text: str) -> set[str]:
    return set(re.findall(r"[a-z]+", text.lower()))
