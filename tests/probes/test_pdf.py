"""PDF files: prints of pages, letters, scans, and those that mean harm."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from probes.file_reader import open_reader
from probes.from_file import read
from probes.pdf import read_pdf
from probes.picture.ocr import can_read_words
from probes.picture.once import ReadOnce
from selfaudit.capture import Capture
from selfaudit.findings import findings_from
from selfaudit.model import Identity, Kind, Outcome, Place
from selfaudit.policy.load import default_pack
from tests.probes.made_pdf import pdf
from tests.probes.picture.made import lanyard, saved

NOW = datetime(2026, 11, 1, tzinfo=UTC)


async def seen(data: bytes) -> Capture:
    async with open_reader() as reader:
        return await read(data, "print.pdf", {}, ReadOnce(reader), NOW)


def test_words_and_links_of_every_page() -> None:
    answer = read_pdf(pdf("Robin Ashdale", "Call 07700 900123", link="https://wa.me/447700900123"))
    assert [page.strip() for page in answer.pages] == ["Robin Ashdale", "Call 07700 900123"]
    assert answer.links == ("https://wa.me/447700900123",)
    assert answer.whole and not answer.trouble


async def test_a_print_is_read_like_a_page() -> None:
    one = await seen(pdf("I teach at Marlbeck Academy", "https://larch.example/robin 1/2"))
    assert one.look.outcome is Outcome.PUBLIC and one.look.whole
    assert one.look.address == "https://larch.example/robin"
    assert Kind.SCHOOL in {finding.kind for finding in findings_from(one, Identity(), default_pack())}


async def test_a_print_of_a_wall_is_a_wall() -> None:
    one = await seen(pdf("You must log in to continue.", "Forgotten password?"))
    assert one.look.outcome is Outcome.WALL


@pytest.mark.skipif(not can_read_words(), reason="the extra that reads words in pictures is not installed")
async def test_a_scanned_letter_has_its_words_read() -> None:
    one = await seen(saved(lanyard(), "PDF"))
    assert one.look.whole
    assert any("07700 900123" in passage.text for passage in one.passages if passage.place is Place.TEXT)


def test_a_scanned_letter_without_the_extra_is_not_whole(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("probes.pdf.can_read_words", lambda: False)
    assert not read_pdf(saved(lanyard(), "PDF")).whole


@pytest.mark.parametrize(
    "data",
    [b"%PDF-1.7\n%\xe2\xe3", b"%PDF-1.4\n1 0 obj\n<<>>\nendobj\ntrailer << /Root 1 0 R >>\n%%EOF", pdf()],
    ids=["a head alone", "an empty catalogue", "no pages"],
)
async def test_what_says_nothing_is_not_clean(data: bytes) -> None:
    one = await seen(data)
    assert one.look.outcome is Outcome.NOT_CHECKED and one.look.note


def test_pages_that_are_their_own_parents_end() -> None:
    looped = pdf("Robin").replace(b"/Kids [4 0 R]", b"/Kids [2 0 R]")
    assert read_pdf(looped).pages == ()


def test_scripts_are_not_run() -> None:
    answer = read_pdf(
        pdf("Robin", extra="/OpenAction << /S /JavaScript /JS (app.launchURL\\('https://x.example'\\)) >>")
    )
    assert [page.strip() for page in answer.pages] == ["Robin"] and answer.links == ()


def test_only_so_many_pages_are_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("probes.pdf._MOST_PAGES", 2)
    answer = read_pdf(pdf("one", "two", "three"))
    assert len(answer.pages) == 2 and not answer.whole


@given(st.data())
def test_broken_files_never_raise(data: st.DataObject) -> None:
    whole = bytearray(pdf("Robin Ashdale", "Call 07700 900123"))
    for at in data.draw(st.lists(st.integers(0, len(whole) - 1), max_size=20)):
        whole[at] = data.draw(st.integers(0, 255))
    read_pdf(bytes(whole[: data.draw(st.integers(0, len(whole)))]))
