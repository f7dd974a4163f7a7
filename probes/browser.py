"""The only way a browser of ours starts: behind the gate, with a fresh profile, every known road out closed."""

from __future__ import annotations

import asyncio
import os
from collections.abc import AsyncGenerator, Awaitable, Iterable
from contextlib import AsyncExitStack, asynccontextmanager, nullcontext, suppress
from pathlib import Path
from types import TracebackType
from typing import Self, TypeVar

from playwright.async_api import Browser as PlaywrightBrowser
from playwright.async_api import BrowserContext, Page, Playwright
from playwright.async_api import Error as PlaywrightError

from probes.connected import while_connected
from probes.driver import start_driver
from probes.find_browser import find_browser
from probes.gate import Gate, Lane
from probes.memory_bound import bounded, own_children
from probes.preferences import write_preferences
from probes.profile import environment, fresh_profile
from probes.screen import wayland_alone
from selfaudit.errors import NoBrowserError

VIEWPORT_WIDTH = 1280
VIEWPORT_HEIGHT = 900
# Bytes of data for each process of a look's browser; a page that asks for more is refused it, or breaks. A power of
# two: the browser sizes its own areas as parts of this bound, and does not start where they are not aligned.
_MEMORY = 2**30
_CLOSING = 5.0  # seconds for one closing step, after which the next, harder one is taken
_FLAGS = (
    # Names are resolved by the gate alone; the browser itself knows none but the gate's own address.
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
    "--webrtc-ip-handling-policy=disable_non_proxied_udp",
    "--disable-quic",
    "--dns-prefetch-disable",
    "--no-pings",
    "--disable-domain-reliability",
    "--disable-client-side-phishing-detection",
    "--disable-spell-checking",
    "--disable-print-preview",
)
# Playwright starts browsers with new windows allowed; a visitor's browser stops those nobody asked for.
_UNWANTED = ("--disable-popup-blocking",)
# A page behind a proxy can still send UDP by these. Workers have no RTCPeerConnection.
_CLOSE_ROADS = """
for (const road of ['RTCPeerConnection', 'webkitRTCPeerConnection', 'RTCIceTransport', 'RTCDataChannel', 'WebTransport',
    'WebSocketStream', 'PresentationRequest', 'TCPSocket', 'UDPSocket']) delete globalThis[road];
"""
_T = TypeVar("_T")


class Browser:
    """One running browser behind `gate`. Use it with `async with`: leaving leaves no process and no folder.

    `trusted_key` (SHA-256 of a server's public key, base64) is for practice and tests: the one certificate that is
    taken without an authority. `headless` is False for the window that the person drives, which is as large as
    it is made. Entering raises NoBrowserError where no browser is found or it does not start.
    """

    def __init__(self, gate: Gate, trusted_key: str = "", headless: bool = True) -> None:
        self._gate = gate
        self._trusted_key = trusted_key
        self._headless = headless
        self._starting = asyncio.Lock()
        self._running = AsyncExitStack()
        self._browser: PlaywrightBrowser | None = None
        self._first: Page | None = None

    async def __aenter__(self) -> Self:
        await self._connected()
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        await finish(self._running.aclose())

    @asynccontextmanager
    async def visitor(
        self, hosts: Iterable[str], target: str = "", also: Iterable[str] | None = None
    ) -> AsyncGenerator[tuple[BrowserContext, Lane]]:
        """A stranger with a lane of their own: no cookies, no history, no sign-in; all forgotten when the block ends.

        `hosts`, `target` and `also` are the lane's, see `Gate.open`. A browser that has crashed is started anew; where
        it crashes meanwhile the block ends with Playwright's Error, but for the window that the person drives.
        """
        browser = await self._connected()
        lane = await self._gate.open(hosts, target, also)
        try:
            async with while_connected(browser):
                context = await self._context(browser, lane)
            try:
                # A person may close the window they drive: that is no failure of what waits beside it.
                async with while_connected(browser) if self._headless else nullcontext():
                    yield context, lane
            finally:
                if browser.is_connected():
                    await finish(_patiently(context.close()))
        finally:
            await finish(self._gate.close(lane))

    async def _context(self, browser: PlaywrightBrowser, lane: Lane) -> BrowserContext:
        context = await browser.new_context(
            proxy={"server": lane.address},
            locale="en-GB",
            timezone_id="Europe/London",
            viewport={"width": VIEWPORT_WIDTH, "height": VIEWPORT_HEIGHT} if self._headless else None,
            no_viewport=not self._headless,
            color_scheme="light",
            reduced_motion="reduce",
            service_workers="block",
            accept_downloads=False,
        )
        await context.add_init_script(_CLOSE_ROADS)
        return context

    @asynccontextmanager
    async def own_page(self) -> AsyncGenerator[Page]:
        """The page with which the browser starts, behind a lane that leads nowhere: for papers, which stand alone.

        It is there at once, where a visitor's takes a context and a process more. The block ends with Playwright's
        Error where the browser crashes meanwhile.
        """
        browser = await self._connected()
        async with while_connected(browser):
            yield self._first or await browser.contexts[0].new_page()

    async def close_first_window(self) -> None:
        """Close the empty window with which a visible browser starts. Another must be open: with its last it ends."""
        if self._first:
            await _patiently(self._first.close())

    async def _connected(self) -> PlaywrightBrowser:
        async with self._starting:
            if self._browser is None or not self._browser.is_connected():
                await finish(self._running.aclose())
                self._running = AsyncExitStack()
                try:
                    self._browser = await self._start(self._running)
                except BaseException:
                    await finish(self._running.aclose())
                    raise
            return self._browser

    async def _start(self, running: AsyncExitStack) -> PlaywrightBrowser:
        program = find_browser()
        if program is None:
            raise NoBrowserError("No browser was found.", "Please install Microsoft Edge, Google Chrome or Chromium.")
        nowhere = await self._gate.open((), "the browser itself")
        running.push_async_callback(self._gate.close, nowhere)
        profile = running.enter_context(fresh_profile())
        children = own_children()
        playwright = await start_driver()
        running.push_async_callback(_stop, playwright)
        starter = own_children() - children
        try:
            with bounded(starter, _MEMORY) if self._headless else nullcontext():
                own = await self._launch(playwright, program, profile, nowhere)
        except PlaywrightError as error:
            raise NoBrowserError(
                "The browser was found but does not start.", "Please update it, or install another, and try again."
            ) from error
        running.push_async_callback(_patiently, own.close())
        self._first = own.pages[0] if own.pages else None
        if own.browser is None:
            raise NoBrowserError("The browser was found but does not let itself be used.", "Please update it.")
        return own.browser

    async def _launch(self, playwright: Playwright, program: Path, profile: Path, nowhere: Lane) -> BrowserContext:
        trust = [f"--ignore-certificate-errors-spki-list={self._trusted_key}"] if self._trusted_key else []
        screen = ["--ozone-platform=wayland"] if not self._headless and wayland_alone() else []
        write_preferences(profile / "profile")
        return await playwright.chromium.launch_persistent_context(
            profile / "profile",
            executable_path=program,
            headless=self._headless,
            args=[*_FLAGS, *trust, *screen],
            ignore_default_args=_UNWANTED,
            proxy={"server": nowhere.address},
            env=environment(profile),
            artifacts_dir=profile / "artifacts",
            chromium_sandbox=not _is_root(),
            service_workers="block",
            accept_downloads=False,
        )


async def finish(work: Awaitable[_T]) -> _T:
    """Await `work` to its end even where this task is cancelled meanwhile; the cancellation goes on afterwards."""
    task = asyncio.ensure_future(work)
    cancelled: asyncio.CancelledError | None = None
    while not task.done():
        try:
            await asyncio.wait([task])
        except asyncio.CancelledError as error:
            cancelled = error
    if cancelled:
        raise cancelled
    return task.result()


async def _patiently(closing: Awaitable[object]) -> None:
    """Give a closing step its time; a browser that hangs or is gone is dealt with by the step after it."""
    with suppress(PlaywrightError, TimeoutError):
        await asyncio.wait_for(closing, _CLOSING)


async def _stop(playwright: Playwright) -> None:
    await _patiently(playwright.stop())


def _is_root() -> bool:
    return hasattr(os, "geteuid") and os.geteuid() == 0
