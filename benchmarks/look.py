"""Looking: a whole look beside a bare visit with a full-page screenshot, twenty accounts, memory, and reading at size.

The bare visit is Playwright's own: open the page in the same browser behind the same gate, wait until it has loaded,
take the screenshot. A look also waits for rest, refuses cookie banners, scrolls, reads, detects and crops.
"""

from __future__ import annotations

import asyncio
import statistics
import time
from collections.abc import Awaitable, Callable
from datetime import UTC, datetime
from pathlib import Path

from benchmarks.table import Row
from probes.browser import Browser
from probes.gate import Gate
from probes.look import Visit, look
from probes.page import passages
from probes.pictures import crop
from probes.platform_files import own_platforms
from probes.practice.sites import Page, serve
from probes.reader import read_page
from selfaudit.detect import find
from selfaudit.model import Capture, Look, Outcome, View

ROUNDS = 5
HOST = "page.test"
POST = """<article><h3>Post {0}</h3><p>Some words about day {0}, with a <a href=#x>link</a> and <b>more</b> of them.</p>
<p>Call 07700 900{0:03} or write to staff{0}@page.example after school.</p></article>"""
ITEM = "<div class=a><p>Hello <b>world {0}</b> and <a href=#>more words here</a></p></div>"
PAGES = {
    "a short page": "<h1>Alex Practice</h1><p>I teach maths at Thornbury Ridge. Call 07700 900123.</p>",
    "a page of 60 posts": "<h1>Alex Practice</h1>" + "".join(POST.format(number) for number in range(60)),
}


def run() -> list[Row]:
    """All rows about looking."""
    return asyncio.run(_run())


async def _run() -> list[Row]:
    pages = {(HOST, f"/{number}"): _page(body) for number, body in enumerate(PAGES.values())}
    pages[HOST, "/nodes"] = _page("".join(ITEM.format(number) for number in range(3750)))
    async with serve(pages) as sites, Gate(sites.routes) as gate, Browser(gate, sites.spki) as browser:
        rows = [await _overhead(browser, f"/{number}", case) for number, case in enumerate(PAGES)]
        rows.append(await _reading(browser))
        rows.append(await _twenty(browser))
        rows.append(await _memory(browser))
    return rows


def _page(body: str) -> Page:
    return Page(200, f"<!doctype html><html lang=en><title>Made-up page</title>{body}".encode())


async def _overhead(browser: Browser, path: str, case: str) -> Row:
    ours: list[float] = []
    bare: list[float] = []
    for _ in range(ROUNDS):
        bare.append(await _timed(lambda: _bare(browser, path)))
        ours.append(await _timed(lambda: _whole(browser, path)))
    note = "a bare visit with a screenshot"
    return Row("look", case, statistics.median(ours), statistics.median(bare), "s", note, more_is_better=False)


async def _timed(work: Callable[[], Awaitable[object]]) -> float:
    start = time.perf_counter()
    await work()
    return time.perf_counter() - start


async def _bare(browser: Browser, path: str) -> None:
    async with browser.visitor([HOST]) as (context, _):
        page = await context.new_page()
        await page.goto(f"https://{HOST}{path}")
        await page.screenshot(full_page=True, type="jpeg", quality=70)


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


async def _reading(browser: Browser) -> Row:
    async with browser.visitor([HOST]) as (context, _):
        page = await context.new_page()
        await page.goto(f"https://{HOST}/nodes")
        cdp = await context.new_cdp_session(page)
        ours = [await _timed(lambda: read_page(cdp, {}, 200)) for _ in range(ROUNDS)]
        theirs = [await _timed(lambda: cdp.send("DOMSnapshot.captureSnapshot", {"computedStyles": []})) for _ in ours]
    return Row("look", "reading 15,000 nodes", min(ours), min(theirs), "s", "DOMSnapshot, nothing judged", False)


async def _twenty(browser: Browser) -> Row:
    """Twenty accounts, three side by side, on pages that take two seconds to answer."""
    places = asyncio.Semaphore(3)

    async def one(number: int) -> None:
        async with places:
            await asyncio.sleep(2)
            await _whole(browser, f"/{number % 2}")

    ours = await _timed(lambda: asyncio.gather(*(one(number) for number in range(20))))
    return Row("look", "20 accounts of 2 s each", ours, 20.0, "s", "the bar", more_is_better=False)


async def _memory(browser: Browser) -> Row:
    """What the browser holds after looks, beside what it held before; nothing may pile up."""
    await asyncio.gather(*(_whole(browser, "/1") for _ in range(3)))
    before = _resident()
    for _ in range(4):
        await asyncio.gather(*(_whole(browser, "/1") for _ in range(3)))
    return Row("look", "memory after 12 more looks", _resident(), before, "MB", "before them", more_is_better=False)


def _resident() -> float:
    """Resident memory of this process and every process below it, in MB (Linux; 0 elsewhere)."""
    total = 0
    for entry in _family():
        try:
            total += int((entry / "statm").read_text().split()[1]) * 4096
        except (OSError, ValueError):
            continue
    return total / 1e6


def _family() -> list[Path]:
    parents: dict[str, str] = {}
    for entry in Path("/proc").glob("[0-9]*"):
        try:
            parents[entry.name] = (entry / "stat").read_text().rpartition(")")[2].split()[1]
        except (OSError, IndexError):
            continue
    family = {Path("/proc/self").resolve().name}
    while grown := {child for child, parent in parents.items() if parent in family} - family:
        family |= grown
    return [Path("/proc", name) for name in family]
