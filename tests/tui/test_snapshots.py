"""Every screen and box in both sizes, compared with what was looked at and found right."""

from __future__ import annotations

import pytest

from selfaudit.errors import NoBrowserError
from selfaudit.model import Progress, Step
from tests.tui.conftest import Compare
from tests.tui.people import ACCOUNTS, MAYA, Script, app, audited
from tests.tui.steps import SMALL, WIDE, paste, settled
from tui.walk import STEPS

SIZES = pytest.mark.parametrize("size", [SMALL, WIDE], ids=["80x24", "120x40"])
Size = tuple[int, int]


def name(what: str, size: Size) -> str:
    return f"{what}-{size[0]}x{size[1]}"


@SIZES
@pytest.mark.parametrize("step", STEPS)
async def test_steps(step: Step, size: Size, compare: Compare) -> None:
    walk = app(audited(step=step))
    async with walk.run_test(size=size) as pilot:
        await pilot.pause()
        compare(walk, name(step.name.lower(), size))


async def test_empty_accounts(compare: Compare) -> None:
    walk = app(Progress(Step.ACCOUNTS))
    async with walk.run_test(size=SMALL) as pilot:
        await paste(pilot, "my page")
        await pilot.press("enter")
        await settled(pilot)
        compare(walk, "accounts-problem-80x24")


async def test_is_it_yours(compare: Compare) -> None:
    walk = app(Progress(Step.ACCOUNTS))
    async with walk.run_test(size=SMALL) as pilot:
        await paste(pilot, "instagram.example/maya")
        await pilot.press("enter")
        await pilot.pause()
        compare(walk, "accounts-yours-80x24")


async def test_ready_to_look(compare: Compare) -> None:
    walk = app(Progress(Step.LOOK, MAYA, ACCOUNTS), practice=True)
    async with walk.run_test(size=SMALL) as pilot:
        await pilot.pause()
        compare(walk, "look-ready-80x24")


async def test_no_browser(compare: Compare) -> None:
    error = NoBrowserError("No browser was found.", "Install Chrome, Edge or Chromium, then try again.")
    walk = app(Progress(Step.LOOK, MAYA, ACCOUNTS), Script(trouble=error))
    async with walk.run_test(size=SMALL) as pilot:
        await pilot.press("enter")
        await settled(pilot)
        compare(walk, "look-no-browser-80x24")


@pytest.mark.parametrize(
    ("step", "key", "what"),
    [
        (Step.FINDINGS, "k", "findings-reason"),
        (Step.FINDINGS, "f1", "help"),
        (Step.REPORT, "ctrl+q", "stop"),
        (Step.KEY_POINTS, "right", "key_points-seen"),
    ],
)
async def test_boxes(step: Step, key: str, what: str, compare: Compare) -> None:
    walk = app(audited(step=step))
    async with walk.run_test(size=SMALL) as pilot:
        await pilot.press(key)
        await pilot.pause()
        compare(walk, name(what, SMALL))


async def test_nothing_found(compare: Compare) -> None:
    walk = app(audited(()))
    async with walk.run_test(size=SMALL) as pilot:
        await pilot.pause()
        compare(walk, "findings-none-80x24")
