"""Scripts in a world of their own inside a page: they share its document, and none of its scripts can reach them."""

from __future__ import annotations

from weakref import WeakKeyDictionary

from playwright.async_api import CDPSession

# Asking anew costs a message for each script. A page's main frame keeps its id whatever it shows.
_known: WeakKeyDictionary[CDPSession, int] = WeakKeyDictionary()
_frames: WeakKeyDictionary[CDPSession, str] = WeakKeyDictionary()


async def main_frame(cdp: CDPSession) -> str:
    """The id of the page's main frame. Raises Playwright's Error where the page is gone."""
    if cdp not in _frames:
        _frames[cdp] = str((await cdp.send("Page.getFrameTree"))["frameTree"]["frame"]["id"])
    return _frames[cdp]


async def isolated_world(cdp: CDPSession) -> int:
    """The id of a script context in the page's main frame as it is now; `world_of` gives it again.

    It lasts as long as the document. Raises Playwright's Error where the page is gone.
    """
    frame = await main_frame(cdp)
    made = await cdp.send("Page.createIsolatedWorld", {"frameId": frame, "worldName": "selfaudit"})
    _known[cdp] = int(made["executionContextId"])
    return _known[cdp]


async def world_of(cdp: CDPSession) -> int:
    """The script context last made for this page, or a new one. Raises Playwright's Error where the page is gone."""
    return _known[cdp] if cdp in _known else await isolated_world(cdp)


async def evaluate(cdp: CDPSession, expression: str) -> object:
    """The value of a script of ours, awaited if it is a promise.

    Raises Playwright's Error where the page is gone, or has another document than `isolated_world` was made in.
    """
    said = await cdp.send(
        "Runtime.evaluate",
        {"expression": expression, "contextId": await world_of(cdp), "awaitPromise": True, "returnByValue": True},
    )
    return said["result"].get("value")
