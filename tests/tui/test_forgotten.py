"""Accounts that may have been forgotten: looked for where the person says, added only with a yes."""

from __future__ import annotations

from dataclasses import replace

from textual.pilot import Pilot

from probes.footprints.find import Footprints as Found
from selfaudit.errors import BadInputError
from selfaudit.model import Audit, Choice
from selfaudit.progress import Progress, Step
from tests.tui.people import ACCOUNTS, CANDIDATES, MAYA, MOMENT, MadeUpFootprints, Script, app, audited, looked
from tests.tui.steps import SMALL, WIDE, paste, settled, shown, until, until_shown
from tui.app import SelfAuditApp
from tui.screens.accounts import Accounts
from tui.screens.forgotten import Forgotten
from tui.screens.further import Further

READY = Progress(Step.ACCOUNTS, MAYA, ACCOUNTS)


def listed(walk: SelfAuditApp) -> list[str]:
    return [account.id for account in walk.walk_given.session.progress.accounts]


async def until_on(pilot: Pilot[None], screen: type) -> None:
    await until(pilot, lambda: isinstance(pilot.app.screen, screen))
    await pilot.pause()


async def test_nothing_is_read_before_a_source_is_chosen() -> None:
    places = MadeUpFootprints(Found(CANDIDATES))
    walk = app(READY, footprints=places)
    async with walk.run_test(size=SMALL) as pilot:
        await pilot.press("f3")
        await until_on(pilot, Forgotten)
        assert "drops all else at once" in " ".join(shown(walk).split())
        assert "Firefox, default-release" in shown(walk)
        assert places.asked == []
        await pilot.press("escape")
        await until_on(pilot, Accounts)
    assert places.asked == []


async def test_a_browser_then_yes_and_no() -> None:
    places = MadeUpFootprints(Found(CANDIDATES))
    walk = app(READY, footprints=places)
    async with walk.run_test(size=SMALL) as pilot:
        await pilot.press("f3")
        await until_on(pilot, Forgotten)
        await pilot.press("down", "enter")
        await until_on(pilot, Further)
        assert places.asked == [("browser", "Firefox, default-release")]
        assert "Very likely yours, because:" in shown(walk)
        assert "Its page was opened 32 times" in shown(walk)
        assert listed(walk) == [account.id for account in ACCOUNTS]
        await pilot.press("y")
        await settled(pilot)
        await pilot.press("l", "n")
        await until_shown(pilot, "Not yours. It is not offered again.")
        await pilot.press("ctrl+n")
        await until_on(pilot, Accounts)
    assert listed(walk)[3:] == ["x:maya_teaches"]
    decisions = walk.walk_given.session.progress.decisions
    assert {name: decision.choice for name, decision in decisions.items()} == {"instagram:a.friend": Choice.NOT_ME}


async def test_what_is_listed_or_refused_is_not_offered_again() -> None:
    walk = app(replace(READY, accounts=(CANDIDATES[0].account,)), footprints=MadeUpFootprints(Found(CANDIDATES)))
    walk.walk_given.session.disown(CANDIDATES[2].account)
    async with walk.run_test(size=SMALL) as pilot:
        await pilot.press("f3", "enter")
        await until_on(pilot, Further)
        assert "1 of 1 account" in shown(walk)
        assert "A website or blog" in shown(walk)


async def test_a_site_without_a_name_asks_for_it() -> None:
    walk = app(READY, footprints=MadeUpFootprints(Found(CANDIDATES[1:2])))
    async with walk.run_test(size=SMALL) as pilot:
        await pilot.press("f3", "enter")
        await until_on(pilot, Further)
        assert "Which name it has is not known" in " ".join(shown(walk).split())
        await pilot.press("y")
        await until_shown(pilot, "Which account is it?")
        await paste(pilot, "two words")
        await pilot.press("enter")
        await until_shown(pilot, "This is not an address that selfaudit knows.")
        await pilot.press("y")
        await until_shown(pilot, "Which account is it?")
        await paste(pilot, "maya.blog")
        await pilot.press("enter")
        await until_shown(pilot, "It is on your list.")
    assert listed(walk)[-1] == "website:maya.blog"


async def test_a_file_and_a_pasted_list() -> None:
    places = MadeUpFootprints()
    walk = app(READY, footprints=places)
    async with walk.run_test(size=WIDE) as pilot:
        await pilot.press("f3")
        await until_on(pilot, Forgotten)
        await pilot.press("end", "up", "enter")
        await until_shown(pilot, "Which file?")
        await paste(pilot, "passwords.csv")
        await pilot.press("enter")
        await until_on(pilot, Further)
        assert "Nothing here points to an account" in shown(walk)
        await pilot.press("ctrl+n")
        await until_on(pilot, Accounts)
        await pilot.press("f3")
        await until_on(pilot, Forgotten)
        await pilot.press("end", "enter")
        await until_shown(pilot, "One address or name on each line")
        await paste(pilot, "Instagram: @maya\nx.com/\x1b[31mmaya")
        await pilot.press("tab", "enter")
        await until_on(pilot, Further)
    assert places.asked == [("file", "passwords.csv"), ("text", "Instagram: @maya\nx.com/[31mmaya")]


async def test_going_back_from_a_question_reads_nothing() -> None:
    places = MadeUpFootprints()
    walk = app(READY, footprints=places)
    async with walk.run_test(size=SMALL) as pilot:
        await pilot.press("f3")
        await until_on(pilot, Forgotten)
        for way in (("end", "enter"), ("end", "up", "enter")):
            await pilot.press(*way)
            await until_shown(pilot, "Look through it")
            await pilot.press("escape")
            await settled(pilot)
        assert isinstance(walk.screen, Forgotten)
    assert places.asked == []


async def test_trouble_is_told_and_another_place_can_be_chosen() -> None:
    walk = app(READY, footprints=MadeUpFootprints(trouble=BadInputError("It is damaged.", "Try another.")))
    async with walk.run_test(size=SMALL) as pilot:
        await pilot.press("f3", "enter")
        await until_shown(pilot, "It is damaged.")
        assert isinstance(walk.screen, Forgotten)


async def test_what_could_not_be_read_is_never_nothing_found() -> None:
    walk = app(READY, footprints=MadeUpFootprints(Found((), ("Firefox: It is damaged.",))))
    async with walk.run_test(size=SMALL) as pilot:
        await pilot.press("f3", "enter")
        await until_shown(pilot, "Not everything could be read")
        assert "In what could be read, nothing points to" in shown(walk)


async def test_a_device_without_browsers_still_takes_a_file() -> None:
    walk = app(READY, footprints=MadeUpFootprints(names=()))
    async with walk.run_test(size=SMALL) as pilot:
        await pilot.press("f3")
        await until_shown(pilot, "No browser history was found")
        assert "A file: exported passwords" in shown(walk)


async def test_practice_has_nothing_of_ones_own_to_look_through() -> None:
    walk = app(READY, practice=True)
    walk.walk_given = replace(walk.walk_given, footprints=None)
    async with walk.run_test(size=SMALL) as pilot:
        await pilot.press("f3")
        await pilot.pause()
        assert isinstance(walk.screen, Accounts)
        assert "Forgotten ones" not in shown(walk)
        assert not walk.screen.query_one("#forgotten").display


def linking() -> Progress:
    """Maya's Instagram page links to an account that is not on her list."""
    look = replace(looked(ACCOUNTS[0]), linked=(CANDIDATES[0].account,))
    audit = Audit(MOMENT, "made-up 2026", ACCOUNTS, (look,), finished_at=MOMENT, identity=MAYA)
    return replace(audited(step=Step.LOOK), audits=(audit,))


async def test_what_a_page_links_to_is_offered_after_the_look_and_never_visited() -> None:
    walk = app(linking())
    async with walk.run_test(size=SMALL) as pilot:
        await pilot.pause()
        assert "Your pages link to 1 account that is not on your list." in shown(walk)
        await pilot.press("escape")
        await until_on(pilot, Accounts)
        await pilot.press("f5")
        await until_on(pilot, Further)
        assert "Your page Instagram · maya.example links" in shown(walk)
        await pilot.press("n")
        await until_shown(pilot, "Not yours.")
        await pilot.press("escape")
        await until_on(pilot, Accounts)
        assert "Linked ones" not in shown(walk)
        await pilot.press("ctrl+n")
        await until_shown(pilot, "Done:")
        assert "Your pages link to" not in shown(walk)


async def test_an_account_that_is_added_after_the_look_is_the_only_one_looked_at_then() -> None:
    before = audited(step=Step.ACCOUNTS)
    (audit,) = before.audits
    links = replace(audit.looks[0], linked=(CANDIDATES[0].account,))
    audit = replace(audit, looks=(links, *audit.looks[1:]))
    script = Script()
    walk = app(replace(before, audits=(audit,)), script)
    async with walk.run_test(size=SMALL) as pilot:
        await pilot.press("f5")
        await until_on(pilot, Further)
        await pilot.press("y")
        await until_shown(pilot, "It is on your list.")
        await pilot.press("escape")
        await until_on(pilot, Accounts)
        await pilot.press("ctrl+n")
        await until_shown(pilot, "3 of 4 accounts done")
        await pilot.press("ctrl+n")
        await until_shown(pilot, "Done: 3 of 4 accounts looked at, 3 things found. 1 could not be looked at")
    assert script.looked == [CANDIDATES[0].account.id]
    (after,) = walk.walk_given.session.progress.audits
    assert set(audit.findings) <= set(after.findings)
