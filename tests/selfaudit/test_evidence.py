"""The chain of the evidence log: every change shows, wherever it is made."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import fields, replace
from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from selfaudit.errors import BadInputError
from selfaudit.evidence import (
    BEGINNING,
    MOST_BYTES,
    Entry,
    Link,
    Note,
    Original,
    Taken,
    digest,
    entry_data,
    entry_from,
    entry_of,
    fingerprint_of,
    sealed,
    troubles,
)

AT = datetime(2026, 5, 4, 16, 30, 9, 5, tzinfo=timezone(timedelta(hours=1)))
PICTURE = Original(b"a picture", Taken.FILE, "a picture", "IMG 1.PNG", "https://chirp.example/x", "Monday", "Look.")
NOTE = Note("They laughed.", "Ada", "the Head", "Tuesday, 9 o'clock", 1)


def log_of(*new: Original | Note) -> tuple[Entry, ...]:
    entries: tuple[Entry, ...] = ()
    for number, one in enumerate(new):
        entries += (entry_of(one, entries, AT + timedelta(hours=number), f"{number:032}"),)
    return entries


LOG = log_of(PICTURE, NOTE, replace(PICTURE, content=b"another"))
ORIGINALS = {1: digest(b"a picture"), 3: digest(b"another")}


def found(entry: Entry) -> str | None:
    return ORIGINALS.get(entry.number)


def numbers(*entries: Link) -> list[int]:
    return [trouble.number for trouble in troubles(entries, found)]


def test_an_entry_says_what_was_kept_and_when_with_its_zone() -> None:
    entry = LOG[0]
    assert (entry.number, entry.previous, entry.size, entry.sha256) == (1, BEGINNING, 9, digest(b"a picture"))
    assert entry.added_at.isoformat() == "2026-05-04T16:30:09+01:00"
    assert LOG[1].previous == entry.fingerprint
    assert entry.file == "0001.png"
    assert LOG[1].file == ""
    assert troubles(LOG, found) == ()


@pytest.mark.parametrize("field", [field.name for field in fields(Entry)])
def test_a_change_of_any_field_of_any_entry_shows(field: str) -> None:
    for index, entry in enumerate(LOG):
        value = getattr(entry, field)
        other: object = value + timedelta(hours=1) if isinstance(value, datetime) else value
        other = value + 1 if isinstance(value, int) else other
        other = (Taken.WINDOW if isinstance(value, Taken) else f"{value[:-1]}~") if isinstance(value, str) else other
        changed = [*LOG]
        changed[index] = replace(entry, **{field: other})  # type: ignore[arg-type]
        assert numbers(*changed)


def test_an_entry_made_anew_shows_in_the_next_one() -> None:
    assert numbers(LOG[0], sealed(replace(LOG[1], words="They waved.")), LOG[2]) == [3]


def test_a_moment_in_another_zone_is_another_entry() -> None:
    assert fingerprint_of(replace(LOG[0], added_at=AT.astimezone(UTC))) != LOG[0].fingerprint


@pytest.mark.parametrize(
    ("entries", "told"),
    [
        ((LOG[0], LOG[2]), [3]),
        ((LOG[1], LOG[2]), [2]),
        ((LOG[1], LOG[0], LOG[2]), [2, 1, 3]),
        ((*LOG, LOG[2]), [3]),
    ],
)
def test_missing_moved_and_doubled_entries_show(entries: tuple[Entry, ...], told: list[int]) -> None:
    assert numbers(*entries) == told


def test_what_the_last_entries_missing_means_is_told_by_a_fingerprint_written_down() -> None:
    assert numbers(*LOG[:2]) == []
    assert troubles(LOG[:2], found, LOG[1].fingerprint) == ()
    assert troubles(LOG, found, LOG[1].fingerprint) == ()
    assert [trouble.number for trouble in troubles(LOG[:2], found, LOG[2].fingerprint)] == [0]


@pytest.mark.parametrize(("now", "words"), [(None, "missing"), (digest(b"x"), "changed")])
def test_an_original_that_is_not_as_it_was_shows(now: str | None, words: str) -> None:
    told = troubles(LOG, lambda entry: now if entry.number == 3 else found(entry))
    assert [(trouble.number, words in trouble.words) for trouble in told] == [(3, True)]


def test_an_entry_left_out_keeps_the_chain() -> None:
    link = Link(LOG[1].number, LOG[1].previous, LOG[1].fingerprint)
    assert numbers(LOG[0], link, LOG[2]) == []
    assert numbers(LOG[0], replace(link, fingerprint=BEGINNING), LOG[2]) == [3]


def test_after_a_gap_the_numbers_go_on() -> None:
    assert entry_of(NOTE, (LOG[0], LOG[2]), AT, "").number == 4


@pytest.mark.parametrize(
    "new",
    [
        replace(PICTURE, content=b""),
        replace(PICTURE, content=bytes(MOST_BYTES + 1)),
        Note("  "),
        Note("x", about=2),
        Note("x" * 20_001),
    ],
    ids=["empty", "too large", "blank", "about nothing", "too long"],
)
def test_what_cannot_be_kept_is_refused(new: Original | Note) -> None:
    with pytest.raises(BadInputError):
        entry_of(new, LOG[:1], AT, "")


@pytest.mark.parametrize("name", ["../../x.sh", "a.exe", "x.PNG\u202e", ".png", "png", "", "a.html/../../b"])
def test_no_name_from_outside_is_a_path(name: str) -> None:
    file = log_of(replace(PICTURE, name=name))[0].file
    assert file in ("0001.bin", "0001.png")


@given(st.text(), st.text(), st.text(), st.binary(min_size=1))
def test_what_is_kept_comes_back_from_its_data(name: str, words: str, address: str, content: bytes) -> None:
    [entry] = log_of(Original(content, Taken.PIPED, "a file", name, address, words=words))
    assert entry_from(json.loads(json.dumps(entry_data(entry)))) == entry
    assert fingerprint_of(entry) == entry.fingerprint


@pytest.mark.parametrize(
    "spoil",
    [
        lambda said: said.pop("salt"),
        lambda said: said.update(more=1),
        lambda said: said.update(number="1"),
        lambda said: said.update(number=-1),
        lambda said: said.update(size=True),
        lambda said: said.update(words=None),
        lambda said: said.update(sha256="../x"),
        lambda said: said.update(fingerprint="f"),
        lambda said: said.update(taken="by magic"),
        lambda said: said.update(added_at="2026-05-04T16:30:09"),
    ],
)
def test_other_data_is_refused(spoil: Callable[[dict[str, object]], object]) -> None:
    said = entry_data(LOG[0])
    spoil(said)
    with pytest.raises((ValueError, TypeError, KeyError)):
        entry_from(said)
