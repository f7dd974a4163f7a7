"""A search in a window, on a screen of its own: the agreed words go to the search engine, and results lead nowhere."""

import asyncio
from collections.abc import AsyncGenerator
from contextlib import AbstractAsyncContextManager
from dataclasses import dataclass, replace
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
import pytest_asyncio

from probes.practice.sites import Page, Sites, load_pages, serve
from probes.practice.world import load_practice
from probes.search_window import AGREED, SearchWindow, open_search
from probes.searches import searches
from tests.browser.test_companion import profile_folders, screen
from tests.browser.test_processes import folder

__all__ = ["folder", "screen"]
PRACTICE = load_practice()
(SEEKWELL,) = PRACTICE.search_pages
SEARCH = searches(PRACTICE.identity, PRACTICE.accounts)[0]


@dataclass
class Practised:
    sites: Sites

    def open(self) -> AbstractAsyncContextManager[SearchWindow]:
        return open_search(SEARCH, SEEKWELL, self.sites.routes, self.sites.spki)


@pytest_asyncio.fixture
async def practised() -> AsyncGenerator[Practised]:
    pages = load_pages()
    results = pages["seekwell.example", "/search"]
    watching = b"<img src=https://watcher.example/seen.gif>"
    other = {
        ("seekwell.example", "/search"): replace(results, body=results.body + watching),
        ("watcher.example", "/seen.gif"): Page(),
    }
    async with serve(pages | other) as sites:
        yield Practised(sites)


async def test_the_words_go_to_one_host_and_results_lead_nowhere(
    practised: Practised, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with profile_folders(folder, monkeypatch), practised.open() as window:
        (page,) = window.context.pages
        await page.wait_for_load_state()
        assert parse_qs(urlsplit(page.url).query) == {"q": [SEARCH.words]}
        assert await page.locator("input").input_value() == SEARCH.words
        with pytest.raises(Exception, match="ERR_"):
            await page.goto("https://picturely.example/morgan.t/")
        let_through = {(line.host, line.target, line.why) for line in window.ledger() if line.allowed}
        assert let_through == {("seekwell.example", "Seekwell", AGREED)}
        refused = {line.host for line in window.ledger() if not line.allowed}
        assert {"watcher.example", "picturely.example"} <= refused
        second = await window.context.new_page()
        waiting = asyncio.create_task(window.closed())
        await page.close()
        assert not waiting.done()
        await second.close()
        await asyncio.wait_for(waiting, 20)
