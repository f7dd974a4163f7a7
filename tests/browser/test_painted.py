"""Pictures that a page shows otherwise than as an image element: each is listed with its address and its size."""

import base64
from collections.abc import AsyncGenerator

import pytest
import pytest_asyncio

from probes.page_pictures import unseen_on, worth_reading
from probes.snapshot import PageSnapshot
from tests.browser.conftest import Web
from tests.browser.test_visible import PIXEL, Bench, opened

pytestmark = pytest.mark.asyncio(loop_scope="session")

SIZE = "width:300px;height:200px"
PIXEL_BYTES = base64.b64decode(PIXEL.partition(",")[2])
HERO = f"<div style='{SIZE};background:url(/a)"
AFTER = "<style>p::after{content:'';display:block;" + SIZE + ";background:url(/a)}</style>"


@pytest_asyncio.fixture(loop_scope="session", scope="module")
async def bench(running: Web) -> AsyncGenerator[Bench]:
    async with opened(running) as one:
        yield one


READ = {
    "an image element": f"<img src=/a style='{SIZE}'>",
    "a source of several": f"<picture><source srcset='/a 1x, /b 2x'><img src=/c style='{SIZE}'></picture>",
    "a background": f"{HERO}'>",
    "a background that covers": f"{HERO} center/cover no-repeat'>",
    "a background below a gradient": f"<div style='{SIZE};background:linear-gradient(rgba(0,0,0,.5),red 3px),url(/a)'>",
    "a background by a class": "<style>.a{" + SIZE + ";background-image:url(a)}</style><div class=a>",
    "one of a set": f'<div style=\'{SIZE};background-image:image-set("/b" 3x,"/a" 1x)\'>',
    "an address with brackets and a quote": f"<div style='{SIZE};background:url(\"/a?(\\&quot;,)\")'>",
    "the ground of the page": "<style>body{background:url(/a)}</style>",
    "generated content": f"{AFTER}<p>",
    "generated content that is a picture": "<style>p::before{content:url(/a);display:block;" + SIZE + "}</style><p>",
    "content instead of an element's own": f"<div style='content:url(/a);{SIZE}'>",
    "what stands before a film": f"<video poster=/a style='{SIZE}'></video>",
    "in a drawing": "<svg width=300 height=200><image href=/a width=300 height=200 /></svg>",
    "a button": f"<input type=image src=/a style='{SIZE}'>",
    "an object": f"<object data=/a type=image/png style='{SIZE}'></object>",
    "embedded": f"<embed src=/a type=image/png style='{SIZE}'>",
    "in a frame": f'<iframe width=500 height=300 srcdoc="{HERO}\'>"></iframe>',
    "in a shadow root": f"<div id=h></div><script>h.attachShadow({{mode:'closed'}}).innerHTML=`{HERO}'>x`</script>",
}

NOT_READ = {
    "small": "<div style='width:300px;height:30px;background:url(/a)'>",
    "small tiles": f"{HERO} 0 0/20px 20px'>",
    "small by share": f"{HERO} 0 0/10% auto'>",
    "hidden": f"<div hidden>{HERO}'></div>",
    "see-through": f"<div style='opacity:0'>{HERO}'></div>",
    "generated, see-through": AFTER.replace("content:''", "content:'';opacity:0") + "<p>",
    "never generated": AFTER.replace("content:'';", "") + "<p>",
    "a gradient": f"<div style='{SIZE};background:linear-gradient(red,blue)'>",
    "a drawing out of lines": f"{HERO}.svg)'>".replace("/a)", "/a"),
    "a drawing in the page": f"<div style='{SIZE};background:url(\"data:image/svg+xml,<svg/>\")'>",
    "no picture at all": "<p>words",
}


@pytest.mark.parametrize(
    ("body", "count"),
    [*((body, 1) for body in READ.values()), *((body, 0) for body in NOT_READ.values())],
    ids=[*READ, *NOT_READ],
)
async def test_pictures_are_listed_however_a_page_shows_them(bench: Bench, body: str, count: int) -> None:
    bench.web.put(PIXEL_BYTES, "/a")
    page = await bench.snapshot(body)
    wanted = [address.partition("?")[0] for address in worth_reading(page)]
    assert wanted == ["https://page.test/a"] * count


async def listed(bench: Bench, body: str) -> tuple[PageSnapshot, tuple[int, int, int]]:
    page = await bench.snapshot(body)
    unseen = unseen_on(page)
    return page, (unseen.pictures, unseen.films, unseen.frames)


async def test_what_cannot_be_read_is_listed_too(bench: Bench) -> None:
    other = "<iframe src=https://other.test/ width=300 height=200></iframe>"
    drawn = "<canvas width=300 height=200></canvas><canvas width=30 height=20></canvas>"
    film = f"<video style='{SIZE}' poster=/a></video>"
    assert (await listed(bench, drawn + drawn))[1] == (2, 0, 0)
    assert (await listed(bench, film))[1] == (1, 1, 0)
    assert (await listed(bench, other + "<iframe srcdoc=words width=300 height=200></iframe>"))[1] == (0, 0, 1)
    assert (await listed(bench, f"<div hidden>{drawn}{film}{other}</div>"))[1] == (0, 0, 0)


async def test_what_is_written_into_a_page_is_whole_or_has_no_address(bench: Bench) -> None:
    long = f"{HERO}'>".replace("/a", "data:image/png;base64," + "A" * 2_000_000)
    page, unseen = await listed(bench, long + f"{HERO}'>".replace("/a", PIXEL))
    assert [len(image.source) for image in page.images] == [0, 0]
    assert unseen == (2, 0, 0)
    page, _ = await listed(bench, f"{HERO}'>".replace("/a", PIXEL))
    assert [image.source for image in page.images] == [PIXEL]
