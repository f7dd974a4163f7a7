"""What the reviews say of how far they have got, and in which order answers can be undone."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from selfaudit.policy.load import default_pack
from selfaudit.progress import Progress
from selfaudit.reviews import CHOICES, Count, OwnData, Review, ReviewChoice, Reviewed
from selfaudit.session import Session
from selfaudit.vault.memory import MemoryStore
from tests.tui.own import PEOPLE, PHOTOS, POSTS, item
from tests.tui.people import MOMENT
from tests.tui.policy import PACK
from tui.review_state import Part, Sitting, Wanted
from tui.review_words import ANSWERS, how_far, mark_of, new_ones, nothing_yet, seconds_each


@pytest.mark.parametrize(
    ("count", "each", "said"),
    [
        (Count(40, 12), None, "12 of 40 gone through · 28 left"),
        (Count(5000, 2000), 3.6, "2,000 of 5,000 gone through · 3,000 left · about 3 hours at this pace"),
        (Count(40, 12), 4.0, "12 of 40 gone through · 28 left · about 2 minutes at this pace"),
        (Count(40, 39), 4.0, "39 of 40 gone through · 1 left · about 1 minute at this pace"),
        (Count(4, 4, 1, 1), 4.0, "4 of 4 gone through · 1 to remove · 1 left open"),
        (Count(4, 4), None, "4 of 4 gone through · ✓ all done"),
    ],
)
def test_how_far(count: Count, each: float | None, said: str) -> None:
    assert how_far(count, each) == said


@pytest.mark.parametrize(
    ("width", "said"),
    [
        (99, "900 of 5,000 gone through · about 5 hours at this pace · 23 to remove · 14 left open · 7 listed"),
        (90, "900 of 5,000 gone through · about 5 hours at this pace · 23 to remove · 14 left open"),
        (72, "900 of 5,000 gone through · 23 to remove · 14 left open"),
    ],
)
def test_how_far_in_less_room_leaves_out_what_matters_least(width: int, said: str) -> None:
    assert how_far(Count(5000, 900, 23, 14), 4.0, width, ["7 listed"]) == said


@pytest.mark.parametrize(
    ("gaps", "each"),
    [
        ((), None),
        ((4, 4), None),
        ((4, 4, 4), 4.0),
        ((2, 4, 90, 3_600, 6), 4.0),
        ((0, 0, 0, 0), None),
        ((0, 5, 0, 5, 5), 5.0),
    ],
    ids=["none", "two", "three", "breaks do not count", "one answer for many", "mixed"],
)
def test_the_pace(gaps: tuple[int, ...], each: float | None) -> None:
    moments = [MOMENT + timedelta(seconds=sum(gaps[:at])) for at in range(len(gaps) + 1)]
    items = [item(Review.POSTS, str(at)) for at in range(len(moments))]
    reviewed = {str(at): Reviewed(ReviewChoice.FINE, moment) for at, moment in enumerate(moments)}
    assert seconds_each(OwnData(tuple(items), reviewed), Review.POSTS) == each


def test_new_is_what_came_with_a_later_reading_of_the_same_account() -> None:
    assert new_ones(OwnData(PEOPLE), Review.CONNECTIONS) == {"Zoe Zinnia"}
    assert not new_ones(OwnData(PEOPLE[:3]), Review.CONNECTIONS)
    assert not new_ones(OwnData(PEOPLE[1:2]), Review.CONNECTIONS)


def test_every_choice_has_a_key_of_its_own_and_none_that_means_something_else() -> None:
    for review, words in ANSWERS.items():
        assert tuple(word.choice for word in words) == CHOICES[review]
        keys = [word.key for word in words]
        assert len(set(keys)) == len(keys) and not set(keys) & set("blqu")


def test_marks_need_no_colour() -> None:
    marks = {mark_of(PEOPLE[0], Reviewed(word.choice, MOMENT)) for word in ANSWERS[Review.CONNECTIONS]}
    assert marks == {"✓", "!", "?", "–"}
    assert (mark_of(POSTS[0], None), mark_of(POSTS[1], None)) == ("○", "*")


def sitting() -> tuple[Session, Sitting]:
    session = Session(MemoryStore(Progress().with_items((*POSTS, *PHOTOS, *PEOPLE))), PACK, lambda: MOMENT)
    return session, Sitting(session, Review.CONNECTIONS)


@given(st.lists(st.tuples(st.sets(st.sampled_from([one.id for one in PEOPLE]), min_size=1), st.integers(0, 4))))
def test_undoing_everything_gives_back_what_was(said: list[tuple[set[str], int]]) -> None:
    session, one = sitting()
    session.review(["Ann Ashdown"], ReviewChoice.UNSURE)
    before = {name: kept.choice for name, kept in one.reviewed.items()}
    for names, choice in said:
        one.say(names, CHOICES[Review.CONNECTIONS][choice])
    while one.can_undo:
        one.undo()
    assert {name: kept.choice for name, kept in one.reviewed.items()} == before
    assert one.undo() is None


@pytest.mark.parametrize(
    ("choice", "part"),
    [
        (None, Part.NOT_ANSWERED),
        (ReviewChoice.PUPIL, Part.TO_DO),
        (ReviewChoice.UNSURE, Part.OPEN),
        (ReviewChoice.REMOVED, Part.DONE),
    ],
)
def test_every_item_is_in_one_part(choice: ReviewChoice | None, part: Part) -> None:
    kept = Reviewed(choice, MOMENT) if choice else None
    assert [one for one in Part if Wanted(part=one).fits(PEOPLE[0], kept)] == [part]


def test_what_is_found_may_stand_in_title_or_text() -> None:
    post = replace(POSTS[0], title="a title", text="Some WORDS")
    assert Wanted(words="words").fits(post, None) and Wanted(words="title").fits(post, None)
    assert not Wanted(words="nothing").fits(post, None)
    assert not Wanted(account="other").fits(post, None)


def test_the_list_stays_as_it_is_while_one_answers() -> None:
    _, one = sitting()
    before = list(one.listed)
    one.say([before[0].id], ReviewChoice.PUPIL)
    assert one.listed == before
    assert one.next_open(0) == 1
    assert one.next_open(99) == len(before) - 1


def test_where_nothing_was_read_the_words_lead_to_the_key_points_on_lists_if_there_are_any() -> None:
    bare = replace(PACK, key_points=tuple(replace(point, reviews=()) for point in PACK.key_points))
    assert nothing_yet(default_pack())[-1].endswith("then answer these key points:")
    assert nothing_yet(bare)[-1].endswith("on the site itself.")
