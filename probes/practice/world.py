"""The made-up person and their accounts, and a probe that sees the made-up sites and nothing else."""

from __future__ import annotations

import tomllib
from collections.abc import AsyncGenerator, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from probes.companion import open_companion
from probes.platform import Platform
from probes.platform_files import load_platforms, own_platforms
from probes.practice.sites import load_pages, serve
from probes.probe import open_probe
from probes.resolve import resolve
from probes.search_window import SearchWindow, open_search
from probes.searches import Search, SearchPage, load_search_pages
from selfaudit.identity import identity_from
from selfaudit.model import Account, Identity
from selfaudit.ports import Also, Companion, Probe, nothing_more

_FOLDER = Path(__file__).parent


@dataclass(frozen=True)
class Practice:
    """Who practises: the made-up person, the accounts they name, the platforms these are on, and the search engine."""

    identity: Identity
    accounts: tuple[Account, ...]
    platforms: Mapping[str, Platform]
    search_pages: tuple[SearchPage, ...]


@cache
def load_practice() -> Practice:
    """The made-up person with one account for every outcome a look can have."""
    website = own_platforms()["website"]
    platforms = {**load_platforms(_FOLDER / "platforms"), website.id: website}
    rows = tomllib.loads((_FOLDER / "accounts.toml").read_text("utf-8"))["account"]
    accounts = tuple(resolve(row["pasted"], platforms, row.get("platform", "")) for row in rows)
    identity = identity_from((_FOLDER / "person.toml").read_text("utf-8"), "person.toml")
    return Practice(identity, accounts, platforms, load_search_pages(_FOLDER / "searches.toml"))


@asynccontextmanager
async def practice_probe(also: Also = nothing_more) -> AsyncGenerator[Probe]:
    """A probe whose gate leads to the made-up sites on loopback and refuses every other host.

    `also` gives the further hosts that the person allowed for an account.
    """
    async with (
        serve(load_pages()) as sites,
        open_probe(load_practice().platforms, also, None, sites.routes, sites.spki) as probe,
    ):
        yield probe


@asynccontextmanager
async def practice_companion(account: Account) -> AsyncGenerator[Companion]:
    """A window at one of the made-up sites, where anything typed signs the person in."""
    platforms = load_practice().platforms
    async with serve(load_pages()) as sites, open_companion(account, platforms, sites.routes, sites.spki) as window:
        yield window


@asynccontextmanager
async def practice_search(search: Search, page: SearchPage) -> AsyncGenerator[SearchWindow]:
    """A window with this search on the made-up search engine."""
    async with serve(load_pages()) as sites, open_search(search, page, sites.routes, sites.spki) as window:
        yield window
