"""Saved HTML: what is text, what is seen, what belongs together."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from probes.platform_files import own_platforms
from probes.saved import is_page, read_page
from probes.snapshot import PageSnapshot

HEAD = "<!doctype html><html><head><title>T</title>{}</head><body>{}</body></html>"


def page(body: str, head: str = "") -> PageSnapshot:
    return read_page(HEAD.format(head, body).encode(), own_platforms())[0]


def shown(body: str, head: str = "") -> list[str]:
    return [text.text for text in page(body, head).texts if text.visible and not text.attribute]


def unseen(body: str, head: str = "") -> list[str]:
    return [text.text for text in page(body, head).texts if not text.visible and not text.attribute]


@pytest.mark.parametrize(
    ("body", "texts"),
    [
        ("<p>Call 07700 <b>900123</b> now.</p>", ["Call 07700 900123 now."]),
        ("<p>077<span>00</span><i> 900</i><!-- no -->123.</p>", ["07700 900123."]),
        ("<p>One ends.</p><p>Two ends.</p>", ["One ends.", "Two ends."]),
        ("loose. <p>block.</p> tail.", ["loose.", "block.", "tail."]),
        ("<p>14 Fern Rise<br>Thornbury Vale<br/>TV1 4XX</p>", ["14 Fern Rise\nThornbury Vale\nTV1 4XX"]),
        (
            "<div><div>14 Fern Rise</div><div>Thornbury Vale</div><div>TV1 4XX</div></div>",
            ["14 Fern Rise\nThornbury Vale\nTV1 4XX"],
        ),
        ("<dl><dt>Phone</dt><dd>020 7946 0123</dd></dl>", ["Phone\n020 7946 0123"]),
        ("<table><tr><td>Phone</td><td>020 7946 0123</td></tr></table>", ["Phone\n020 7946 0123"]),
        ("<article>Short one</article><article>Short two</article>", ["Short one", "Short two"]),
        ("<pre>a\n  b</pre>", ["a\nb"]),
        ("<p>a&nbsp;b &amp; c &#8217; d</p>", ["a b & c ’ d"]),
        ("<textarea>typed in</textarea>", ["typed in"]),
        ("<script>var a = 'no'</script><style>p{}</style><p>yes</p>", ["yes"]),
        ("<p>unclosed <b>bold <p>next.", ["unclosed bold", "next."]),
        ("<p></p><p> \n </p>", []),
    ],
)
def test_text_in_blocks(body: str, texts: list[str]) -> None:
    assert shown(body) == texts


@pytest.mark.parametrize(
    "hiding",
    [
        "hidden",
        'hidden="until-found"',
        'style="display:none"',
        'style="DISPLAY : NONE !important"',
        'style="visibility:hidden"',
        'style="opacity:0"',
        'style="opacity: 0.0"',
        'style="font-size:0px"',
        'style="position:absolute;left:-9999px"',
        'style="position:fixed; top: -10000em"',
        'style="text-indent:-9999px"',
        'style="position:absolute;width:1px;height:1px;overflow:hidden"',
        'style="clip:rect(0,0,0,0);position:absolute"',
        'style="clip-path:inset(50%)"',
        'style="transform:scale(0)"',
        'style="color:#fff;background:white"',
    ],
)
def test_what_is_hidden_is_told_as_hidden(hiding: str) -> None:
    body = f"<p>seen.</p><div {hiding}>not <b>seen</b>.</div>"
    assert shown(body) == ["seen."]
    assert unseen(body) == ["not seen."]


@pytest.mark.parametrize("tag", ["template", "noscript", "dialog", "video", "canvas"])
def test_elements_that_are_not_shown(tag: str) -> None:
    assert unseen(f"<p>seen.</p><{tag}><p>not seen.</p></{tag}>") == ["not seen."]


def test_closed_details_show_their_summary_only() -> None:
    body = "<details{}><summary>More.</summary><p>inside.</p></details>"
    assert (shown(body.format("")), unseen(body.format(""))) == (["More."], ["inside."])
    assert shown(body.format(" open")) == ["More.", "inside."]


def test_hidden_words_in_a_line_do_not_break_it() -> None:
    body = "<p>07700 <span style='display:none'>not this</span>900123</p>"
    assert shown(body) == ["07700 900123"]
    assert unseen(body) == ["not this"]


@pytest.mark.parametrize(
    ("css", "hidden"),
    [
        (".x{display:none}", True),
        (".a, .x { visibility: hidden }", True),
        ("p.x{display:none}", True),
        ("div.x{display:none}", False),
        ("#i{opacity:0}", True),
        (".x.y{display:none}", False),
        (".x.z{display:none}", True),
        ("/* .x{display:none} */", False),
        (".x{display:none} .x{display:block}", False),
        (".x{display:block} .x{display:none}", True),
        ("#i{display:block} .x{display:none}", False),
        ("@media print{.x{display:none}}", False),
        ("@media (max-width:1px){.y{color:red}} .x{display:none}", True),
        ("@import url(a.css); .x{display:none}", True),
        ("@font-face{font-family:a} .x{display:none}", True),
        (".x{color:red}", False),
        (".x:hover{display:none}", False),
        ("body{opacity:0}", False),
        ("}}{{.x{", False),
    ],
)
def test_simple_style_rules_hide(css: str, hidden: bool) -> None:
    body = "<p class='x z' id=i>words.</p>"
    assert bool(unseen(body, f"<style>{css}</style>")) is hidden
    assert bool(shown(body, f"<style>{css}</style>")) is not hidden


def test_a_visible_child_of_an_invisible_one_is_seen() -> None:
    assert shown("<div style='visibility:hidden'>no <p style='visibility:visible'>yes.</p></div>") == ["yes."]


# Known to Python, not to browsers.
NO_ENCODINGS_OF_PAGES = ("idna", "punycode", "unicode_escape", "raw_unicode_escape", "uu", "cp037", "utf-7", "hz")


@pytest.mark.parametrize(
    ("data", "text"),
    [
        ("<p>café</p>".encode(), "café"),
        ('<meta charset="windows-1252"><p>café’s</p>'.encode("cp1252"), "café’s"),
        ('<meta charset="iso-8859-1"><p>it’s</p>'.encode("cp1252"), "it’s"),
        (
            '<meta http-equiv="Content-Type" content="text/html; charset=iso-8859-15"><p>5 €</p>'.encode("iso-8859-15"),
            "5 €",
        ),
        ("<p>café’s</p>".encode("cp1252"), "café’s"),
        ('<meta charset="utf-8"><p>café’s 07700 900123</p>'.encode("cp1252"), "café’s 07700 900123"),
        ("<p>café</p>".encode("utf-8-sig"), "café"),
        ("<p>café</p>".encode("utf-16"), "café"),
        ("<html><body><p>cafe and more words</p>".encode("utf-16-le"), "cafe and more words"),
        ('<meta charset="no-such-thing"><p>café</p>'.encode(), "café"),
        ('<meta charset="latin1"><p>café in truth UTF-8</p>'.encode(), "café in truth UTF-8"),
        ('<?xml version="1.0" encoding="utf-8"?><html><body><p>café</p></body></html>'.encode(), "café"),
        (b"<p>a\x00b</p>", "ab"),
        *((f"<meta charset={name}><p>café</p>".encode("cp1252"), "café") for name in NO_ENCODINGS_OF_PAGES),
    ],
)
def test_encodings(data: bytes, text: str) -> None:
    snapshot, _ = read_page(data, own_platforms())
    assert [seen.text for seen in snapshot.texts if seen.visible] == [text]


def test_a_page_says_where_it_was_saved_from() -> None:
    for note in (
        "<!-- saved from url=(0040)https://www.instagram.com/miss.maple_4/ -->",
        '<link rel="canonical" href="https://www.instagram.com/miss.maple_4/">',
        '<meta property="og:url" content="https://www.instagram.com/miss.maple_4/">',
    ):
        snapshot, platform = read_page(f"<html><head>{note}</head><body>x</body></html>".encode(), own_platforms())
        assert snapshot.address == "https://www.instagram.com/miss.maple_4/"
        assert platform is not None
        assert platform.id == "instagram"


def test_links_are_resolved_and_told_apart() -> None:
    head = '<base href="https://maple.example/a/"><link rel="me" href="https://x.com/maple_teaches">'
    links = page('<a href="b">B</a><a href="#c">C</a><div hidden><a href="tel:1">T</a></div>', head).links
    assert [(link.target, link.text, link.rel, link.visible) for link in links] == [
        ("https://x.com/maple_teaches", "", "me", False),
        ("https://maple.example/a/b", "B", "", True),
        ("tel:1", "T", "", False),
    ]


def test_pictures_attributes_and_microdata() -> None:
    snapshot = page(
        '<img src="a.png" alt=" At  school "><input value="typed" placeholder="Your name"><a title="tip" href="x">y</a>'
        '<div itemscope><b itemprop="name">Morgan</b><div itemprop="address" itemscope>'
        '<i itemprop="postalCode">TV1 4XX</i></div><a itemprop="email" href="mailto:m@maple.example">m</a></div>'
    )
    assert [image.description for image in snapshot.images] == ["At school"]
    assert {(text.attribute, text.text, text.visible) for text in snapshot.texts if text.attribute} == {
        ("value", "typed", True),
        ("placeholder", "Your name", True),
        ("title", "tip", False),
    }
    assert snapshot.structured == (
        (
            "microdata",
            '{"name": "Morgan", "address": {"postalCode": "TV1 4XX"}, "email": "mailto:m@maple.example"}',
        ),
    )


def test_a_page_that_goes_too_deep_says_that_it_was_cut() -> None:
    deep = page("<p>first.</p>" + "<div>" * 3000 + "last." + "</div>" * 3000)
    assert deep.cut
    assert not page("<div>" * 300 + "last." + "</div>" * 300).cut


@pytest.mark.parametrize(
    ("text", "loose", "strict"),
    [
        ("<!DOCTYPE html><p>x", True, True),
        ("  <html>", True, True),
        ("<!-- saved --><html>", True, True),
        ("Call 07700 <b>900123</b>", True, False),
        ("if a < b and c > d", False, False),
        ("Morgan <m@maple.example> wrote", False, False),
        ("", False, False),
    ],
)
def test_what_is_a_page(text: str, loose: bool, strict: bool) -> None:
    assert (is_page(text), is_page(text, strict=True)) == (loose, strict)


@given(st.binary(max_size=400))
def test_no_bytes_break_it(data: bytes) -> None:
    snapshot, _ = read_page(data, own_platforms())
    assert all(text.text.strip() for text in snapshot.texts)


_TAGS = st.sampled_from(["p", "b", "div", "span", "table", "td", "details", "summary", "template", "br", "a", "h1"])


@given(st.lists(st.tuples(_TAGS, st.booleans(), st.sampled_from(["one", "two three", ""])), max_size=30))
def test_no_words_are_lost_whatever_the_tags(parts: list[tuple[str, bool, str]]) -> None:
    body = "".join(f"<{'/' if closing else ''}{tag}>{words}" for tag, closing, words in parts)
    told = " ".join(text.text for text in page(f"<div>{body}</div>").texts)
    wanted = "".join(words for _, _, words in parts).replace(" ", "")
    assert sorted("".join(told.split())) == sorted(wanted)
