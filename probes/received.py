"""The pictures that stand on a page, from the bytes that arrived for it: nothing is asked for twice."""

from __future__ import annotations

import asyncio
import base64
from collections.abc import Collection
from contextlib import suppress
from http import HTTPStatus
from itertools import chain, islice
from typing import Any

from playwright.async_api import CDPSession
from playwright.async_api import Error as PlaywrightError

from probes.visit import Picture
from probes.written_pictures import written

_LATE = 1.0  # seconds that pictures still on their way are waited for
_PICTURES = [{"urlPattern": "*", "resourceType": "Image", "requestStage": "Response"}]


class Received:
    """Keeps pictures of at most `size` bytes as they arrive, of which `of` gives `count`; none where `count` is 0.

    Each answer is held until its bytes have been copied, and only then goes on to the page: what the browser itself
    keeps for later is gone, or empty, as soon as a picture is painted.
    """

    def __init__(self, cdp: CDPSession, count: int, size: int) -> None:
        self._cdp = cdp
        self._count = count
        self._size = size
        self._asked: dict[str, str] = {}  # the address a page gave, by network id: redirects keep the id
        self._bytes: dict[str, bytes] = {}  # by the address a page gave
        self._copying: set[asyncio.Task[None]] = set()

    async def listen(self) -> None:
        """Begin, before the page is opened. Raises Playwright's Error where the page is gone."""
        if self._count:
            self._cdp.on("Fetch.requestPaused", self._meet)
            await self._cdp.send("Fetch.enable", {"patterns": _PICTURES})

    async def of(self, addresses: Collection[str]) -> tuple[Picture, ...]:
        """The pictures at these addresses in their order; what is too large, or did not arrive, is left out.

        Those that the page holds in its own text come last: they stand in for others until these have loaded.
        """
        if self._copying and addresses:
            await asyncio.wait(self._copying, timeout=_LATE)
        arrived = [Picture(address, self._bytes.get(address, b"")) for address in addresses]
        inside = (Picture(address, written(address)) for address in addresses if address not in self._bytes)
        return tuple(islice((picture for picture in chain(arrived, inside) if picture.data), self._count))

    def _meet(self, event: dict[str, Any]) -> None:
        task = asyncio.ensure_future(self._copy(event))
        self._copying.add(task)
        task.add_done_callback(self._copying.discard)

    async def _copy(self, event: dict[str, Any]) -> None:
        request = event["requestId"]
        address = self._asked.setdefault(event.get("networkId", request), event["request"]["url"])
        with suppress(PlaywrightError):
            if address not in self._bytes and self._fits(event):
                said = await self._cdp.send("Fetch.getResponseBody", {"requestId": request})
                data = base64.b64decode(said["body"]) if said["base64Encoded"] else said["body"].encode()
                self._bytes[address] = data if len(data) <= self._size else b""
        with suppress(PlaywrightError):
            await self._cdp.send("Fetch.continueRequest", {"requestId": request})

    def _fits(self, event: dict[str, Any]) -> bool:
        """Whether it is a picture that ends, and cannot be far larger than what the gate passed for it."""
        heads = {head["name"].lower(): head["value"] for head in event.get("responseHeaders", ())}
        length = heads.get("content-length", "")
        return (
            event.get("responseStatusCode") == HTTPStatus.OK
            and "content-encoding" not in heads
            and not heads.get("content-type", "").startswith("multipart/")
            and not (length.isascii() and length.isdigit() and int(length) > self._size)
        )
