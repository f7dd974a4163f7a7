"""Findings: the words in their context, marked; the person decides, and decisions are kept."""

from __future__ import annotations

from dataclasses import replace
from itertools import permutations

import pytest
from textual.widgets import OptionList, Select

from selfaudit.model import Choice, Finding, Severity, Standing
from selfaudit.progress import Progress, Step
from tests.tui.idle import strips
from tests.tui.people import ACCOUNTS, FINDINGS, MAYA, app, audited, looked
from tests.tui.steps import SMALL, WIDE, settled, shown, until_shown, words
from tui.app import SelfAuditApp
from tui.widgets.finding_detail import FindingDetail


def detail(walk: SelfAuditApp) -> str:
    return words(walk.screen.query_one("#detail-text"))


def decisions(walk: SelfAuditApp) -> dict[str, tuple[Choice, str]]:
    kept = walk.walk_given.session.progress.decisions
    return {name: (decision.choice, decision.reason) for name, decision in kept.items()}


async def test_the_quote_stands_marked_in_its_context_with_why_and_what_to_do() -> None:
    walk = app(audited())
    async with walk.run_test(size=SMALL) as pilot:
        await pilot.pause()
        text = detail(walk)
        assert "Piano lessons, call 020 7946 0018 any evening." in text
        assert "Instagram · maya.example, bio" in text
        assert "Pupils and parents could use it" in text
        assert "take it out, then look again" in text
        marked = [
            segment.text
            for strip in strips(walk.screen)
            for segment in strip
            if segment.style and segment.style.underline and segment.style.bold
        ]
        assert "020 7946 0018" in marked


@pytest.mark.parametrize("came_in", list(permutations(FINDINGS)))
async def test_gravest_first_and_the_same_order_however_they_came_in(came_in: tuple[Finding, ...]) -> None:
    walk = app(audited(came_in))
    async with walk.run_test(size=SMALL) as pilot:
        assert "1 of 3 · !!! important" in detail(walk)
        await pilot.press("down")
        assert "Email address" in detail(walk)


async def test_what_is_new_still_there_gone_and_decided_is_counted_and_can_be_asked_for() -> None:
    still, gone = replace(FINDINGS[1], standing=Standing.STILL_THERE), replace(FINDINGS[2], standing=Standing.GONE)
    walk = app(audited((FINDINGS[0], still, gone)))
    async with walk.run_test(size=WIDE) as pilot:
        assert "1 new · 1 still there · 1 gone · 0 of 2 decided" in shown(walk)
        await pilot.press("t")
        assert "1 of 2 decided" in shown(walk)
        found = walk.screen.query_one("#found", OptionList)
        for asked, titles in {
            "new": ["Phone number"],
            "still there": ["Your school"],
            "gone": ["Email address"],
            "decided": ["Phone number"],
            "undecided": ["Your school"],
        }.items():
            walk.screen.query_one("#state", Select).value = asked
            await pilot.pause()
            lines = [str(found.get_option_at_index(number).prompt) for number in range(found.option_count)]
            assert [title for title in titles if any(title in line for line in lines)] == titles
            assert len(lines) == len(titles)


async def test_talking_to_the_manager_first_is_a_decision() -> None:
    walk = app(audited())
    async with walk.run_test(size=SMALL) as pilot:
        await pilot.press("t", "up")
        assert decisions(walk) == {FINDINGS[0].fingerprint: (Choice.TALK, "")}
        assert "Your decision: to talk about with your manager" in detail(walk)
        assert "…  Phone number" in shown(walk)


async def test_deciding_by_key_keeps_it_and_goes_to_the_next() -> None:
    walk = app(audited())
    async with walk.run_test(size=SMALL) as pilot:
        await pilot.press("f")
        assert "2 of 3" in detail(walk)
        await pilot.press("n")
        assert "3 of 3" in detail(walk)
        await pilot.press("up", "up")
        assert "Your decision: you changed it" in detail(walk)
        assert decisions(walk) == {
            FINDINGS[0].fingerprint: (Choice.FIXED, ""),
            FINDINGS[2].fingerprint: (Choice.NOT_ME, ""),
        }
        await pilot.press("u")
        assert FINDINGS[0].fingerprint not in decisions(walk)
        assert "Your decision" not in detail(walk)


async def test_keeping_asks_for_a_reason_and_without_one_nothing_is_kept() -> None:
    walk = app(audited())
    async with walk.run_test(size=SMALL) as pilot:
        await pilot.press("k")
        await pilot.pause()
        assert "You keep this. Why?" in shown(walk)
        await pilot.press("enter")
        assert "Why?" in shown(walk)
        await pilot.press("escape")
        await settled(pilot)
        assert decisions(walk) == {}
        await pilot.press("k")
        await pilot.pause()
        await pilot.press("o", "l", "d", "enter")
        await settled(pilot)
        assert decisions(walk) == {FINDINGS[0].fingerprint: (Choice.KEEP, "old")}
        await pilot.press("up")
        assert "you keep it: old" in detail(walk)


async def test_deciding_by_mouse() -> None:
    walk = app(audited())
    async with walk.run_test(size=SMALL) as pilot:
        await pilot.click("#not-me")
        assert decisions(walk) == {FINDINGS[0].fingerprint: (Choice.NOT_ME, "")}


async def test_filters() -> None:
    walk = app(audited())
    async with walk.run_test(size=WIDE) as pilot:
        found = walk.screen.query_one("#found", OptionList)
        walk.screen.query_one("#account", Select).value = ACCOUNTS[0].id
        await pilot.pause()
        assert found.option_count == 2
        walk.screen.query_one("#kind", Select).value = FINDINGS[1].kind
        await pilot.pause()
        assert found.option_count == 1
        assert "Your school" in detail(walk)
        walk.screen.query_one("#kind", Select).clear()
        walk.screen.query_one("#severity", Select).value = Severity.HIGH
        await pilot.pause()
        assert found.option_count == 1
        assert "Phone number" in detail(walk)
        walk.screen.query_one("#account", Select).value = ACCOUNTS[2].id
        await pilot.pause()
        assert found.option_count == 0
        assert "Nothing to show" in detail(walk)
        await pilot.press("f", "k", "n", "u")
        assert decisions(walk) == {}


async def test_what_is_gone_comes_last_and_asks_for_nothing() -> None:
    gone = replace(FINDINGS[0], standing=Standing.GONE)
    walk = app(audited((gone, FINDINGS[2])))
    async with walk.run_test(size=SMALL) as pilot:
        assert "Email address" in detail(walk)
        await pilot.press("down")
        assert "gone since last time" in detail(walk)
        assert "F Changed it" not in shown(walk)
        assert not walk.screen.query_one("#decisions").display
        await pilot.press("f")
        assert decisions(walk) == {}
        await pilot.press("up")
        await until_shown(pilot, "F Changed it")
        assert walk.screen.query_one("#decisions").display


async def test_a_long_text_can_be_read_to_its_end() -> None:
    walk = app(audited((replace(FINDINGS[0], why="So much to say. " * 60),)))
    async with walk.run_test(size=SMALL) as pilot:
        panel = walk.screen.query_one(FindingDetail)
        panel.focus()
        await pilot.press("end")
        await pilot.pause()
        assert "then look again" in shown(walk)


async def test_nothing_found_is_not_the_same_as_nothing_there() -> None:
    walk = app(audited(()))
    async with walk.run_test(size=SMALL):
        seen = " ".join(shown(walk).split())
    assert "Nothing was found on 2 pages that could be looked at." in seen
    assert "nothing can be said about them" in seen
    assert "? Facebook · maya: could not look" in seen


async def test_nothing_looked_at_yet() -> None:
    walk = app(Progress(Step.FINDINGS, MAYA, ACCOUNTS))
    async with walk.run_test(size=SMALL) as pilot:
        assert "have not been looked at yet" in shown(walk)
        await pilot.press("enter")
    assert walk.walk_given.session.progress.step is Step.REVIEWS


async def test_everything_looked_at_and_nothing_found() -> None:
    kept = audited(())
    audit = replace(kept.audits[0], looks=tuple(looked(account) for account in ACCOUNTS))
    walk = app(replace(kept, audits=(audit,)))
    async with walk.run_test(size=SMALL):
        assert "Nothing was found on 3 pages" in shown(walk)
        assert "could not" not in shown(walk)
