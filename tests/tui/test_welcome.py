"""The promises are made before anything else happens."""

from __future__ import annotations

from selfaudit.progress import Progress, Step
from tests.tui.people import app
from tests.tui.steps import SMALL, shown


async def test_the_promises_fit_the_smallest_window_and_one_key_goes_on() -> None:
    walk = app(Progress())
    async with walk.run_test(size=SMALL) as pilot:
        await pilot.pause()
        seen = " ".join(shown(walk).split())
        for promise in ("What leaves this device", "Only visits to the pages you name", "never asked for a password"):
            assert promise in seen
        assert "Held against: Example Trust, Online Working Policy" in seen
        await pilot.press("enter")
    assert walk.walk_given.session.progress.step is Step.ABOUT_YOU


async def test_there_is_no_way_back_from_the_first_step() -> None:
    walk = app(Progress())
    async with walk.run_test(size=SMALL) as pilot:
        assert not walk.screen.query("#back")
        assert "Esc" not in shown(walk)
        await pilot.press("escape", "b")
    assert walk.walk_given.session.progress.step is Step.WELCOME
