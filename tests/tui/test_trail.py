"""The trails to the person on screen: drawn with characters, told in words; and the audits over time as bars."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from selfaudit.policy.load import default_pack
from selfaudit.progress import Progress, Step
from selfaudit.trail import Trails, trails
from selfaudit.trend import Point
from tests.selfaudit.report.papers import everything
from tests.tui.people import app
from tests.tui.steps import SMALL, WIDE, at_rest, shown
from tui.trail_words import NO_TRAIL, drawn_trails, trail_card, trend_lines
from tui.words import NOT_LOOKED

HERE = replace(everything(), step=Step.REPORT)


def test_the_drawing_is_a_tree_in_which_the_step_to_cut_stands_out() -> None:
    assert drawn_trails(trails(default_pack(), everything())).plain.splitlines() == [
        "Your surname and your school",
        "╞══▶ Striders · quillruns   ◀ cut here",
        "│    ├──▶ ! Where you are or live",
        "│    └──▶ ! Where your runs start",
        "└──▶ Personal website · quill.example",
        "     └──▶ ! Phone number",
    ]


def test_the_same_stands_there_in_words() -> None:
    told = "\n".join(part.plain for part in trail_card(trails(default_pack(), everything()), everything()))
    assert "To your phone\n1. Personal website · quill.example has your surname in its name" in told
    assert "The one step that helps most: change the name of Striders · quillruns" in told
    assert "That alone ends 2 of the 3 ways" in told


def test_without_a_trail_it_says_what_that_is_worth() -> None:
    assert [part.plain for part in trail_card(Trails(), everything())] == [*NO_TRAIL]
    assert [part.plain for part in trail_card(Trails(), Progress())] == [NOT_LOOKED]


@pytest.mark.parametrize(("step", "size"), [(Step.FIRST, SMALL), (Step.REPORT, WIDE)])
async def test_f6_opens_it_and_escape_leads_back(step: Step, size: tuple[int, int]) -> None:
    walk = app(replace(HERE, step=step))
    async with walk.run_test(size=size) as pilot:
        await at_rest(pilot)
        await pilot.press("f6")
        await at_rest(pilot)
        assert "How a stranger could find you" in shown(walk)
        await pilot.press("end")
        await at_rest(pilot)
        assert "The one step that helps most" in shown(walk)
        await pilot.press("escape")
        await at_rest(pilot)
        assert "How a stranger could find you" not in shown(walk)


async def test_the_report_step_shows_the_audits_over_time() -> None:
    walk = app(HERE)
    async with walk.run_test(size=WIDE) as pilot:
        await at_rest(pilot)
        assert "05.03.2026 █" in shown(walk)
        assert "01.09.2026 ░" in shown(walk)


def point(day: int, in_view: int, looked: int = 3) -> Point:
    return Point(date(2026, 9, day), in_view, looked, 3)


def test_bars_are_hollow_where_there_may_be_more() -> None:
    assert trend_lines((point(1, 4), point(2, 2), point(3, 0, 2))) == [
        "In view after each audit:",
        "01.09.2026 ████████████████████████ 4",
        "02.09.2026 ████████████ 2",
        "03.09.2026 0 and more? 1 of 3 not looked at",
        "Not every account could be looked at each time, so these numbers may leave something out.",
    ]
    assert trend_lines((point(1, 4), point(2, 3)))[-1] == "1 fewer in view than last time."
    assert trend_lines((point(1, 3), point(2, 5)))[-1] == "2 more in view than last time."
    assert trend_lines((point(1, 3), point(2, 3)))[-1] == "As many things are in view as last time."
    assert trend_lines((point(1, 0), point(2, 0)))[-1] == "Nothing is in view, as last time."


def test_one_audit_is_no_trend() -> None:
    assert trend_lines((point(1, 4),)) == trend_lines(()) == []
    assert Progress().audits == ()
