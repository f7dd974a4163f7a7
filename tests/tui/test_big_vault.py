"""The walk over a vault with 500 findings, 5,000 posts, 3,000 photos and 5,000 connections stays whole."""

from __future__ import annotations

from benchmarks.big_vault import MANY, MANY_FINDINGS, big_walk
from selfaudit.model import Choice
from selfaudit.progress import Step
from selfaudit.reviews import Review, ReviewChoice
from tests.tui.own import until_drawn
from tests.tui.steps import SMALL, at_rest, paste, shown
from tui.base import WalkScreen
from tui.screens.connections import Connections
from tui.screens.photos import Photos
from tui.screens.posts import Posts
from tui.step_words import STEP_NAMES
from tui.tidying import tidy
from tui.walk import STEPS

_MOVES = ("down", "pagedown", "end", "home")


async def test_every_screen_opens_moves_and_keeps_what_is_said() -> None:
    walk = big_walk(Step.WELCOME)
    session = walk.walk_given.session
    async with walk.run_test(size=SMALL) as pilot:
        for step in STEPS:
            await walk.run_action(f"go_to('{step}')")
            await pilot.press(*_MOVES)
            await at_rest(pilot)
            assert isinstance(walk.screen, WalkScreen) and walk.screen.STEP is step
            assert f"● {STEP_NAMES[step]}" in shown(walk)
            if step is Step.FINDINGS:
                assert f"0 of {MANY_FINDINGS} decided" in shown(walk)
                await pilot.press("f", "end", "f")
                await at_rest(pilot)
                assert f"2 of {MANY_FINDINGS} decided" in shown(walk)
                assert f"{MANY_FINDINGS} of {MANY_FINDINGS}" in shown(walk)
        await walk.run_action(f"go_to('{Step.REVIEWS}')")
        for key, review, sort, says in (
            ("1", Review.POSTS, Posts, "f"),
            ("2", Review.PHOTOS, Photos, "k"),
            ("3", Review.CONNECTIONS, Connections, "n"),
        ):
            await pilot.press(key, says, "end", "u", "home", says)
            await at_rest(pilot)
            await until_drawn(pilot)
            assert isinstance(walk.screen, sort)
            assert session.progress.own_data.count(review).answered == 1
            assert f"1 of {MANY[review]:,} gone through" in shown(walk)
            await pilot.press("slash")
            await paste(pilot, "name 2321")
            await pilot.press("enter")
            await at_rest(pilot)
            assert "1 listed" in shown(walk)
            await pilot.press("escape")
        tidy()  # clearing up in the middle takes nothing away that is still wanted
        await pilot.press("1")
        await at_rest(pilot)
        assert isinstance(walk.screen, Posts)
    assert {decision.choice for decision in session.progress.decisions.values()} == {Choice.FIXED}
    assert ReviewChoice.FINE in {said.choice for said in session.progress.own_data.reviewed.values()}
