"""A page that has loaded: scroll through it, refuse its cookie banner, let it rest, read it, take its picture."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Collection, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace

from playwright.async_api import CDPSession
from playwright.async_api import Error as PlaywrightError

from probes import consent
from probes.browser import VIEWPORT_HEIGHT
from probes.pace import GLANCE, Scrolled, come_to_rest, scroll_through, there_and_back
from probes.page_pictures import worth_reading
from probes.reader import Reading, read_in_world
from probes.received import Received
from probes.screenshot import screenshot
from probes.visit import LookLimits, Visit
from probes.world import evaluate, isolated_world

_RELOADS = 3  # how often a page may go on to another while it is being read


@dataclass(frozen=True)
class AtRest:
    """One page. Whoever listens to it tells its HTTP `status`, and keeps up to date what it is `waiting` for."""

    cdp: CDPSession
    fields: Mapping[str, Sequence[str]]
    status: Callable[[], int | None]
    waiting: Collection[object]
    received: Received
    limits: LookLimits

    async def read(self) -> Visit:
        """What the page says when it rests; one that goes elsewhere meanwhile is waited for again.

        Raises TimeoutError where it never stays, Playwright's Error where it is gone.
        """
        for _ in range(_RELOADS):
            with suppress(PlaywrightError):
                await isolated_world(self.cdp)
                return await self._read_at_once() or await self._read_whole()
        raise TimeoutError

    async def _read_at_once(self) -> Visit | None:
        """What a page says that stays as it loaded, read and pictured while it rests; None where it changes."""
        before, banner = await self._state()
        if banner:
            return None
        scrolled = Scrolled()
        if before[0] > VIEWPORT_HEIGHT:
            scrolled, then = await there_and_back(self.cdp, self.limits.screens)
            if then != before or self.waiting:
                return None
        resting = asyncio.ensure_future(self._rest())
        try:
            await asyncio.sleep(0)  # the page begins to rest before it is read
            reading = await read_in_world(self.cdp, self.fields, self.status())
            visit = await self._pictured(reading, False, scrolled)
            await resting
        finally:
            resting.cancel()
            await asyncio.gather(resting, return_exceptions=True)
        return visit if await self._state() == (before, False) and not self.waiting else None

    async def _state(self) -> tuple[list[float], bool]:
        """A glance at the page, and whether a cookie banner stands in front of it."""
        said = await evaluate(self.cdp, f"[{GLANCE}, {consent.script(press=False)}]")
        (height, changed), met = said if isinstance(said, list) else ((0, 0), consent.NONE)
        return [height, changed], met != consent.NONE

    async def _read_whole(self) -> Visit:
        await self._refuse_banner()
        bounds = self.limits
        scrolled = await scroll_through(self.cdp, self.waiting, bounds.screens, bounds.quiet, bounds.rest)
        banner = await self._refuse_banner()
        return await self._pictured(await read_in_world(self.cdp, self.fields, self.status()), banner, scrolled)

    async def _rest(self) -> None:
        await come_to_rest(self.cdp, self.waiting, self.limits.quiet, self.limits.rest)

    async def _refuse_banner(self) -> bool:
        """True where a cookie banner is still in the way."""
        met = await consent.refuse(self.cdp)
        if met == consent.REFUSED:
            await self._rest()
            met = await consent.refuse(self.cdp, press=False)
        return met != consent.NONE

    async def _pictured(self, reading: Reading, banner: bool, scrolled: Scrolled) -> Visit:
        page = replace(reading.snapshot, banner=banner, cut=reading.snapshot.cut or not scrolled.whole)
        clip = {
            "x": 0,
            "y": 0,
            "width": min(reading.width, 4000),
            "height": min(reading.height, self.limits.picture_height),
            "scale": 1,
        }
        picture = await screenshot(self.cdp, clip)
        pictures = await self.received.of(worth_reading(page))
        return Visit(page, picture, pictures, note=_how_far(scrolled))


def _how_far(scrolled: Scrolled) -> str:
    """A sentence where the page goes on below; empty where its end was reached."""
    if scrolled.whole or not scrolled.screens:
        return ""
    return f"It was scrolled down by {scrolled.screens} screen{'s' * (scrolled.screens > 1)}, and goes on below."
