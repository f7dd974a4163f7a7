"""Looking: asked for first, told as it happens, stopped cleanly, and every failure a clear panel."""

from __future__ import annotations

from dataclasses import replace

import pytest
from textual.widgets import Button, Static

from selfaudit.capture import Passage
from selfaudit.errors import GateError, NoBrowserError, SelfAuditError
from selfaudit.model import Outcome, Place
from selfaudit.progress import Progress, Step
from tests.tui.people import ACCOUNTS, MAYA, Script, app, audited
from tests.tui.steps import SMALL, WIDE, settled, shown, until_looked, until_shown, words

OPEN = (Outcome.PUBLIC, (Passage("Piano lessons, call 020 7946 0018", Place.BIO),))
READY = Progress(Step.LOOK, MAYA, ACCOUNTS)


async def test_nothing_is_visited_before_the_person_says_so() -> None:
    script = Script()
    walk = app(READY, script)
    async with walk.run_test(size=SMALL) as pilot:
        await pilot.pause()
        assert "will now visit 3 pages" in shown(walk)
        assert "Start looking" in shown(walk)
        assert "so far: nothing." in shown(walk)
    assert script.opened == 0


async def test_each_account_its_outcome_in_words_and_what_left_the_device() -> None:
    script = Script({ACCOUNTS[0].id: OPEN, ACCOUNTS[1].id: (Outcome.WALL, ())})
    walk = app(READY, script)
    async with walk.run_test(size=WIDE) as pilot:
        await pilot.press("enter")
        await settled(pilot)
        seen = " ".join(shown(walk).split())
    assert "✓ Instagram · maya.example: open to everyone, 1 thing found" in seen
    assert "? Facebook · maya: could not look: the site asks visitors to sign in" in seen
    assert "✓ LinkedIn · maya-example: closed to strangers" in seen
    assert "→ instagram.example: opened 12 times" in seen
    assert "✕ a page: 3 tries to reach tracker.example" in seen
    assert "visits to 3 sites. 3 other attempts were stopped." in seen
    assert script.opened == script.closed == 1


async def test_a_page_read_in_part_is_never_told_as_done() -> None:
    walk = app(READY, Script({ACCOUNTS[0].id: (Outcome.PUBLIC, ())}, whole=False))
    async with walk.run_test(size=WIDE) as pilot:
        await pilot.press("enter")
        await settled(pilot)
        assert {words(mark) for mark in walk.screen.query(".account .mark").results(Static)} == {"?"}
        told = [words(row) for row in walk.screen.query(".account .words").results(Static)]
        assert all("Only a part of the page was read." in row for row in told)


WANTS = {ACCOUNTS[0].id: ("fonts.example", "[bold]ads.example", "words.example"), ACCOUNTS[1].id: ("10.0.0.1",)}


async def test_a_website_loads_more_only_from_hosts_the_person_ticked_and_only_once() -> None:
    script = Script({ACCOUNTS[0].id: OPEN}, further=WANTS)
    walk = app(READY, script)
    async with walk.run_test(size=WIDE) as pilot:
        await pilot.press("enter")
        await settled(pilot)
        assert script.allowed == {account.id: () for account in ACCOUNTS}
        assert len({button.size.height for button in walk.screen.query("#actions PlainButton") if button.display}) == 1
        assert (
            walk.screen.query_one("#load-more").outer_size.width < walk.screen.query_one("#next").outer_size.width * 2
        )
        walk.screen.query_one("#load-more", Button).press()
        await until_shown(pilot, "fonts.example")
        assert "[bold]" not in shown(walk)
        await pilot.press("enter", "enter", "down", "enter")
        assert "[ ] fonts.example" in shown(walk)
        assert "[✓] words.example" in shown(walk)
        walk.screen.query_one("#allow", Button).press()
        await until_shown(pilot, "Done: 3 of 3")
        assert script.looked == [*(account.id for account in ACCOUNTS), ACCOUNTS[0].id]
        assert script.allowed[ACCOUNTS[0].id] == ("words.example",)
        await pilot.press("ctrl+n")
    audit = walk.walk_given.session.progress.audit
    assert audit and audit.finished_at and len(audit.looks) == 3


async def test_nothing_is_allowed_without_a_tick() -> None:
    script = Script({ACCOUNTS[0].id: OPEN}, further=WANTS)
    walk = app(READY, script)
    async with walk.run_test(size=SMALL) as pilot:
        await pilot.press("enter")
        await settled(pilot)
        walk.screen.query_one("#load-more", Button).press()
        await until_shown(pilot, "Tick only what you know")
        walk.screen.query_one("#allow", Button).press()
        await until_shown(pilot, "Done: 3 of 3")
    assert len(script.looked) == 3


@pytest.mark.parametrize("way", ["escape", "ctrl+n"])
async def test_stopping_closes_the_browser_and_going_on_looks_at_the_rest_only(way: str) -> None:
    script = Script({ACCOUNTS[0].id: OPEN}, held=True)
    walk = app(READY, script)
    session = walk.walk_given.session
    async with walk.run_test(size=WIDE) as pilot:
        await pilot.press("enter")
        await until_looked(pilot, script, 1)
        assert "looking now" in shown(walk)
        assert "Stop" in shown(walk)
        await pilot.press(way)
        await settled(pilot)
        audit = session.progress.audit
        assert audit and audit.finished_at is None
        assert [look.target for look in audit.looks] == [ACCOUNTS[0].id]
        assert "Stopped: 1 of 3 accounts done" in shown(walk)
        assert script.opened == script.closed == 1
        script.held = False
        await pilot.press("ctrl+n")
        await settled(pilot)
    audit = session.progress.audit
    assert audit and audit.finished_at and len(audit.looks) == 3
    assert script.looked.count(ACCOUNTS[0].id) == 1


@pytest.mark.parametrize("keys", [("ctrl+q", "enter"), ("ctrl+p", *"Accounts", "enter")])
async def test_leaving_while_it_looks_closes_the_browser_first(keys: tuple[str, ...]) -> None:
    script = Script(held=True)
    walk = app(READY, script)
    async with walk.run_test(size=SMALL) as pilot:
        await pilot.press("enter")
        await until_looked(pilot, script, 1)
        await pilot.press(*keys)
        await pilot.pause()
    assert script.opened == script.closed == 1


@pytest.mark.parametrize(
    "error",
    [
        NoBrowserError("No browser was found.", "Install Chrome, Edge or Chromium, then try again."),
        GateError("Something got past the gate, so nothing was looked at.", "Restart the device, then try again."),
    ],
)
async def test_trouble_is_a_panel_that_says_what_to_do_and_try_again_tries_again(error: SelfAuditError) -> None:
    script = Script({ACCOUNTS[0].id: OPEN}, trouble=error)
    walk = app(READY, script)
    async with walk.run_test(size=SMALL) as pilot:
        await pilot.press("enter")
        await settled(pilot)
        seen = " ".join(shown(walk).split())
        assert error.message in seen
        assert error.hint in seen
        assert "Try again" in seen
        script.trouble = None
        await pilot.press("ctrl+n")
        await settled(pilot)
        assert error.message not in " ".join(shown(walk).split())
    audit = walk.walk_given.session.progress.audit
    assert audit and audit.finished_at


async def test_looking_again_is_a_new_audit() -> None:
    walk = app(audited(step=Step.LOOK), Script({ACCOUNTS[0].id: OPEN}))
    async with walk.run_test(size=SMALL) as pilot:
        await pilot.click("#other")
        await settled(pilot)
    audits = walk.walk_given.session.progress.audits
    assert len(audits) == 1  # the clock of these tests stands still, so the new one is written over the old one
    assert [finding.quote for finding in audits[0].findings] == ["020 7946 0018"]


async def test_an_audit_of_other_accounts_does_not_pass_for_this_one() -> None:
    walk = app(replace(audited(step=Step.LOOK), accounts=ACCOUNTS[:2]))
    async with walk.run_test(size=SMALL):
        assert "Start looking" in shown(walk)
        assert "waiting" in shown(walk)


async def test_skipping_is_possible() -> None:
    script = Script()
    walk = app(READY, script)
    async with walk.run_test(size=SMALL) as pilot:
        await pilot.click("#other")
        await pilot.press("ctrl+n")
        await pilot.pause()
        assert "not been looked at yet" in shown(walk)
    assert script.opened == 0


async def test_offline_is_said_once_and_not_page_by_page_only() -> None:
    walk = app(READY, Script({account.id: (Outcome.UNREACHABLE, ()) for account in ACCOUNTS}))
    async with walk.run_test(size=SMALL) as pilot:
        await pilot.press("enter")
        await settled(pilot)
        assert "Are you online?" in shown(walk)
        assert "Look again" in shown(walk)


async def test_what_went_wrong_is_told_and_not_that_the_pages_did_not_answer_before() -> None:
    script = Script({account.id: (Outcome.UNREACHABLE, ()) for account in ACCOUNTS})
    walk = app(READY, script)
    async with walk.run_test(size=SMALL) as pilot:
        await pilot.press("enter")
        await settled(pilot)
        script.trouble = NoBrowserError("No browser was found.", "Please install one.")
        await pilot.click("#other")
        await settled(pilot)
        assert "No browser was found." in shown(walk)
        assert "Are you online?" not in shown(walk)


async def test_what_left_the_device_is_told_while_it_looks() -> None:
    script = Script(held=True)
    walk = app(READY, script)
    async with walk.run_test(size=SMALL) as pilot:
        await pilot.press("enter")
        await until_looked(pilot, script, 1)
        walk.screen._read_ledger()  # type: ignore[attr-defined]
        await pilot.pause()
        assert "visits to 1 site. 3 other attempts were stopped." in " ".join(shown(walk).split())


async def test_in_practice_nothing_is_said_to_have_left_the_device() -> None:
    walk = app(audited(step=Step.LOOK), practice=True)
    async with walk.run_test(size=WIDE) as pilot:
        await settled(pilot)
        seen = shown(walk)
    assert "What left this device so far: nothing. In a real walk: visits to 3 sites." in seen
    assert "What would leave this device in a real walk" in seen
    assert seen.count("left this device") == 1


async def test_an_account_without_a_page_does_not_wait_for_a_visit() -> None:
    without = replace(ACCOUNTS[1], address="")
    walk = app(replace(READY, accounts=(ACCOUNTS[0], without)))
    async with walk.run_test(size=SMALL) as pilot:
        await settled(pilot)
        assert "will now visit 1 page" in shown(walk)
        assert "○ Facebook · maya: has no page to visit" in shown(walk)


async def test_looking_again_leaves_the_keyboard_on_the_button_that_leads_on() -> None:
    script = Script({ACCOUNTS[0].id: OPEN})
    walk = app(READY, script)
    async with walk.run_test(size=SMALL) as pilot:
        await pilot.press("enter")
        await settled(pilot)
        await pilot.press("shift+tab", "enter")
        await settled(pilot)
        assert script.opened == 2
        assert walk.focused is walk.screen.query_one("#next")
