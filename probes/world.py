"""Scripts in a world of their own inside a page: they share its document, and none of its scripts can reach them."""

from __future__ import annotations

from playwright.async_api import CDPSession


async def isolated_world(cdp: CDPSession) -> int:
    """The id of a script context in the page's main frame. Raises Playwright's Error where the page is gone."""
    tree = await cdp.send("Page.getFrameTree")
    made = await cdp.send(
        "Page.createIsolatedWorld", {"frameId": tree["frameTree"]["frame"]["id"], "worldName": "selfaudit"}
    )
    return int(made["executionContextId"])


async def evaluate(cdp: CDPSession, expression: str) -> object:
    """The value of a script of ours, awaited if it is a promise. Raises Playwright's Error where the page is gone."""
    said = await cdp.send(
        "Runtime.evaluate",
        {
            "expression": expression,
            "contextId": await isolated_world(cdp),
            "awaitPromise": True,
            "returnByValue": True,
        },
    )
    return said["result"].get("value")
