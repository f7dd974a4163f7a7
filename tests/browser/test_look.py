import asyncio
import sys

import pytest
from playwright.async_api import Error

from probes.browser import Browser
from probes.gate import Gate
from probes.look import look
from probes.snapshot import Trouble
from probes.visit import LookLimits
from tests.browser.conftest import FORGED, Web
from tests.hostile.site import answer, serve

pytestmark = pytest.mark.asyncio(loop_scope="session")


async def test_a_page_is_read_and_pictured(web: Web) -> None:
    visit = await web.look("<h1>Alex Practice</h1><p class=bio>I teach <b>maths</b></p>", {"bio": (".bio",)})
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


async def test_a_site_that_cannot_prove_who_it_is_is_not_read(web: Web) -> None:
    visit = await look(web.browser, f"https://{FORGED}/", [FORGED], {})
    assert (visit.snapshot.status, visit.snapshot.trouble, visit.snapshot.texts) == (None, Trouble.CERTIFICATE, ())
    web.put(f"<p>mine<iframe src=https://{FORGED}/></iframe>")
    framed = await look(web.browser, "https://page.test/", ["page.test", FORGED], {})
    assert [text.text for text in framed.snapshot.texts if text.visible] == ["mine"]


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


@pytest.mark.skipif(sys.platform != "linux", reason="Linux alone can bound a process's memory")
async def test_a_page_cannot_take_all_memory(web: Web) -> None:
    visit = await web.look(
        "<p id=p></p><script>const held = []; try { while (held.length < 200) held.push(new Uint8Array(1e7).fill(1)) }"
        " catch { held.refused = true } p.textContent = held.refused ? 'refused' : 'given two gigabytes'</script>"
    )
    said = [text.text for text in visit.snapshot.texts]
    assert said == ["refused"] or visit.snapshot.trouble is Trouble.CRASHED


async def test_a_stranger_leaves_no_cookie_for_the_next(web: Web) -> None:
    page = "<p id=p></p><script>p.textContent = 'was here: ' + document.cookie; document.cookie = 'a=b'</script>"
    first, second = await web.look(page), await web.look(page)
    assert first.snapshot.texts[0].text == second.snapshot.texts[0].text == "was here:"


async def test_the_ledger_tells_who_asked_for_what(web: Web) -> None:
    await web.look("<p>x<img src=https://cdn.test/pixel?name=alex>", target="told apart")
    mine = [line for line in web.gate.ledger() if line.target == "told apart" and line.host.endswith(".test")]
    assert {(line.host, line.allowed) for line in mine} == {("page.test", True), ("cdn.test", False)}
    assert "alex" not in repr(mine)


BANNER = "position:fixed;bottom:0;width:100%;height:200px;background:#fff"
REFUSED = "id=onetrust-reject-all-handler"
GOES = "onclick=\"this.parentElement.remove(); document.title = 'refused'\""
BANNERS = {
    "a known one": f"<div id=onetrust-banner-sdk>Hi<button>Accept<button {REFUSED} {GOES}>x</button></div>",
    "a site's own": f"<div id=gdpr-banner>Hi<button>Accept<button id=gdpr-banner-decline {GOES}>x</button></div>",
    "by its words": f"<div style='{BANNER}'>We use cookies <button>OK</button>"
    f"<button {GOES}> Reject \n all</button></div>",
    "a dialog": f"<dialog open>Cookies<button>OK</button><a href=#x {GOES}>Only allow essential cookies</a></dialog>",
    "in a shadow root": "<div><template shadowrootmode=open>"
    f"<div style='{BANNER}'>Cookies<button {GOES}>Deny</button></div></template></div>",
}


@pytest.mark.parametrize("banner", BANNERS.values(), ids=BANNERS)
async def test_a_cookie_banner_is_refused(web: Web, banner: str) -> None:
    visit = await web.look("<p>words</p>" + banner)
    assert visit.snapshot.title == "refused"
    assert (visit.snapshot.banner, visit.note) == (False, "")
    assert [text.text for text in visit.snapshot.texts] == ["words"]


@pytest.mark.parametrize(
    "banner",
    [
        f"<div style='{BANNER}'>We use cookies <button onclick='document.title = 1'>Accept all</button></div>",
        f"<div style='{BANNER}'>We use cookies <button>Reject all</button></div>",
        "<iframe id=sp_message_iframe_1 width=300 height=300></iframe>",
    ],
    ids=["only accepting", "does not go", "in a frame"],
)
async def test_a_cookie_banner_that_stays_is_told(web: Web, banner: str) -> None:
    visit = await web.look("<p>words</p>" + banner)
    assert visit.snapshot.title == "Made-up page"
    assert visit.snapshot.banner
    assert "cookie banner" in visit.note


@pytest.mark.parametrize(
    "body",
    [
        "<p>I baked cookies today <button>Reject all</button>",
        f"<div style='{BANNER}'>Sign in <button>Accept</button><button>No thanks</button></div>",
        f"<div style='{BANNER};display:none'>We use cookies <button>Accept</button></div>",
    ],
)
async def test_what_is_no_cookie_banner_is_left_alone(web: Web, body: str) -> None:
    visit = await web.look(f"{body}<script>onclick = () => {{ document.title = 'pressed' }}</script>")
    assert (visit.snapshot.title, visit.snapshot.banner) == ("Made-up page", False)


FEED = """<div id=feed></div><p id=end style='height:10px'></p><script>
let n = 0;
new IntersectionObserver(seen => { if (seen[0].isIntersecting && n < MOST) setTimeout(() => {
  for (let i = 0; i < 5; i++)
    feed.insertAdjacentHTML('beforeend', `<article style="height:400px">post ${++n}</article>`);
}, 20); }, {rootMargin: '50px'}).observe(end);
</script>"""


async def test_posts_that_load_late_are_reached(web: Web) -> None:
    visit = await web.look(FEED.replace("MOST", "20"))
    assert [text.text for text in visit.snapshot.texts] == [f"post {number}" for number in range(1, 21)]
    assert not visit.snapshot.cut


async def test_a_feed_without_end_is_followed_to_a_bound_and_told(web: Web) -> None:
    visit = await web.look(FEED.replace("MOST", "1e9"), limits=LookLimits(screens=4))
    assert 5 <= len(visit.snapshot.texts) <= 60
    assert visit.snapshot.cut
    assert visit.note == "It was scrolled down by 4 screens, and goes on below."


async def test_a_long_page_that_stays_as_it_loaded_is_followed_to_a_bound_and_told(web: Web) -> None:
    body = "<p style='height:850px'>words</p>" * 4
    bounded, whole = await web.look(body, limits=LookLimits(screens=1)), await web.look(body)
    assert (bounded.snapshot.cut, whole.snapshot.cut) == (True, False)
    assert (bounded.note, whole.note) == ("It was scrolled down by 1 screen, and goes on below.", "")


PICTURES = (
    "<img src=/badge width=150 height=150><img src=/badge width=9 height=9><img src=/large width=150 height=150>"
    "<img src=/missing width=150 height=150><img src=/hidden style='display:none'><img src=/hall width=150 height=150>"
    "<img src=/moved width=150 height=150>"
)
SVG = "<svg xmlns='http://www.w3.org/2000/svg' id='{}'/>"


async def test_pictures_come_from_what_arrived_once_and_only_where_asked_for(web: Web) -> None:
    for name in ("badge", "hidden", "hall", "large"):
        web.put(SVG.format(name * (300 if name == "large" else 1)), f"/{name}")
    web.put("", "/moved", status=302, location="/hidden")
    visit = await web.look(PICTURES, limits=LookLimits(pictures=5, picture_bytes=1000))
    assert [(picture.address, picture.data.decode()) for picture in visit.pictures] == [
        (f"https://page.test/{name}", SVG.format(of))
        for name, of in [("badge",) * 2, ("hall",) * 2, ("moved", "hidden")]
    ]
    assert [picture.address for picture in (await web.look(limits=LookLimits(pictures=1))).pictures] == [
        "https://page.test/badge"
    ]
    assert (await web.look(limits=LookLimits(pictures=0))).pictures == ()


async def test_no_picture_is_asked_for_twice() -> None:
    def respond(host: str, target: str) -> bytes:
        return answer(SVG.format(target), kind="image/svg+xml") if target != "/" else answer(PICTURES)

    async with serve(["page.test"], respond) as site, Gate(site.routes) as gate, Browser(gate, site.spki) as browser:
        visit = await look(browser, "https://page.test/", ["page.test"], {}, limits=LookLimits(pictures=9))
    assert len(visit.pictures) == 5
    asked = [head.split(" ")[1] for head in site.heads]
    assert sorted(asked) == sorted(set(asked))


async def test_when_the_gate_is_gone_pages_fail(web: Web) -> None:
    web.put("<p>words")
    async with web.browser.visitor(["page.test"]) as (context, lane):
        page = await context.new_page()
        await page.goto("https://page.test/")
        await lane.close()
        with pytest.raises(Error, match="ERR_PROXY_CONNECTION_FAILED"):
            await page.goto("https://page.test/")
