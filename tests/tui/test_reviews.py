"""The step of reviews: its overview, posts and connections, by keyboard and by mouse."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from textual.content import Content
from textual.screen import Screen
from textual.widgets import Select

from selfaudit.progress import Progress, Step
from selfaudit.reviews import Review, ReviewItem
from tests.tui.own import FIRST, PEOPLE, POSTS, Clock, answers, reviewing
from tests.tui.people import MOMENT, app
from tests.tui.policy import PACK
from tests.tui.steps import SMALL, WIDE, at_rest, shown, until_shown
from tests.tui.test_walk import nothing_cut_off, step
from tui.app import SelfAuditApp
from tui.review_state import Part
from tui.screens.ask import Ask
from tui.screens.connections import Connections
from tui.screens.photos import Photos
from tui.screens.posts import Posts
from tui.screens.reviews import Reviews
from tui.widgets.long_list import LongList


def on(walk: SelfAuditApp, screen: type[Screen[Any]]) -> bool:
    return isinstance(walk.screen, screen)


async def test_the_overview_says_how_far_each_list_is_and_leads_there() -> None:
    walk = reviewing()
    async with walk.run_test(size=SMALL) as pilot:
        await at_rest(pilot)
        seen = shown(walk)
        assert "0 of 3 gone through · 3 left" in seen
        assert "0 of 7 gone through" in seen
        assert "1 connection new since last time" in seen
        for key, screen in (("1", Posts), ("2", Photos), ("3", Connections)):
            await pilot.press(key)
            await pilot.pause()
            assert on(walk, screen)
            assert step(walk) is Step.REVIEWS
            nothing_cut_off(walk)
            await pilot.press("escape")
            await pilot.pause()
            assert on(walk, Reviews)
        await pilot.click("#open-connections")
        await pilot.pause()
        assert on(walk, Connections)
        await pilot.press("ctrl+n", "ctrl+n")
        assert step(walk) is Step.SETTINGS


async def test_without_a_download_it_says_how_to_get_one_and_what_else_can_be_done() -> None:
    walk = app(Progress(Step.REVIEWS))
    async with walk.run_test(size=WIDE) as pilot:
        seen = " ".join(shown(walk).split())
        assert "No such copy has been read yet" in seen
        assert "How to get one" in seen
        await pilot.press("1", "2", "3", "enter")
        assert step(walk) is Step.SETTINGS


async def test_a_list_without_anything_in_it_does_not_open() -> None:
    walk = reviewing(POSTS)
    async with walk.run_test(size=SMALL) as pilot:
        await pilot.press("3")
        await pilot.pause()
        assert on(walk, Reviews)
        assert "None in what was read" in shown(walk)


async def test_posts_worth_reading_again_come_first_with_the_reason() -> None:
    walk = reviewing()
    async with walk.run_test(size=SMALL) as pilot:
        await pilot.press("1")
        await at_rest(pilot)
        seen = " ".join(shown(walk).split())
        assert "Worth re-reading: hard words." in seen
        assert "post, could be seen" in seen and "everyone" in seen
        assert "30 March 2025" in seen
        assert "▸* What a day" in seen
        await pilot.press("r")
        await at_rest(pilot)
        assert answers(walk) == {"What a day": "REMOVE"}
        assert "1 to remove" in shown(walk)
        assert "! What a day" in shown(walk)


async def test_all_the_rest_is_fine_asks_first_and_leaves_out_what_speaks_for_itself() -> None:
    walk = reviewing()
    async with walk.run_test(size=SMALL) as pilot:
        await pilot.press("1")
        await pilot.pause()
        await pilot.press("l")
        await pilot.pause()
        assert on(walk, Ask)
        await pilot.press("escape")
        await pilot.pause()
        assert answers(walk) == {}
        await pilot.press("l")
        await pilot.pause()
        await pilot.press("enter")
        await until_shown(pilot, "2 of 3 gone through")
        assert answers(walk) == {"Sea and sand": "FINE", "New bike": "FINE"}
        await pilot.press("u")
        assert answers(walk) == {}


async def test_one_key_a_person_goes_on_to_the_next_and_undo_comes_back() -> None:
    walk = reviewing(clock=Clock())
    async with walk.run_test(size=SMALL) as pilot:
        await pilot.press("3")
        await at_rest(pilot)
        assert "▸○ Zoe Zinnia" in shown(walk)
        assert "friend · new" in shown(walk)
        await pilot.press("p", "n", "e", "s")
        await at_rest(pilot)
        assert answers(walk) == {
            "Zoe Zinnia": "PUPIL",
            "Ann Ashdown": "NOT_A_PUPIL",
            "Ben Brackenbury": "ADULT",
            "Cal Coldharbour": "UNSURE",
        }
        assert "4 of 4 gone through · 1 to remove · 1 left open" in shown(walk)
        await pilot.press("u", "u")
        await at_rest(pilot)
        assert set(answers(walk)) == {"Zoe Zinnia", "Ann Ashdown"}
        assert "▸○ Ben Brackenbury" in shown(walk)
        await pilot.press("home", "d", "u")
        assert answers(walk)["Zoe Zinnia"] == "PUPIL"


async def test_the_pace_is_told_once_there_is_one() -> None:
    people = [ReviewItem(f"P {at:03}", Review.CONNECTIONS, FIRST, MOMENT) for at in range(100)]
    walk = reviewing(people, clock=Clock())
    async with walk.run_test(size=SMALL) as pilot:
        await pilot.press("3", "n", "n", "n")
        await at_rest(pilot)
        assert "at this pace" not in shown(walk)
        await pilot.press("n")
        await at_rest(pilot)
        assert "96 left · about 6 minutes at this pace" in shown(walk)


async def test_typing_finds_a_name_and_escape_leaves_the_line() -> None:
    walk = reviewing()
    async with walk.run_test(size=SMALL) as pilot:
        await pilot.press("3", "slash", *"cold")
        await at_rest(pilot)
        assert "▸○ Cal Coldharbour" in shown(walk)
        assert "1 listed" in shown(walk)
        await pilot.press("enter", "n")
        assert answers(walk) == {"Cal Coldharbour": "NOT_A_PUPIL"}
        await pilot.press("slash", "x")
        await at_rest(pilot)
        assert "Nobody to show." in shown(walk)
        await pilot.press("escape")
        await at_rest(pilot)
        assert "Zoe Zinnia" in shown(walk)


async def test_filters_by_account_and_by_what_is_left() -> None:
    walk = reviewing()
    async with walk.run_test(size=WIDE) as pilot:
        await pilot.press("3", "p")
        await pilot.pause()
        walk.screen.query_one("#part", Select).value = Part.TO_DO
        await at_rest(pilot)
        people = walk.screen.query_one(LongList)
        assert people.marked is PEOPLE[3]
        walk.screen.query_one("#part", Select).value = Part.NOT_ANSWERED
        walk.screen.query_one("#account", Select).value = FIRST
        await at_rest(pilot)
        assert isinstance(walk.screen, Connections)
        assert [found.id for found in walk.screen.sitting.listed] == ["Ann Ashdown", "Cal Coldharbour"]


async def test_by_mouse() -> None:
    walk = reviewing()
    async with walk.run_test(size=SMALL) as pilot:
        await pilot.press("3")
        await at_rest(pilot)
        await pilot.click(LongList, offset=(5, 2))
        await pilot.click("#say-s")
        assert answers(walk) == {"Ben Brackenbury": "UNSURE"}


async def test_coming_back_begins_at_what_is_left() -> None:
    walk = reviewing()
    async with walk.run_test(size=SMALL) as pilot:
        await pilot.press("3", "n", "escape")
        await pilot.pause()
        await pilot.press("3")
        await at_rest(pilot)
        assert "▸○ Ann Ashdown" in shown(walk)
        assert shown(walk).index("Cal Coldharbour") < shown(walk).index("✓ Zoe Zinnia")


@pytest.mark.parametrize("size", [SMALL, WIDE])
async def test_a_long_list_makes_only_the_lines_in_view(size: tuple[int, int]) -> None:
    made: list[str] = []
    people = [ReviewItem(f"{at}", Review.CONNECTIONS, FIRST, MOMENT, f"P {at:04}") for at in range(5000)]
    walk = reviewing(people)
    async with walk.run_test(size=size) as pilot:
        await pilot.press("3")
        await at_rest(pilot)
        listed = walk.screen.query_one(LongList)

        def line(one: ReviewItem) -> Content:
            made.append(one.id)
            return Content(one.title)

        listed._line = line
        await pilot.press("end", "pageup", "up")
        await at_rest(pilot)
        assert "P 498" in shown(walk)
        assert 0 < len(set(made)) < 100


async def test_key_points_and_report_hear_of_it() -> None:
    point = replace(PACK.key_points[3], reviews=(Review.CONNECTIONS,), evidence=("reviewed", "stated"))
    walk = reviewing()
    session = walk.walk_given.session
    session.pack = replace(PACK, key_points=(point,))
    async with walk.run_test(size=WIDE) as pilot:
        await pilot.press("3", "p", "n", "escape")
        await pilot.pause()
        await pilot.press("ctrl+n")
        await pilot.pause()
        await pilot.press("ctrl+n")
        await at_rest(pilot)
        seen = shown(walk)
        assert "2 of 4 connections gone through" in seen
        assert "1 of your connections you marked to" in seen
        assert "something to do" in seen
    assert "2 of 4 connections gone through" in session.report()
