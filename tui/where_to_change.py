"""Which settings card of a site helps with what was found on it. Pure."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator, Sequence
from datetime import date

from probes.platform import Platform, Setting, Source
from selfaudit.model import Account, Finding, Kind, Place
from selfaudit.policy.dates import day_words
from selfaudit.report.changes import Change, WhereToChange
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
            yield Card(account.label, (by_hand(own), *([f"Link: {account.address}"] if account.address else [])))


def changes_on(known: Callable[[str], Platform | None]) -> WhereToChange:
    """What the plan is told of where things are changed: the site's setting that fits, else how to do it by hand.

    `known` gives a platform by its id; None where nothing is known of it.
    """

    def where(account: Account, found: Sequence[Finding]) -> Change | None:
        platform = known(account.platform)
        setting = where_to_change(platform, found) if platform else None
        if setting is None:
            return Change(account.label, by_hand=by_hand(found)) if found else None
        posted = [finding for finding in found if finding.place in _POSTED]
        rest = by_hand(posted) if posted and len(posted) < len(found) else ""
        return Change(account.label, setting.value, setting.taps, _known(setting.source), rest)

    return where


def by_hand(found: Collection[Finding]) -> str:
    """How to change what no setting is about: in single posts, one by one, and in the profile."""
    posted = sum(finding.place in _POSTED for finding in found)
    posts = "Open the post, then change or delete it." if posted == 1 else "Open the posts, and change or delete each."
    if posted == len(found):
        return posts
    return f"Edit your profile there. {posts}" if posted else "Edit your profile there."


def _known(source: Source) -> str:
    return f"as of {day_words(source.checked)}{'' if source.verified else ', not confirmed'}"


def where_to_change(platform: Platform, found: Collection[Finding]) -> Setting | None:
    """The card of `platform` that fits best what was `found` there; for an open page, with nothing found, its first.

    None where no card is about it: then the words are changed where they stand.
    """
    if not found:
        return platform.settings[0] if platform.settings else None
    scores = {card.title: _score(card, found) for card in platform.settings}
    best = max(platform.settings, key=lambda card: scores[card.title], default=None)
    return best if best and scores[best.title] else None


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
