"""Reviews of the person's own data: order, counting, and what is kept of what is settled."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from selfaudit.errors import BadInputError
from selfaudit.model import Outcome
from selfaudit.policy.load import default_pack
from selfaudit.policy.settle import settle
from selfaudit.policy.settlement import State
from selfaudit.progress import Said
from selfaudit.reviews import (
    CHOICES,
    KeptDownload,
    KeptSetting,
    OwnData,
    Review,
    ReviewChoice,
    Reviewed,
    ReviewItem,
    forgotten,
    in_order,
)
from selfaudit.session import Session
from selfaudit.vault.memory import MemoryStore
from tests.selfaudit.made_up import CHIRP, SEEN, audit, progress

DAY = timedelta(days=1)
NOW = datetime(2026, 11, 1, 9, tzinfo=UTC)


def item(name: str, review: Review = Review.CONNECTIONS, seen: datetime = NOW, why: tuple[str, ...] = ()) -> ReviewItem:
    return ReviewItem(name, review, "chirp:robin", seen, title=name, text=f"words of {name}", why=why)


def own(*items: ReviewItem, **choices: ReviewChoice) -> OwnData:
    return OwnData(items, {name: Reviewed(choice, NOW) for name, choice in choices.items()})


def session(*items: ReviewItem) -> Session:
    store = MemoryStore()
    store.keep_items(items, {})
    return Session(store, default_pack(), lambda: NOW)


def test_new_since_last_time_come_first_and_what_speaks_for_itself_before_all() -> None:
    old, new, flagged = item("Ann", seen=NOW - DAY), item("Zoe"), item("Max", seen=NOW - DAY, why=("a rude word",))
    settled = item("Bob")
    kept = own(old, new, flagged, settled, Bob=ReviewChoice.NOT_A_PUPIL)
    assert [one.title for one in in_order(kept, Review.CONNECTIONS)] == ["Max", "Zoe", "Ann", "Bob"]


def test_an_item_that_comes_again_is_not_new() -> None:
    before = own(item("Ann", seen=NOW - DAY))
    assert before.with_items([item("Ann"), item("Bea")]).items[0].first_seen == NOW - DAY


def test_the_words_of_a_settled_item_do_not_come_back() -> None:
    settled = own(forgotten(item("Ann")), Ann=ReviewChoice.NOT_A_PUPIL)
    assert settled.with_items([item("Ann")]).items[0].title == ""


def test_taking_an_answer_back() -> None:
    walk = session(item("Ann"))
    walk.review(["Ann"], ReviewChoice.PUPIL)
    assert walk.progress.own_data.count(Review.CONNECTIONS).to_do == 1
    walk.review(["Ann"], None)
    assert walk.progress.own_data.count(Review.CONNECTIONS).answered == 0


def test_a_word_of_another_list_is_refused() -> None:
    with pytest.raises(BadInputError):
        session(item("Ann")).review(["Ann"], ReviewChoice.FINE)


@given(st.lists(st.sampled_from([*CHOICES[Review.CONNECTIONS], None]), min_size=1, max_size=8))
def test_a_point_with_a_review_is_met_only_when_all_of_it_is_settled(choices: list[ReviewChoice | None]) -> None:
    walk = session(*(item(str(number)) for number in range(len(choices))))
    walk.answer("staff-3", Said.YES)
    for number, choice in enumerate(choices):
        walk.review([str(number)], choice)
    state = {one.key_point: one for one in walk.settlements()}["staff-3"]
    done = {ReviewChoice.NOT_A_PUPIL, ReviewChoice.ADULT, ReviewChoice.REMOVED}
    assert (state.state is State.MET) == all(choice in done for choice in choices)
    assert (state.state is State.TO_DO) == (ReviewChoice.PUPIL in choices)
    assert state.missing or state.state is State.MET


def test_a_finished_review_alone_does_not_settle_what_is_asked() -> None:
    walk = session(item("Ann"))
    walk.review(["Ann"], ReviewChoice.ADULT)
    point = {one.key_point: one for one in walk.settlements()}["staff-3"]
    assert point.state is State.NOT_SETTLED
    assert any(evidence.sort == "reviewed" for evidence in point.evidence)


def settled(*settings: KeptSetting, made_at: datetime = SEEN, walled: bool = True) -> tuple[State, str]:
    walked = progress(audit({CHIRP: Outcome.WALL if walled else Outcome.PUBLIC}))
    kept = walked.with_download(KeptDownload(CHIRP.id, SEEN, made_at, settings=settings))
    point = {one.key_point: one for one in settle(default_pack(), kept)}["staff-4"]
    return point.state, " ".join((*point.missing, *(evidence.text for evidence in point.evidence)))


def test_a_private_account_behind_a_wall_is_proved_by_a_download() -> None:
    state, words = settled(KeptSetting("Private account", "on", True))
    assert state is State.MET and "Private account was on" in words


def test_a_download_that_proves_nothing_settles_nothing() -> None:
    assert settled()[0] is State.NOT_SETTLED
    assert settled(KeptSetting("Who may comment", "friends", True))[0] is State.NOT_SETTLED


def test_an_open_setting_is_to_do() -> None:
    state, words = settled(
        KeptSetting("Private account", "on", True), KeptSetting("Who may comment", "everyone", False)
    )
    assert state is State.TO_DO and "everyone" in words


def test_a_page_that_is_seen_open_is_open_whatever_a_download_says() -> None:
    assert settled(KeptSetting("Private account", "on", True), walled=False)[0] is State.TO_DO


def test_an_old_download_proves_nothing() -> None:
    assert settled(KeptSetting("Private account", "on", True), made_at=SEEN - 800 * DAY)[0] is State.NOT_SETTLED
