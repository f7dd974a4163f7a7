"""Looks of one audit run side by side: told by what a website sees at once, not by the clock."""

import asyncio
from collections.abc import AsyncGenerator
from contextlib import aclosing
from datetime import UTC, datetime

import pytest

from probes.find_browser import find_browser
from probes.platform_files import own_platforms
from probes.probe import open_probe
from probes.resolve import resolve
from probes.visit import LookLimits
from selfaudit.audit import SIDE_BY_SIDE, run
from selfaudit.events import LookFinished
from selfaudit.model import Audit, Identity, Outcome
from selfaudit.policy.load import default_pack
from tests.hostile.site import answer, serve

pytestmark = pytest.mark.asyncio(loop_scope="session")

HOSTS = [f"{name}.test" for name in ("one", "two", "three", "four", "five", "six")]
HANGS = "hangs.test"
PATIENT = LookLimits(load=120)  # a busy machine must not end the page that hangs


async def test_pages_are_asked_for_together_and_one_that_hangs_holds_back_nobody() -> None:
    """No page of a group is answered before all of the group were asked for; one hangs until all others are done."""
    if find_browser() is None:
        pytest.skip("no browser of the Chromium family on this machine")
    together = asyncio.Barrier(SIDE_BY_SIDE - 1)
    others_done = asyncio.Event()
    at_once: list[int] = [0, 0]  # now, and at most

    async def wait_for_the_others(host: str) -> AsyncGenerator[bytes]:
        at_once[0] += 1
        at_once[1] = max(at_once)
        await (others_done.wait() if host == HANGS else together.wait())
        at_once[0] -= 1
        yield answer("<!doctype html><title>Made-up page</title><p>Some words of my own, and a few more.")

    def respond(host: str, target: str) -> bytes | AsyncGenerator[bytes]:
        return wait_for_the_others(host) if target == "/" else answer("", "404 Not Found")

    platforms = own_platforms()
    accounts = tuple(resolve(f"https://{host}/", platforms, "website") for host in (HANGS, *HOSTS))
    audit = Audit(datetime.now(UTC), "a policy", accounts)
    order = []
    async with (
        serve([HANGS, *HOSTS], respond) as site,
        open_probe(platforms, limits=PATIENT, routes=site.routes, trusted_key=site.spki) as probe,
        aclosing(run(audit, Identity(), default_pack(), probe, lambda: datetime.now(UTC))) as events,
    ):
        async for event in events:
            if isinstance(event, LookFinished):
                assert event.look.outcome is Outcome.PUBLIC
                order.append(event.account)
                if len(order) == len(HOSTS):
                    others_done.set()
    assert order[-1] == accounts[0]
    assert len(order) == len(accounts)
    assert at_once[1] == SIDE_BY_SIDE
