"""One visit to one page: open it, let it come to rest, read it, take its picture, forget it.

A page may time out, crash, redirect without end, start downloads or open windows: each ends in a Visit that says so.
"""

from __future__ import annotations

import asyncio
import base64
from collections.abc import Iterable, Mapping, Sequence
from contextlib import AbstractAsyncContextManager, AsyncExitStack, suppress
from dataclasses import dataclass, replace
from urllib.parse import urlsplit

from playwright.async_api import BrowserContext, CDPSession, Dialog, Page, Request, Response
from playwright.async_api import Error as PlaywrightError
from playwright.async_api import TimeoutError as PlaywrightTimeoutError

from probes import consent
from probes.browser import VIEWPORT_HEIGHT, Browser
from probes.connected import while_alive
from probes.gate import Lane
from probes.pace import come_to_rest, glance, scroll_through, there_and_back
from probes.reader import Reading, read_page
from probes.received import Received
from probes.snapshot import PageSnapshot, Trouble
from probes.world import isolated_world
from selfaudit.model import Picture
from selfaudit.ports import Turn, at_once

Visitor = AbstractAsyncContextManager[tuple[BrowserContext, Lane]]
_IN_THE_WAY = "A cookie banner stood in front of the page and could not be refused."
_ERROR_PAGE = "chrome-error:"
_RELOADS = 3  # how often a page may go on to another while it is being read
_PASSWORD_ASKED = 401  # a password asked for by the protocol itself: Chromium shows no page then
_RESTLESS = ("document", "script", "xhr", "fetch")  # requests after which a page still changes its words
_NOTES = {
    Trouble.NONE: "",
    Trouble.NOT_AN_ADDRESS: "This is not an address of a secure website.",
    Trouble.UNREACHABLE: "The website did not answer.",
    Trouble.LED_ELSEWHERE: "The page led to a website that is not part of this platform, so it was not followed.",
    Trouble.SLOW: "The page was not ready in time.",
    Trouble.REDIRECTS: "The page kept sending us from one address to the next.",
    Trouble.CERTIFICATE: "The website could not prove that it is the one it says it is.",
    Trouble.DOWNLOAD: "The address is a file to download, not a page.",
    Trouble.TOO_BIG: "The page is far larger than a page should be.",
    Trouble.CRASHED: "The page broke the browser.",
}


@dataclass(frozen=True)
class LookLimits:
    """Bounds of one look. In seconds: to load, to scroll and come to rest, of stillness that count as rest, to be read.

    Also screens to scroll down, height of the page's picture in pixels, and how many pictures on the page to keep, and
    of how many bytes at most each.
    """

    load: float = 20.0
    rest: float = 6.0
    quiet: float = 0.1
    read: float = 10.0
    screens: int = 12
    picture_height: int = 8000
    pictures: int = 0
    picture_bytes: int = 10_000_000

    @property
    def after_load(self) -> float:
        """Seconds a look may take once its page has loaded."""
        return self.rest + self.read


@dataclass(frozen=True)
class Visit:
    """What came of one look: the page as read, its picture (JPEG, one CSS pixel a pixel), a sentence on trouble.

    `pictures` are those that stand on the page, taken from what had arrived for it: nothing is asked for twice.
    `refused` are the hosts that the page asked for and did not get.
    """

    snapshot: PageSnapshot
    picture: bytes | None = None
    pictures: tuple[Picture, ...] = ()
    note: str = ""
    refused: tuple[str, ...] = ()


async def look(
    browser: Browser,
    address: str,
    hosts: Iterable[str],
    fields: Mapping[str, Sequence[str]],
    target: str = "",
    limits: LookLimits | None = None,
    also: Iterable[str] | None = None,
    turn: Turn = at_once,
) -> Visit:
    """Visit `address` once as a stranger, with a lane to `hosts` alone. Never raises for what the page does.

    `also` are further hosts that the person allowed; None where there is nothing to allow. An empty page is made ready
    before `turn` comes, and nothing is asked of the site until then.
    Raises NoBrowserError where the browser is gone and does not start again, GateError where the gate does not open.
    """
    if not _is_secure(address):
        return _nothing(address, Trouble.NOT_AN_ADDRESS)
    visiting = _Visiting(address, limits or LookLimits())
    for last in (False, True):
        try:
            return await visiting.visit(browser.visitor(hosts, target, also), fields, turn)
        except TimeoutError:
            return visiting.failed(Trouble.SLOW)
        except PlaywrightError:
            # What breaks while a page only waits for its turn is none of its doing.
            if visiting.begun or last:
                break
    return visiting.failed(Trouble.CRASHED)


class _Visiting:
    """The state of one visit: what the browser said while it went on. `begun` is True from the first request on."""

    def __init__(self, address: str, limits: LookLimits) -> None:
        self.begun = False
        self._limits = limits
        self._asked = address
        self._status: int | None = None
        self._waiting: set[Request] = set()
        self._downloads = False

    async def visit(self, visitor: Visitor, fields: Mapping[str, Sequence[str]], turn: Turn) -> Visit:
        bounds = self._limits
        async with AsyncExitStack() as open_meanwhile:
            async with asyncio.timeout(bounds.load):
                context, lane = await open_meanwhile.enter_async_context(visitor)
                page = await context.new_page()
                self._listen(context, page)
                cdp = await context.new_cdp_session(page)
                await open_meanwhile.enter_async_context(while_alive(cdp))
            async with turn(), asyncio.timeout(bounds.load + bounds.after_load):
                self.begun = True
                visit = await self._open_and_read(page, cdp, lane, fields)
                return replace(visit, refused=tuple(sorted(lane.refused)))

    async def _open_and_read(
        self, page: Page, cdp: CDPSession, lane: Lane, fields: Mapping[str, Sequence[str]]
    ) -> Visit:
        self._received = Received(cdp, self._limits.pictures, self._limits.picture_bytes)
        await self._received.listen()
        trouble = await self._load(page, cdp, lane)
        if trouble not in (Trouble.NONE, Trouble.SLOW) or self._status in (None, _PASSWORD_ASKED):
            return self.failed(trouble)
        try:
            async with asyncio.timeout(self._limits.after_load):
                visit = await self._read_at_rest(cdp, fields)
        except TimeoutError:
            return self.failed(Trouble.SLOW)
        if visit.snapshot.address.startswith(_ERROR_PAGE):
            return self.failed(self._why("", lane))
        trouble = Trouble.TOO_BIG if lane.spent else trouble
        snapshot = replace(visit.snapshot, trouble=trouble, cut=visit.snapshot.cut or bool(trouble))
        return replace(
            visit, snapshot=snapshot, note=" ".join(filter(None, (_NOTES[trouble], _IN_THE_WAY * snapshot.banner)))
        )

    def failed(self, trouble: Trouble) -> Visit:
        """A visit of which nothing could be read; the address is the last one the page led to."""
        return _nothing(self._asked, trouble, self._status)

    def _listen(self, context: BrowserContext, page: Page) -> None:
        page.on("dialog", _dismiss)
        page.on("download", lambda _: self._note_download())
        page.on("request", lambda request: self._request(page, request))
        page.on("requestfinished", self._answered)
        page.on("requestfailed", self._answered)
        page.on("response", lambda response: self._response(page, response))
        context.on("page", _shut)

    def _note_download(self) -> None:
        self._downloads = True

    def _request(self, page: Page, request: Request) -> None:
        if request.resource_type in _RESTLESS:
            self._waiting.add(request)
        if _is_main(page, request):
            self._asked = request.url

    def _answered(self, request: Request) -> None:
        self._waiting.discard(request)

    def _response(self, page: Page, response: Response) -> None:
        if _is_main(page, response.request):
            self._status = response.status

    async def _load(self, page: Page, cdp: CDPSession, lane: Lane) -> Trouble:
        try:
            await page.goto(self._asked, wait_until="load", timeout=self._limits.load * 1000)
        except PlaywrightTimeoutError:
            return Trouble.TOO_BIG if lane.spent else Trouble.SLOW
        except PlaywrightError as error:
            async with while_alive(cdp):  # a page that has crashed says so here, and not in the error
                return self._why(str(error), lane)
        return Trouble.NONE

    def _why(self, error: str, lane: Lane) -> Trouble:
        if "interrupted by another navigation" in error:
            return Trouble.NONE
        if "ERR_INVALID_AUTH_CREDENTIALS" in error:
            self._status = _PASSWORD_ASKED
            return Trouble.NONE
        self._status = None
        if "crash" in error:
            return Trouble.CRASHED
        if "ERR_TOO_MANY_REDIRECTS" in error:
            return Trouble.REDIRECTS
        if "ERR_CERT_" in error or "ERR_SSL_" in error:
            return Trouble.CERTIFICATE
        if self._downloads or "Download is starting" in error:
            return Trouble.DOWNLOAD
        if lane.spent:
            return Trouble.TOO_BIG
        host = urlsplit(self._asked).hostname or ""
        return Trouble.UNREACHABLE if lane.allows(host) else Trouble.LED_ELSEWHERE

    async def _read_at_rest(self, cdp: CDPSession, fields: Mapping[str, Sequence[str]]) -> Visit:
        """Read the page when it rests; one that goes elsewhere meanwhile is waited for again."""
        for _ in range(_RELOADS):
            with suppress(PlaywrightError):
                await isolated_world(cdp)
                return await self._read_at_once(cdp, fields) or await self._read_whole(cdp, fields)
        raise TimeoutError

    async def _read_at_once(self, cdp: CDPSession, fields: Mapping[str, Sequence[str]]) -> Visit | None:
        """What a page says that stays as it loaded, read while watched; None where it changes, or has a banner."""
        before = await glance(cdp)
        if await consent.refuse(cdp, press=False) != consent.NONE:
            return None
        whole = before[0] <= VIEWPORT_HEIGHT or await there_and_back(cdp, self._limits.screens)
        if not await self._is_still(cdp, before):
            return None
        resting = asyncio.ensure_future(self._rest(cdp))
        try:
            reading = await read_page(cdp, fields, self._status)
            await resting
        finally:
            resting.cancel()
            await asyncio.gather(resting, return_exceptions=True)
        visit = await self._pictured(cdp, reading, banner=False, whole=whole)
        late = await consent.refuse(cdp, press=False) != consent.NONE
        return visit if await self._is_still(cdp, before) and not late else None

    async def _is_still(self, cdp: CDPSession, before: tuple[float, float]) -> bool:
        """Whether the page is what it was, and waits for nothing."""
        return await glance(cdp) == before and not self._waiting

    async def _read_whole(self, cdp: CDPSession, fields: Mapping[str, Sequence[str]]) -> Visit:
        await self._refuse_banner(cdp)
        bounds = self._limits
        whole = await scroll_through(cdp, self._waiting, bounds.screens, bounds.quiet, bounds.rest)
        banner = await self._refuse_banner(cdp)
        return await self._pictured(cdp, await read_page(cdp, fields, self._status), banner, whole)

    async def _rest(self, cdp: CDPSession) -> None:
        await come_to_rest(cdp, self._waiting, self._limits.quiet, self._limits.rest)

    async def _refuse_banner(self, cdp: CDPSession) -> bool:
        """True where a cookie banner is still in the way."""
        met = await consent.refuse(cdp)
        if met == consent.REFUSED:
            await self._rest(cdp)
            met = await consent.refuse(cdp, press=False)
        return met != consent.NONE

    async def _pictured(self, cdp: CDPSession, reading: Reading, banner: bool, whole: bool) -> Visit:
        page = replace(reading.snapshot, banner=banner, cut=reading.snapshot.cut or not whole)
        clip = {
            "x": 0,
            "y": 0,
            "width": min(reading.width, 4000),
            "height": min(reading.height, self._limits.picture_height),
            "scale": 1,
        }
        taken = await cdp.send(
            "Page.captureScreenshot", {"format": "jpeg", "quality": 70, "captureBeyondViewport": True, "clip": clip}
        )
        return Visit(page, base64.b64decode(taken["data"]), await self._received.of(page))


def _is_secure(address: str) -> bool:
    try:
        parts = urlsplit(address)
        return parts.scheme == "https" and bool(parts.hostname) and parts.port in (None, 443) and not parts.username
    except ValueError:
        return False


def _is_main(page: Page, request: Request) -> bool:
    # A request whose frame is not there yet is the first of a new window, which is shut at once.
    with suppress(PlaywrightError):
        return request.is_navigation_request() and request.frame == page.main_frame
    return False


def _nothing(address: str, trouble: Trouble, status: int | None = None) -> Visit:
    return Visit(PageSnapshot(address, status, trouble=trouble), note=_NOTES[trouble])


async def _dismiss(dialog: Dialog) -> None:
    with suppress(PlaywrightError):
        await dialog.dismiss()


async def _shut(window: Page) -> None:
    with suppress(PlaywrightError):
        await window.close()
