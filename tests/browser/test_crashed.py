"""A page that crashes, or is killed by the system, ends the work with it at once: its calls are never answered."""

import asyncio
import os
import signal
from collections.abc import AsyncGenerator, Iterable
from contextlib import asynccontextmanager, suppress
from typing import cast

import pytest
import pytest_asyncio
from playwright.async_api import BrowserContext, Error

from probes.browser import Browser
from probes.canary import check
from probes.find_browser import find_browser
from probes.gate import Gate, Lane
from probes.look import look
from probes.reader import read_page
from probes.snapshot import Trouble
from probes.visit import LookLimits
from selfaudit.errors import NoBrowserError
from tests.hostile.site import Answer, answer, serve

pytestmark = pytest.mark.asyncio(loop_scope="session")

LASTING = LookLimits(load=3600, rest=3600, read=3600)  # nothing here ends because its time is up
PAGES = {
    "/words": "<!doctype html><p>words",
    "/busy": "<!doctype html><p>words<script>fetch('/never').catch(() => 0); for (;;);</script>",
    "/loads": "<!doctype html><p>words<script src=/never></script>",
    "/rests": "<!doctype html><p>words<script>fetch('/never')</script>",
}


class Watched:
    """A browser of which the test knows the visitors, and when they ask for what is never answered."""

    def __init__(self, browser: Browser, asked: asyncio.Event) -> None:
        self._browser = browser
        self.asked = asked
        self.arrived = asyncio.Event()
        self.contexts: list[BrowserContext] = []

    @asynccontextmanager
    async def visitor(
        self, hosts: Iterable[str], target: str = "", also: Iterable[str] | None = None
    ) -> AsyncGenerator[tuple[BrowserContext, Lane]]:
        async with self._browser.visitor(hosts, target, also) as (context, lane):
            self.contexts.append(context)
            context.on("page", lambda _: self.arrived.set())
            yield context, lane

    async def kill_pages(self) -> None:
        """Kill every process that shows a page, as a system short of memory would."""
        browser = self.contexts[-1].browser
        assert browser
        asked = await browser.new_browser_cdp_session()
        for process in (await asked.send("SystemInfo.getProcessInfo"))["processInfo"]:
            if process["type"] == "renderer":
                with suppress(ProcessLookupError):
                    os.kill(process["id"], signal.SIGTERM if os.name == "nt" else signal.SIGKILL)


@pytest_asyncio.fixture(loop_scope="session", scope="module")
async def started() -> AsyncGenerator[tuple[Browser, asyncio.Event]]:
    if find_browser() is None:
        pytest.skip("no browser of the Chromium family on this machine")
    asked = asyncio.Event()

    async def never() -> AsyncGenerator[bytes]:
        asked.set()
        await asyncio.Event().wait()
        yield b""

    def respond(host: str, target: str) -> Answer:
        return answer(PAGES[target]) if target in PAGES else never()

    async with serve(["page.test"], respond) as site, Gate(site.routes) as gate, Browser(gate, site.spki) as browser:
        yield browser, asked


@pytest.fixture
def watched(started: tuple[Browser, asyncio.Event]) -> Watched:
    browser, asked = started
    asked.clear()
    return Watched(browser, asked)


@pytest.mark.parametrize("before", [True, False], ids=["before it is read", "while it is read"])
async def test_reading_ends_with_the_page(watched: Watched, before: bool) -> None:
    async with watched.visitor(["page.test"]) as (context, _):
        page = await context.new_page()
        cdp = await context.new_cdp_session(page)
        going = asyncio.ensure_future(page.goto("https://page.test/busy", wait_until="commit"))
        await watched.asked.wait()
        if before:
            async with page.expect_event("crash"):
                await watched.kill_pages()
        reading = asyncio.ensure_future(read_page(cdp, {}, 200))
        if not before:
            await asyncio.sleep(0)
            await watched.kill_pages()
        with pytest.raises(Error, match="crashed"):
            await reading
    await asyncio.gather(going, return_exceptions=True)


@pytest.mark.parametrize("path", ["never", "loads", "rests", "busy"])
async def test_a_look_ends_with_its_page(watched: Watched, path: str) -> None:
    looking = asyncio.ensure_future(
        look(cast(Browser, watched), f"https://page.test/{path}", ["page.test"], {}, limits=LASTING)
    )
    await watched.asked.wait()
    await watched.kill_pages()
    visit = await looking
    assert (visit.snapshot.trouble, visit.snapshot.texts) == (Trouble.CRASHED, ())
    assert visit.note


async def test_a_start_up_check_whose_page_crashes_is_no_leak_and_no_pass(watched: Watched) -> None:
    checking = asyncio.ensure_future(check(cast(Browser, watched)))
    await watched.arrived.wait()
    await watched.kill_pages()
    with pytest.raises(NoBrowserError, match="broke"):
        await checking


async def test_a_page_that_breaks_before_its_turn_is_made_ready_again(watched: Watched) -> None:
    let_go = asyncio.Event()

    @asynccontextmanager
    async def turn() -> AsyncGenerator[None]:
        await let_go.wait()
        yield

    looking = asyncio.ensure_future(
        look(cast(Browser, watched), "https://page.test/words", ["page.test"], {}, limits=LASTING, turn=turn)
    )
    await watched.arrived.wait()
    watched.arrived.clear()
    await watched.kill_pages()
    await watched.arrived.wait()
    let_go.set()
    assert [text.text for text in (await looking).snapshot.texts] == ["words"]
    assert len(watched.contexts) == 2
