"""The window that the person drives: visible, behind the gate, empty at its start and forgotten at its end.

They sign in themselves and say when the page in it may be read. Until then it is asked two things alone: the address of
the page, and whether a field for a password stands on it.
"""

from __future__ import annotations

import asyncio
import base64
from collections.abc import AsyncGenerator, Mapping
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass
from datetime import UTC, datetime

from playwright.async_api import BrowserContext, CDPSession, Page
from playwright.async_api import Error as PlaywrightError

from probes.gate import Gate
from probes.pictures import crop
from probes.platform import Platform
from probes.private_window import open_window
from probes.reader import Reading, read_page
from probes.shown import refusal, shown_page, whose
from probes.world import evaluate
from selfaudit.errors import BadInputError
from selfaudit.model import Account, Capture, LedgerLine, Match, Passage
from selfaudit.ports import InFront

_ASKS_PASSWORD = "input[type=password]:visible, input[autocomplete$=-password]:visible"  # noqa: S105
_ANSWERS = 2.0  # seconds for the window to say what stands in it
_READS = 15.0  # seconds to read a page
_TALLEST = 8000  # CSS pixels of the page's picture


@dataclass(frozen=True)
class CompanionWindow:
    """`ports.Companion` over one window. Made by `open_companion`."""

    gate: Gate
    context: BrowserContext
    account: Account
    platforms: Mapping[str, Platform]

    async def in_front(self) -> InFront:
        """What stands in the window now."""
        pages = self.context.pages
        if len(pages) != 1:
            return InFront.SEVERAL if pages else InFront.CLOSED
        with suppress(PlaywrightError, TimeoutError):
            async with asyncio.timeout(_ANSWERS):
                return await self._what_is(pages[0])
        return InFront.LOADING if self.context.pages else InFront.CLOSED

    async def read(self) -> Capture:
        """The one page in the window. Raises BadInputError where it is not one of the account's, or asks to sign in."""
        state = await self.in_front()
        if state is not InFront.READABLE:
            raise refusal(state)
        try:
            async with asyncio.timeout(_READS):
                reading, picture = await self._read(self.context.pages[0])
        except (PlaywrightError, TimeoutError, IndexError):
            raise BadInputError(
                "The page changed while it was being read.", "Wait until it has loaded, then read it again."
            ) from None
        return await asyncio.to_thread(
            shown_page, reading.snapshot, self.account, self.platforms, datetime.now(UTC), picture
        )

    def crop(self, capture: Capture, passage: Passage, match: Match) -> bytes | None:
        """A small picture of the page with the match outlined, or None where the picture does not show it."""
        return crop(capture, passage, match)

    def ledger(self) -> tuple[LedgerLine, ...]:
        """What the gate let through and refused since the window opened."""
        return self.gate.ledger()

    async def _what_is(self, page: Page) -> InFront:
        # The page's own word, told in a world of ours: Playwright's lags behind where a page fails to load.
        address = str(await page.locator(":root").evaluate("root => root.ownerDocument.URL"))
        if address.startswith(("about:", "chrome-error:")):
            return InFront.LOADING
        place = whose(address, self.account, self.platforms)
        if place in (InFront.READABLE, InFront.SOMEBODY) and await page.locator(_ASKS_PASSWORD).count():
            return InFront.SIGN_IN
        return place

    async def _read(self, page: Page) -> tuple[Reading, bytes | None]:
        platform = self.platforms[self.account.platform]
        cdp = await self.context.new_cdp_session(page)
        try:
            reading = await read_page(cdp, {field.name: field.selectors for field in platform.fields}, None)
            picture = await _picture(cdp, reading)
            # A page that has moved on meanwhile is in the picture, and it may be any page.
            same = await self.in_front() is InFront.READABLE and page.url == reading.snapshot.address
            return reading, picture if same else None
        finally:
            with suppress(PlaywrightError):
                await cdp.detach()


@asynccontextmanager
async def open_companion(
    account: Account,
    platforms: Mapping[str, Platform],
    routes: Mapping[str, tuple[str, int]] | None = None,
    trusted_key: str = "",
) -> AsyncGenerator[CompanionWindow]:
    """A window at the account's address, checked for leaks first; leaving closes and forgets it.

    `routes` and `trusted_key` are for made-up sites on loopback; see `Gate` and `Browser`. Raises NoBrowserError where
    there is no screen or no browser, GateError where something gets past the gate.
    """
    hosts = platforms[account.platform].hosts_in_window(account)
    async with open_window(account.address, hosts, account.id, routes, trusted_key) as (gate, context):
        yield CompanionWindow(gate, context, account, platforms)


async def _picture(cdp: CDPSession, reading: Reading) -> bytes:
    """The page as JPEG, one CSS pixel a pixel however fine the screen is."""
    fineness = await evaluate(cdp, "devicePixelRatio")
    scale = 1 / fineness if isinstance(fineness, int | float) and fineness > 0 else 1
    size = {"width": min(reading.width, 4000), "height": min(reading.height, _TALLEST)}
    clip = {"x": 0, "y": 0, **size, "scale": scale}
    taken = await cdp.send(
        "Page.captureScreenshot", {"format": "jpeg", "quality": 70, "captureBeyondViewport": True, "clip": clip}
    )
    return base64.b64decode(taken["data"])
