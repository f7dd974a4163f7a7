"""Accounts get onto the list only with the person's word that they are theirs."""

from __future__ import annotations

from textual.events import Paste

from probes.platform_files import own_platforms
from selfaudit.progress import Progress, Step
from selfaudit.session import Session
from selfaudit.vault.memory import MemoryStore
from tests.tui.people import ACCOUNTS, SITES, Script, Shown, app
from tests.tui.policy import PACK
from tests.tui.steps import SMALL, paste, settled, shown
from tui.app import SelfAuditApp
from tui.screens.ask import Ask
from tui.walk import KnownPlatforms, Walk
from tui.widgets.entry import Entry


def listed(walk: SelfAuditApp) -> list[str]:
    return [account.id for account in walk.walk_given.session.progress.accounts]


async def test_a_pasted_address_is_shown_and_asked_about_before_it_is_added() -> None:
    walk = app(Progress(Step.ACCOUNTS))
    async with walk.run_test(size=SMALL) as pilot:
        await paste(pilot, "instagram.example/maya")
        await pilot.press("enter")
        await pilot.pause()
        assert isinstance(walk.screen, Ask)
        assert "Is this account yours?" in shown(walk)
        assert "https://instagram.example/maya" in shown(walk)
        assert listed(walk) == []
        await pilot.press("enter")
        await settled(pilot)
        assert listed(walk) == ["instagram:maya"]
        assert "Instagram · maya" in shown(walk)


async def test_several_lines_pasted_at_once_are_asked_about_one_after_the_other() -> None:
    walk = app(Progress(Step.ACCOUNTS))
    async with walk.run_test(size=SMALL) as pilot:
        entry = walk.screen.query_one("#account", Entry)
        entry.post_message(Paste("instagram.example/maya\n\nmy page\n x.example/maya \nno page\n"))
        for answer in ("enter", "enter"):
            await pilot.pause()
            assert isinstance(walk.screen, Ask)
            await pilot.press(answer)
        await settled(pilot)
        assert "This is not an address that selfaudit knows." in shown(walk)
        assert "1 more of what you pasted" in shown(walk)
        assert entry.value == "my page"
    assert listed(walk) == ["instagram:maya", "x:maya"]


async def test_no_is_no() -> None:
    walk = app(Progress(Step.ACCOUNTS))
    async with walk.run_test(size=SMALL) as pilot:
        for answer in (("escape",), ("tab", "enter")):
            await paste(pilot, "instagram.example/maya")
            await pilot.press("enter")
            await pilot.pause()
            await pilot.press(*answer)
            await settled(pilot)
    assert listed(walk) == []


async def test_a_tile_then_a_name() -> None:
    walk = app(Progress(Step.ACCOUNTS))
    async with walk.run_test(size=SMALL) as pilot:
        await pilot.click("#tile-2")
        assert "Your name on X" in shown(walk)
        await paste(pilot, "@maya")
        await pilot.press("enter")
        await pilot.pause()
        await pilot.click("#mine")
        await settled(pilot)
    assert listed(walk) == ["x:maya"]


async def test_a_tile_pressed_again_is_let_go() -> None:
    walk = app(Progress(Step.ACCOUNTS))
    async with walk.run_test(size=SMALL) as pilot:
        await pilot.click("#tile-2")
        await pilot.click("#tile-2")
        assert "Paste the address of your page" in shown(walk)
        assert not walk.screen.query(".picked")


async def test_what_is_not_an_account_gets_one_clear_sentence_and_stays_to_be_put_right() -> None:
    walk = app(Progress(Step.ACCOUNTS))
    async with walk.run_test(size=SMALL) as pilot:
        await paste(pilot, "my page")
        await pilot.press("enter")
        await settled(pilot)
        assert "This is not an address that selfaudit knows." in shown(walk)
        assert "my page" in shown(walk)
    assert listed(walk) == []


async def test_the_same_account_twice() -> None:
    walk = app(Progress(Step.ACCOUNTS, accounts=ACCOUNTS[:1]))
    async with walk.run_test(size=SMALL) as pilot:
        await paste(pilot, "instagram.example/maya.example")
        await pilot.press("enter")
        await pilot.pause()
        await pilot.press("enter")
        await settled(pilot)
        assert "already on your list" in shown(walk)
    assert len(listed(walk)) == 1


async def test_taking_one_off_by_key_and_by_button() -> None:
    walk = app(Progress(Step.ACCOUNTS, accounts=ACCOUNTS))
    async with walk.run_test(size=SMALL) as pilot:
        walk.screen.query_one("#accounts").focus()
        await pilot.press("down", "delete")
        assert listed(walk) == [ACCOUNTS[0].id, ACCOUNTS[2].id]
        walk.screen.query_one("#remove").focus()
        await pilot.press("enter")
        assert len(listed(walk)) == 1


async def test_delete_in_the_line_to_type_in_takes_nothing_off() -> None:
    walk = app(Progress(Step.ACCOUNTS, accounts=ACCOUNTS))
    async with walk.run_test(size=SMALL) as pilot:
        await paste(pilot, "x")
        await pilot.press("delete", "backspace", "delete")
    assert len(listed(walk)) == 3


async def test_no_accounts_is_an_answer_too() -> None:
    walk = app(Progress(Step.ACCOUNTS))
    async with walk.run_test(size=SMALL) as pilot:
        assert "no accounts" in shown(walk)
        assert "I have none: go on" in shown(walk)
        await pilot.press("ctrl+n")
        await pilot.pause()
        assert "nothing to look at" in " ".join(shown(walk).split())
        await pilot.press("ctrl+n")
    assert walk.walk_given.session.progress.step is Step.OWN_DATA


async def test_every_site_has_a_tile() -> None:
    walk = app(Progress(Step.ACCOUNTS))
    async with walk.run_test(size=SMALL):
        assert len(walk.screen.query(".tile")) == len(SITES)
        assert all(name in shown(walk) for _, name in SITES)


async def test_a_site_without_a_page_says_why_and_is_not_asked_about_as_an_account() -> None:
    platforms = KnownPlatforms(own_platforms())
    walk = SelfAuditApp(
        Walk(Session(MemoryStore(Progress(Step.ACCOUNTS)), PACK), platforms, Script().open, Shown().open)
    )
    async with walk.run_test(size=SMALL) as pilot:
        await paste(pilot, "https://www.ratemyteachers.com/12345")
        await pilot.press("enter")
        await pilot.pause()
        assert "Put this on your list?" in shown(walk)
        assert "it is not your account" in shown(walk)
        assert "Is this account yours?" not in shown(walk)
        await pilot.press("enter")
        await settled(pilot)
    assert listed(walk) == ["teacher-reviews:12345"]
