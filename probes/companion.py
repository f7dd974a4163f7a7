"""The window that the person drives: visible, behind the gate, empty at its start and forgotten at its end.

They sign in themselves and say when the page in it may be read. Until then it is asked two things alone: the address of
the page, and whether a field for a password stands on it.
"""

from __future__ import annotations

import asyncio
from collections.abc import AsyncGenerator, Mapping
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass
from datetime import UTC, datetime

from playwright.async_api import BrowserContext, CDPSession, Page
from playwright.async_api import Error as PlaywrightError

from probes.connected import while_alive
from probes.gate import Gate
from probes.page_pictures import without_frames_of
from probes.pictures import crop
from probes.platform import Platform
from probes.private_window import open_window
from probes.reader import Reading, read_page
from probes.screenshot import screenshot
from probes.shown import refusal, shown_page, whose
from probes.world import evaluate
from selfaudit.capture import Capture, Passage
from selfaudit.errors import BadInputError
from selfaudit.evidence import Original, Taken
from selfaudit.model import Account, LedgerLine, Match
from selfaudit.ports import InFront

_ASKS_PASSWORD = "input[type=password]:visible, input[autocomplete$=-password]:visible"  # noqa: S105
_ANSWERS = 2.0  # seconds for the window to say what stands in it
_READS = 15.0  # seconds to read a page
_TALLEST = 8000  # CSS pixels of the page's picture
_SIZE = "[document.documentElement.scrollWidth, document.documentElement.scrollHeight]"


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
            raise _changed() from None
        refused = {line.host for line in self.gate.ledger() if not line.allowed}
        page = without_frames_of(reading.snapshot, refused)
        return await asyncio.to_thread(shown_page, page, self.account, self.platforms, datetime.now(UTC), picture)

    async def photograph(self) -> Original:
        """The one page in the window as a PNG, whoever's it is. Raises BadInputError where there is none to take.

        A sign-in page and a page of another site are not taken, nor one that changes meanwhile.
        """
        state = await self.in_front()
        if state not in (InFront.READABLE, InFront.SOMEBODY):
            raise refusal(state)
        try:
            async with asyncio.timeout(_READS):
                return await self._photograph(self.context.pages[0], state)
        except (PlaywrightError, TimeoutError, IndexError):
            raise _changed() from None

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

    async def _photograph(self, page: Page, state: InFront) -> Original:
        async with self._asked(page) as cdp:
            address = page.url
            size = await evaluate(cdp, _SIZE)
            if not isinstance(size, list):
                raise _changed()
            width, height = int(size[0]), int(size[1])
            picture = await _picture(cdp, width, height, "png")
            if page.url != address or await self.in_front() is not state:
                raise _changed()
        cut = f"The page goes on below: its first {_TALLEST} pixels are in the picture." if height > _TALLEST else ""
        return Original(picture, Taken.WINDOW, "a picture of a web page", "page.png", address, words=cut)

    async def _read(self, page: Page) -> tuple[Reading, bytes | None]:
        platform = self.platforms[self.account.platform]
        async with self._asked(page) as cdp:
            reading = await read_page(cdp, {field.name: field.selectors for field in platform.fields}, None)
            picture = await _picture(cdp, reading.width, reading.height)
            # A page that has moved on meanwhile is in the picture, and it may be any page.
            same = await self.in_front() is InFront.READABLE and page.url == reading.snapshot.address
            return reading, picture if same else None

    @asynccontextmanager
    async def _asked(self, page: Page) -> AsyncGenerator[CDPSession]:
        """A session with the page, for as long as the page lives and the block lasts."""
        cdp = await self.context.new_cdp_session(page)
        try:
            async with while_alive(cdp):
                yield cdp
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


def _changed() -> BadInputError:
    return BadInputError("The page changed while it was being read.", "Wait until it has loaded, then read it again.")


async def _picture(cdp: CDPSession, width: int, height: int, form: str = "jpeg") -> bytes:
    """The page as JPEG or PNG, one CSS pixel a pixel however fine the screen is."""
    fineness = await evaluate(cdp, "devicePixelRatio")
    scale = 1 / fineness if isinstance(fineness, int | float) and fineness > 0 else 1
    size = {"width": min(width, 4000), "height": min(height, _TALLEST)}
    clip = {"x": 0, "y": 0, **size, "scale": scale}
    return await screenshot(cdp, clip, form)
