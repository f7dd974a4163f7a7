import asyncio
from collections.abc import AsyncGenerator, Iterable
from contextlib import asynccontextmanager
from typing import cast

import pytest
from playwright.async_api import BrowserContext

from probes.browser import Browser
from probes.canary import check
from probes.gate import Lane
from selfaudit.errors import GateError
from tests.browser.conftest import Web

pytestmark = pytest.mark.asyncio(loop_scope="session")


class Leaky:
    """A browser whose visitors go past the gate to loopback, as they would where a switch has stopped working."""

    def __init__(self, web: Web, proxy: str, bypass: str) -> None:
        self._web, self._proxy, self._bypass = web, proxy, bypass

    @asynccontextmanager
    async def visitor(self, hosts: Iterable[str], target: str) -> AsyncGenerator[tuple[BrowserContext, Lane]]:
        async with self._web.browser.visitor(hosts, target) as (proper, lane):
            assert proper.browser
            context = await proper.browser.new_context(proxy={"server": self._proxy, "bypass": self._bypass})
            try:
                yield context, lane
            finally:
                await context.close()


async def test_a_browser_behind_the_gate_passes(web: Web) -> None:
    await check(web.browser)


async def test_a_leak_stops_the_start(web: Web) -> None:
    with pytest.raises(GateError, match="got past the gate"):
        await check(cast(Browser, Leaky(web, "http://127.0.0.1:9", "127.0.0.1,<loopback>")))


async def test_a_browser_that_asks_another_proxy_is_noticed(web: Web, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("probes.canary._PATIENCE", 1.0)

    async def hang_up(_: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        writer.close()

    proxy = await asyncio.start_server(hang_up, "127.0.0.1", 0)
    try:
        port = proxy.sockets[0].getsockname()[1]
        with pytest.raises(GateError, match="does not use the gate"):
            await check(cast(Browser, Leaky(web, f"http://127.0.0.1:{port}", "")))
    finally:
        proxy.close()


async def test_the_browser_makes_no_page_of_its_own_ready(web: Web) -> None:
    async with web.browser.visitor((), "a page") as (context, _lane):
        await (await context.new_page()).set_content("<p>words")
        assert context.browser
        asked = await context.browser.new_browser_cdp_session()
        there = (await asked.send("Target.getTargets", {"filter": [{}]}))["targetInfos"]
        await asked.detach()
    assert "page" in {one["type"] for one in there}
    assert [one["url"] for one in there if one["url"].startswith("chrome://")] == []
