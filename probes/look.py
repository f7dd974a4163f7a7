"""One visit to one page: open it, let it come to rest, read it, take its picture, forget it.

A page may time out, crash, redirect without end, start downloads or open windows: each ends in a Visit that says so.
"""

from __future__ import annotations

import asyncio
from collections.abc import Collection, Iterable, Mapping, Sequence
from contextlib import AbstractAsyncContextManager, AsyncExitStack, suppress
from dataclasses import replace
from urllib.parse import urlsplit

from playwright.async_api import BrowserContext, CDPSession, Dialog, Page, Request, Response
from playwright.async_api import Error as PlaywrightError
from playwright.async_api import TimeoutError as PlaywrightTimeoutError

from probes.at_rest import AtRest
from probes.browser import Browser
from probes.connected import while_alive
from probes.gate import Lane
from probes.page_pictures import unseen_on, without_frames_of
from probes.received import Received
from probes.snapshot import PageSnapshot, Trouble
from probes.unseen import NOTHING
from probes.visit import LookLimits, Visit
from probes.world import main_frame
from selfaudit.ports import Turn, at_once

Visitor = AbstractAsyncContextManager[tuple[BrowserContext, Lane]]
_IN_THE_WAY = "A cookie banner stood in front of the page and could not be refused."
_ERROR_PAGE = "chrome-error:"
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
                await main_frame(cdp)
            async with turn(), asyncio.timeout(bounds.load + bounds.after_load):
                self.begun = True
                visit = await self._open_and_read(page, cdp, lane, fields)
                return self._with_the_rest(visit, lane.refused)

    async def _open_and_read(
        self, page: Page, cdp: CDPSession, lane: Lane, fields: Mapping[str, Sequence[str]]
    ) -> Visit:
        received = Received(cdp, self._limits.pictures, self._limits.picture_bytes)
        await received.listen()
        trouble = await self._load(page, cdp, lane)
        if trouble not in (Trouble.NONE, Trouble.SLOW) or self._status in (None, _PASSWORD_ASKED):
            return self.failed(trouble)
        try:
            async with asyncio.timeout(self._limits.after_load):
                visit = await AtRest(cdp, fields, lambda: self._status, self._waiting, received, self._limits).read()
        except TimeoutError:
            return self.failed(Trouble.SLOW)
        if visit.snapshot.address.startswith(_ERROR_PAGE):
            return self.failed(self._why("", lane))
        trouble = Trouble.TOO_BIG if lane.spent else trouble
        snapshot = replace(visit.snapshot, trouble=trouble, cut=visit.snapshot.cut or bool(trouble))
        notes = (_NOTES[trouble], _IN_THE_WAY * snapshot.banner, visit.note)
        return replace(visit, snapshot=snapshot, note=" ".join(filter(None, notes)))

    def _with_the_rest(self, visit: Visit, refused: Collection[str]) -> Visit:
        """The visit with what of its page was not kept, where pictures are kept, and with what the gate refused it."""
        snapshot = without_frames_of(visit.snapshot, refused)
        unseen = unseen_on(snapshot).and_pictures(-len(visit.pictures)) if self._limits.pictures else NOTHING
        return replace(visit, snapshot=snapshot, unseen=unseen, refused=tuple(sorted(refused)))

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
