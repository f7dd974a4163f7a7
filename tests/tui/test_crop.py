"""The small picture of the words on the page, with a task and with a finding."""

from __future__ import annotations

from dataclasses import replace

import pytest
from textual.pilot import Pilot

from selfaudit.progress import Step
from tests.tui.own import jpeg
from tests.tui.people import FINDINGS, app, audited
from tests.tui.steps import WIDE, at_rest, shown
from tui.widgets.crop import Crop

WITH = (replace(FINDINGS[0], crop=jpeg()), *FINDINGS[1:])


async def there(pilot: Pilot[None]) -> bool:
    await pilot.pause()
    crop = pilot.app.screen.query_one(Crop)
    works = [work for work in pilot.app.workers if work.node is crop]
    if works:
        await pilot.app.workers.wait_for_complete(works)
    await at_rest(pilot)
    return crop.display


@pytest.mark.parametrize("step", [Step.FIRST, Step.FINDINGS])
async def test_it_comes_with_what_it_belongs_to_and_goes_with_it(step: Step) -> None:
    walk = app(audited(WITH, step))
    async with walk.run_test(size=WIDE) as pilot:
        assert await there(pilot)
        assert "On the page" in shown(walk)
        assert "▀" in shown(walk)
        await pilot.press("down")
        assert not await there(pilot)
        assert "▀" not in shown(walk)
        await pilot.press("up")
        assert await there(pilot)


async def test_a_damaged_one_is_left_out() -> None:
    walk = app(audited((replace(FINDINGS[0], crop=b"no picture"),), Step.FINDINGS))
    async with walk.run_test(size=WIDE) as pilot:
        assert not await there(pilot)
