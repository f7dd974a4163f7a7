"""What a person says about themselves is kept as they said it, whichever way they leave."""

from __future__ import annotations

import pytest

from selfaudit.model import Identity, School
from selfaudit.progress import Progress, Step
from tests.tui.people import app
from tests.tui.steps import SMALL, paste, shown
from tui.widgets.entry import Entry

FULL = Identity(
    names=("Maya Example", "Miss E"),
    schools=(
        School("St Mary's, Anytown", ("Mary's",)),
        School("Hilltop Infant School", ("Hilltop", "HIS")),
    ),
    roles=("Year 4 teacher",),
    places=("Little Fenwick",),
    numbers=("020 7946 0018",),
    emails=("maya@mail.example",),
)


async def test_every_question_says_why_and_gives_an_example() -> None:
    walk = app(Progress(Step.ABOUT_YOU))
    async with walk.run_test(size=(120, 70)):
        seen = shown(walk)
    assert seen.count("To find where") + seen.count("To be sure") + seen.count("To find your name") >= 6
    assert seen.count("For example:") == 8
    assert "never leaves this device" in seen


async def test_enter_goes_from_question_to_question_and_then_on() -> None:
    walk = app(Progress(Step.ABOUT_YOU))
    async with walk.run_test(size=SMALL) as pilot:
        for text in ("Maya Example, Miss E", "Meadow Lane Primary School", "MLPS", "", "teacher", "", "", ""):
            await paste(pilot, text)
            await pilot.press("enter")
    progress = walk.walk_given.session.progress
    assert progress.step is Step.ACCOUNTS
    assert progress.identity == Identity(
        names=("Maya Example", "Miss E"),
        schools=(School("Meadow Lane Primary School", ("MLPS",)),),
        roles=("teacher",),
    )


@pytest.mark.parametrize("way", ["ctrl+n", "escape", "ctrl+q", "tab"])
async def test_what_was_typed_is_kept_whichever_way_it_is_left(way: str) -> None:
    walk = app(Progress(Step.ABOUT_YOU))
    async with walk.run_test(size=SMALL) as pilot:
        await paste(pilot, "Maya Example")
        await pilot.press(way)
        await pilot.pause()
        assert walk.walk_given.session.progress.identity.names == ("Maya Example",)


async def test_looking_through_changes_nothing() -> None:
    walk = app(Progress(Step.ABOUT_YOU, FULL))
    async with walk.run_test(size=SMALL) as pilot:
        await pilot.press(*["tab"] * 9, "ctrl+n")
    assert walk.walk_given.session.progress.identity == FULL


async def test_one_change_leaves_the_rest_alone() -> None:
    walk = app(Progress(Step.ABOUT_YOU, FULL))
    async with walk.run_test(size=SMALL) as pilot:
        await paste(pilot, ", Mai")
        await pilot.press("ctrl+n")
    identity = walk.walk_given.session.progress.identity
    assert identity.names == ("Maya Example", "Miss E", "Mai")
    assert identity.schools == FULL.schools


async def test_skipping_is_offered_while_nothing_is_said() -> None:
    walk = app(Progress(Step.ABOUT_YOU))
    async with walk.run_test(size=SMALL) as pilot:
        assert "Skip this step" in shown(walk)
        await paste(pilot, "Maya")
        assert "Next: your accounts" in shown(walk)
        assert "Skip this step" not in shown(walk)


async def test_several_lines_pasted_at_once_become_one() -> None:
    walk = app(Progress(Step.ABOUT_YOU))
    async with walk.run_test(size=SMALL) as pilot:
        await paste(pilot, "Maya Example\nMai Example\n")
        assert walk.screen.query(Entry).first().value == "Maya Example, Mai Example"
