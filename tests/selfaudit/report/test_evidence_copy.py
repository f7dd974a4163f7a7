"""A copy of the evidence log: complete, readable without the internet, and checked without the vault."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from datetime import UTC, datetime

import pytest

from selfaudit.errors import BadInputError
from selfaudit.evidence import Note, Original, Taken
from selfaudit.evidence_log import EvidenceLog
from selfaudit.report.evidence_copy import Checked, check_copy
from selfaudit.vault.memory import MemoryStore

AT = datetime(2026, 5, 4, 16, 30, 0, 654321, tzinfo=UTC)
HOSTILE = "<script src=https://evil.example/x></script>"
PNG = b"\x89PNG\r\n\x1a\n made up"


@pytest.fixture
def log() -> EvidenceLog:
    log = EvidenceLog(MemoryStore(), lambda: AT)
    log.keep(Original(PNG, Taken.FILE, "a picture", HOSTILE + ".png", "https://chirp.example/x", "Monday"))
    log.keep(Note(HOSTILE, "Ada", "the Head", "Tuesday", 1))
    log.keep(Original(b"<p>hello", Taken.WINDOW, "a saved page", "page.html"))
    return log


def checked(files: dict[str, bytes], written_down: str | None = None) -> Checked:
    result = check_copy(files, files.get, written_down)
    assert result
    return result


def test_a_whole_copy_is_found_in_order(log: EvidenceLog) -> None:
    files = dict(log.copy(print_page=lambda page: b"%PDF" + str(len(page)).encode()))
    assert sorted(files) == ["index.html", "list.pdf", "manifest.json", "originals/0001.png", "originals/0003.html"]
    assert files["originals/0001.png"] == PNG
    result = checked(files)
    assert (result.troubles, result.added, result.end) == ((), (), log.entries()[-1].fingerprint)
    assert result.entries == log.entries()


def test_times_stand_to_the_second_with_their_zone(log: EvidenceLog) -> None:
    page = dict(log.copy())["index.html"].decode()
    assert page.count("(UTC+") >= 4
    assert page.count("(UTC") == len(re.findall(r"\d\d:\d\d:\d\d \(UTC[+-]\d\d:\d\d\)", page))


@pytest.mark.parametrize("name", ["index.html", "list.pdf", "originals/0001.png", "originals/0003.html"])
def test_a_changed_or_missing_file_shows(log: EvidenceLog, name: str) -> None:
    files = dict(log.copy(print_page=str.encode))
    assert checked(files | {name: files[name] + b" "}).troubles
    del files[name]
    assert checked(files).troubles


def test_every_changed_letter_of_the_entries_shows(log: EvidenceLog) -> None:
    files = dict(log.copy())
    text = files["manifest.json"].decode()
    entries = text.index('"entries"'), text.index('"lists"')
    places = [at for at in range(*entries) if text[at].isalnum() and text[at - 1] not in "\\"]
    for at in places[:: max(1, len(places) // 150)]:
        other = "1" if text[at] != "1" else "2"
        spoiled = files | {"manifest.json": (text[:at] + other + text[at + 1 :]).encode()}
        result = check_copy(spoiled, spoiled.get)
        assert result is None or result.troubles, text[at - 20 : at + 5]


def test_a_file_that_was_put_in_is_named(log: EvidenceLog) -> None:
    assert checked(dict(log.copy()) | {"originals/0002.png": b"x"}).added == ("originals/0002.png",)


def test_a_fingerprint_written_down_is_looked_for(log: EvidenceLog) -> None:
    earlier = log.entries()[1].fingerprint
    assert checked(dict(log.copy()), earlier).troubles == ()
    assert checked(dict(log.copy()), "0" * 64).troubles


def test_an_entry_left_out_says_nothing_and_breaks_nothing(log: EvidenceLog) -> None:
    files = dict(log.copy(without=[1, 2]))
    assert "originals/0001.png" not in files
    whole = b"".join(files.values())
    assert b"Ada" not in whole
    assert b"chirp.example" not in whole
    assert log.entries()[0].salt.encode() not in whole
    assert checked(files).troubles == ()
    assert b"Left out of this copy" in files["index.html"]


@pytest.mark.parametrize("without", [[1, 2, 3], [4], [0]])
def test_a_copy_of_nothing_is_refused(log: EvidenceLog, without: list[int]) -> None:
    with pytest.raises(BadInputError):
        log.copy(without)


def test_the_page_asks_for_nothing_from_outside_and_holds_no_markup_of_others(log: EvidenceLog) -> None:
    page = dict(log.copy())["index.html"].decode()
    assert "<script" not in page
    assert not re.search(r'(?:src|href)="(?!data:image/png;base64,)', page)
    assert "data:image/png;base64," in page
    for told in ("Ada", "the Head", "Tuesday", "Monday", "https://chirp.example/x", "UTC", "originals/0003.html"):
        assert told in page
    assert all(entry.fingerprint in page for entry in log.entries())


@pytest.mark.parametrize("manifest", [b"", b"{}", b"[]", b"null", b"\xff", b"[" * 10_000, b'{"form": 3}'])
def test_what_is_no_copy_is_told_apart(manifest: bytes) -> None:
    assert check_copy(["manifest.json"], {"manifest.json": manifest}.get) is None


def test_a_manifest_cannot_make_us_read_other_files(log: EvidenceLog) -> None:
    files = dict(log.copy())
    said = json.loads(files["manifest.json"])
    said["lists"]["../../etc/passwd"] = "0" * 64
    spoiled = files | {"manifest.json": json.dumps(said).encode()}
    asked: list[str] = []

    def read(name: str) -> bytes | None:
        asked.append(name)
        return spoiled.get(name)

    assert check_copy(spoiled, read) is None
    assert asked == ["manifest.json"]


def test_an_entry_is_kept_in_the_time_zone_of_the_device(log: EvidenceLog) -> None:
    added = log.entries()[0].added_at
    assert added == AT.replace(microsecond=0)
    assert added.utcoffset() == AT.astimezone().utcoffset()


def test_the_log_in_a_store_is_checked(log: EvidenceLog) -> None:
    assert log.troubles() == ()
    store = MemoryStore()
    for entry in log.entries():
        store.keep_evidence(replace(entry, words="other"), log.original(entry.number))
    assert [trouble.number for trouble in EvidenceLog(store, lambda: AT).troubles()] == [1, 2, 3]
