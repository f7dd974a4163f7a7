"""Searches that show a person what others find about them, and the pages to make them on. Sends nothing."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import product
from pathlib import Path
from urllib.parse import quote_plus

from probes.platform import Source
from selfaudit.model import Account, Identity
from selfaudit.tables import Table
from selfaudit.text import one_line

_MOST = 30
_LONGEST = 120  # characters of one part of a search


@dataclass(frozen=True)
class Search:
    """The words to search for, exactly as they would be sent, and what they may bring to light."""

    words: str
    why: str


@dataclass(frozen=True)
class SearchPage:
    """A search engine: `address` with {words} in it, and every host that its results page may reach."""

    name: str
    address: str
    hosts: tuple[str, ...]
    source: Source

    def address_for(self, search: Search) -> str:
        """The address that makes this search."""
        return self.address.replace("{words}", quote_plus(search.words))


def searches(identity: Identity, accounts: Sequence[Account]) -> tuple[Search, ...]:
    """The searches that what a person said of themselves allows, each once, at most thirty."""
    found = {search.words: search for search in (*_of_identity(identity), *_of_accounts(accounts))}
    return tuple(found.values())[:_MOST]


@cache
def search_pages() -> tuple[SearchPage, ...]:
    """The search engines that come with the program."""
    return load_search_pages(Path(__file__).with_name("searches.toml"))


def load_search_pages(path: Path) -> tuple[SearchPage, ...]:
    """The search engines of the table at `path`. Raises DataFileError where it is not in order."""
    table = Table.parse(path.read_text("utf-8"), path.name)
    pages = tuple(_page(entry) for entry in table.tables("page"))
    table.done()
    return pages


def _page(entry: Table) -> SearchPage:
    source = Source(entry.text("source"), entry.day("checked"), entry.flag("verified", default=True))
    page = SearchPage(entry.text("name"), entry.text("address"), entry.texts("hosts", required=True), source)
    entry.done()
    return page


def _of_identity(identity: Identity) -> Iterator[Search]:
    for name, place in product(identity.names, identity.places):
        yield Search(f"{_exact(name)} {_plain(place)}", "Who finds you knowing only your name and your town?")
    for name, school in product(identity.names, identity.schools):
        yield Search(f"{_exact(name)} {_exact(school.name)}", "What do pupils and parents find who know your name?")
    for number in identity.numbers:
        yield Search(_exact(number), "Does your phone number stand on a page somewhere?")
    for email in identity.emails:
        yield Search(_exact(email), "Does your email address stand on a page somewhere?")


def _of_accounts(accounts: Sequence[Account]) -> Iterator[Search]:
    for account in accounts:
        name = account.handle.partition("@")[0]
        if name and "/" not in name and not ("." in name and account.address == f"https://{account.handle}/"):
            yield Search(_exact(name), "Where else is this user name in use?")


def _exact(text: str) -> str:
    """In quotation marks, so that search engines look for these words together."""
    return f'"{_plain(text)}"'


def _plain(text: str) -> str:
    return one_line(text, _LONGEST).replace('"', "")
