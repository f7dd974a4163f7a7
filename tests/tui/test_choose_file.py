"""Choosing a file or folder from a list, for whoever cannot type where it lies."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual.pilot import Pilot
from textual.widgets import DirectoryTree

from selfaudit.progress import Step
from tests.tui.people import app, audited
from tests.tui.steps import SMALL, at_rest, shown, until_shown
from tui.screens.ask import AskText
from tui.screens.choose_file import ChooseFile
from tui.widgets.entry import Entry
from tui.widgets.files import Files

HOSTILE = "holiday [red]x[reverse] \u202egpj.zip"


@pytest.fixture
def downloads(home: Path) -> Path:
    folder = home / "Downloads"
    (folder / "pictures").mkdir(parents=True)
    (folder / ".hidden").write_text("")
    (folder / "instagram.zip").write_text("")
    (folder / HOSTILE).write_text("")
    return folder


async def asked(pilot: Pilot[None]) -> ChooseFile:
    await pilot.press("o")
    await until_shown(pilot, "Choose from a list")
    await pilot.click("#list")
    await until_shown(pilot, "instagram.zip")
    assert isinstance(pilot.app.screen, ChooseFile)
    return pilot.app.screen


async def typed(pilot: Pilot[None]) -> str:
    await at_rest(pilot)
    assert isinstance(pilot.app.screen, AskText)
    return pilot.app.screen.query_one(Entry).value


async def test_a_file_by_enter_a_folder_by_its_button_and_back(downloads: Path) -> None:
    walk = app(audited(step=Step.OWN_DATA))
    async with walk.run_test(size=SMALL) as pilot:
        box = await asked(pilot)
        tree = box.query_one(Files)
        assert tree.marked == downloads
        await pilot.press("down")
        assert tree.marked == downloads / "pictures"
        await pilot.press("ctrl+n")
        assert await typed(pilot) == str(downloads / "pictures")
        await pilot.click("#list")
        await until_shown(pilot, "instagram.zip")
        await pilot.press("down", "down", "down", "enter")
        assert await typed(pilot) == str(downloads / "instagram.zip")
        await pilot.click("#list")
        await until_shown(pilot, "instagram.zip")
        await pilot.press("escape")
        assert await typed(pilot) == str(downloads / "instagram.zip")


async def test_the_folder_around_it_and_no_hidden_files(downloads: Path, home: Path) -> None:
    walk = app(audited(step=Step.OWN_DATA))
    async with walk.run_test(size=SMALL) as pilot:
        box = await asked(pilot)
        assert ".hidden" not in shown(walk)
        await pilot.press("backspace")
        await until_shown(pilot, "▸ Downloads")
        assert box.query_one(Files).marked == home


async def test_a_files_name_is_words_and_nothing_else(downloads: Path) -> None:
    walk = app(audited(step=Step.OWN_DATA))
    async with walk.run_test(size=SMALL) as pilot:
        box = await asked(pilot)
        assert "holiday [red]x[reverse]" in shown(walk)
        assert "\u202e" not in shown(walk)
        tree = box.query_one(DirectoryTree)
        assert {str(node.label) for node in tree.root.children} >= {"pictures", "instagram.zip"}
