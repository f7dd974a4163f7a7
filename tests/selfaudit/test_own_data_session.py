"""The session and a person's own data: what is kept, what is said of it the next time, and stopping."""

from __future__ import annotations

import itertools
from collections.abc import AsyncGenerator, Iterator, Sequence
from contextlib import aclosing
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from selfaudit.capture import Capture, Passage
from selfaudit.errors import BadInputError
from selfaudit.model import Look, Outcome, Place, School, Standing, View
from selfaudit.own_data import Audience, Connection, Download, Part, Post, SeenPicture, Tie
from selfaudit.own_pictures import PicturesSoFar
from selfaudit.own_reading import HowFar, TakenIn
from selfaudit.policy.load import default_pack
from selfaudit.ports import Store
from selfaudit.reviews import Review, in_order
from selfaudit.session import Session
from selfaudit.vault.database import Database, make_database
from selfaudit.vault.memory import MemoryStore
from selfaudit.vault.store import Vault
from tests.selfaudit.made_up import CHIRP, INSTA, START

END = Download("chirp", whole=True, posts=1)
CALL = Post("p1", "Call me on 07700 900123", START, audience=Audience.EVERYONE)
MAIL = Post("p2", "Or write to robin@quill.example", START)
KEY = bytes(32)
MOMENTS = (START + timedelta(minutes=number) for number in itertools.count())


@pytest.fixture(params=["memory", "vault"])
def store(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Store]:
    if request.param == "memory":
        yield MemoryStore()
        return
    make_database(tmp_path / "v.db", KEY)
    vault = Vault(Database(tmp_path / "v.db", KEY), lambda: None)
    yield vault
    vault.close()


def session(store: Store) -> Session:
    made = Session(store, default_pack(), lambda: next(MOMENTS))
    if not made.progress.accounts:
        made.add(CHIRP)
    return made


async def read(on: Session, *parts: Part) -> TakenIn:
    *_, last = [step async for step in on.read_own(CHIRP, parts)]
    assert isinstance(last, TakenIn)
    return last


def standings(on: Session) -> dict[str, Standing]:
    audit = on.progress.audit
    return {finding.quote: finding.standing for finding in (audit.findings if audit else ())}


async def test_a_download_joins_the_audit_and_is_kept(store: Store) -> None:
    on = session(store)
    await read(on, CALL, Connection("c", "", "sam", Tie.FOLLOWER), END)
    kept = store.load()
    assert kept.own_data == on.progress.own_data and kept.audits == on.progress.audits
    assert standings(on) == {"07700 900123": Standing.NEW}
    assert [look.view for look in kept.audits[-1].looks] == [View.FILE]
    assert {item.review for item in kept.own_data.items} == {Review.POSTS, Review.CONNECTIONS}
    assert kept.own_data.downloads[0].target == CHIRP.id


async def test_a_post_that_comes_twice_counts_once(store: Store) -> None:
    on = session(store)
    taken = await read(on, CALL, CALL, CALL, END)
    assert [finding.times for finding in taken.findings] == [1]
    assert [(item.id, item.note) for item in taken.items] == [("p1", "post, could be seen by everyone")]


async def test_what_a_second_download_no_longer_has_is_gone_and_what_is_new_is_new(store: Store) -> None:
    on = session(store)
    await read(on, CALL, END)
    on.add(INSTA)  # the list is another one, so this is another audit
    await read(on, MAIL, END)
    assert standings(on) == {"robin@quill.example": Standing.NEW, "07700 900123": Standing.GONE}
    on.remove(INSTA.id)
    await read(on, CALL, MAIL, END)
    assert standings(on)["robin@quill.example"] is Standing.STILL_THERE


async def test_a_newer_download_in_the_same_audit_tells_what_was_there_before(store: Store) -> None:
    on = session(store)
    await read(on, CALL, replace(END, made_at=START))
    await read(on, CALL, MAIL, replace(END, made_at=START))
    assert set(standings(on).values()) == {Standing.NEW}
    later = replace(END, made_at=START + timedelta(days=30))
    await read(on, CALL, Post("p4", "Or ring 07700 900124", START), later)
    assert standings(on) == {
        "07700 900123": Standing.STILL_THERE,
        "07700 900124": Standing.NEW,
        "robin@quill.example": Standing.GONE,
    }


async def test_nothing_is_gone_where_the_second_is_not_whole(store: Store) -> None:
    on = session(store)
    await read(on, CALL, END)
    await read(on, MAIL, replace(END, whole=False))
    assert Standing.GONE not in standings(on).values()


async def test_words_that_are_no_longer_looked_for_are_not_told_to_be_gone(store: Store) -> None:
    on = session(store)
    on.describe(replace(on.progress.identity, places=("Little Fenwick",)))
    home = Post("p3", "A day in Little Fenwick", START)
    await read(on, home, END)
    found = standings(on)
    on.describe(replace(on.progress.identity, places=()))
    await read(on, home, END)
    assert Standing.GONE not in standings(on).values(), found


async def test_connections_that_are_new_come_first(store: Store) -> None:
    on = session(store)
    await read(on, Connection("a", "", "ann", Tie.FRIEND), END)
    on._clock = lambda: START.replace(year=2027)
    await read(on, Connection("a", "", "ann", Tie.FRIEND), Connection("z", "", "zoe", Tie.FRIEND), END)
    assert [item.title for item in in_order(on.progress.own_data, Review.CONNECTIONS)] == ["zoe", "ann"]


async def test_who_stops_before_the_end_keeps_nothing_of_a_download(store: Store) -> None:
    on = session(store)

    def many() -> Iterator[Part]:
        for number in range(600):
            yield replace(CALL, id=str(number))
        yield END

    before = store.load()
    async with aclosing(on.read_own(CHIRP, many())) as steps:
        async for step in steps:
            assert step == HowFar(posts=250)
            break
    assert store.load() == before == on.progress


async def test_only_listed_accounts(store: Store) -> None:
    on = session(store)
    with pytest.raises(BadInputError, match="not on your list"):
        await anext(on.read_own(INSTA, [END]))


def seen(digest: str, text: str, number: int, of: int, words: bool, outcome: Outcome = Outcome.PUBLIC) -> SeenPicture:
    passages = (Passage(text, Place.PICTURE_TEXT),) if text else ()
    capture = Capture(Look(digest, "", View.FILE, outcome, START, "A note.", len(passages)), passages)
    return SeenPicture(
        digest, f"photo {digest}", f"{digest}.jpg", capture, number, of, words, b"small" if words else b""
    )


TEXTS = {"a": "Ring 07700 900123", "b": "robin@quill.example", "c": ""}


async def pictures(on: Session, texts: dict[str, str], stop_at: str = "") -> Sequence[PicturesSoFar]:
    known = on.pictures_read(CHIRP)

    async def source() -> AsyncGenerator[SeenPicture]:
        for number, digest in enumerate(texts, 1):
            yield seen(digest, "", number, len(texts), words=False)
        for number, (digest, text) in enumerate(texts.items(), 1):
            if digest not in known:
                yield seen(digest, text, number, len(texts), words=True)

    told = []
    async with aclosing(on.read_pictures(CHIRP, "here", source(), lambda *_: b"crop")) as steps:
        async for step in steps:
            told.append(step)
            if stop_at and step.words and list(texts)[step.number - 1] == stop_at:
                break
    return told


async def test_pictures_give_findings_with_crops_and_items_with_small_pictures(store: Store) -> None:
    on = session(store)
    told = await pictures(on, TEXTS)
    assert (told[-1].found, told[-1].missed, len(told)) == (2, 0, 6)
    audit = on.progress.audit
    assert audit and [finding.crop for finding in audit.findings] == [b"crop", b"crop"]
    assert audit.looks[-1].whole and audit.looks[-1].note == "3 pictures were read."
    items = {item.title: bool(item.why) for item in on.progress.own_data.items}
    assert items == {"a.jpg": True, "b.jpg": True, "c.jpg": False}
    assert on.item_picture("photo a") == b"small"


async def test_what_was_read_before_a_stop_is_kept_and_not_read_again(store: Store) -> None:
    on = session(store)
    await pictures(on, TEXTS, stop_at="a")
    audit = on.progress.audit
    assert audit and not audit.looks[-1].whole and "Stopped at picture 1 of 3" in audit.looks[-1].note
    assert set(standings(on)) == {"07700 900123"} and set(on.pictures_read(CHIRP)) == {"a"}
    again = session(store)
    told = await pictures(again, TEXTS)
    assert [step.number for step in told if step.words] == [2, 3]
    assert set(standings(again)) == {"07700 900123", "robin@quill.example"}
    assert again.progress.audit and again.progress.audit.looks[-1].whole


async def test_a_picture_that_went_takes_its_finding_with_it(store: Store) -> None:
    on = session(store)
    await pictures(on, TEXTS)
    await pictures(on, {"b": TEXTS["b"]})
    assert standings(on) == {"robin@quill.example": Standing.NEW, "07700 900123": Standing.GONE}
    assert "a" not in on.pictures_read(CHIRP), "what was told to be gone is read again where it comes back"
    await pictures(on, TEXTS)
    assert standings(on)["07700 900123"] is not Standing.GONE


async def test_for_another_identity_every_picture_is_read_again(store: Store) -> None:
    on = session(store)
    await pictures(on, TEXTS)
    on.describe(replace(on.progress.identity, names=("Robin Quill",)))
    assert on.pictures_read(CHIRP) == {}


DEVICE = Passage("Taken with: Acme Phone 12", Place.PICTURE_DATA, False)


async def school_pictures(on: Session, words_of: str, outcome: Outcome = Outcome.PUBLIC) -> list[tuple[str, int]]:
    """The quotes and counts that concern own devices: picture "a" names a device, `words_of` shows the school."""
    on.describe(replace(on.progress.identity, schools=(School("Oakmere Primary School"),)))

    async def source() -> AsyncGenerator[SeenPicture]:
        for number, digest in enumerate("ab", 1):
            glance = seen(digest, "", number, 2, words=False)
            told = (DEVICE,) if digest == "a" else ()
            yield replace(glance, capture=replace(glance.capture, passages=told))
        for number, digest in enumerate("ab", 1):
            yield seen(digest, "Oakmere Primary School" * (digest == words_of), number, 2, True, outcome)

    assert [step async for step in on.read_pictures(CHIRP, "here", source(), lambda *_: None)]
    found = on.progress.audit.findings if on.progress.audit else ()
    return [(one.quote, one.times) for one in found if "staff-9" in one.key_points]


async def test_a_device_and_the_school_in_one_picture_are_told_together(store: Store) -> None:
    on = session(store)
    assert await school_pictures(on, "a") == [("Acme Phone 12 + Oakmere Primary School", 1)]
    assert any("school equipment" in why for item in on.progress.own_data.items for why in item.why)


@pytest.mark.parametrize(("words_of", "outcome"), [("b", Outcome.PUBLIC), ("a", Outcome.NOT_CHECKED)])
async def test_a_device_in_another_picture_or_in_one_that_was_not_read_says_nothing_of_school(
    store: Store, words_of: str, outcome: Outcome
) -> None:
    assert await school_pictures(session(store), words_of, outcome) == []


async def test_a_picture_that_could_not_be_read_is_told_and_never_clean(store: Store) -> None:
    on = session(store)

    async def source() -> AsyncGenerator[SeenPicture]:
        yield seen("w", "", 1, 1, words=True, outcome=Outcome.WALL)

    told = [step async for step in on.read_pictures(CHIRP, "here", source(), lambda *_: None)]
    assert (told[-1].missed, told[-1].why) == (1, ("w.jpg: A note.",))
    audit = on.progress.audit
    assert audit and audit.looks[-1].outcome is Outcome.NOT_CHECKED and on.pictures_read(CHIRP) == {}


async def test_asking_for_data_is_remembered_and_taken_back(store: Store) -> None:
    on = session(store)
    on.say_asked(CHIRP)
    assert store.load().decisions["asked:chirp:rquill"].decided_at >= START
    on.say_asked(CHIRP, asked=False)
    assert store.load().decisions == {}
