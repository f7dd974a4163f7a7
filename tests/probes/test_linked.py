"""Which links on a page name an account of its owner, and which might be anybody's."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from probes.linked import MOST, linked_accounts
from probes.platform_files import own_platforms
from probes.resolve import resolve
from probes.snapshot import Link, PageSnapshot, Text

PLATFORMS = own_platforms()
INSTAGRAM = "https://www.instagram.com/maya.example/"


def on(
    page: str = INSTAGRAM, bio: str = "", links: tuple[Link, ...] = (), data: object = None, kind: str = "json-ld"
) -> list[str]:
    own = resolve(page, PLATFORMS)
    platform = PLATFORMS[own.platform]
    field = next((field.name for field in platform.fields if field.name == "bio"), "")
    structured = ((kind, json.dumps(data)),) if data else ()
    texts = (Text(bio, True, field=field), Text("see x.com/not_mine", True))
    snapshot = PageSnapshot(page, 200, texts=texts, links=links, structured=structured)
    return [account.id for account in linked_accounts(snapshot, platform, PLATFORMS, own)]


BIOS = {
    "linktr.ee/maya.example": ["linktree:maya.example"],
    "Teacher. https://www.tiktok.com/@maya.example, x.com/maya_teaches": ["tiktok:maya.example", "x:maya_teaches"],
    "Insta: @maya.two | Snap: maya_s": ["instagram:maya.two", "snapchat:maya_s"],
    "twitter: maya_teaches\nTikTok @maya": ["x:maya_teaches", "tiktok:maya"],
    "with my love @sam, Facebook addict, Node.js and St.Mary": [],
    "our school www.meadowlane.sch.uk": [],
    "me again: instagram.com/maya.example": [],
    "talk to me: signal.me/maya, calendly.com/maya": [],
    "www.maya-bakes.example": ["website:www.maya-bakes.example"],
}


@pytest.mark.parametrize("bio", BIOS)
def test_what_stands_in_the_short_text(bio: str) -> None:
    assert on(bio=bio) == BIOS[bio]


def test_links_count_where_they_are_marked_or_stand_in_the_owners_words() -> None:
    links = (
        Link("https://x.com/maya_teaches", "my posts", "nofollow me"),
        Link("https://maya-bakes.example/", "my cakes"),
        Link("https://www.tiktok.com/@somebody", "a friend"),
        Link("https://x.com/the_site_itself", "X"),
    )
    assert on(bio="Ask for my cakes !", links=links) == ["x:maya_teaches", "website:maya-bakes.example"]


@pytest.mark.parametrize(
    "target",
    [
        "https://l.instagram.com/?u=https%3A%2F%2Flinktr.ee%2Fmaya.example%3Futm_source%3Dig&e=AT0",
        "https://www.youtube.com/redirect?event=channel&q=https%3A%2F%2Flinktr.ee%2Fmaya.example",
    ],
)
def test_a_link_behind_the_sites_own_address(target: str) -> None:
    assert on(links=(Link(target, "more", "me"),)) == ["linktree:maya.example"]


def test_a_shortened_link_is_read_by_the_words_it_shows() -> None:
    link = Link("https://t.co/AbCdEf", "linktr.ee/maya.example")
    assert on("https://x.com/maya", bio="more: linktr.ee/maya.example", links=(link,)) == ["linktree:maya.example"]


def test_a_website_names_known_sites_anywhere_and_other_websites_only_when_marked() -> None:
    links = (
        Link("https://www.instagram.com/maya.example/"),
        Link("https://tea-shop.example/"),
        Link("https://old-maya.example/", rel="me"),
    )
    found = on("https://maya-bakes.example/", links=links)
    assert found == ["website:old-maya.example", "instagram:maya.example"]


def test_structured_data_of_a_person() -> None:
    person = {"@type": "Person", "sameAs": ["https://x.com/maya_teaches", 7], "url": "https://maya-bakes.example/"}
    page = {"@graph": [{"@type": ["ProfilePage"], "mainEntity": person}, {"sameAs": "https://x.com/the_site"}]}
    assert on(data=page) == ["x:maya_teaches", "website:maya-bakes.example"]
    assert on(data=page, kind="some-script") == []


def test_a_page_of_links_to_everybody_ends_somewhere() -> None:
    links = tuple(Link(f"https://x.com/somebody_{n}", rel="me") for n in range(500))
    assert len(on(links=links)) == MOST


@given(st.text(max_size=80), st.text('{}[]"@type:Personsameurl,', max_size=60))
def test_no_page_makes_trouble(text: str, data: str) -> None:
    platform = PLATFORMS["instagram"]
    page = PageSnapshot(
        INSTAGRAM,
        200,
        texts=(Text(text, True, field="bio"),),
        links=(Link(text, text, "me"), Link(f"https://x.com/?u=https://{text}", "", "me")),
        structured=(("json-ld", data),),
    )
    linked_accounts(page, platform, PLATFORMS, resolve(INSTAGRAM, PLATFORMS))
