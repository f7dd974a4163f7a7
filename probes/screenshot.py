"""The picture of a page as it stands in its window, or of more of it than the window shows."""

from __future__ import annotations

import base64
from collections.abc import Mapping
from typing import Any

from playwright.async_api import CDPSession
from playwright.async_api import Error as PlaywrightError

_CAPTURE = "Page.captureScreenshot"
_AGAIN = 2
_NOT_NOW = "Unable to capture screenshot"  # Chromium 156 says so now and then of a page it pictures a moment later


async def screenshot(cdp: CDPSession, clip: Mapping[str, float], form: str = "jpeg") -> bytes:
    """`clip` of the page as JPEG or PNG. Raises Playwright's Error where the page is gone or cannot be pictured."""
    kind: dict[str, Any] = {"format": form} | ({"quality": 70} if form == "jpeg" else {})
    asked = {**kind, "captureBeyondViewport": True, "clip": {**clip}}
    for _ in range(_AGAIN):
        try:
            return _bytes(await cdp.send(_CAPTURE, asked))
        except PlaywrightError as error:
            if _NOT_NOW not in error.message:
                raise
    return _bytes(await cdp.send(_CAPTURE, asked))


def _bytes(taken: Mapping[str, str]) -> bytes:
    return base64.b64decode(taken["data"])
