"""The whole walk by keyboard over a scripted probe, and what works on every step of it."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from textual.worker import WorkerFailed

from selfaudit.capture import Capture, Passage
from selfaudit.errors import VaultError
from selfaudit.model import Account, Choice, Identity, Outcome, Place
from selfaudit.ports import Turn, at_once
from selfaudit.progress import Progress, Said, Step
from selfaudit.session import Session
from selfaudit.vault.memory import MemoryStore
from tests.tui.idle import strips
from tests.tui.people import ACCOUNTS, Script, Shown, Sites, app, audited
from tests.tui.policy import PACK
from tests.tui.steps import SMALL, WIDE, at_rest, paste, settled, shown, until_shown
from tui.app import SelfAuditApp
from tui.base import WalkScreen
from tui.exits import Exit
from tui.screens.ask import Ask
from tui.screens.help import Help
from tui.walk import STEPS, Walk
from tui.widgets.notice import Notice

OPEN_PAGE = (
    Outcome.PUBLIC,
    (Passage("Maya Example", Place.NAME), Passage("I teach at Meadow Lane Primary School", Place.BIO)),
)


def step(walk: SelfAuditApp) -> Step:
    screen = walk.screen
    assert isinstance(screen, WalkScreen)
    return screen.STEP


async def test_the_whole_walk_by_keyboard(tmp_path: Path) -> None:
    script = Script({"instagram:maya.example": OPEN_PAGE, "facebook:maya": (Outcome.WALL, ())})
    store = MemoryStore()
    walk = SelfAuditApp(Walk(Session(store, PACK), Sites(), script.open, Shown().open))
    async with walk.run_test(size=SMALL) as pilot:
        assert step(walk) is Step.WELCOME
        await pilot.press("enter")
        assert step(walk) is Step.ABOUT_YOU
        await paste(pilot, "Maya Example")
        await pilot.press("enter")
        await paste(pilot, "Meadow Lane Primary School")
        await pilot.press("ctrl+n")
        assert store.load().identity.names == ("Maya Example",)
        assert store.load().identity.schools[0].name == "Meadow Lane Primary School"

        assert step(walk) is Step.ACCOUNTS
        for address in ("instagram.example/maya.example", "facebook.example/maya"):
            await paste(pilot, address)
            await pilot.press("enter")
            await pilot.pause()
            assert isinstance(walk.screen, Ask)
            await pilot.press("enter")
            await pilot.pause()
        assert store.load().accounts == ACCOUNTS[:2]
        await pilot.press("enter")

        assert step(walk) is Step.LOOK
        await pilot.press("enter")
        await settled(pilot)
        audit = store.load().audit
        assert audit and audit.finished_at and len(audit.looks) == 2
        await pilot.press("ctrl+n")

        assert step(walk) is Step.OWN_DATA
        await pilot.press("ctrl+n")

        assert step(walk) is Step.FIRST
        await pilot.press("ctrl+n")

        assert step(walk) is Step.FINDINGS
        assert [finding.quote for finding in audit.findings] == ["Meadow Lane Primary School"]
        await pilot.press("f")
        assert store.load().decisions[audit.findings[0].fingerprint].choice is Choice.FIXED
        await pilot.press("ctrl+n")

        assert step(walk) is Step.REVIEWS
        await pilot.press("ctrl+n")

        assert step(walk) is Step.SETTINGS
        await pilot.press("ctrl+n")

        assert step(walk) is Step.KEY_POINTS
        await pilot.press("y", "right", "right", "t", "y")
        said = {name: answer.said for name, answer in store.load().answers.items()}
        assert said == {"principle-1": Said.YES, "staff-13": Said.TO_DO, "final-statement": Said.YES}
        await pilot.press("ctrl+n")

        assert step(walk) is Step.REPORT
        await pilot.press("ctrl+n")
        await until_shown(pilot, "Hide the words that were found?")
        await pilot.press("enter")
        await until_shown(pilot, "Look at it now?")
        saved = tmp_path / "selfaudit-report.html"
        assert saved.read_text(encoding="utf-8").startswith("<!doctype html>")
        assert os.name == "nt" or saved.stat().st_mode & 0o077 == 0
        await pilot.press("enter", "ctrl+n", "enter")
    assert walk.return_code == 0
    assert store.load().step is Step.REPORT
    assert script.opened == script.closed == 1


async def test_going_back_all_the_way_loses_nothing() -> None:
    walk = app(audited(step=Step.REPORT))
    async with walk.run_test(size=SMALL) as pilot:
        for _ in range(20):
            await pilot.press("escape")
            await pilot.pause()
        assert step(walk) is Step.WELCOME
    before, after = audited(), walk.walk_given.session.progress
    assert (after.identity, after.accounts, after.audits) == (before.identity, before.accounts, before.audits)


@pytest.mark.parametrize("kept", STEPS)
async def test_a_restart_goes_on_at_the_kept_step_with_nothing_cut_off_and_with_help(kept: Step) -> None:
    walk = app(audited(step=kept))
    async with walk.run_test(size=SMALL) as pilot:
        await pilot.pause()
        assert step(walk) is kept
        nothing_cut_off(walk)
        await pilot.press("f1")
        assert isinstance(walk.screen, Help)
        await pilot.press("escape")
        assert step(walk) is kept
        await pilot.resize_terminal(*WIDE)
        nothing_cut_off(walk)
        for notice in walk.screen.query(Notice):
            notice.tell("Something to know", "one line and then another. " * 8)
            await pilot.pause()
            needed = notice.get_content_height(notice.size, walk.size, notice.size.width)
            assert notice.size.height == needed > 2, notice


def nothing_cut_off(walk: SelfAuditApp) -> None:
    """Every button stands whole on the screen, and the keys that always work are named at its foot."""
    width, height = walk.size
    for button in walk.screen.query("#actions PlainButton, .decision"):
        if button.display:
            assert button.region.right <= width, button
            assert button.region.bottom <= height - 1, button
            assert button.content_size.width >= len(str(button.render())), button
    foot = "\n".join(strip.text for strip in strips(walk.screen)[-3:])
    assert "F1 Help" in foot
    assert "Ctrl+Q Quit" in foot


@pytest.mark.parametrize(
    ("where", "way"),
    [
        (Step.WELCOME, ("ctrl+q", "enter")),
        (Step.ABOUT_YOU, ("ctrl+q", "ctrl+q")),
        (Step.FINDINGS, ("ctrl+c", "enter")),
        (Step.KEY_POINTS, ("q", "enter")),
    ],
)
async def test_stopping_says_that_everything_is_kept(where: Step, way: tuple[str, str]) -> None:
    walk = app(audited(step=where))
    async with walk.run_test(size=SMALL) as pilot:
        await pilot.press(way[0])
        await pilot.pause()
        assert isinstance(walk.screen, Ask)
        await pilot.press(way[1])
        await pilot.pause()
    assert not walk.is_running
    assert walk.return_code == 0


async def test_practice_does_not_claim_to_keep_anything() -> None:
    walk = app(Progress(), practice=True)
    async with walk.run_test(size=SMALL) as pilot:
        await pilot.press("ctrl+q")
        await pilot.pause()
        assert "nothing of it is kept" in shown(walk)
        assert "Everything is kept" not in shown(walk)


async def test_the_keys_of_what_lies_under_a_box_are_not_shown() -> None:
    walk = app(audited(step=Step.FINDINGS))
    async with walk.run_test(size=SMALL) as pilot:
        assert "Talk first" in shown(walk)
        await pilot.press("ctrl+q")
        await at_rest(pilot)
        assert "Talk first" not in shown(walk)
        await pilot.press("escape")
        await at_rest(pilot)
        assert "Talk first" in shown(walk)


async def test_reading_on_is_named_where_there_is_more_than_fits() -> None:
    walk = app(audited(step=Step.ABOUT_YOU))
    async with walk.run_test(size=SMALL) as pilot:
        await at_rest(pilot)
        assert "Page Down Read on" in shown(walk)
        assert "A little about you" in shown(walk)
        await pilot.press("pagedown")
        await at_rest(pilot)
        assert "A little about you" not in shown(walk)
        await pilot.resize_terminal(120, 80)
        await at_rest(pilot)
        assert "Read on" not in shown(walk)


async def test_staying_stays() -> None:
    walk = app(Progress())
    async with walk.run_test(size=SMALL) as pilot:
        await pilot.press("ctrl+q", "escape")
        assert walk.is_running
        assert step(walk) is Step.WELCOME


async def test_the_menu_holds_our_own_commands_only() -> None:
    walk = app(Progress())
    async with walk.run_test(size=SMALL) as pilot:
        names = [command.title for command in walk.get_system_commands(walk.screen)]
        assert sum(name.startswith("Go to ") for name in names) == len(STEPS)
        assert set(names) >= {"Help", "Stop for now", "Use light colours"}
        await pilot.press("ctrl+p", *"key points", "enter")
        await pilot.pause()
        assert step(walk) is Step.KEY_POINTS


@pytest.mark.parametrize("key", ["ctrl+q", "f1", "k"])
async def test_a_step_chosen_in_the_menu_over_a_box_closes_the_box(key: str) -> None:
    walk = app(audited(step=Step.FINDINGS))
    async with walk.run_test(size=SMALL) as pilot:
        deep = len(walk.screen_stack)
        await pilot.press(key)
        await at_rest(pilot)
        assert len(walk.screen_stack) == deep + 1
        names = [command.title for command in walk.get_system_commands(walk.screen)]
        assert "Help" not in names and "Keep evidence of bullying" not in names
        await pilot.press("ctrl+p", *"about you", "enter")
        await until_shown(pilot, "A little about you")
        assert len(walk.screen_stack) == deep
        await pilot.press("ctrl+n")
        await at_rest(pilot)
        assert step(walk) is Step.ACCOUNTS


async def test_colours_change_by_key() -> None:
    walk = app(Progress())
    async with walk.run_test(size=SMALL) as pilot:
        seen = [walk.theme]
        for _ in range(3):
            await pilot.press("f2")
            seen.append(walk.theme)
    assert seen == ["dark", "light", "high contrast", "dark"]


async def test_colours_are_remembered_and_unknown_ones_do_no_harm() -> None:
    walk = app(Progress())
    async with walk.run_test(size=SMALL) as pilot:
        await pilot.press("f2")
    kept = walk.walk_given.session.progress
    assert kept.colours == "light"
    assert app(kept).theme == "light"
    assert app(Progress(colours="plaid")).theme == "dark"


@pytest.mark.parametrize("wish", ["", "1"])
async def test_no_colour_where_the_person_wants_none_and_nothing_moves(
    wish: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    if wish:
        monkeypatch.setenv("NO_COLOR", wish)
    walk = app(audited(step=Step.FIRST))
    async with walk.run_test(size=SMALL) as pilot:
        await pilot.pause()
        assert walk.animation_level == "none"
        assert walk.no_color is bool(wish)


async def test_a_fault_prints_where_it_is_and_no_personal_words(capsys: pytest.CaptureFixture[str]) -> None:
    walk = app(audited(step=Step.FINDINGS))
    with pytest.raises(ZeroDivisionError):
        async with walk.run_test(size=SMALL) as pilot:
            secret = "020 7946 0018"
            walk.call_later(lambda: len(secret) // 0)
            await pilot.pause()
    assert walk.return_code == Exit.FAULT
    out, err = capsys.readouterr()
    assert "ZeroDivisionError, test_walk.py line" in " ".join((out + err).split())
    assert "7946" not in out + err


async def test_a_disk_that_is_full_is_told_as_such_and_not_as_a_fault(capsys: pytest.CaptureFixture[str]) -> None:
    def full(identity: Identity) -> None:
        raise VaultError("Your vault could not be written.", "Is the disk full? What was kept before is safe.")

    walk = app(Progress(Step.ABOUT_YOU))
    walk.walk_given.session.describe = full  # type: ignore[method-assign]
    with pytest.raises(VaultError):
        async with walk.run_test(size=SMALL) as pilot:
            await paste(pilot, "Maya Example")
            await pilot.press("tab")
            await pilot.pause()
    assert walk.return_code == Exit.REFUSED
    out, err = capsys.readouterr()
    assert "Is the disk full? What was kept before is safe." in " ".join((out + err).split())
    assert "fault" not in out + err and "Maya" not in out + err


async def test_a_fault_while_looking_too(capsys: pytest.CaptureFixture[str]) -> None:
    script = Script()
    script.look = _break  # type: ignore[method-assign]
    walk = app(audited(step=Step.LOOK), script)
    with pytest.raises(WorkerFailed):
        async with walk.run_test(size=SMALL) as pilot:
            await pilot.click("#other")
            await settled(pilot)
    out, err = capsys.readouterr()
    assert "ValueError, test_walk.py line" in " ".join((out + err).split())
    assert "maya" not in out + err
    assert script.opened == script.closed == 1


async def _break(account: Account, turn: Turn = at_once) -> Capture:
    raise ValueError(account.handle)
