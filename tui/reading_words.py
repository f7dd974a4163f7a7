"""How a site's page is read, as cards: what a look tells apart on it, and by which signs it knows what it met."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from probes.platform import Marker, Platform, Sign, Source
from selfaudit.model import Outcome
from selfaudit.policy.words import OUTCOME_WORDS
from tui.platform_words import Card, sourced

_SIGNS = {
    Sign.STATUS: "the site answers {}",
    Sign.ADDRESS: "the path of the address begins with {}",
    Sign.TITLE: "the page is called “{}”",
    Sign.LINE: "the page says “{}”",
    Sign.DATA: "the page's data hold “{}”",
}
_TAKE_TWO = (Outcome.PRIVATE, Outcome.NOT_FOUND)
_TWO = " (one of two signs it takes)"


def reading_cards(platform: Platform, today: date) -> Iterator[Card]:
    """What a look goes by on this site, fact by fact; weak and old ones say so. Nothing for a site without a page."""
    title = "What a look tells apart on the page"
    for source, names in _places(platform).items():
        yield sourced(title, [f"- {', '.join(names)}"], source, today)
        title = ""
    title = "How a look knows what it met"
    for marker in platform.markers:
        yield sourced(title, [f"- {_sign(marker)}"], marker.source, today)
        title = ""


def _places(platform: Platform) -> dict[Source, list[str]]:
    """The names of the fields that come from the same source, checked on the same day."""
    names: dict[Source, list[str]] = {}
    for field in platform.fields:
        names.setdefault(field.source, []).append(field.name)
    return names


def _sign(marker: Marker) -> str:
    says = _SIGNS[marker.sign].format(marker.value)
    if marker.sign is Sign.ADDRESS and "{handle}" in marker.value:
        says = "the address stays that of the profile"
    return f"{OUTCOME_WORDS[marker.outcome]}, when {says}{_TWO if marker.outcome in _TAKE_TWO else ''}"
