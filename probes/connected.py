"""Work with a browser that may die at any moment: calls that it never answers must not be waited for."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager

from playwright.async_api import Browser
from playwright.async_api import Error as PlaywrightError


@asynccontextmanager
async def while_connected(browser: Browser) -> AsyncGenerator[None]:
    """The block ends with Playwright's Error as soon as `browser` is gone.

    Playwright leaves some calls without an answer then, such as one for a new context. Raises RuntimeError outside a
    task.
    """
    task = asyncio.current_task()
    if task is None:
        raise RuntimeError("only a task can be interrupted")
    already = task.cancelling()
    gone = False

    def interrupt(_: Browser) -> None:
        nonlocal gone
        if not gone:
            gone = True
            task.cancel()

    browser.on("disconnected", interrupt)
    try:
        if not browser.is_connected():
            raise PlaywrightError("The browser is gone.")
        yield
    except asyncio.CancelledError:
        if gone and task.uncancel() <= already:
            raise PlaywrightError("The browser is gone.") from None
        raise
    finally:
        browser.remove_listener("disconnected", interrupt)
