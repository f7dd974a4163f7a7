import asyncio

import pytest

from probes.look import LookLimits, look
from probes.snapshot import Trouble
from tests.browser.conftest import Web

pytestmark = pytest.mark.asyncio(loop_scope="session")


async def test_a_page_is_read_and_pictured(web: Web) -> None:
    visit = await web.look("<h1>Alex Practice</h1><p class=bio>I teach <b>maths</b></p>", {"bio": ".bio"})
    page = visit.snapshot
    assert (page.address, page.status, page.title, page.language) == ("https://page.test/", 200, "Made-up page", "en")
    assert [(text.text, text.field, text.visible) for text in page.texts] == [
        ("Alex Practice", "", True),
        ("I teach maths", "bio", True),
    ]
    assert (page.trouble, page.cut, visit.note) == (Trouble.NONE, False, "")
    assert visit.picture is not None
    assert visit.picture.startswith(b"\xff\xd8")


async def test_words_that_arrive_late_are_read(web: Web) -> None:
    web.put("later words", "/later")
    visit = await web.look(
        "<p id=p></p><script>setTimeout(async () => p.textContent = await (await fetch('/later')).text(), 50)</script>"
    )
    assert [text.text for text in visit.snapshot.texts] == ["later words"]


async def test_a_missing_page_keeps_its_status(web: Web) -> None:
    visit = await web.look()
    assert (visit.snapshot.status, visit.snapshot.trouble) == (404, Trouble.NONE)


@pytest.mark.parametrize(
    "address",
    [
        "http://page.test/",
        "file:///etc/hostname",
        "https://page.test:8443/",
        "https://",
        "chrome://version",
        "https://a:b@page.test/",
        "https://[x/",
        "",
    ],
)
async def test_only_addresses_of_secure_websites_are_opened(web: Web, address: str) -> None:
    visit = await look(web.browser, address, ["page.test"], {})
    assert (visit.snapshot.status, visit.snapshot.trouble) == (None, Trouble.NOT_AN_ADDRESS)


async def test_a_redirect_to_a_host_that_is_not_allowed_is_not_followed(web: Web) -> None:
    web.put("", status=302, location="https://other.test/login")
    web.put("<p>elsewhere", "/login", "other.test")
    visit = await web.look()
    assert visit.snapshot.trouble is Trouble.LED_ELSEWHERE
    assert (visit.snapshot.address, visit.snapshot.status) == ("https://other.test/login", None)
    assert visit.snapshot.texts == ()
    assert visit.note


async def test_redirects_without_end(web: Web) -> None:
    web.put("", status=302, location="/")
    visit = await web.look()
    assert visit.snapshot.trouble is Trouble.REDIRECTS


async def test_a_site_that_hangs_up_is_unreachable(web: Web) -> None:
    visit = await look(web.browser, "https://nowhere.test/", ["nowhere.test"], {})
    assert (visit.snapshot.status, visit.snapshot.trouble) == (None, Trouble.UNREACHABLE)


async def test_a_busy_page_costs_its_own_time_and_nobody_elses(web: Web) -> None:
    web.put("<p>quick")
    web.put("<p>busy<script>for(;;);</script>", host="other.test")
    limits = LookLimits(load=1.0, rest=0.2, read=0.3)
    busy, quick = await asyncio.gather(
        look(web.browser, "https://other.test/", ["other.test"], {}, "busy", limits), web.look(target="quick")
    )
    assert busy.snapshot.trouble is Trouble.SLOW
    assert [text.text for text in quick.snapshot.texts] == ["quick"]


async def test_a_page_that_crashes_is_told(web: Web) -> None:
    # Chromium's layout runs out of stack on nested elements without end.
    visit = await web.look(
        "<p>top<script>let e = document.body;"
        "for (let i = 0; i < 3000; i++) e = e.appendChild(document.createElement('div'));"
        "e.textContent = 'deep'</script>"
    )
    assert visit.snapshot.trouble in (Trouble.CRASHED, Trouble.SLOW)
    assert [text.text for text in (await web.look("<p>next")).snapshot.texts] == ["next"]


async def test_a_stranger_leaves_no_cookie_for_the_next(web: Web) -> None:
    page = "<p id=p></p><script>p.textContent = 'was here: ' + document.cookie; document.cookie = 'a=b'</script>"
    first, second = await web.look(page), await web.look(page)
    assert first.snapshot.texts[0].text == second.snapshot.texts[0].text == "was here:"


async def test_the_ledger_tells_who_asked_for_what(web: Web) -> None:
    await web.look("<p>x<img src=https://cdn.test/pixel?name=alex>", target="told apart")
    mine = [line for line in web.gate.ledger() if line.target == "told apart" and line.host.endswith(".test")]
    assert {(line.host, line.allowed) for line in mine} == {("page.test", True), ("cdn.test", False)}
    assert "alex" not in repr(mine)
