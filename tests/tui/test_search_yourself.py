"""Searches about oneself: shown, never made unasked."""

from __future__ import annotations

from dataclasses import replace

from selfaudit.model import Progress, Step
from tests.tui.people import ACCOUNTS, MAYA, Script, app
from tests.tui.steps import SMALL, WIDE, shown, until_shown

READY = Progress(Step.ACCOUNTS, replace(MAYA, places=("Little Fenwick",)), ACCOUNTS)


async def test_the_words_and_who_would_learn_them() -> None:
    script = Script()
    walk = app(READY, script)
    async with walk.run_test(size=WIDE) as pilot:
        await pilot.press("f4")
        await until_shown(pilot, "Search for yourself")
        assert '"Maya Example" Little Fenwick' in shown(walk)
        assert "DuckDuckGo, Google, Bing" in shown(walk)
        assert "Nothing is sent from here." in " ".join(shown(walk).split())
        await pilot.press("c")
        await until_shown(pilot, "✓ Copied")
        assert walk.clipboard == '"Maya Example" Little Fenwick'
        await pilot.press("down", "enter", "enter")
        await pilot.pause()
        assert walk.clipboard == '"Maya Example" "Meadow Lane Primary School"'
        await pilot.press("escape")
        await until_shown(pilot, "Your own accounts")
    assert script.opened == 0


async def test_without_a_word_about_oneself_there_is_nothing_to_search_for() -> None:
    walk = app(Progress(Step.ACCOUNTS))
    async with walk.run_test(size=SMALL) as pilot:
        await pilot.press("f4")
        await until_shown(pilot, "There is nothing to search for yet.")
        assert "Copy the words" not in shown(walk)
        await pilot.press("c", "enter")
        await until_shown(pilot, "Your own accounts")
