"""The pictures that stand on a page, from the bytes that arrived for it: nothing is asked for twice."""

from __future__ import annotations

import base64
from contextlib import suppress
from http import HTTPStatus
from typing import Any

from playwright.async_api import CDPSession
from playwright.async_api import Error as PlaywrightError

from probes.snapshot import PageSnapshot
from selfaudit.model import Picture

_OTHERS = 24_000_000  # bytes kept for everything else that arrives, which would push the pictures out


class Received:
    """Has the browser keep at most `count` pictures of at most `size` bytes each; nothing at all where `count` is 0."""

    def __init__(self, cdp: CDPSession, count: int, size: int) -> None:
        self._cdp = cdp
        self._count = count
        self._size = size
        self._requests: dict[str, str] = {}  # request ids by address

    async def listen(self) -> None:
        """Begin, before the page is opened. Raises Playwright's Error where the page is gone."""
        if self._count:
            self._cdp.on("Network.responseReceived", self._note)
            # Kept outside the page: a page lets go of a picture's bytes once it is painted.
            bounds = {"maxTotalBufferSize": self._size * self._count + _OTHERS, "maxResourceBufferSize": self._size}
            await self._cdp.send("Network.enable", {**bounds, "enableDurableMessages": True})

    async def of(self, page: PageSnapshot) -> tuple[Picture, ...]:
        """The pictures on the page in its order; what is too large, or gone, is left out."""
        pictures: list[Picture] = []
        for address in dict.fromkeys(image.source for image in page.images if image.visible):
            if len(pictures) == self._count:
                break
            if address in self._requests and (data := await self._body(self._requests[address])):
                pictures.append(Picture(address, data))
        return tuple(pictures)

    def _note(self, event: dict[str, Any]) -> None:
        if event["type"] == "Image" and event["response"]["status"] == HTTPStatus.OK:
            self._requests.setdefault(event["response"]["url"], event["requestId"])

    async def _body(self, request: str) -> bytes:
        """The bytes of a picture, or none.

        Playwright's own way to them asks the website again where the browser has let go of them.
        """
        with suppress(PlaywrightError):
            said = await self._cdp.send("Network.getResponseBody", {"requestId": request})
            data = base64.b64decode(said["body"]) if said["base64Encoded"] else said["body"].encode()
            return data if len(data) <= self._size else b""
        return b""
