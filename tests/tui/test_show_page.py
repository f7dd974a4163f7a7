"""Showing a page: nothing is read unasked, every way in comes to words, and leaving closes the window."""

from __future__ import annotations

import asyncio
from pathlib import Path

import pytest
from textual.pilot import Pilot

from probes.shown import refusal
from selfaudit.errors import BadInputError, NoBrowserError
from selfaudit.model import Standing, View
from selfaudit.ports import InFront
from selfaudit.progress import Progress, Step
from tests.tui.people import ACCOUNTS, MAYA, Shown, app, audited
from tests.tui.steps import SMALL, paste, settled, shown, until, until_shown
from tui.app import SelfAuditApp

PAGE = "Piano lessons in the evening, call 020 7946 0018 after five."
FACEBOOK = ACCOUNTS[1]


@pytest.fixture(autouse=True)
def a_screen(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tui.screens.show_page.has_screen", lambda: True)
    monkeypatch.setattr("tui.window._EVERY", 0.05)
    monkeypatch.setattr("probes.watch._EVERY", 0.05)


def walk_with(window: Shown | None = None) -> SelfAuditApp:
    return app(audited((), Step.LOOK), shown=window)


async def to_facebook(pilot: Pilot[None]) -> None:
    await pilot.press("s")
    await until_shown(pilot, "Which account")
    await pilot.press("enter")
    await until_shown(pilot, "Show a page yourself")


def by_view(walk: SelfAuditApp) -> list[tuple[str, View, Standing]]:
    audit = walk.walk_given.session.progress.audit
    return [(one.quote, one.view, one.standing) for one in (audit.findings if audit else ())]


async def test_the_account_that_could_not_be_looked_at_comes_first() -> None:
    walk = walk_with()
    async with walk.run_test(size=SMALL) as pilot:
        await to_facebook(pilot)
        assert "Facebook · maya" in shown(walk)
        assert "Choose 'View as'." in " ".join(shown(walk).split())


async def test_a_page_is_read_when_the_person_says_so_and_not_before() -> None:
    window = Shown(PAGE)
    walk = walk_with(window)
    async with walk.run_test(size=SMALL) as pilot:
        await to_facebook(pilot)
        assert window.opened == 0
        await pilot.press("ctrl+n")
        await until_shown(pilot, "✓ The page in the window can be read.")
        assert by_view(walk) == []
        await pilot.press("ctrl+n")
        await until_shown(pilot, "✓ The page in the window was read. 1 thing found.")
        assert by_view(walk) == [("020 7946 0018", View.SHOWN, Standing.NEW)]
        await pilot.press("x")
        await until_shown(pilot, "Everything in it is forgotten.")
        assert window.closed == 1
        await pilot.press("escape")
        await until_shown(pilot, "You showed a page of it yourself on 4 May 2026.")
    audit = walk.walk_given.session.progress.audit
    assert audit
    assert [line.count for line in audit.ledger if line.host == "facebook.example"] == [7, 5]


@pytest.mark.parametrize(
    ("state", "words"),
    [
        (InFront.SIGN_IN, "It cannot be read: sign in first."),
        (InFront.ELSEWHERE, "is not on this account's site"),
        (InFront.SOMEBODY, "goes by another name"),
        (InFront.SEVERAL, "More than one page is open"),
        (InFront.LOADING, "No page has loaded"),
    ],
)
async def test_what_cannot_be_read_is_told_and_is_not_read(state: InFront, words: str) -> None:
    walk = walk_with(Shown(PAGE, (state,)))
    async with walk.run_test(size=SMALL) as pilot:
        await to_facebook(pilot)
        await pilot.press("ctrl+n")
        await until_shown(pilot, "Read this page")
        assert words in " ".join(shown(walk).split())
        await pilot.press("ctrl+n")
        await until_shown(pilot, refusal(state).message)
        assert by_view(walk) == []


async def test_the_person_closes_the_window_themselves() -> None:
    window = Shown(PAGE, (InFront.READABLE, InFront.CLOSED))
    walk = walk_with(window)
    async with walk.run_test(size=SMALL) as pilot:
        await to_facebook(pilot)
        await pilot.press("ctrl+n")
        await until_shown(pilot, "The window is closed.")
        assert "Open the window" in shown(walk)
        assert window.opened == window.closed == 1


@pytest.mark.parametrize("keys", [("escape",), ("ctrl+q", "enter"), ("ctrl+p", *"Accounts", "enter")])
async def test_leaving_closes_the_window(keys: tuple[str, ...]) -> None:
    window = Shown(PAGE)
    walk = walk_with(window)
    async with walk.run_test(size=SMALL) as pilot:
        await to_facebook(pilot)
        await pilot.press("ctrl+n")
        await until_shown(pilot, "Read this page")
        await pilot.press(*keys)
        await until(pilot, lambda: bool(window.closed))
    assert window.opened == window.closed == 1


async def test_a_window_that_does_not_open_says_why() -> None:
    error = NoBrowserError("No browser was found.", "Install Chrome, Edge or Chromium, then try again.")
    walk = walk_with(Shown(trouble=error))
    async with walk.run_test(size=SMALL) as pilot:
        await to_facebook(pilot)
        await pilot.press("ctrl+n")
        await until_shown(pilot, error.message)
        assert "Open the window" in shown(walk)


async def test_what_is_pasted_is_read_as_shown() -> None:
    walk = walk_with()
    async with walk.run_test(size=SMALL) as pilot:
        await to_facebook(pilot)
        await paste(pilot, PAGE)
        await until_shown(pilot, "✓ The text was read. 1 thing found.")
        assert by_view(walk) == [("020 7946 0018", View.SHOWN, Standing.NEW)]
        await paste(pilot, "hunter2")
        await until_shown(pilot, "This is too little to be a page.")


async def test_the_clipboard_is_read_once_and_only_when_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    read: list[str] = []

    def clipboard() -> str:
        read.append("once")
        return PAGE

    monkeypatch.setattr("tui.screens.show_page.read_clipboard", clipboard)
    walk = walk_with()
    async with walk.run_test(size=SMALL) as pilot:
        await to_facebook(pilot)
        assert read == []
        await pilot.press("c")
        await until_shown(pilot, "✓ The text was read. 1 thing found.")
        assert read == ["once"]


async def test_where_nothing_reads_the_clipboard_pasting_is_offered(monkeypatch: pytest.MonkeyPatch) -> None:
    def none_here() -> str:
        raise BadInputError("No program was found here that can read the clipboard.", "Paste it into this window.")

    monkeypatch.setattr("tui.screens.show_page.read_clipboard", none_here)
    walk = walk_with()
    async with walk.run_test(size=SMALL) as pilot:
        await to_facebook(pilot)
        await pilot.press("c")
        await until_shown(pilot, "Paste it into this window.")


async def saved(pilot: Pilot[None], folder: Path, page: str = f"<!doctype html><p>{PAGE}</p>") -> Path:
    """Watch the folder, and save a page there."""
    await pilot.press("w")
    await until_shown(pilot, "Which folder")
    assert str(folder) in shown(pilot.app).replace("\n", "")
    await pilot.press("enter")
    await until_shown(pilot, "Watching the folder.")
    path = folder / "my page.html"
    await asyncio.to_thread(path.write_text, page, "utf-8")
    return path


@pytest.fixture
def downloads(home: Path, monkeypatch: pytest.MonkeyPatch, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("d")
    monkeypatch.setattr("tui.screens.show_page.likely_folder", lambda: folder)
    return folder


@pytest.mark.parametrize(("key", "stays"), [("enter", False), ("escape", True)])
async def test_a_saved_page_is_read_and_deleted_on_the_persons_word_alone(
    downloads: Path, key: str, stays: bool
) -> None:
    walk = walk_with()
    async with walk.run_test(size=SMALL) as pilot:
        await to_facebook(pilot)
        path = await saved(pilot, downloads)
        await until_shown(pilot, "Delete the page you saved?")
        assert by_view(walk) == [("020 7946 0018", View.SHOWN, Standing.NEW)]
        await pilot.press(key)
        await settled(pilot)
        assert path.exists() is stays


async def test_watching_can_be_stopped(downloads: Path) -> None:
    walk = walk_with()
    async with walk.run_test(size=SMALL) as pilot:
        await to_facebook(pilot)
        await pilot.press("w")
        await until_shown(pilot, "Which folder")
        await pilot.press("enter")
        await until_shown(pilot, "Watching the folder.")
        await pilot.press("w")
        await until_shown(pilot, "not watched any more")
        (downloads / "late.html").write_text(f"<!doctype html><p>{PAGE}</p>", "utf-8")
        await settled(pilot)
    assert by_view(walk) == []


@pytest.mark.parametrize("reason", ["no screen", "refused"])
async def test_without_a_window_the_everyday_browser_is_offered(reason: str, monkeypatch: pytest.MonkeyPatch) -> None:
    if reason == "no screen":
        monkeypatch.setattr("tui.screens.show_page.has_screen", lambda: False)
    else:
        monkeypatch.setattr("probes.platform.Platform.refuses_window", True)
    window = Shown(PAGE)
    monkeypatch.setattr("tui.screens.show_page.read_clipboard", lambda: PAGE)
    walk = walk_with(window)
    async with walk.run_test(size=SMALL) as pilot:
        await to_facebook(pilot)
        seen = " ".join(shown(walk).split())
        assert "everyday browser instead" in seen
        assert ("no screen here" in seen) is (reason == "no screen")
        await pilot.press("ctrl+n")
        await until_shown(pilot, "✓ The text was read. 1 thing found.")
    assert window.opened == 0


async def test_there_is_nothing_to_show_without_accounts() -> None:
    walk = app(Progress(Step.LOOK, MAYA))
    async with walk.run_test(size=SMALL) as pilot:
        await pilot.press("s")
        await pilot.pause()
        assert "Show a page" not in shown(walk)
