"""Text from pages and from people is shown as text, on every screen that shows any."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from probes.footprints.find import Footprints as Found
from selfaudit.errors import BadInputError
from selfaudit.further import Candidate, Sure
from selfaudit.model import Account, Audit, Choice, Decision, Finding, Identity, LedgerLine, Outcome, School
from selfaudit.progress import Progress, Step
from selfaudit.reviews import Review, ReviewItem
from tests.tui.idle import strips
from tests.tui.people import MAYA, MOMENT, MadeUpFootprints, app, finding, looked
from tests.tui.steps import SMALL, WIDE, at_rest, paste, settled, shown, until
from tui.app import SelfAuditApp
from tui.screens.further import Further
from tui.walk import STEPS
from tui.widgets.entry import Entry

TEXTS = {
    "markup": "[bold red on blue]hello[/] [@click=app.quit]press me[/] [/nothing] \\[x",
    "escapes": "\x1b[2J\x1b]0;title\x07\x1b[31mred\x9b1m \x1b]8;;https://evil.example\x1b\\link\x1b]8;;\x1b\\",
    "bidi": "start \u202egnorts\u202c \u2066isolate\u2069 end\u061c",
    "zero width": "ze\u200bro\u200dwi\ufeffdth \U000e0041",
    "emoji": "👩‍🏫 🏴󠁧󠁢󠁥󠁮󠁧󠁿 e\u0301\u0301\u0301 漢字 ☎️",
    "long word": "x" * 10_000,
    "lines": "one\ntwo\r\nthree\ttabbed\u2028four",
}
_STEERING = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff]")


def hostile(text: str, step: Step) -> Progress:
    """Everything that can carry text carries this one."""
    account = Account("instagram", text, f"https://instagram.example/{text}", text)
    found: Finding = replace(finding(quote=text, before=text, after=text, target=account.id), why=text)
    ledger = (LedgerLine(text, True, 1, text), LedgerLine(text, False, 2, text))
    looks = (looked(account, Outcome.PUBLIC), replace(looked(account, Outcome.WALL), note=text))
    person = Identity((text,), (School(text, (text,)),), (text,), (text,), (text,), (text,))
    audit = Audit(MOMENT, text, (account,), looks, (found,), ledger, MOMENT, person)
    decisions = {found.fingerprint: Decision(Choice.KEEP, MOMENT, text)}
    return Progress(step, person, (account,), (audit,), decisions)


def unharmed(walk: SelfAuditApp) -> None:
    """Nothing on screen steers a terminal, no click comes from outside, and the lines are as wide as the window."""
    rows = strips(walk.screen)
    assert not _STEERING.search("".join(segment.text for row in rows for segment in row))
    assert {row.cell_length for row in rows} == {walk.size.width}
    for row in rows:
        for segment in row:
            assert not (segment.style and segment.style.link)
            action = segment.style.meta.get("@click", "") if segment.style else ""
            assert not action or str(action).startswith("app.simulate_key")


@pytest.mark.parametrize("step", [step for step in STEPS if step is not Step.WELCOME])
async def test_every_screen_shows_it_harmlessly(step: Step) -> None:
    for text in ("\n".join(TEXTS.values()), TEXTS["long word"]):
        walk = app(hostile(text, step))
        async with walk.run_test(size=SMALL) as pilot:
            await pilot.pause()
            unharmed(walk)
            if step is Step.FINDINGS:
                await pilot.press("k")
                await pilot.pause()
                unharmed(walk)


async def test_it_stays_readable_as_the_text_it_is() -> None:
    walk = app(hostile(TEXTS["markup"], Step.FINDINGS))
    async with walk.run_test(size=WIDE) as pilot:
        await pilot.pause()
        assert "[@click=app.quit]press me[/]" in " ".join(shown(walk).split())


async def test_pasting_it_is_harmless_too() -> None:
    walk = app(Progress(Step.ACCOUNTS, MAYA))
    async with walk.run_test(size=SMALL) as pilot:
        entry = walk.screen.query_one("#account", Entry)
        for text in TEXTS.values():
            entry.value = ""
            await paste(pilot, text)
            unharmed(walk)
            assert entry.value
            await pilot.press("enter")
            await settled(pilot)
            unharmed(walk)


async def test_trouble_with_brackets_in_it() -> None:
    walk = app(Progress(Step.ACCOUNTS, MAYA))
    walk.walk_given.platforms.resolve = _refuse  # type: ignore[method-assign]
    async with walk.run_test(size=SMALL) as pilot:
        await paste(pilot, "anything")
        await pilot.press("enter")
        await settled(pilot)
        assert "[/bold] is no site" in shown(walk)


def _refuse(text: str, platform: str | None = None) -> Account:
    raise BadInputError("[/bold] is no site", "[@click=app.quit]go[/]")


@pytest.mark.parametrize("text", ["\n".join(TEXTS.values()), TEXTS["long word"]], ids=["all", "long"])
async def test_further_accounts_and_searches_show_it_harmlessly(text: str) -> None:
    account = Account("instagram", text, f"https://instagram.example/{text}", text)
    found = Found((Candidate(account, Sure.MAYBE, (text,)),), (text,))
    walk = app(
        Progress(Step.ACCOUNTS, Identity((text,), places=(text,))), footprints=MadeUpFootprints(found, names=(text,))
    )
    async with walk.run_test(size=SMALL) as pilot:
        await pilot.press("f6")
        await pilot.pause()
        unharmed(walk)
        await pilot.press("c", "escape", "f3")
        await pilot.pause()
        unharmed(walk)
        await pilot.press("end", "enter")
        await pilot.pause()
        await paste(pilot, text)
        await pilot.pause()
        unharmed(walk)
        await pilot.press("escape", "home", "enter")
        await until(pilot, lambda: isinstance(walk.screen, Further))
        await at_rest(pilot)
        unharmed(walk)
        await pilot.press("y")
        await settled(pilot)
        unharmed(walk)


@pytest.mark.parametrize("key", ["1", "2", "3"])
@pytest.mark.parametrize("text", ["\n".join(TEXTS.values()), TEXTS["long word"]], ids=["all", "long word"])
async def test_own_data_is_shown_harmlessly(key: str, text: str) -> None:
    account = Account("instagram", text, "", text)
    items = [
        ReviewItem(f"{review}", review, account.id, MOMENT, text, text, text, (text,), MOMENT) for review in Review
    ]
    progress = Progress(Step.REVIEWS, accounts=(account,)).with_items(items)
    for size in (SMALL, WIDE):
        walk = app(progress)
        async with walk.run_test(size=size) as pilot:
            unharmed(walk)
            await pilot.press(key)
            await at_rest(pilot)
            unharmed(walk)
            await pilot.press("down", "tab")
            await at_rest(pilot)
            unharmed(walk)
