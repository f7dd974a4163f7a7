"""The report leaves the locked file only where and when the person says so."""

from __future__ import annotations

import os
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from selfaudit.errors import BadInputError
from selfaudit.model import Standing
from selfaudit.progress import Step
from tests.tui.people import FINDINGS, MOMENT, app, audited
from tests.tui.steps import SMALL, settled, shown, until_shown
from tui import saving
from tui.widgets.entry import Entry

HERE = audited(step=Step.REPORT)


def files(folder: Path) -> list[Path]:
    return list(folder.iterdir())


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch) -> list[Path]:
    paths: list[Path] = []

    def show(path: Path) -> bool:
        paths.append(path)
        return True

    monkeypatch.setattr(saving, "show", show)
    return paths


async def test_the_summary_tells_what_could_not_be_looked_at(home: Path) -> None:
    walk = app(HERE)
    async with walk.run_test(size=SMALL):
        seen = " ".join(shown(walk).split())
    assert "3 accounts on your list" in seen
    assert "1 could not be looked at" in seen
    assert "not locked" in seen
    assert "Look again by 4 May 2027." in seen
    assert "Since last time" not in seen
    assert files(home) == []


async def test_after_a_second_audit_the_summary_tells_what_became_of_it() -> None:
    still, gone = replace(FINDINGS[1], standing=Standing.STILL_THERE), replace(FINDINGS[2], standing=Standing.GONE)
    [first] = HERE.audits
    second = replace(first, started_at=MOMENT + timedelta(days=30), findings=(FINDINGS[0], still, gone))
    walk = app(replace(HERE, audits=(first, second)))
    async with walk.run_test(size=SMALL):
        assert "2 things found, none decided on." in shown(walk)
        assert "Since last time: 1 new · 1 still there · 1 gone." in shown(walk)


async def test_saved_and_opened_only_when_told(home: Path, opened: list[Path]) -> None:
    walk = app(HERE)
    async with walk.run_test(size=SMALL) as pilot:
        await pilot.press("enter")
        await until_shown(pilot, "Hide the words that were found?")
        await pilot.press("enter")
        await until_shown(pilot, "Saved. Look at it now?")
        await pilot.press("enter")
        await settled(pilot)
        assert opened == []
        assert "✓ Saved." in shown(walk)
        assert "You find it under the name above." in shown(walk)
        assert "Finish" in shown(walk)
        await pilot.click("#other")
        for asked in ("Hide the words that were found?", "There is a file with this name already", "Look at it now?"):
            await until_shown(pilot, asked)
            await pilot.press("tab", "enter")
        await settled(pilot)
    assert opened == [home / "selfaudit-report.html"]
    assert HERE.audits[0].findings[0].quote in (home / "selfaudit-report.html").read_text("utf-8")


@pytest.mark.parametrize(
    ("switches", "file", "begins"),
    [
        (0, "mine.pdf", b"%PDF- of <!doctype html>"),
        (0, "mine.json", b'{\n "form": "selfaudit-audit/1"'),
        (1, "mine.pdf", b"%PDF- of <!doctype html>"),
        (1, "mine", b"selfaudit receipt, form 1"),
        (2, "mine.ics", b"BEGIN:VCALENDAR"),
    ],
)
async def test_a_paper_is_made_as_its_name_ends(
    switches: int, file: str, begins: bytes, home: Path, opened: list[Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    async def print_pdf(*pages: str) -> list[bytes]:
        return [f"%PDF- of {page}".encode() for page in pages]

    monkeypatch.setattr("probes.paper.print_pdf", print_pdf)
    walk = app(HERE)
    async with walk.run_test(size=SMALL) as pilot:
        for _ in range(switches):
            await pilot.click("#switch")
            await pilot.pause()
        walk.screen.query_one("#path", Entry).value = str(home / file)
        await pilot.press("ctrl+n")
        if not switches:
            await until_shown(pilot, "Hide the words that were found?")
            await pilot.press("enter")
        await until_shown(pilot, "Saved.")
    [saved] = files(home)
    assert saved.read_bytes().startswith(begins)


async def test_going_back_from_the_question_saves_nothing(home: Path) -> None:
    walk = app(HERE)
    async with walk.run_test(size=SMALL) as pilot:
        await pilot.press("ctrl+n")
        await until_shown(pilot, "Hide the words that were found?")
        await pilot.press("escape")
        await settled(pilot)
        assert "Saved" not in shown(walk)
    assert files(home) == []


async def test_a_browser_that_does_not_print_is_told(
    home: Path, opened: list[Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("probes.browser.find_browser", lambda: None)
    walk = app(HERE)
    async with walk.run_test(size=SMALL) as pilot:
        walk.screen.query_one("#path", Entry).value = str(home / "mine.pdf")
        await pilot.press("ctrl+n", "enter")
        await settled(pilot)
        assert "No browser" in shown(walk)
    assert files(home) == []


async def test_what_is_there_is_never_written_over_unasked(home: Path, opened: list[Path]) -> None:
    there = home / "selfaudit-report.html"
    there.write_text("mine", "utf-8")
    walk = app(HERE)
    async with walk.run_test(size=SMALL) as pilot:
        for answer in ("enter", "escape"):
            await pilot.press("ctrl+n")
            await until_shown(pilot, "Hide the words that were found?")
            await pilot.press("enter")
            await until_shown(pilot, "There is a file with this name already")
            await pilot.press(answer)
            await settled(pilot)
            assert there.read_text("utf-8") == "mine"
            assert "Not saved." in shown(walk)


@pytest.mark.parametrize("path", ["", "   ", "~", "~/nowhere/report.html", "/proc/report.html"])
async def test_a_place_that_cannot_be_gets_one_clear_sentence(path: str) -> None:
    walk = app(HERE)
    async with walk.run_test(size=SMALL) as pilot:
        walk.screen.query_one("#path", Entry).value = path
        await pilot.press("ctrl+n", "enter")  # Enter answers the question that a place which may do leads to
        await settled(pilot)
        assert any(word in shown(walk) for word in ("name for the file", "no such folder", "could not be written"))
        assert "✓ Saved." not in shown(walk)


async def test_finishing_without_a_report(home: Path) -> None:
    walk = app(HERE)
    async with walk.run_test(size=SMALL) as pilot:
        await pilot.click("#other")
        await pilot.pause()
        assert "Everything is kept" in shown(walk)
        await pilot.press("enter")
        await pilot.pause()
    assert walk.return_code == 0
    assert files(home) == []


@pytest.mark.skipif(os.name == "nt", reason="making a link needs rights there")
def test_a_link_is_not_followed_when_writing(home: Path) -> None:
    other, link = home / "other.html", home / "link.html"
    other.write_text("mine", "utf-8")
    link.symlink_to(other)
    with pytest.raises(BadInputError):
        saving.write(link, "report", overwrite=True)
    assert other.read_text("utf-8") == "mine"


def test_a_name_without_an_ending_becomes_html(home: Path) -> None:
    assert saving.place_for("~/my report") == home / "my report.html"


def test_nothing_is_opened_where_there_is_no_window(monkeypatch: pytest.MonkeyPatch, home: Path) -> None:
    monkeypatch.setattr("sys.platform", "linux")
    for name in ("DISPLAY", "WAYLAND_DISPLAY"):
        monkeypatch.delenv(name, raising=False)
    assert saving.show(home / "report.html") is False


async def test_a_receipt_of_practice_says_that_it_is_one(home: Path) -> None:
    walk = app(HERE, practice=True)
    async with walk.run_test(size=SMALL) as pilot:
        await pilot.click("#switch")
        await until_shown(pilot, "Where to save the receipt")
        await pilot.press("ctrl+n")
        await until_shown(pilot, "Saved.")
    [saved] = files(home)
    assert "practice with a made-up person" in " ".join(saved.read_text("utf-8").split())
