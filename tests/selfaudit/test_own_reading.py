"""What is kept of a download: findings of what others could see, items to review, settings."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime

from selfaudit.capture import Passage
from selfaudit.model import Identity, Kind, Outcome, Place, View
from selfaudit.own_data import (
    Audience,
    Connection,
    Download,
    NotRead,
    Part,
    Photo,
    Post,
    ProvenSetting,
    Tie,
)
from selfaudit.own_reading import HowFar, TakenIn, take_in
from selfaudit.policy.load import default_pack
from selfaudit.reviews import Review
from tests.selfaudit.made_up import CHIRP

NOW = datetime(2026, 11, 1, 9, tzinfo=UTC)
END = Download("chirp", whole=True)


def read(*parts: Part) -> TakenIn:
    *_, last = take_in(parts, CHIRP, Identity(), default_pack(), NOW)
    assert isinstance(last, TakenIn)
    return last


def test_a_post_becomes_a_finding_and_an_item() -> None:
    taken = read(Post("p1", "Call me on 07700 900123", NOW, audience=Audience.EVERYONE), END)
    assert [finding.kind for finding in taken.findings] == [Kind.PHONE]
    assert taken.findings[0].target == CHIRP.id and taken.look.view is View.FILE
    assert (taken.items[0].review, taken.items[0].note) == (Review.POSTS, "post, could be seen by everyone")


def test_what_only_the_person_could_see_is_no_finding_and_still_an_item() -> None:
    taken = read(Post("p1", "Call me on 07700 900123", NOW, audience=Audience.ONLY_YOU), END)
    assert taken.findings == () and len(taken.items) == 1


def test_a_post_worth_reading_again_says_why() -> None:
    plain, rude = Post("p1", "Lovely walk today", NOW), Post("p2", "These parents are idiots", NOW)
    taken = read(plain, rude, END)
    assert [bool(item.why) for item in taken.items] == [False, True]


def test_who_follows_and_is_followed_is_one_person() -> None:
    taken = read(Connection("c1", "", "sam", Tie.FOLLOWER), Connection("c2", "", "Sam", Tie.FOLLOWING), END)
    assert [(item.title, item.note) for item in taken.items] == [("sam", "follower, following")]


def test_channels_are_no_acquaintances() -> None:
    assert read(Connection("c1", "Cooking", "", Tie.SUBSCRIPTION), END).items == ()


def test_a_tagged_photo_says_so() -> None:
    taken = read(Photo("f1", "media/a.jpg", NOW, "", own=False), END)
    assert taken.items[0].title == "a.jpg" and "tagged" in taken.items[0].note


def test_settings_and_profile_are_kept() -> None:
    end = Download(
        "chirp",
        profile=(Passage("Teacher at Marlbeck Academy", Place.BIO),),
        settings=(ProvenSetting("Private account", "on", True),),
        made_at=NOW,
    )
    taken = read(end)
    assert taken.download.settings[0].private and taken.download.made_at == NOW
    assert Kind.SCHOOL in {finding.kind for finding in taken.findings}


def test_a_download_that_could_not_be_read_is_not_clean() -> None:
    taken = read(Download("chirp", not_read=(NotRead("posts.json", "It is damaged."),), whole=False))
    assert taken.look.outcome is Outcome.NOT_CHECKED and not taken.look.complete
    assert "posts.json: It is damaged." in taken.look.note


def test_parts_that_end_without_a_summary_are_not_whole() -> None:
    assert not read(Post("p1", "Hello", NOW)).look.whole


def test_it_says_how_far_it_has_got_and_keeps_nothing_it_does_not_need() -> None:
    def posts() -> Iterator[Part]:
        for number in range(600):
            yield Post(str(number), "A word", NOW)
        yield END

    told = list(take_in(posts(), CHIRP, Identity(), default_pack(), NOW))
    assert told[:2] == [HowFar(posts=250), HowFar(posts=500)]
    assert isinstance(told[-1], TakenIn) and len(told[-1].items) == 600


def test_words_from_outside_are_made_harmless() -> None:
    taken = read(Post("p1", "Hi\x1b[2J there\u202e", NOW), Connection("c", "A\x07nn", "", Tie.FRIEND), END)
    assert [item.title for item in taken.items] == ["Hi[2J there", "Ann"]
