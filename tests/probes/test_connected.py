import asyncio
from collections.abc import Callable
from typing import cast

import pytest
from playwright.async_api import Browser
from playwright.async_api import Error as PlaywrightError

from probes.connected import while_connected


class Dying:
    """A browser that says it is gone when `die` is called, and answers nothing."""

    def __init__(self) -> None:
        self.alive = True
        self.heard: list[Callable[[object], None]] = []

    def is_connected(self) -> bool:
        return self.alive

    def on(self, _event: str, told: Callable[[object], None]) -> None:
        self.heard.append(told)

    def remove_listener(self, _event: str, told: Callable[[object], None]) -> None:
        self.heard.remove(told)

    def die(self) -> None:
        self.alive = False
        for told in tuple(self.heard):
            told(self)

    async def wait(self) -> None:
        async with while_connected(cast(Browser, self)):
            await asyncio.Event().wait()


async def test_a_call_that_is_never_answered_ends_with_the_browser() -> None:
    browser = Dying()
    waiting = asyncio.create_task(browser.wait())
    await asyncio.sleep(0)
    browser.die()
    browser.die()
    with pytest.raises(PlaywrightError):
        await waiting
    assert browser.heard == []


async def test_a_browser_that_is_gone_already_is_not_waited_for() -> None:
    browser = Dying()
    browser.die()
    with pytest.raises(PlaywrightError):
        await browser.wait()


async def test_a_cancellation_and_a_time_limit_stay_what_they_are() -> None:
    waiting = asyncio.create_task(Dying().wait())
    await asyncio.sleep(0)
    waiting.cancel()
    with pytest.raises(asyncio.CancelledError):
        await waiting
    with pytest.raises(TimeoutError):
        await asyncio.wait_for(Dying().wait(), 0)


async def test_a_cancellation_while_the_browser_dies_is_not_lost() -> None:
    browser = Dying()
    waiting = asyncio.create_task(browser.wait())
    await asyncio.sleep(0)
    waiting.cancel()
    browser.die()
    with pytest.raises(asyncio.CancelledError):
        await waiting


async def test_the_task_can_be_cancelled_again_afterwards() -> None:
    browser = Dying()

    async def twice() -> int:
        with pytest.raises(PlaywrightError):
            await browser.wait()
        task = asyncio.current_task()
        assert task
        return task.cancelling()

    going = asyncio.create_task(twice())
    await asyncio.sleep(0)
    browser.die()
    assert await going == 0
