"""Searches about oneself, line by line: none without a yes to its very words, one window at a time."""

from __future__ import annotations

import pytest

from probes.searches import search_pages
from selfaudit.errors import NoBrowserError
from selfaudit.progress import Progress, Step
from tests.tui.plain.test_plain_walk import made, walked
from tests.tui.test_search_yourself import READY, SCHOOL, TOWN, Window
from tui.walk import Searching, Walk


def walk_with(window: Window | None) -> Walk:
    return made(READY, searching=Searching(search_pages(), window.open) if window else None)


def counted(walk: Walk) -> dict[str, int]:
    audit = walk.session.progress.audit
    return {line.host: line.count for line in audit.ledger} if audit else {}


async def test_nothing_is_sent_before_the_yes_to_these_very_words() -> None:
    window = Window()
    walk = walk_with(window)
    told = await walked(walk, "search", "3", "search with Google", "no", "stop")
    assert window.asked == []
    flat = " ".join(told.split())
    assert f"The words: {SCHOOL}" in flat
    assert "These words, and no others, go to www.google.com." in flat
    assert "The window can reach www.google.com" in flat
    await walked(walk, "search", "3", "search with Google", "yes", "", "stop")
    assert window.asked == [(SCHOOL, "Google")]
    assert window.open_now == 0
    assert counted(walk) == {"www.google.com": 3}


async def test_a_window_that_the_person_closes_ends_the_waiting() -> None:
    window = Window()
    window.shut.set()
    told = await walked(walk_with(window), "search", "2", "1", "yes", "none", "stop")
    assert window.open_now == 0
    assert "Everything in it is forgotten." in told
    assert window.asked == [(TOWN, "DuckDuckGo")]


@pytest.mark.parametrize("way", ["back", "stop", "evidence"])
async def test_it_is_closed_and_counted_however_it_is_left(way: str) -> None:
    window = Window()
    walk = walk_with(window)
    await walked(walk, "search", "2", "1", "yes", way, "stop")
    assert window.open_now == 0
    assert counted(walk) == {"duckduckgo.com": 3}


async def test_the_words_stand_alone_on_a_line_to_be_copied() -> None:
    told = await walked(walk_with(None), "search", "2", "copy", "", "stop")
    assert TOWN in told.splitlines()
    assert "DuckDuckGo" not in told


async def test_trouble_and_nothing_to_search_for_are_told() -> None:
    window = Window(NoBrowserError("No browser was found.", "Install one."))
    assert "No browser was found." in await walked(walk_with(window), "search", "2", "1", "yes", "stop")
    told = await walked(made(Progress(Step.ACCOUNTS)), "", "search", "", "stop")
    assert "There is nothing to search for yet." in told
