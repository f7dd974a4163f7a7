"""The keys at the foot of every screen and in its help: each that works is there, in our words, and no other."""

from __future__ import annotations

import pytest
from textual.pilot import Pilot

from selfaudit.progress import Progress, Step
from tests.tui.own import reviewing
from tests.tui.people import ACCOUNTS, MAYA, app, audited
from tests.tui.steps import SMALL, at_rest, shown, until_shown, words
from tests.tui.test_locked import Vault
from tests.tui.test_locked import walk as with_a_vault
from tui.app import SelfAuditApp
from tui.widgets.entry import Entry
from tui.widgets.key_bar import KeyBar
from tui.widgets.reading import Reading


def foot(walk: SelfAuditApp) -> str:
    return " ".join(words(walk.screen.query_one(KeyBar)).split())


async def helped(pilot: Pilot[None]) -> str:
    """The words of the help for what is on screen, in view or not."""
    await pilot.press("f1")
    await at_rest(pilot)
    told = " ".join(" ".join(words(part).split()) for part in pilot.app.screen.query("#box Static"))
    await pilot.press("escape")
    return told


@pytest.mark.parametrize(
    ("step", "keys", "there", "absent"),
    [
        (Step.WELCOME, (), "Enter Choose", "Tab"),
        (Step.ABOUT_YOU, (), "Enter Done Tab Move", "Choose"),
        (Step.FINDINGS, (), "Enter Choose Tab Move Space Read on", "Page Down"),
        (Step.FINDINGS, ("shift+tab",), "Enter Open the list", "Choose"),
        (Step.FINDINGS, ("shift+tab", "enter"), "Enter Choose Esc Close the list", "Dismiss"),
        (Step.FINDINGS, ("k",), "Enter Done", "Choose"),
        (Step.REPORT, ("ctrl+q",), "Enter Choose", "Done"),
    ],
)
async def test_what_enter_and_escape_do_where_the_keyboard_is(
    step: Step, keys: tuple[str, ...], there: str, absent: str
) -> None:
    walk = app(audited(step=step))
    async with walk.run_test(size=SMALL) as pilot:
        await at_rest(pilot)
        for key in keys:
            await pilot.press(key)
            await at_rest(pilot)
        assert there in foot(walk)
        assert absent not in foot(walk)


async def test_space_reads_on_beside_a_list_and_begins_again_after_the_end() -> None:
    walk = app(audited(step=Step.FIRST))
    async with walk.run_test(size=SMALL) as pilot:
        await at_rest(pilot)
        text = walk.screen.query_one(Reading)
        assert "Space Read on" in foot(walk)
        tops = [text.scroll_offset.y]
        while tops.count(0) < 2:
            await pilot.press("space")
            tops.append(text.scroll_offset.y)
        assert tops[:-1] == sorted(set(tops)) and tops[-2] == text.max_scroll_y
        await pilot.resize_terminal(120, 60)
        await at_rest(pilot)
        assert "Read on" not in foot(walk)


async def test_a_window_too_small_for_the_keys_says_what_to_do_and_has_them_again_when_it_grows() -> None:
    walk = app(audited(step=Step.FINDINGS))
    async with walk.run_test(size=(40, 12)) as pilot:
        await until_shown(pilot, "Make it bigger")
        assert "--plain" in foot(walk) and "Changed it" not in foot(walk)
        await pilot.resize_terminal(*SMALL)
        await until_shown(pilot, "F Changed it")
        assert "--plain" not in foot(walk)


async def test_where_one_types_nothing_blinks() -> None:
    walk = app(Progress(Step.ABOUT_YOU))
    async with walk.run_test(size=SMALL):
        assert not any(entry.cursor_blink for entry in walk.screen.query(Entry))


async def test_help_in_practice_promises_nothing_that_only_a_real_walk_keeps() -> None:
    walk = app(Progress(Step.OWN_DATA, MAYA, ACCOUNTS), practice=True)
    async with walk.run_test(size=SMALL) as pilot:
        told = await helped(pilot)
        assert "nothing is kept or locked" in told
        assert "lock your vault" not in told and "open a file or folder" not in told


async def test_help_names_the_list_it_is_about_and_locking_where_there_is_a_vault() -> None:
    walk = reviewing()
    async with walk.run_test(size=SMALL) as pilot:
        await pilot.press("3")
        await at_rest(pilot)
        assert "Help: Who you are connected with" in await helped(pilot)
    walk = with_a_vault(Vault(audited()))
    async with walk.run_test(size=SMALL) as pilot:
        told = await helped(pilot)
        assert "Help: Findings" in told and "lock your vault" in told and "practice" not in told


async def test_help_is_there_while_the_vault_is_locked() -> None:
    walk = with_a_vault(Vault(audited()))
    async with walk.run_test(size=SMALL) as pilot:
        await pilot.press("f4")
        await until_shown(pilot, "F1 Help")
        told = await helped(pilot)
        assert "If you forget your passphrase" in told and "Ctrl+N" not in told and "bullying" not in told
        assert "Type your passphrase" in shown(walk)
