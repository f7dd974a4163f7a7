"""Pages that the person shows, line by line: each way in, and the window that may close by itself."""

from __future__ import annotations

import asyncio
from pathlib import Path

import pytest

from selfaudit.errors import NoBrowserError
from selfaudit.model import View
from selfaudit.ports import InFront
from selfaudit.progress import Step
from tests.tui.people import Shown, audited
from tests.tui.plain.test_plain_walk import made, walked
from tests.tui.plain.test_talk import Script as Lines
from tui.plain.run import go_through
from tui.plain.talk import Talk
from tui.walk import Walk

PAGE = "Piano lessons in the evening, call 020 7946 0018 after five."


@pytest.fixture(autouse=True)
def a_screen(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tui.plain.show_page.has_screen", lambda: True)


def walk_with(window: Shown | None = None) -> Walk:
    walk = made(audited((), Step.LOOK))
    return Walk(walk.session, walk.platforms, walk.open_probe, (window or Shown()).open)


def found(walk: Walk) -> list[tuple[str, View]]:
    audit = walk.session.progress.audit
    return [(one.quote, one.view) for one in (audit.findings if audit else ())]


async def test_the_page_in_the_window_is_read_when_the_person_says_so() -> None:
    window = Shown(PAGE)
    walk = walk_with(window)
    told = await walked(walk, "show", "2", "window", "close", "stop")
    assert not found(walk) and window.opened == window.closed == 1
    assert "Come back here and say: read." in told and "Ctrl+N" not in told
    told = await walked(walk, "show", "2", "window", "read", "close", "stop")
    assert found(walk) == [("020 7946 0018", View.SHOWN)]
    assert "1 thing found" in told and "You showed a page of it yourself on" in told


async def test_a_window_that_closes_by_itself_or_does_not_open_is_told() -> None:
    told = await walked(walk_with(Shown(PAGE, (InFront.CLOSED,))), "show", "2", "window", "stop")
    assert "The window is closed. Everything in it is forgotten." in told
    broken = Shown(trouble=NoBrowserError("No browser was found.", "Install one."))
    assert "No browser was found." in await walked(walk_with(broken), "show", "2", "window", "stop")


async def test_copied_pasted_and_saved_pages_are_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tui.plain.show_page.read_clipboard", lambda: PAGE)
    saved = tmp_path / "page.html"
    saved.write_text(f"<!doctype html><title>M</title><p>{PAGE}</p>", "utf-8")
    for way in (("copied",), ("paste", "Stop me", "", PAGE, "done"), ("file", f"'{saved}'")):
        walk = walk_with()
        await walked(walk, "show", "2", *way, "stop")
        assert found(walk) == [("020 7946 0018", View.SHOWN)], way
    assert "There is no file of this name." in await walked(walk_with(), "show", "2", "file", "nowhere", "stop")


class Saving(Lines):
    """Saves a page where it should press Enter, and presses it only once the page has been read."""

    def __init__(self, page: Path, *lines: str) -> None:
        super().__init__(*lines)
        self._page = page
        self.read = asyncio.Event()

    async def next(self) -> str | None:
        line = await super().next()
        if line == "(saves)":
            await asyncio.to_thread(self._page.write_text, f"<!doctype html><p>{PAGE}</p>", "utf-8")
            await self.read.wait()
            return await super().next()
        return line


@pytest.mark.parametrize("answer", ["yes", "no"])
async def test_a_page_saved_into_the_folder_is_read_and_deleted_on_request(
    answer: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("probes.watch._EVERY", 0.01)
    walk, page = walk_with(), tmp_path / "page.html"
    typed = Saving(page, "show", "2", "watch", str(tmp_path), "(saves)", answer, "stop")

    def write(line: str) -> None:
        if "Delete it?" in line:
            typed.read.set()

    await go_through(Talk(typed, write, lambda: None), walk)
    assert found(walk) == [("020 7946 0018", View.SHOWN)]
    assert page.exists() == (answer == "no")


async def test_watching_ends_by_enter(tmp_path: Path) -> None:
    walk = walk_with()
    assert "Press Enter to stop watching." in await walked(walk, "show", "2", "watch", str(tmp_path), "", "stop")
    assert not found(walk)
