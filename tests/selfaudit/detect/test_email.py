"""E-mail addresses in every dress, and what only looks like one. All hosts are reserved or made up."""

import pytest

from selfaudit.detect import find
from selfaudit.model import Kind, Match

ADDRESSES = [
    "jo.smith22@gmail.com", "jo@site.example", "JO.SMITH@SITE.CO.UK", "jo+school@site.example", "jo_smith-2@mail.site.example", "o'brien@site.example", "j@s.uk", "jo@例え.テスト", "jo@xn--r8jz45g.xn--zckzah",
    "ｊｏ＠ｓｉｔｅ．ｅｘａｍｐｌｅ", "jo＠site.example", "jo.smith @ gmail.com", "jo@ gmail.com", "jo @gmail.com", "jo@gmail . com", "jo.smith @ site . co . uk", "jo<span>@</span>gmail.com", "jo<b>@</b>site<i>.</i>example",
    "jo@<wbr>site.example", "jo%40site.example", "jo.smith%40site.co.uk", "jo&#64;site.example", "jo&#x40;site.example", "jo&commat;site.example",
    "jo [at] site.example", "jo(at)site.example", "jo {at} site.example", "jo [at] site [dot] example", "jo (at) site (dot) co (dot) uk", "jo at site dot com", "jo AT site DOT co DOT uk", "jo.smith at gmail dot com",
    "jo dot smith at gmail dot com", "jo[@]site.example", "jo(a)site.example", "jo -at- site -dot- com", "jo_at_site_dot_com", "jo\u200b@\u200bsite.example", "jo@sit\u00ade.example",
    "smith22 on gmail", "smith22 at hotmail", "jo_smith on yahoo", "gmail: smith22", "smith.22 (gmail)", "jo.smith22 @ gmail",
]  # fmt: skip

CARRIERS = [
    "{}",
    "Write to {}.",
    "E: {}",
    "Email:{} Tel",
    "<{}>",
    "({})",
    "Jo Bloggs | {} | Poole",
    "\n{}\n",
    "'{}'",
    "e-mail {}, or call",
    "mail me {}!",
]

SCHOOLS = [
    "head@oakfield.dorset.sch.uk",
    "office@st-marys.poole.sch.uk",
    "j.smith@oakfieldacademy.org.uk",
    "jo@oakfield.school",
    "admin@oakfieldprimary.co.uk",
    "jo [at] oakfield.dorset.sch.uk",
]

OTHERS = [
    "@jo_smith", "follow @jo.smith today", "hi @jo. Me too", "https://jo:secret@host.example/x", "ftp://jo@host.example", "logo@2x.png", "icon@3x.webp", "npm i @scope/pkg.js", "jo@site", "jo@localhost", "@jo@mastodon.example",
    "git@github.com:jo/site.git", "meet @ the pub. See you", "9am@hall", "£5@shop.Then", "a@b", "@", "@@@", "root@192.168.0.1", "look at the dot on the map", "we met at noon. com", "dot dot dot", "good at maths dot to dot",
    "I am on gmail", "outlook 2019 is slow", "the outlook for 2024", "my gmail is full", "join me tomorrow on yahoo", "price @ 5.99", "5 @ 2.50 each", "jo@@site.example.", "x@y.jpg", "photo@beach.jpeg", "user@example..com",
]  # fmt: skip


def emails(text: str, kind: Kind = Kind.EMAIL) -> list[Match]:
    return [match for match in find(text) if match.kind is kind and ("email" in match.rule)]


@pytest.mark.parametrize("address", ADDRESSES)
def test_an_address_is_found_wherever_it_stands(address: str) -> None:
    for carrier in CARRIERS:
        text = carrier.format(address)
        start = text.index(address)
        found = emails(text)
        assert len(found) == 1, (text, found)
        assert found[0].start >= start - 1
        assert found[0].end <= start + len(address)
        assert len(found[0].quote) >= 0.8 * len(address), found[0].quote


@pytest.mark.parametrize("address", SCHOOLS)
def test_a_schools_address_is_a_school_finding(address: str) -> None:
    text = f"Write to {address} today"
    assert [match.quote for match in emails(text, Kind.SCHOOL)] == [address]
    assert emails(text) == []


@pytest.mark.parametrize("text", OTHERS)
def test_what_only_looks_like_an_address_is_left_alone(text: str) -> None:
    assert emails(text) == []
    assert emails(f"Say {text} again") == []


def test_words_run_on_are_cut_off() -> None:
    assert [match.quote for match in emails("Email: jo@site.comPhone: 12")] == ["jo@site.com"]
    assert [match.quote for match in emails("a@b.example,c@d.example;e@f.example")] == [
        "a@b.example",
        "c@d.example",
        "e@f.example",
    ]
    assert [match.quote for match in emails("mailto:jo@site.example?subject=hi")] == ["jo@site.example"]
    assert [match.quote for match in emails("https://site.example/?email=jo@site.example&x=1")] == ["jo@site.example"]
