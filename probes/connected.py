"""Work with a browser that may die at any moment: calls that it never answers must not be waited for."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager

from playwright.async_api import Browser, CDPSession
from playwright.async_api import Error as PlaywrightError


@asynccontextmanager
async def while_connected(browser: Browser) -> AsyncGenerator[None]:
    """The block ends with Playwright's Error as soon as `browser` is gone.

    Playwright leaves some calls without an answer then, such as one for a new context. Raises RuntimeError outside a
    task.
    """
    async with _until(browser, "disconnected", "The browser is gone."):
        if not browser.is_connected():
            raise PlaywrightError("The browser is gone.")
        yield


@asynccontextmanager
async def while_alive(cdp: CDPSession) -> AsyncGenerator[None]:
    """The block ends with Playwright's Error as soon as the page of `cdp` has crashed, or where it had before.

    Calls to a page that crashes are never answered. Raises RuntimeError outside a task.
    """
    async with _until(cdp, "Inspector.targetCrashed", "The page crashed."):
        # The answer to this one comes from outside the page, and after the word that it has crashed already.
        await cdp.send("Inspector.enable")
        yield


@asynccontextmanager
async def _until(speaker: Browser | CDPSession, event: str, why: str) -> AsyncGenerator[None]:
    """The block ends with Playwright's Error, saying `why`, as soon as `speaker` tells `event`."""
    task = asyncio.current_task()
    if task is None:
        raise RuntimeError("only a task can be interrupted")
    already = task.cancelling()
    told = False

    def interrupt(_: object) -> None:
        nonlocal told
        if not told:
            told = True
            task.cancel()

    speaker.on(event, interrupt)  # type: ignore[call-overload]
    try:
        yield
    except asyncio.CancelledError:
        if told and task.uncancel() <= already:
            raise PlaywrightError(why) from None
        raise
    finally:
        speaker.remove_listener(event, interrupt)
