"""From snapshot to passages: each thing told once, in the right place."""

import json
from dataclasses import replace

import pytest

from probes.links import telling
from probes.page import passages
from probes.platform_files import own_platforms
from probes.snapshot import Image, Link, PageSnapshot, Text
from probes.structured import readable
from selfaudit.capture import Box, Passage
from selfaudit.model import Place

EMPTY = PageSnapshot("https://maple.example/", 200)
X = own_platforms()["x"]


def told(page: PageSnapshot) -> list[tuple[str, Place, bool]]:
    return [(passage.text, passage.place, passage.visible) for passage in passages(page)]


def test_fields_become_places_and_come_first() -> None:
    page = replace(EMPTY, texts=(Text("Teacher.", True), Text("Teacher.", True, field="bio"), Text("Hello.", True)))
    assert passages(page, X) == (Passage("Teacher.", Place.BIO), Passage("Hello.", Place.TEXT))


LD = '{"@type": "ProfilePage", "mainEntity": {"name": "Morgan Maple", "homeLocation": {"name": "Thornbury"}}}'


def test_structured_data_is_the_second_road_where_a_field_is_not_found() -> None:
    page = replace(EMPTY, title="Morgan Maple", structured=(("json-ld", LD),))
    stored = {passage.text: passage.place for passage in passages(page, X)}
    assert stored["mainEntity: Morgan Maple"] is Place.NAME
    assert stored["homeLocation: Thornbury"] is Place.HOME
    found = replace(page, texts=(Text("Maple", True, field="name"),))
    stored = {passage.text: passage.place for passage in passages(found, X)}
    assert stored["mainEntity: Morgan Maple"] is Place.STRUCTURED
    assert stored["homeLocation: Thornbury"] is Place.HOME


def test_a_meta_tag_can_be_the_second_road() -> None:
    page = replace(EMPTY, title="Maple", metas=(("og:title", "Maple"), ("og:description", "I teach.")))
    told = {passage.text: passage.place for passage in passages(page, own_platforms()["facebook"])}
    assert told == {"Maple": Place.NAME, "I teach.": Place.BIO}


def test_the_same_sentence_is_told_once_where_a_visitor_sees_it() -> None:
    page = replace(
        EMPTY,
        title="Morgan Maple",
        texts=(Text("Morgan  Maple", True), Text("I teach maths.", True), Text("I teach maths.", False)),
        metas=(("description", "I teach maths."), ("og:title", "Morgan Maple"), ("twitter:title", "Morgan maple")),
        images=(Image("a.png", "Morgan Maple"),),
    )
    assert told(page) == [("Morgan  Maple", Place.TEXT, True), ("I teach maths.", Place.TEXT, True)]


def test_longer_stored_words_are_kept() -> None:
    page = replace(
        EMPTY, texts=(Text("bathroom", True),), metas=(("description", "bath"), ("og:description", "a bathroom"))
    )
    assert [passage.text for passage in passages(page)] == ["bathroom", "bath", "a bathroom"]


def test_what_is_public_without_being_visible() -> None:
    page = replace(
        EMPTY,
        title="Home",
        metas=(
            ("author", "Morgan Maple"),
            ("og:phone_number", "020 7946 0123"),
            ("og:image:alt", "me at my desk"),
            ("og:image", "https://maple.example/a.png"),
            ("og:type", "profile"),
            ("twitter:card", "summary"),
            ("viewport", "width=device-width"),
        ),
        images=(Image("a.png", "my class", visible=True),),
        texts=(
            Text("secret words", False),
            Text("a tip", True, attribute="title"),
            Text("typed", True, attribute="value"),
        ),
    )
    assert told(page) == [
        ("typed", Place.TEXT, True),
        ("my class", Place.ALT_TEXT, False),
        ("a tip", Place.HIDDEN, False),
        ("Home", Place.TITLE, True),
        ("author: Morgan Maple", Place.PREVIEW, False),
        ("phone number: 020 7946 0123", Place.PREVIEW, False),
        ("me at my desk", Place.ALT_TEXT, False),
        ("secret words", Place.HIDDEN, False),
    ]


def test_harmful_characters_go_and_boxes_follow() -> None:
    box = Box(0, 0, 9, 9, 6, 9)
    page = replace(EMPTY, texts=(Text("a\u202eb\x1bc def", True, boxes=(box,)),))
    (passage,) = passages(page)
    assert passage.text == "abc def"
    assert [passage.text[part.start : part.end] for part in passage.boxes] == ["def"]


@pytest.mark.parametrize(
    ("target", "rel", "words"),
    [
        ("mailto:morgan@maple.example?subject=Hi%20there", "", "mailto:morgan@maple.example?subject=Hi there"),
        ("TEL:+44%2020%207946%200123", "", "TEL:+44 20 7946 0123"),
        ("sms:07700900123", "", "sms:07700900123"),
        ("https://wa.me/447700900123", "", "https://wa.me/447700900123"),
        ("https://t.me/maple", "", "https://t.me/maple"),
        ("https://www.google.com/maps/place/14+Fern+Rise,+Thornbury", "", "map: 14 Fern Rise, Thornbury"),
        ("https://maps.google.com/?q=14+Fern+Rise", "", "map: 14 Fern Rise"),
        ("https://maps.apple.com/?address=14%20Fern%20Rise", "", "map: 14 Fern Rise"),
        ("https://social.example/@maple", "me nofollow", "https://social.example/@maple"),
        ("https://news.example/story", "", ""),
        ("whatsapp://send?text=Look%20at%20this", "", ""),
        ("whatsapp://send", "", ""),
        ("mailto:?subject=Look&body=at%20this", "", ""),
        ("sms:?body=x", "", ""),
        ("https://api.whatsapp.com/send?text=x", "", ""),
        ("https://wa.me/?text=x", "", ""),
        ("https://t.me/share/url?url=x", "", ""),
        ("https://api.whatsapp.com/send?phone=447700900461", "", "https://api.whatsapp.com/send?phone=447700900461"),
        ("whatsapp://send?phone=447700900461&text=x", "", "whatsapp://send?phone=447700900461&text=x"),
        ("mailto:?to=morgan@maple.example", "", "mailto:?to=morgan@maple.example"),
        ("/contact", "", ""),
        ("javascript:void(0)", "", ""),
        ("https://[broken", "", ""),
    ],
)
def test_link_targets_that_tell(target: str, rel: str, words: str) -> None:
    assert telling(Link(target, rel=rel)) == words


def test_structured_data_is_readable_with_its_keys() -> None:
    data = {
        "@context": "https://schema.org",
        "@type": "Person",
        "name": "Morgan Maple",
        "birthDate": "1988-03-14",
        "telephone": ["020 7946 0123", "07700 900461"],
        "address": {"@type": "PostalAddress", "streetAddress": "14 Fern Rise", "postalCode": "TV1 4XX"},
        "worksFor": {"name": "Larchfield Academy", "url": "https://larchfield.example"},
        "image": "https://maple.example/a.png",
        "email": "mailto:m@maple.example",
        "sameAs": ["https://x.com/maple_teaches"],
        "active": True,
    }
    assert list(readable("json-ld", json.dumps(data))) == [
        "name: Morgan Maple",
        "birthDate: 1988-03-14",
        "telephone: 020 7946 0123",
        "telephone: 07700 900461",
        "address: 14 Fern Rise, TV1 4XX",
        "worksFor: Larchfield Academy",
        "email: mailto:m@maple.example",
        "sameAs: https://x.com/maple_teaches",
    ]


def test_of_a_sites_own_data_only_what_people_say_of_themselves_is_read() -> None:
    data = {"props": {"user": {"biography": "Teacher", "full_name": "Morgan", "csrf": "x1", "bio_link": "y"}}}
    assert list(readable("__NEXT_DATA__", json.dumps(data))) == ["biography: Teacher", "full_name: Morgan"]


@pytest.mark.parametrize("text", ["", "{", "[" * 100_000, "nonsense", '"\\ud800"'])
def test_broken_structured_data_is_no_trouble(text: str) -> None:
    assert all(isinstance(line, str) for line in readable("json-ld", text))


def test_structured_data_without_end_is_bounded() -> None:
    assert len(list(readable("json-ld", json.dumps({"name": ["Morgan"] * 5000})))) <= 400
