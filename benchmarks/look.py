"""Looking: a whole look beside a bare visit with a full-page screenshot, twenty accounts, memory, and reading at size.

The bare visit is Playwright's own: open the page in the same browser behind the same gate, wait until it has loaded,
take the screenshot. It sees no post that loads late; a second one scrolls through the page before its screenshot, as
a visitor would. A look also waits for rest, refuses cookie banners, reads, detects and crops. Its pages answer at
once, which no site does, so what it adds looks larger than it is; other rows are about pages that take two seconds.
"""

from __future__ import annotations

import asyncio
import statistics
import time
from collections.abc import Awaitable, Callable, Sequence
from contextlib import aclosing, suppress
from dataclasses import replace
from datetime import UTC, datetime

from playwright.async_api import CDPSession
from playwright.async_api import Error as PlaywrightError
from playwright.async_api import Page as OpenPage

from benchmarks.family import processor_seconds, resident
from benchmarks.table import GROWN, Row
from probes.browser import Browser
from probes.gate import Gate
from probes.look import look
from probes.page import passages
from probes.pictures import crop
from probes.platform_files import own_platforms
from probes.practice.sites import Page, Sites, serve
from probes.probe import open_probe
from probes.reader import read_page
from probes.resolve import resolve
from probes.visit import Visit
from selfaudit.audit import run as run_audit
from selfaudit.capture import Capture
from selfaudit.detect import find
from selfaudit.model import Audit, Identity, Look, Outcome, View
from selfaudit.policy.load import default_pack

ROUNDS = 5
VISITS = 3  # of each way in each place of the order
HOST = "page.test"
POST = """<article><h3>Post {0}</h3><p>Some words about day {0}, with a <a href=#x>link</a> and <b>more</b> of them.</p>
<p>Call 07700 900{0:03} or write to staff{0}@page.example after school.</p></article>"""
ITEM = "<div class=a><p>Hello <b>world {0}</b> and <a href=#>more words here</a></p></div>"
DOWN = """async () => {
  for (let before = -1; before < scrollY;) {
    before = scrollY;
    scrollBy({top: innerHeight * 0.9, behavior: 'instant'});
    await new Promise(done => requestAnimationFrame(() => setTimeout(done)));
  }
}"""
SHORT = "<h1>Alex Practice</h1><p>I teach maths at Thornbury Ridge. Call 07700 900123.</p>"
POSTS = 6  # on the smallest page of posts
NODES = 150  # on the smallest page of nodes; each ITEM is four
ANSWERS_IN = 2.0  # seconds a page of a real site takes


def run() -> list[Row]:
    """All rows about looking."""
    return asyncio.run(_run())


async def _run() -> list[Row]:
    pages = {(HOST, "/short"): _page(SHORT)}
    for times in (1, *GROWN):
        pages[HOST, f"/posts-{times}"] = _page(_posts(POSTS * times))
        pages[HOST, f"/nodes-{times}"] = _page("".join(ITEM.format(number) for number in range(NODES * times // 4)))
    pages |= {(host, f"/slow{path}"): replace(page, seconds=ANSWERS_IN) for (host, path), page in pages.items()}
    async with serve(pages) as sites, Gate(sites.routes) as gate, Browser(gate, sites.spki) as browser:
        rows = await _overhead(browser, "/short", "a short page")
        for times in (1, *GROWN):
            rows += await _overhead(browser, f"/posts-{times}", f"a page of {POSTS} posts", times)
            rows += await _reading(browser, times)
        rows += await _slow(browser, "/slow/short", "a short page in 2 s")
        rows += await _slow(browser, "/slow/posts-10", f"a page of {10 * POSTS} posts in 2 s")
        rows.append(await _memory(browser))
    return rows + await _twenty()


def _posts(count: int) -> str:
    return "<h1>Alex Practice</h1>" + "".join(POST.format(number) for number in range(count))


def _page(body: str) -> Page:
    return Page(200, f"<!doctype html><html lang=en><title>Made-up page</title>{body}".encode())


async def _overhead(browser: Browser, path: str, case: str, times: int = 1) -> list[Row]:
    """Rows beside each peer: all three in turn, each first in its turn, as a busy machine slows all alike."""
    bar = " (the bar is 0.8 x)"
    ways = {"": _whole, f"a bare visit with a screenshot{bar}": _bare, f"the same, scrolled through{bar}": _scrolled}
    spent: dict[str, list[tuple[float, float]]] = {way: [] for way in ways}
    for number in range(3 * VISITS):
        turned = list(ways.items())[number % 3 :] + list(ways.items())[: number % 3]
        for way, visit in turned:
            before = processor_seconds()
            wall = await _timed(lambda visit=visit: visit(browser, path))  # type: ignore[misc]
            spent[way].append((wall, processor_seconds() - before))
    rows = []
    for way in list(ways)[1:]:
        for name, least in (("", _typical(0)), (", processor", _typical(1))):
            rows.append(Row("look", case + name, least(spent[""]), least(spent[way]), "s", way, False, times))
    return rows


async def _slow(browser: Browser, path: str, case: str) -> list[Row]:
    """The same by the clock alone, over a page that takes as long to answer as a real one."""
    ours, theirs = [], []
    for _ in range(VISITS):
        ours.append(await _timed(lambda: _whole(browser, path)))
        theirs.append(await _timed(lambda: _bare(browser, path)))
    least = statistics.median(ours), statistics.median(theirs)
    return [Row("look", case, *least, "s", "a bare visit with a screenshot (the bar is 0.8 x)", more_is_better=False)]


def _typical(column: int) -> Callable[[Sequence[tuple[float, float]]], float]:
    return lambda rows: statistics.median(row[column] for row in rows)


async def _timed(work: Callable[[], Awaitable[object]]) -> float:
    start = time.perf_counter()
    await work()
    return time.perf_counter() - start


async def _bare(browser: Browser, path: str) -> None:
    async with browser.visitor([HOST]) as (context, _):
        page = await context.new_page()
        await page.goto(f"https://{HOST}{path}")
        await _pictured(page)


async def _pictured(page: OpenPage) -> None:
    with suppress(PlaywrightError):  # Chromium cannot now and then; see probes/screenshot.py
        await page.screenshot(full_page=True, type="jpeg", quality=70)
        return
    await page.screenshot(full_page=True, type="jpeg", quality=70)


async def _scrolled(browser: Browser, path: str) -> None:
    """A bare visit that reaches posts that load late: one screen after another, a frame painted at each."""
    async with browser.visitor([HOST]) as (context, _):
        page = await context.new_page()
        await page.goto(f"https://{HOST}{path}")
        await page.evaluate(DOWN)
        await _pictured(page)


async def _whole(browser: Browser, path: str) -> None:
    visit = await look(browser, f"https://{HOST}{path}", [HOST], {})
    await asyncio.to_thread(_made_of, visit)


def _made_of(visit: Visit) -> None:
    told = passages(visit.snapshot, own_platforms()["website"])
    seen = Look("me", visit.snapshot.address, View.SIGNED_OUT, Outcome.PUBLIC, datetime.now(UTC))
    capture = Capture(seen, told, visit.picture)
    met = [(passage, match) for passage in told for match in find(passage.text)]
    # An audit makes one crop a finding; a page rarely gives away more than a handful of different things.
    for passage, match in met[:6]:
        crop(capture, passage, match)


async def _reading(browser: Browser, times: int) -> list[Row]:
    """150 nodes, or 15,000, and how much of it is the page's own renderer at work."""
    async with browser.visitor([HOST]) as (context, _):
        page = await context.new_page()
        await page.goto(f"https://{HOST}/nodes-{times}")
        cdp = await context.new_cdp_session(page)
        await cdp.send("Performance.enable", {"timeDomain": "threadTicks"})
        ours: list[float] = []
        rendering: list[float] = []
        theirs: list[float] = []
        for _ in range(ROUNDS):
            before = await _script_seconds(cdp)
            ours.append(await _timed(lambda: read_page(cdp, {}, 200)))
            rendering.append(await _script_seconds(cdp) - before)
            theirs.append(await _timed(lambda: cdp.send("DOMSnapshot.captureSnapshot", {"computedStyles": []})))
    return [
        Row("look", f"reading {NODES} nodes", min(ours), min(theirs), "s", "DOMSnapshot, nothing judged", False, times),
        Row("look", "the same, processor of the page", min(rendering), 0.5, "s", "the bar at 100 x", False, times),
    ]


async def _script_seconds(cdp: CDPSession) -> float:
    """Processor seconds of the page's main thread so far."""
    said = await cdp.send("Performance.getMetrics")
    return float(next(metric["value"] for metric in said["metrics"] if metric["name"] == "TaskDuration"))


async def _twenty() -> list[Row]:
    """A whole audit of twenty accounts whose pages take two seconds to answer: start, looks, finding, crops, end."""
    bodies = (SHORT, _posts(60))
    pages = {(HOST, f"/{number}"): replace(_page(bodies[number % 2]), seconds=ANSWERS_IN) for number in range(20)}
    accounts = tuple(resolve(f"https://{host}{path}", own_platforms(), "website") for host, path in pages)
    audit = Audit(datetime.now(UTC), "a policy", accounts)
    before = processor_seconds()
    async with serve(pages) as sites:
        wall = await _timed(lambda: _audited(audit, sites))
    spent = processor_seconds() - before
    return [
        Row("look", "20 accounts of 2 s each", wall, 20.0, "s", "the bar", more_is_better=False),
        Row("look", "20 accounts, processor", spent, wall, "s", "the time it took, on all cores", more_is_better=False),
    ]


async def _audited(audit: Audit, sites: Sites) -> None:
    async with (
        open_probe(own_platforms(), routes=sites.routes, trusted_key=sites.spki) as probe,
        aclosing(run_audit(audit, Identity(), default_pack(), probe, lambda: datetime.now(UTC))) as events,
    ):
        async for _ in events:
            pass


async def _memory(browser: Browser) -> Row:
    """What the browser holds after looks, beside what it held before; nothing may pile up."""
    await asyncio.gather(*(_whole(browser, "/posts-10") for _ in range(3)))
    before = resident()
    for _ in range(4):
        await asyncio.gather(*(_whole(browser, "/posts-10") for _ in range(3)))
    return Row("look", "memory after 12 more looks", resident(), before, "MB", "before them", more_is_better=False)
