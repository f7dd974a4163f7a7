"""Further accounts that a page links to, as its owner's: told apart from the links that anybody might have put there.

What counts is where a link stands: marked rel=me, in the page's own short text or links, on a page that is the
person's own website, or among the addresses that structured data calls the same person's. Nothing is visited. Pure.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

from probes.links import is_contact
from probes.pasted import carried
from probes.platform import Platform, host_of
from probes.resolve import resolve
from probes.snapshot import PageSnapshot
from selfaudit.errors import BadInputError
from selfaudit.model import Account, Place

MOST = 20  # of one page: beyond that it is a list of other people
_HEAD = 40  # lines of copied text: a site's own menu, then name, biography and links
_OWN_PLACES = (Place.BIO, Place.LINK)
_TELLS = ("json-ld", "microdata")
_SAME = ("sameAs", "url")
_PERSONS = frozenset(("Person", "ProfilePage"))
_DEEPEST = 12
# An address in running text begins or goes on as one: "Node.js" and "St.Mary" are words.
_ADDRESS = re.compile(r"(?:https?://|www\.)[^\s<>\"'|,;]+|\b(?:[a-z0-9-]+\.)+[a-z]{2,}/[^\s<>\"'|,;]+", re.IGNORECASE)
_NAMED = re.compile(r"[A-Za-z][A-Za-z .]{1,20}?\s?[:@]\s?@?[\w.-]{2,40}")
_PARTED = re.compile(r"[\n|•·,;/]+")
_NOBODYS = (".sch.uk", ".gov.uk", ".nhs.uk", ".ac.uk")  # pages of schools, councils, health services, universities


def linked_accounts(
    page: PageSnapshot, platform: Platform, platforms: Mapping[str, Platform], own: Account
) -> tuple[Account, ...]:
    """The accounts `page` names as its owner's, without `own`, each once, at most twenty."""
    sites = {known.id: known for known in platforms.values() if not known.any_host}
    own_texts = list(_own_texts(page, platform))
    found: dict[str, Account] = {}
    for text in (*_marked(page, own_texts), *_written(own_texts), *_same_person(page)):
        _add(found, _account(text, platforms))
    for link in page.links if platform.any_host else ():
        _add(found, _account(carried(link.target), sites))
    return _others(found, own)


def written_accounts(lines: Sequence[str], platforms: Mapping[str, Platform], own: Account) -> tuple[Account, ...]:
    """The accounts that copied text names at its top, where a profile says who it is, without `own`.

    Further down are posts, and what other people wrote below them.
    """
    found: dict[str, Account] = {}
    for text in _written(lines[:_HEAD]):
        _add(found, _account(text, platforms))
    return _others(found, own)


def _others(found: dict[str, Account], own: Account) -> tuple[Account, ...]:
    return tuple(account for name, account in found.items() if name != own.id)[:MOST]


def _add(found: dict[str, Account], account: Account | None) -> None:
    if account:
        found.setdefault(account.id, account)


def _account(text: str, platforms: Mapping[str, Platform]) -> Account | None:
    try:
        account = resolve(text, platforms)
    except BadInputError:
        return None
    host = host_of(account.address)
    nobodys = host.endswith(_NOBODYS) or (platforms[account.platform].any_host and is_contact(host))
    return None if nobodys else account


def _marked(page: PageSnapshot, own_texts: list[str]) -> Iterator[str]:
    """The links that are marked as the owner's, or stand in what the owner wrote of themselves."""
    together = f" {' '.join(' '.join(own_texts).split())} "
    for link in page.links:
        words = " ".join(link.text.split())
        if "me" in link.rel.lower().split() or (words and f" {words} " in together):
            yield carried(link.target)
            yield from _ADDRESS.findall(words)


def _written(own_texts: Iterable[str]) -> Iterator[str]:
    """The addresses in what the owner wrote of themselves, and user names with their site: "Instagram: @maple"."""
    for text in own_texts:
        yield from _ADDRESS.findall(text)
        yield from (piece for part in _PARTED.split(text) if _NAMED.fullmatch(piece := part.strip()))


def _same_person(page: PageSnapshot) -> Iterator[str]:
    for kind, data in page.structured:
        if kind in _TELLS:
            yield from _same(data)


def _own_texts(page: PageSnapshot, platform: Platform) -> Iterator[str]:
    places = {field.name: field.place for field in platform.fields}
    for text in page.texts:
        if text.visible and not text.attribute and places.get(text.field) in _OWN_PLACES:
            yield text.text


def _same(data: str) -> Iterator[str]:
    """The addresses that structured data gives as the same person's."""
    try:
        waiting = [(json.loads(data), 0)]
    except (ValueError, RecursionError):
        return
    while waiting:
        branch, depth = waiting.pop()
        if isinstance(branch, dict):
            yield from _of_person(branch)
            branch = list(branch.values())
        if isinstance(branch, list) and depth < _DEEPEST:
            waiting += [(item, depth + 1) for item in branch if isinstance(item, dict | list)]


def _of_person(branch: dict[str, object]) -> Iterator[str]:
    if _PERSONS.isdisjoint(_texts(branch.get("@type"))):
        return
    for name in _SAME:
        yield from _texts(branch.get(name))


def _texts(value: object) -> list[str]:
    return [item for item in (value if isinstance(value, list) else [value]) if isinstance(item, str)]
