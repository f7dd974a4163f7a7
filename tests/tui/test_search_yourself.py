"""Searches about oneself: none without a yes to its very words, one at a time, and nothing of it stays behind."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field, replace
from datetime import date

import pytest
from textual.pilot import Pilot

from probes.searches import Search, SearchPage, search_pages
from selfaudit.errors import BadInputError, NoBrowserError, SelfAuditError
from selfaudit.model import LedgerLine
from selfaudit.progress import Progress, Step
from tests.tui.people import ACCOUNTS, MAYA, Script, app
from tests.tui.steps import SMALL, WIDE, shown, until_shown
from tui.app import SelfAuditApp
from tui.search_words import consent
from tui.walk import Searching, SearchResults

READY = Progress(Step.ACCOUNTS, replace(MAYA, places=("Little Fenwick",)), ACCOUNTS)
TOWN, SCHOOL = '"Maya Example" Little Fenwick', '"Maya Example" "Meadow Lane Primary School"'


@dataclass
class Window:
    """A search window; `shut` is set when the person closes it."""

    trouble: SelfAuditError | None = None
    asked: list[tuple[str, str]] = field(default_factory=list)
    open_now: int = 0
    shut: asyncio.Event = field(default_factory=asyncio.Event)

    @asynccontextmanager
    async def open(self, search: Search, page: SearchPage) -> AsyncIterator[SearchResults]:
        self.asked.append((search.words, page.name))
        if self.trouble:
            raise self.trouble
        self.page = page
        self.connections = 1
        self.open_now += 1
        try:
            yield self
        finally:
            self.open_now -= 1

    async def closed(self) -> None:
        self.connections = 3
        await self.shut.wait()

    def ledger(self) -> tuple[LedgerLine, ...]:
        return (LedgerLine(self.page.hosts[0], True, self.connections, "a search that you agreed to", self.page.name),)


def walk_with(window: Window | None, script: Script | None = None) -> SelfAuditApp:
    return app(READY, script, searching=Searching(search_pages(), window.open) if window else None)


async def to_searches(pilot: Pilot[None]) -> None:
    await pilot.press("f6")
    await until_shown(pilot, "Search for yourself")


async def open_first(pilot: Pilot[None]) -> None:
    """Say yes to the marked words on the first search engine."""
    await pilot.press("enter", "enter")
    await until_shown(pilot, "Send this search to DuckDuckGo?")
    await pilot.press("enter")


def counted(walk: SelfAuditApp) -> dict[str, int]:
    audit = walk.walk_given.session.progress.audit
    return {line.host: line.count for line in audit.ledger} if audit else {}


@pytest.fixture(autouse=True)
def a_clipboard(monkeypatch: pytest.MonkeyPatch) -> None:
    def none_here() -> str:
        raise BadInputError("No program was found here that can read the clipboard.")

    monkeypatch.setattr("tui.screens.search_yourself.can_read_clipboard", lambda: True)
    monkeypatch.setattr("tui.copied.read_clipboard", none_here)


@pytest.mark.parametrize("size", [SMALL, WIDE])
async def test_nothing_is_sent_before_the_yes_to_these_very_words(size: tuple[int, int]) -> None:
    script, window = Script(), Window()
    walk = walk_with(window, script)
    async with walk.run_test(size=size) as pilot:
        await to_searches(pilot)
        assert TOWN in shown(walk)
        await pilot.press("down", "enter", "tab", "enter")
        await until_shown(pilot, "Send this search to Google?")
        seen = " ".join(shown(walk).split())
        assert "Meadow Lane Primary School" in seen
        assert "go to www.google.com." in seen
        assert window.asked == []
        await pilot.press("escape")
        await until_shown(pilot, "Search for yourself")
        assert window.asked == []
        await pilot.press("enter")
        await until_shown(pilot, "Send this search to Google?")
        await pilot.press("enter")
        await until_shown(pilot, "A window shows what Google finds.")
        assert window.asked == [(SCHOOL, "Google")]
        await pilot.press("enter")
        await until_shown(pilot, "One search at a time.")
        assert window.asked == [(SCHOOL, "Google")]
        assert counted(walk) == {"www.google.com": 1}
        window.shut.set()
        await until_shown(pilot, "Everything in it is forgotten.")
        assert window.open_now == 0
    assert counted(walk) == {"www.google.com": 3}
    assert script.opened == 0


@pytest.mark.parametrize("keys", [("x",), ("escape",), ("ctrl+q", "enter"), ("ctrl+p", *"Look", "enter")])
async def test_the_window_is_closed_and_counted_however_it_is_left(keys: tuple[str, ...]) -> None:
    window = Window()
    walk = walk_with(window)
    async with walk.run_test(size=SMALL) as pilot:
        await to_searches(pilot)
        await open_first(pilot)
        await until_shown(pilot, "A window shows what DuckDuckGo finds.")
        await pilot.press(*keys)
        while window.open_now:
            await pilot.pause()
    assert counted(walk) == {"duckduckgo.com": 3}


async def test_a_window_that_does_not_open_says_why() -> None:
    error = NoBrowserError("No browser was found.", "Install Chrome, Edge or Chromium, then try again.")
    walk = walk_with(Window(error))
    async with walk.run_test(size=SMALL) as pilot:
        await to_searches(pilot)
        await open_first(pilot)
        await until_shown(pilot, error.message)
        await pilot.press("enter")
        await until_shown(pilot, "Send this search to DuckDuckGo?")


async def test_without_a_screen_the_words_can_still_be_copied() -> None:
    walk = walk_with(None)
    async with walk.run_test(size=SMALL) as pilot:
        await to_searches(pilot)
        assert "DuckDuckGo" not in shown(walk)
        await pilot.press("down", "enter", "enter")
        await until_shown(pilot, "✓ Copied")
        assert walk.clipboard == SCHOOL


@pytest.mark.parametrize("can_read", [True, False])
async def test_the_clipboard_holds_the_words_no_longer_than_the_screen_is_open(
    can_read: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    walk = walk_with(None)
    monkeypatch.setattr("tui.screens.search_yourself.can_read_clipboard", lambda: can_read)
    async with walk.run_test(size=WIDE) as pilot:
        await to_searches(pilot)
        await pilot.press("c", "down", "c")
        await until_shown(pilot, "taken out of the clipboard again" if can_read else "cannot see your clipboard here")
        await pilot.press("escape")
        while walk.clipboard != " ":
            await pilot.pause()


async def test_without_a_word_about_oneself_there_is_nothing_to_search_for() -> None:
    walk = app(Progress(Step.ACCOUNTS))
    async with walk.run_test(size=SMALL) as pilot:
        await pilot.press("f6")
        await until_shown(pilot, "There is nothing to search for yet.")
        assert "Copy" not in shown(walk)
        await pilot.press("c", "enter")
        await until_shown(pilot, "Your own accounts")


@pytest.mark.parametrize("page", search_pages(), ids=lambda page: page.name)
def test_the_question_names_every_host_and_how_well_they_are_known(page: SearchPage) -> None:
    def asked(today: date) -> str:
        return "\n".join(part.plain for part in consent(Search(TOWN, ""), page, today))

    words = asked(page.source.checked)
    assert TOWN in words
    assert all(host in words for host in page.hosts)
    assert ("not verified" in words) is not page.source.verified
    assert "older than six months" not in words
    assert "older than six months" in asked(page.source.checked.replace(year=page.source.checked.year + 1))
