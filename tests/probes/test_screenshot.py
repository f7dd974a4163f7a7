"""A page that Chromium cannot picture at once is asked for again; one that is gone is not."""

import base64
from typing import Any, cast

import pytest
from playwright.async_api import CDPSession, Error

from probes.screenshot import screenshot

CLIP = {"x": 0, "y": 0, "width": 9, "height": 9, "scale": 1}
NOT_NOW = Error("Protocol error (Page.captureScreenshot): Unable to capture screenshot")


class Asked:
    def __init__(self, *answers: bytes | Error) -> None:
        self.left = list(answers)

    async def send(self, _method: str, _options: dict[str, Any]) -> dict[str, str]:
        answer = self.left.pop(0)
        if isinstance(answer, Error):
            raise answer
        return {"data": base64.b64encode(answer).decode()}


async def test_asked_again_where_it_cannot_be_had_now() -> None:
    assert await screenshot(cast(CDPSession, Asked(NOT_NOW, NOT_NOW, b"jpeg")), CLIP) == b"jpeg"


@pytest.mark.parametrize("said", [(NOT_NOW, NOT_NOW, NOT_NOW), (Error("Target closed"), b"jpeg")])
async def test_not_for_ever_and_not_of_a_page_that_is_gone(said: tuple[bytes | Error, ...]) -> None:
    with pytest.raises(Error):
        await screenshot(cast(CDPSession, Asked(*said)), CLIP)
