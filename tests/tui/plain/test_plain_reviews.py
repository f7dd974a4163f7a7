"""Reviews line by line: the same answers, undo and all, as on the full screen."""

from __future__ import annotations

import io
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import replace

from PIL import Image

from selfaudit.progress import Progress, Step
from selfaudit.reviews import OwnData
from selfaudit.session import Session
from selfaudit.vault.memory import MemoryStore
from tests.tui.own import ALL, PEOPLE, PHOTOS, jpeg
from tests.tui.people import MAYA, Script, Sites, audited
from tests.tui.people import Shown as ShownPage
from tests.tui.plain.test_plain_walk import Window, made, walked
from tests.tui.policy import PACK
from tui.walk import Walk

HERE = replace(audited(step=Step.REVIEWS), own_data=OwnData(ALL))


def answers(walk: Walk) -> dict[str, str]:
    return {name: kept.choice.name for name, kept in walk.session.progress.own_data.reviewed.items()}


async def test_people_are_gone_through_one_by_one_and_an_answer_is_taken_back() -> None:
    walk = made(HERE)
    told = " ".join((await walked(walk, "connections", "", "p", "n", "s", "undo", "e", "end", "stop")).split())
    assert answers(walk) == {"Zoe Zinnia": "PUPIL", "Ann Ashdown": "NOT_A_PUPIL", "Ben Brackenbury": "ADULT"}
    assert "1 of 4, new since last time: Zoe Zinnia" in told
    assert "3 of 4 gone through, 1 left, 1 to remove" in told


async def test_all_the_rest_of_the_posts_is_fine_after_a_question() -> None:
    walk = made(HERE)
    told = await walked(walk, "posts", "", "rest", "no", "rest", "yes", "r", "next", "next", "stop")
    assert answers(walk) == {"Sea and sand": "FINE", "New bike": "FINE", "What a day": "REMOVE"}
    assert "Worth re-reading: hard words." in told
    assert "That is the end of this list." in told


async def test_without_a_download_it_says_how_to_get_one() -> None:
    told = await walked(made(Progress(Step.REVIEWS, MAYA)), "stop")
    assert "No such copy has been read yet." in " ".join(told.split())


async def test_only_some_are_gone_through_and_back_leads_to_the_one_before() -> None:
    walk = made(HERE)
    await walked(walk, "connections", "some", "1", "1", "Ann", "n", "stop")
    told = await walked(walk, "connections", "all", "", "", "back", "p", "stop")
    assert answers(walk) == {"Ann Ashdown": "NOT_A_PUPIL", "Ben Brackenbury": "PUPIL"}
    assert told.count("2 of 4: Ben Brackenbury") == 2
    told = await walked(walk, "connections", "some", "1", "To remove", "", "d", "stop")
    assert "Your answer: pupil or past pupil." in told and "1 of 1" in told
    assert answers(walk)["Ben Brackenbury"] == "REMOVED"
    assert "none of that sort" in await walked(walk, "posts", "some", "all", "Done", "", "stop")


async def test_a_photo_is_told_in_words_and_seen_in_a_window() -> None:
    shown: list[bytes] = []

    @asynccontextmanager
    async def show(picture: bytes) -> AsyncIterator[Window]:
        shown.append(picture)
        yield Window()

    store = MemoryStore(HERE)
    store.keep_items(PHOTOS, {PHOTOS[1].id: jpeg()})
    walk = Walk(Session(store, PACK), Sites(), Script().open, ShownPage().open, show_picture=show)
    told = await walked(walk, "photos", "", "k", "picture", "", "k", "stop")
    assert shown == [jpeg()]
    assert answers(walk) == {"Photo 0": "FINE", "Photo 1": "FINE"}
    first, second = told.split("2 of 7: Photo 1")
    assert "No picture of it is here" in first and "A small picture of it is kept here." in second


async def test_the_next_few_photos_are_heard_and_kept_at_once() -> None:
    store = MemoryStore(HERE)
    store.keep_items(PHOTOS, {photo.id: jpeg() for photo in PHOTOS if photo is not PHOTOS[2]})
    shown: list[bytes] = []

    @asynccontextmanager
    async def show(picture: bytes) -> AsyncIterator[Window]:
        shown.append(picture)
        yield Window()

    walk = Walk(Session(store, PACK), Sites(), Script().open, ShownPage().open, show_picture=show)
    told = await walked(walk, "photos", "", "r", "rest", "picture", "", "no", "end", "stop")
    assert answers(walk) == {"Photo 0": "REMOVE"}
    assert "The next 5 photos without an answer:" in told and "  5: Photo 6, 28 April 2026" in told
    assert "Left open: 1 photo whose picture is not here." in told and "Photo 2" not in told
    with Image.open(io.BytesIO(shown[0])) as together:
        assert together.size == (1200, 480)
    told = await walked(walk, "photos", "", "rest", "yes", "end", "stop")
    assert sorted(name[-1] for name, said in answers(walk).items() if said == "FINE") == ["1", "3", "4", "5", "6"]
    assert "6 of 7 gone through" in " ".join(told.split())


async def test_what_was_kept_at_once_is_taken_back_at_once() -> None:
    store = MemoryStore(HERE)
    store.keep_items(PHOTOS, {photo.id: jpeg() for photo in PHOTOS})
    walk = Walk(Session(store, PACK), Sites(), Script().open, ShownPage().open)
    told = await walked(walk, "photos", "all", "rest", "yes", "undo", "jump", "6", "k", "end", "stop")
    assert answers(walk) == {"Photo 5": "FINE"}
    assert "together in a window" not in told  # there is none to open


async def test_without_own_data_one_answer_leads_to_where_it_is_read() -> None:
    walk = made(Progress(Step.REVIEWS, MAYA))
    assert "Step 5 of 11: Own data" in await walked(walk, "get a copy", "stop")


async def test_a_list_with_nothing_in_it_names_the_points_to_answer() -> None:
    walk = made(replace(HERE, own_data=OwnData(PEOPLE)))
    told = " ".join((await walked(walk, "stop")).split())
    assert "Photos: none in what was read. If there are some, go through them on the site itself" in told
