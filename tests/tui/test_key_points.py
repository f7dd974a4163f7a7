"""Key points one by one: what was seen is shown, what only the person knows is asked, nothing is answered for them."""

from __future__ import annotations

from dataclasses import replace

import pytest

from selfaudit.progress import Said, Step
from tests.tui.people import app, audited
from tests.tui.policy import POINTS
from tests.tui.steps import SMALL, WIDE, paste, shown, words
from tui.app import SelfAuditApp

HERE = audited(step=Step.KEY_POINTS)


def detail(walk: SelfAuditApp) -> str:
    return words(walk.screen.query_one("#point-text"))


def said(walk: SelfAuditApp) -> dict[str, tuple[Said, str]]:
    kept = walk.walk_given.session.progress.answers
    return {name: (answer.said, answer.note) for name, answer in kept.items()}


async def test_the_first_principle_comes_first_with_its_place_and_question() -> None:
    walk = app(HERE)
    async with walk.run_test(size=SMALL) as pilot:
        await pilot.pause()
        assert "Point 1 of 5 · Part 1, point 1" in detail(walk)
        assert "? not settled yet" in detail(walk)
        assert "Do you keep to this?" in shown(walk)
        for answer in ("Yes", "Not yet: to do", "Not sure", "Talk to someone"):
            assert answer in shown(walk)


@pytest.mark.parametrize(
    ("key", "button", "answer"),
    [
        ("y", "#yes", Said.YES),
        ("t", "#to-do", Said.TO_DO),
        ("s", "#not-sure", Said.NOT_SURE),
        ("k", "#talk", Said.TALK),
    ],
)
async def test_an_answer_by_key_or_mouse_is_kept_and_leads_on(key: str, button: str, answer: Said) -> None:
    walk = app(HERE)
    async with walk.run_test(size=SMALL) as pilot:
        await pilot.press(key)
        assert "Point 2 of 5" in detail(walk)
        await pilot.press("left", "u")
        assert said(walk) == {}
        await pilot.pause()
        await pilot.click(button)
    assert said(walk) == {"principle-1": (answer, "")}


async def test_enter_alone_never_answers_anything() -> None:
    walk = app(HERE)
    async with walk.run_test(size=SMALL) as pilot:
        await pilot.press(*["enter"] * 12)
    assert said(walk) == {}
    assert walk.walk_given.session.progress.step is Step.REPORT


async def test_a_private_note_goes_with_the_answer_and_can_be_changed() -> None:
    walk = app(HERE)
    async with walk.run_test(size=SMALL) as pilot:
        walk.screen.query_one("#note").focus()
        await paste(pilot, "ask Sam")
        await pilot.press("enter", "enter")
        assert said(walk) == {"principle-1": (Said.YES, "ask Sam")}
        await pilot.press("left")
        walk.screen.query_one("#note").focus()
        await paste(pilot, " today")
        await pilot.press("ctrl+n")
    assert said(walk) == {"principle-1": (Said.YES, "ask Sam today")}


async def test_what_was_seen_is_shown_and_what_is_missing_too() -> None:
    walk = app(HERE)
    async with walk.run_test(size=WIDE) as pilot:
        await pilot.press("right")
        text = detail(walk)
        assert "No personal details in view" in text
        assert "! something to do" in text
        assert "Phone number on" in text
        assert "could not look" in text
        assert "Instagram · maya.example: open to everyone" in text
        assert not walk.screen.query_one("#answering").display


async def test_keys_answer_nothing_where_nothing_is_asked() -> None:
    walk = app(HERE)
    async with walk.run_test(size=SMALL) as pilot:
        await pilot.press("right", "y", "t", "s", "k")
        assert "Point 2 of 5" in detail(walk)
    assert said(walk) == {}


async def test_the_final_statement_is_acknowledged_never_checked() -> None:
    walk = app(HERE)
    async with walk.run_test(size=SMALL) as pilot:
        await pilot.press(*["right"] * 4)
        assert "tell the police" in detail(walk)
        assert "I have read this" in shown(walk)
        assert "Not sure" not in shown(walk)
        await pilot.press("t", "s")
        assert said(walk) == {}
        await pilot.press("y")
        assert said(walk) == {"final-statement": (Said.YES, "")}
        assert "✓ I have read this" in shown(walk)
        assert "Next: your report" in shown(walk)


async def test_it_goes_on_at_the_first_point_without_an_answer() -> None:
    walk = app(HERE)
    async with walk.run_test(size=SMALL) as pilot:
        await pilot.press("y")
    again = app(replace(walk.walk_given.session.progress, step=Step.KEY_POINTS))
    async with again.run_test(size=SMALL):
        assert "Lock your phone" in detail(again)


async def test_the_list_of_a_wide_window_jumps() -> None:
    walk = app(HERE)
    async with walk.run_test(size=WIDE) as pilot:
        assert all(point.title in shown(walk) for point in POINTS)
        walk.screen.query_one("#points").focus()
        await pilot.press("end")
        assert "Point 5 of 5" in detail(walk)
        await pilot.press("y", "home")
        assert "✓ A statement to acknowledge" in shown(walk)


async def test_who_can_help_is_named() -> None:
    walk = app(HERE)
    async with walk.run_test(size=WIDE) as pilot:
        await pilot.press(*["right"] * 3)
        assert "Your safety lead. Ask at the office. First, for anything that worries you." in " ".join(
            detail(walk).split()
        )


async def test_a_note_without_an_answer_waits_for_one() -> None:
    walk = app(HERE)
    async with walk.run_test(size=SMALL) as pilot:
        walk.screen.query_one("#note").focus()
        await paste(pilot, "ask Sam")
        await pilot.press("ctrl+n", "escape")
        assert said(walk) == {}
        await pilot.click("#to-do")
    assert said(walk) == {"principle-1": (Said.TO_DO, "ask Sam")}
