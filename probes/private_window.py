"""A browser window that a person can see: behind the gate, empty at its start and forgotten at its end."""

from __future__ import annotations

from collections.abc import AsyncGenerator, Iterable, Mapping
from contextlib import asynccontextmanager, suppress

from playwright.async_api import BrowserContext
from playwright.async_api import Error as PlaywrightError

from probes.browser import Browser
from probes.canary import check
from probes.gate import Gate, GateLimits
from probes.screen import has_screen
from selfaudit.errors import NoBrowserError

_LOADS = 10.0  # seconds for the first page to begin; after that the person sees for themselves
_BYTES = 1_000_000_000  # an evening's looking round in one's own account, pictures and films with it


@asynccontextmanager
async def open_window(
    address: str,
    hosts: Iterable[str],
    target: str,
    routes: Mapping[str, tuple[str, int]] | None = None,
    trusted_key: str = "",
) -> AsyncGenerator[tuple[Gate, BrowserContext]]:
    """A window at `address` that reaches `hosts` alone, checked for leaks first; leaving closes and forgets it.

    `target` names it in the ledger. `routes` and `trusted_key` are for made-up sites on loopback; see `Gate` and
    `Browser`. Raises NoBrowserError where there is no screen or no browser, GateError where something gets past the
    gate.
    """
    if not has_screen():
        raise NoBrowserError("There is no screen here to open a window on.", "Use your everyday browser instead.")
    async with Gate(routes, GateLimits(bytes=_BYTES)) as gate, Browser(gate, trusted_key, headless=False) as browser:
        await check(browser)
        async with browser.visitor(hosts, target) as (context, _):
            page = await context.new_page()
            await browser.close_first_window()
            with suppress(PlaywrightError):
                await page.goto(address, wait_until="commit", timeout=_LOADS * 1000)
            yield gate, context


async def all_closed(context: BrowserContext) -> None:
    """Returns when the person has closed every page of the window."""
    with suppress(PlaywrightError):
        while context.pages:
            await context.pages[0].wait_for_event("close", timeout=0)
