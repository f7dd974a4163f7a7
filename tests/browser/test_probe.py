"""What a personal website asks for beside its own host is told, and loaded only where the person allowed it."""

import pytest

from probes.platform_files import own_platforms
from probes.probe import SignedOutProbe
from probes.resolve import resolve
from probes.visit import LookLimits
from selfaudit.hosts import further_hosts
from selfaudit.model import Outcome
from tests.browser.conftest import Web

pytestmark = pytest.mark.asyncio(loop_scope="session")

ME = resolve("https://page.test/", own_platforms(), "website")
PAGE = (
    "<!doctype html><title>Made-up page</title><p>Some words of my own</p><p id=more></p>"
    "<script src=https://cdn.test/words.js></script><img src=https://other.test/pixel>"
)


async def test_further_hosts_are_told_then_loaded_only_where_allowed(web: Web) -> None:
    web.put(PAGE)
    web.put("more.textContent = 'My class: 4B'", "/words.js", "cdn.test")
    probe = SignedOutProbe(web.gate, web.browser, own_platforms(), lambda _: ())
    first = await probe.look(ME)
    assert first.look.outcome is Outcome.PUBLIC
    assert "hosts that were not visited: cdn.test, other.test." in first.look.note
    assert further_hosts(web.gate.ledger(), ME.id) == ("cdn.test", "other.test")
    second = await SignedOutProbe(web.gate, web.browser, own_platforms(), lambda _: ("cdn.test",)).look(ME)
    assert [passage.text for passage in second.passages] == ["Some words of my own\nMy class: 4B", "Made-up page"]
    assert "hosts that were not visited: other.test." in second.look.note
    assert further_hosts(web.gate.ledger(), ME.id) == ("other.test",)


async def test_a_page_that_sends_strangers_elsewhere_to_log_in_is_a_wall(web: Web) -> None:
    web.put("", status=302, location="https://other.test/login?next=me")
    seen = await SignedOutProbe(web.gate, web.browser, own_platforms(), lambda _: ()).look(ME)
    assert seen.look.outcome is Outcome.WALL
    assert "log in" in seen.look.note


async def test_pictures_reach_the_capture_where_they_are_asked_for(web: Web) -> None:
    web.put(PAGE + "<img src=/badge width=50 height=50>")
    web.put("<svg xmlns='http://www.w3.org/2000/svg'/>", "/badge")
    asked = SignedOutProbe(web.gate, web.browser, own_platforms(), lambda _: (), LookLimits(pictures=3))
    assert [picture.address for picture in (await asked.look(ME)).pictures] == ["https://page.test/badge"]
    assert (await SignedOutProbe(web.gate, web.browser, own_platforms(), lambda _: ()).look(ME)).pictures == ()
