from collections.abc import AsyncGenerator
from dataclasses import dataclass

import pytest
import pytest_asyncio
from playwright.async_api import CDPSession, Page

from probes.reader import read_page
from probes.snapshot import PageSnapshot, Text
from tests.browser.conftest import Web

pytestmark = pytest.mark.asyncio(loop_scope="session")

LONG = "x" * 200
FILL = "position:absolute;inset:0"
AWAY = "position:absolute;width:1px;height:1px;overflow:hidden;clip:rect(0,0,0,0)"
COVERED = f"<div style='position:relative'><p>words<div style='{FILL};background:#eee'></div></div>"
PIXEL = "data:image/gif;base64,R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7"


@dataclass
class Bench:
    web: Web
    page: Page
    cdp: CDPSession

    async def snapshot(self, body: str, fields: dict[str, tuple[str, ...]] | None = None) -> PageSnapshot:
        self.web.put("<!doctype html><title>Made-up page</title><body>" + body)
        await self.page.goto("https://page.test/")
        return (await read_page(self.cdp, fields or {}, 200)).snapshot

    async def texts(self, body: str, fields: dict[str, tuple[str, ...]] | None = None) -> list[Text]:
        return list((await self.snapshot(body, fields)).texts)


@pytest_asyncio.fixture(loop_scope="session", scope="module")
async def bench(running: Web) -> AsyncGenerator[Bench]:
    """One page to try markup on: what is read does not depend on how it came there."""
    async with running.browser.visitor(["page.test"]) as (context, _):
        page = await context.new_page()
        yield Bench(running, page, await context.new_cdp_session(page))


SHOWN = {
    "plain": "<p>words",
    "aria-hidden is painted": "<p aria-hidden=true>words",
    "visible again inside hidden": "<div style='visibility:hidden'><p style='visibility:visible'>words</div>",
    "behind a banner a visitor can close": "<p>words<div style='position:fixed;inset:0;background:#fff'></div>",
    "under a see-through layer": f"<div style='position:relative'><p>words<div style='{FILL}'></div></div>",
    "far down": "<div style='height:5000px'></div><p>words",
    "in a box that scrolls": "<div style='overflow:auto;height:50px'><div style='height:300px'></div><p>words</div>",
    "white on a dark ground": "<div style='background:#123'><p style='color:#fff'>words</div>",
    "white on a picture": f"<div style='background:url({PIXEL})'><p style='color:#fff'>words</div>",
    "white over a dark sibling": f"<div style='{FILL};background:#000'></div>"
    "<p style='position:relative;color:#fff'>words",
    "open details": "<details open><summary></summary>words</details>",
    "generated": "<style>p::before{content:'words'}</style><p>",
    "in an open shadow root": "<div id=h></div><script>h.attachShadow({mode:'open'}).innerHTML='<p>words'</script>",
    "in a closed shadow root": "<div id=h></div><script>h.attachShadow({mode:'closed'}).innerHTML='<p>words'</script>",
    "in a closed root of the markup": "<div><template shadowrootmode=closed><p>words</p></template></div>",
    "slotted": "<div><template shadowrootmode=open><slot></slot></template><p>words</p></div>",
    "in a frame": "<iframe srcdoc='<p>words'></iframe>",
    "pre-filled": "<input value=words>",
    "in a text area": "<textarea>words</textarea>",
    "chosen": "<select><option>other<option selected>words</select>",
    "in a drawing": "<svg><text y=20>words</text></svg>",
}

HIDDEN = {
    "display none": "<p style='display:none'>words",
    "the hidden attribute": "<p hidden>words",
    "found in page only": "<p hidden=until-found>words",
    "visibility": "<p style='visibility:hidden'>words",
    "see-through": "<p style='opacity:0'>words",
    "see-through around": "<div style='opacity:.05'><p>words</div>",
    "off the page": "<p style='position:absolute;left:-9999px'>words",
    "indented away": "<p style='text-indent:-9999px'>words",
    "above the page": "<p style='position:absolute;top:-500px'>words",
    "for screen readers": f"<span style='{AWAY}'>words</span>",
    "clip path": "<p style='clip-path:inset(50%)'>words",
    "cut off": "<div style='height:0;overflow:hidden'><p>words</div>",
    "shrunk": "<p style='transform:scale(0)'>words",
    "tiny": "<p style='font-size:1px'>words",
    "white on white": "<p style='color:#fff'>words",
    "nearly white on white": "<p style='color:#fdfdfd'>words",
    "see-through ink": "<p style='color:transparent'>words",
    "covered": COVERED,
    "covered far down": "<div style='height:5000px'></div>" + COVERED,
    "closed details": "<details><summary></summary>words</details>",
    "content-visibility": "<div style='content-visibility:hidden'><p>words</div>",
    "not slotted": "<div><template shadowrootmode=open></template><p>words</p></div>",
    "without scripts": "<noscript><p>words</p></noscript>",
    "template": "<template><p>words</p></template>",
    "hidden field": "<input type=hidden value=words>",
    "hidden frame": "<iframe style='display:none' srcdoc='<p>words'></iframe>",
}


@pytest.mark.parametrize(
    ("body", "visible"),
    [*((body, True) for body in SHOWN.values()), *((body, False) for body in HIDDEN.values())],
    ids=[*SHOWN, *HIDDEN],
)
async def test_visible_means_visible(bench: Bench, body: str, visible: bool) -> None:
    texts = [text for text in await bench.texts(body) if "words" in text.text]
    assert [text.visible for text in texts] == [visible]
    assert bool(texts[0].boxes) == visible


PASSAGES = {
    "tags within a line": ("<p>07700 <b>900</b><i>123</i> or <a href=#>more</a>", ["07700 900123 or more"]),
    "a line break": ("<p>one<br>two", ["one\ntwo"]),
    "blocks": (f"<p>{'a' * 130}<p>{'b' * 130}", ["a" * 130, "b" * 130]),
    "an address in lines": (
        "<div><div>12 High Street</div><div>Leeds</div><div>LS1 1AA</div></div><p>" + LONG,
        ["12 High Street\nLeeds\nLS1 1AA", LONG],
    ),
    "a list": ("<ul><li>one<li>two</ul><p>" + LONG, ["one\ntwo", LONG]),
    "a table row": ("<table><tr><td>Phone<td>07700 900123</table><p>" + LONG, ["Phone\n07700 900123", LONG]),
    "a heading stays alone": (
        "<div><h1>Alex</h1><p>one</p><p>two</p></div><p>" + LONG,
        ["Alex", "one\ntwo", LONG],
    ),
    "hidden words do not cut visible ones": (
        "<p>07700 <span style='display:none'>no</span>900123",
        ["07700 900123", "no"],
    ),
    "white space as written": ("<pre>one\n  two</pre>", ["one\ntwo"]),
    "text turned round": ("<p><bdo dir=rtl>321009 00770</bdo>", ["07700 900123"]),
}


@pytest.mark.parametrize(("body", "expected"), PASSAGES.values(), ids=PASSAGES)
async def test_natural_passages(bench: Bench, body: str, expected: list[str]) -> None:
    assert [text.text for text in await bench.texts(body)] == expected


async def test_fields_keep_passages_apart(bench: Bench) -> None:
    texts = await bench.texts(
        "<article><p>one</p></article><article><p>two <em class=job>Teacher</em></p></article>",
        {"job": (".job",), "post": ("article",), "never": ("p:has(nothing",)},
    )
    assert [(text.text, text.field) for text in texts] == [("one", "post"), ("two", "post"), ("Teacher", "job")]


async def test_of_a_fields_selectors_the_first_that_finds_words_counts(bench: Bench) -> None:
    texts = await bench.texts(
        "<h1 class=name>Jo</h1><h1>Tea club</h1><h2 class=no></h2>", {"name": ("h2.no", ".name", "h1")}
    )
    assert [(text.text, text.field) for text in texts] == [("Jo", "name"), ("Tea club", "")]


async def test_every_word_has_its_box(bench: Bench) -> None:
    (text,) = await bench.texts("<p style='width:120px'>call 07700 <b>900123</b> after school")
    assert [text.text[box.start : box.end] for box in text.boxes] == text.text.split()
    first, last = text.boxes[0], text.boxes[-1]
    assert last.y > first.y
    assert all(box.width > 4 and box.height > 8 for box in text.boxes)


async def test_words_in_attributes(bench: Bench) -> None:
    texts = await bench.texts(
        f"<img alt='a school badge' title=tip src={PIXEL} width=40 height=40>"
        "<button aria-label=close></button><input placeholder=email>"
    )
    assert [(text.attribute, text.text, text.visible) for text in texts] == [
        ("title", "tip", True),
        ("alt", "a school badge", True),
        ("aria-label", "close", True),
        ("placeholder", "email", True),
    ]


async def test_what_is_in_the_page_without_being_on_it(bench: Bench) -> None:
    page = await bench.snapshot(
        """<meta name=description content="A teacher"><meta property=og:title content="Alex">
            <link rel=alternate type=application/rss+xml href=/feed title=Feed>
            <script type=application/ld+json>{"@type": "Person"}</script>
            <script type=application/json id=state>{"a": 1}</script>
            <div itemscope itemtype=https://schema.org/Person><span itemprop=name>Alex</span>
            <div itemprop=address itemscope><b itemprop=city>Leeds</b></div></div>
            <a href=mailto:a@page.test>write</a><a rel=me href=/other>x</a><a href=tel:02079460123 hidden>call</a>"""
    )
    assert page.metas == (("description", "A teacher"), ("og:title", "Alex"))
    assert page.structured == (
        ("json-ld", '{"@type": "Person"}'),
        ("state", '{"a": 1}'),
        ("microdata", '{"@type":"Person","name":"Alex","address":{"@type":"","city":"Leeds"}}'),
    )
    assert [(link.target, link.text, link.rel, link.visible) for link in page.links] == [
        ("https://page.test/feed", "Feed", "alternate", False),
        ("mailto:a@page.test", "write", "", True),
        ("https://page.test/other", "x", "me", True),
        ("tel:02079460123", "call", "", False),
    ]


@pytest.mark.parametrize(
    ("body", "there"), [("<input type=password>", True), ("<input type=password hidden>", False), ("<input>", False)]
)
async def test_a_password_field_counts_where_it_is_seen(bench: Bench, body: str, there: bool) -> None:
    assert (await bench.snapshot(body)).password_field is there


async def test_a_page_cannot_tamper_with_the_reading(bench: Bench) -> None:
    texts = await bench.texts(
        """<p>words<script>JSON.stringify = () => '{}'; Array.prototype.push = () => 0; Map = Set = undefined;
        window.getComputedStyle = () => ({});
        Element.prototype.getBoundingClientRect = () => ({width: 0});
        Range.prototype.getClientRects = () => []; String.prototype.matchAll = () => [];
        document.querySelectorAll = () => [];
        Object.defineProperty(Text.prototype, 'data', {get: () => 'lies'})</script>""",
    )
    assert [(text.text, text.visible) for text in texts] == [("words", True)]


async def test_a_page_without_end_is_cut_and_says_so(bench: Bench) -> None:
    page = await bench.snapshot("<script>document.write('<i>x</i>'.repeat(250000))</script>")
    assert page.cut
    assert page.texts


async def test_a_deep_page_is_read_to_a_depth(bench: Bench) -> None:
    page = await bench.snapshot(
        "<p>top<script>let e = document.body;"
        "for (let i = 0; i < 800; i++) e = e.appendChild(document.createElement('div'));"
        "e.textContent = 'deep'</script>"
    )
    assert page.texts[0].text == "top"
    assert page.cut
