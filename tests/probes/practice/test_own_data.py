"""The made-up person has something of every sort to go through."""

from __future__ import annotations

import io
from datetime import UTC, datetime

import pytest
from PIL import Image

from probes.practice.drawings import draw
from probes.practice.own_data import keep_own_data
from probes.practice.world import load_practice
from selfaudit.policy.load import default_pack
from selfaudit.reviews import OwnData, Review, in_order
from selfaudit.vault.memory import MemoryStore

NOW = datetime(2026, 11, 2, tzinfo=UTC)


@pytest.fixture(scope="module")
def store() -> MemoryStore:
    kept = MemoryStore()
    keep_own_data(kept, load_practice(), default_pack(), NOW)
    return kept


def own(store: MemoryStore) -> OwnData:
    return store.load().own_data


def test_every_review_has_items_of_the_persons_own_accounts(store: MemoryStore) -> None:
    accounts = {account.id for account in load_practice().accounts}
    for review in Review:
        items = in_order(own(store), review)
        assert len(items) >= 8
        assert {item.target for item in items} <= accounts


def test_some_posts_are_worth_reading_again_and_most_are_not(store: MemoryStore) -> None:
    posts = in_order(own(store), Review.POSTS)
    assert [bool(post.why) for post in posts[:3]] == [True, True, False]
    assert any("everyone" in post.note for post in posts) and any("friends" in post.note for post in posts)


def test_some_people_are_new_since_last_time(store: MemoryStore) -> None:
    people = in_order(own(store), Review.CONNECTIONS)
    assert [person.first_seen == NOW for person in people[:3]] == [True, True, False]


def test_photos_have_small_pictures_but_for_the_film(store: MemoryStore) -> None:
    photos = in_order(own(store), Review.PHOTOS)
    without = [photo.title for photo in photos if store.item_picture(photo.id) is None]
    assert without == ["summer-fair.mp4"]
    assert any("tagged" in photo.note for photo in photos)


def test_drawings_are_pictures_that_differ() -> None:
    seen = set()
    for name in ("cake", "sea", "garden", "party", "house", "hill"):
        with Image.open(io.BytesIO(draw(name))) as picture:
            assert picture.size == (480, 360)
            seen.add(picture.resize((4, 3)).tobytes())
    assert len(seen) == 6
