"""Tries to leak before the first look: a page of our own, in a browser of ours, knocks at a loopback listener.

A browser's switch can stop working with any release. So every start tries the roads a hostile page would take; if one
arrives, or if the attempts do not turn up at the gate, there is no look.
"""

from __future__ import annotations

import asyncio
from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass, field
from importlib.resources import files

from playwright.async_api import Error as PlaywrightError

from probes.browser import Browser
from probes.connected import while_alive
from probes.gate import Lane
from selfaudit.errors import GateError, NoBrowserError
from selfaudit.hosts import START_UP_CHECK

_SECONDS = 1.0  # for the roads to be tried
_PATIENCE = 10.0  # seconds for the page to be there, and for the gate to hear of it: a busy computer is no leak
_GLANCE = 0.02
_HEARD = "canary.invalid"  # a name that exists nowhere (RFC 2606): its refusal shows that the gate is being asked
_PAGE = files("probes").joinpath("canary.html").read_text("utf-8")


@dataclass
class _Listener(asyncio.DatagramProtocol):
    port: int = 0
    heard: list[str] = field(default_factory=list)

    def datagram_received(self, data: bytes, addr: object) -> None:
        self.heard.append("udp")

    async def meet(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self.heard.append("tcp")
        writer.close()


async def check(browser: Browser) -> None:
    """Raise GateError where something from a page gets past the gate, or the gate is not what the browser asks.

    Raises NoBrowserError where the browser breaks meanwhile.
    """
    async with _listening() as listener:
        try:
            refused = await _try_roads(browser, listener)
        except PlaywrightError as error:
            raise NoBrowserError("The browser broke while it was being checked.", "Please try again.") from error
    if listener.heard:
        raise GateError("A test page got past the gate, so nothing was looked at.", "Please update your browser.")
    if _HEARD not in refused:
        raise GateError(
            "The browser does not use the gate, so nothing was looked at.",
            "A setting of your organisation may force another proxy: please ask whoever looks after this computer.",
        )


async def _try_roads(browser: Browser, listener: _Listener) -> set[str]:
    """Let our page try its roads; the hosts that the gate refused meanwhile."""
    async with browser.visitor((), START_UP_CHECK) as (context, lane):
        page = await context.new_page()
        async with while_alive(await context.new_cdp_session(page)):
            with suppress(PlaywrightError, TimeoutError):
                async with asyncio.timeout(_PATIENCE):
                    await page.set_content(_PAGE.replace("PORT", str(listener.port)).replace("HEARD", _HEARD))
                async with asyncio.timeout(_SECONDS):
                    await page.evaluate("roads")
            await _hear(lane, listener)
    return lane.refused


async def _hear(lane: Lane, listener: _Listener) -> None:
    """Wait until the gate or the listener has heard something, or for as long as it may take."""
    for _ in range(int(_PATIENCE / _GLANCE)):
        if _HEARD in lane.refused or listener.heard:
            return
        await asyncio.sleep(_GLANCE)


@asynccontextmanager
async def _listening() -> AsyncGenerator[_Listener]:
    """A TCP and a UDP listener on one loopback port, which write down every arrival."""
    listener = _Listener()
    try:
        server = await asyncio.start_server(listener.meet, "127.0.0.1", 0)
        listener.port = server.sockets[0].getsockname()[1]
        loop = asyncio.get_running_loop()
        transport, _ = await loop.create_datagram_endpoint(lambda: listener, local_addr=("127.0.0.1", listener.port))
    except OSError as error:
        raise GateError("The start-up check could not run on this machine.") from error
    try:
        yield listener
    finally:
        transport.close()
        server.close()
