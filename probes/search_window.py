"""A window with one search in it, which the person agreed to by its very words. Nothing in it is read.

The gate lets through the search engine's own hosts alone, so results can be seen but not followed.
"""

from __future__ import annotations

from collections.abc import AsyncGenerator, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass, replace

from playwright.async_api import BrowserContext

from probes.gate import Gate
from probes.private_window import all_closed, open_window
from probes.searches import Search, SearchPage
from selfaudit.model import LedgerLine

AGREED = "a search that you agreed to"  # the ledger's word for what the search engine was sent


@dataclass(frozen=True)
class SearchWindow:
    """One open window. Made by `open_search`."""

    gate: Gate
    context: BrowserContext

    async def closed(self) -> None:
        """Returns when the person has closed the window."""
        await all_closed(self.context)

    def ledger(self) -> tuple[LedgerLine, ...]:
        """What the gate let through and refused since the window opened."""
        return tuple(replace(line, why=AGREED) if line.allowed else line for line in self.gate.ledger())


@asynccontextmanager
async def open_search(
    search: Search,
    page: SearchPage,
    routes: Mapping[str, tuple[str, int]] | None = None,
    trusted_key: str = "",
) -> AsyncGenerator[SearchWindow]:
    """A window in which this one search was made; leaving closes and forgets it.

    `routes` and `trusted_key`, and what is raised: as for `open_window`.
    """
    async with open_window(page.address_for(search), page.hosts, page.name, routes, trusted_key) as (gate, context):
        yield SearchWindow(gate, context)
