"""One browser and one made-up web for all tests of a worker; a visitor is always fresh."""

from collections.abc import AsyncGenerator, Callable
from dataclasses import dataclass, field

import pytest
import pytest_asyncio

from probes.browser import Browser
from probes.find_browser import find_browser
from probes.gate import Gate
from probes.look import look
from probes.practice.sites import Page, serve
from probes.visit import LookLimits, Visit

HOSTS = ("page.test", "other.test", "cdn.test")
FORGED = "forged.test"  # shows a key that nobody vouches for


@dataclass
class Web:
    """Pages to be served, a gate that leads to them, and a browser behind it."""

    gate: Gate
    browser: Browser
    pages: dict[tuple[str, str], Page] = field(default_factory=dict)

    def put(
        self, body: str | bytes, path: str = "/", host: str = "page.test", status: int = 200, location: str = ""
    ) -> None:
        self.pages[host, path] = Page(status, body if isinstance(body, bytes) else body.encode(), location)

    async def look(
        self,
        body: str = "",
        fields: dict[str, tuple[str, ...]] | None = None,
        limits: LookLimits | None = None,
        target: str = "me",
    ) -> Visit:
        """Visit https://page.test/ with a lane to page.test alone."""
        if body:
            self.put("<!doctype html><html lang=en><title>Made-up page</title>" + body)
        return await look(self.browser, "https://page.test/", ["page.test"], fields or {}, target, limits)


@pytest_asyncio.fixture(loop_scope="session", scope="session")
async def running() -> AsyncGenerator[Web]:
    if find_browser() is None:
        pytest.skip("no browser of the Chromium family on this machine")
    pages: dict[tuple[str, str], Page] = {(host, "/"): Page() for host in HOSTS}
    forged = {(FORGED, "/"): Page(body=b"<!doctype html><p>words")}
    async with (
        serve(pages) as sites,
        serve(forged) as other,
        Gate({**sites.routes, **other.routes}) as gate,
        Browser(gate, sites.spki) as browser,
    ):
        yield Web(gate, browser, pages)


@pytest.fixture
def web(running: Web) -> Web:
    running.pages.clear()
    return running


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    here = __file__.rpartition("conftest")[0]
    for item in items:
        if str(item.path).startswith(here):
            item.add_marker(pytest.mark.browser)


Texts = Callable[[Visit], list[str]]
