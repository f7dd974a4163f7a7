"""Which searches are shown, and that their addresses carry exactly the words shown."""

from __future__ import annotations

from urllib.parse import parse_qs, urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st

from probes.searches import SearchPage, search_pages, searches
from selfaudit.model import Account, Identity, School

MAYA = Identity(
    names=("Maya Example", "Miss E"),
    schools=(School("Meadow Lane Primary School"),),
    places=("Little Fenwick",),
    numbers=("07700 900123",),
    emails=("maya@mail.example",),
)
ACCOUNTS = (
    Account("instagram", "maya.example", "https://www.instagram.com/maya.example/"),
    Account("x", "maya.example", "https://x.com/maya.example"),
    Account("mastodon", "maya_m@toot.example", "https://toot.example/@maya_m"),
    Account("website", "maya-bakes.example", "https://maya-bakes.example/"),
    Account("whatsapp", "", ""),
)


def test_every_search_the_person_can_make_each_once() -> None:
    assert [search.words for search in searches(MAYA, ACCOUNTS)] == [
        '"Maya Example" Little Fenwick',
        '"Miss E" Little Fenwick',
        '"Maya Example" "Meadow Lane Primary School"',
        '"Miss E" "Meadow Lane Primary School"',
        '"07700 900123"',
        '"maya@mail.example"',
        '"maya.example"',
        '"maya_m"',
    ]
    assert searches(Identity(), ()) == ()


@pytest.mark.parametrize("page", search_pages(), ids=lambda page: page.name)
@given(st.text(min_size=1, max_size=60))
def test_the_address_sends_these_words_to_this_host_and_nothing_else(page: SearchPage, name: str) -> None:
    for search in searches(Identity(names=(name,), places=("Ely & co #1",)), ()):
        parts = urlsplit(page.address_for(search))
        assert parts.scheme == "https"
        assert parts.hostname in page.hosts
        assert parse_qs(parts.query) == {"q": [search.words]}
        assert not parts.fragment
