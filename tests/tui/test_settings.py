"""Privacy settings: each with its way and value, ticked by the person; a tick is said, never seen."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from textual.widgets import Select

from selfaudit.model import Outcome
from selfaudit.policy.settings import setting_id
from selfaudit.progress import Progress, Step
from selfaudit.reviews import KeptDownload, KeptSetting
from tests.tui.people import ACCOUNTS, MAYA, MOMENT, Script, app, audited
from tests.tui.steps import SMALL, WIDE, at_rest, settled, shown, words
from tui.app import SelfAuditApp
from tui.settings_state import rows

INSTAGRAM = ACCOUNTS[0].id
PRIVATE = "Make your account private"


@pytest.fixture(autouse=True)
def one_day(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tui.screens.settings.now", lambda: MOMENT)


def at_settings(*settings: KeptSetting, days: int = -3, script: Script | None = None) -> SelfAuditApp:
    kept = audited(step=Step.SETTINGS)
    if settings:
        when = MOMENT + timedelta(days=days)
        kept = kept.with_download(KeptDownload(INSTAGRAM, when, when, settings=settings))
    return app(kept, script)


def detail(walk: SelfAuditApp) -> str:
    return words(walk.screen.query_one("#setting-text"))


async def test_each_setting_tells_its_value_why_where_and_what_becomes_of_the_past() -> None:
    walk = at_settings()
    async with walk.run_test(size=WIDE) as pilot:
        await pilot.pause()
        text = detail(walk)
    for part in (
        "1 of 22 · Instagram · maya.example",
        "Set: Private account: on",
        "Why: Only people you let in",
        "Where: Settings > Account privacy > Private account",
        "Link: https://accountscenter.instagram.com/",
        "From before: It covers old posts too",
        "older than six months",
        "You have not said yet",
    ):
        assert part in text


async def test_a_tick_is_kept_by_account_and_setting_and_can_be_taken_back() -> None:
    walk = at_settings()
    async with walk.run_test(size=SMALL) as pilot:
        await pilot.press("d")
        kept = walk.walk_given.session.progress.decisions
        assert list(kept) == [setting_id(INSTAGRAM, PRIVATE)]
        assert "✓ Make your account" in shown(walk)
        assert "1 of 22 settings set" in shown(walk)
        assert "Limit who can tag" in detail(walk)
        await pilot.press("up")
        assert "✓ You said on 4 May 2026 that this is set." in detail(walk)
        await pilot.press("u")
        assert walk.walk_given.session.progress.decisions == {}


async def test_the_headings_of_accounts_are_passed_over() -> None:
    walk = at_settings()
    async with walk.run_test(size=SMALL) as pilot:
        await pilot.press(*["down"] * 7)
        assert "8 of 22 · Facebook · maya" in detail(walk)


async def test_what_a_download_proved_is_told_with_its_date() -> None:
    walk = at_settings(KeptSetting("Private account", "on", True, PRIVATE))
    async with walk.run_test(size=WIDE) as pilot:
        await pilot.press("home")
        await pilot.press("up", "up", "up", "up", "up", "up", "up", "up")
        assert "✓ Make your account private" in shown(walk)
        await pilot.press("up")
    walk = at_settings(KeptSetting("Private account", "off", False, PRIVATE))
    async with walk.run_test(size=WIDE) as pilot:
        await pilot.pause()
        assert "! Make your account private" in shown(walk)
        assert "Your download of 1 May 2026: Private account was off, open to others." in detail(walk)
        await pilot.press("d")
        said = set(walk.walk_given.session.progress.decisions)
        assert said == {setting_id(INSTAGRAM, PRIVATE), setting_id(INSTAGRAM, "Private account")}


def test_a_newer_download_beats_an_older_tick() -> None:
    walk = at_settings(KeptSetting("Private account", "off", False, PRIVATE), days=3)
    session = walk.walk_given.session
    session.say_changed(INSTAGRAM, PRIVATE)
    row = rows(session.progress, walk.walk_given.platforms.known)[0]
    assert (row.said, row.open, row.mark) == (False, True, "!")


async def test_looking_again_tells_what_a_stranger_sees_and_leaves_the_tick_as_it_is() -> None:
    script = Script({INSTAGRAM: (Outcome.PUBLIC, ())})
    walk = at_settings(script=script)
    async with walk.run_test(size=SMALL) as pilot:
        await pilot.press("d", "a")
        await settled(pilot)
        assert script.looked == [INSTAGRAM]
        assert "Instagram · maya.example: open to everyone." in words(walk.screen.query_one("#again"))
    assert setting_id(INSTAGRAM, PRIVATE) in walk.walk_given.session.progress.decisions


async def test_by_mouse_and_by_enter() -> None:
    walk = at_settings()
    async with walk.run_test(size=SMALL) as pilot:
        await pilot.click("#tick")
        await pilot.press("enter", "enter")
        assert len(walk.walk_given.session.progress.decisions) == 2


async def test_no_settings_to_go_through() -> None:
    walk = app(Progress(Step.SETTINGS, MAYA))
    async with walk.run_test(size=SMALL) as pilot:
        assert "no settings to go through" in shown(walk)
        await pilot.press("d", "u", "a", "enter")
    assert walk.walk_given.session.progress.step is Step.KEY_POINTS


async def test_an_account_that_is_not_in_the_audit_is_not_looked_at_again() -> None:
    walk = app(replace(audited(step=Step.SETTINGS), audits=()))
    async with walk.run_test(size=SMALL) as pilot:
        await pilot.press("a")
        assert not walk.screen.query_one("#look-again").display
        assert walk.walk_given.session.progress.audits == ()


async def test_one_account_at_a_time_where_that_is_wanted() -> None:
    walk = at_settings()
    async with walk.run_test(size=WIDE) as pilot:
        await pilot.pause()
        walk.screen.query_one("#account", Select).value = ACCOUNTS[1].id
        await at_rest(pilot)
        assert "Make your account private" not in shown(walk)
        assert f"{ACCOUNTS[1].label}" in detail(walk)
        await pilot.press("d")
        assert [name for name in walk.walk_given.session.progress.decisions if ACCOUNTS[1].id in name]
        walk.screen.query_one("#account", Select).value = Select.NULL
        await at_rest(pilot)
        assert "1 of 22 settings set" in shown(walk)
