"""Scripts in a world of their own inside a page: they share its document, and none of its scripts can reach them."""

from __future__ import annotations

from weakref import WeakKeyDictionary

from playwright.async_api import CDPSession

_known: WeakKeyDictionary[CDPSession, int] = WeakKeyDictionary()  # asking anew costs two messages for each script


async def isolated_world(cdp: CDPSession) -> int:
    """The id of a script context in the page's main frame as it is now; `world_of` gives it again.

    It lasts as long as the document. Raises Playwright's Error where the page is gone.
    """
    tree = await cdp.send("Page.getFrameTree")
    made = await cdp.send(
        "Page.createIsolatedWorld", {"frameId": tree["frameTree"]["frame"]["id"], "worldName": "selfaudit"}
    )
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
