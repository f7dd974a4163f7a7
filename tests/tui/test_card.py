"""The card of a site: what strangers see, what to set, and which facts are old or weak."""

from __future__ import annotations

import datetime

import pytest
from textual.content import Content
from textual.widgets import OptionList, Static

from probes.platform_files import own_platforms
from selfaudit.model import Account
from selfaudit.progress import Progress, Step
from tests.tui.people import ACCOUNTS, app
from tests.tui.steps import SMALL, settled, shown
from tui.platform_words import cards
from tui.screens.card import SiteCard

TODAY = datetime.date(2026, 11, 23)


def drawn(walk_screen: SiteCard) -> list[Content]:
    return [static.content for static in walk_screen.query("#card-text Static").results(Static)]  # type: ignore[misc]


@pytest.mark.parametrize("way", ["enter", "button"])
async def test_the_marked_account_opens_its_card_and_escape_leads_back(way: str) -> None:
    walk = app(Progress(Step.ACCOUNTS, accounts=ACCOUNTS))
    async with walk.run_test(size=SMALL) as pilot:
        if way == "enter":
            walk.screen.query_one("#accounts", OptionList).focus()
            await pilot.press("enter")
        else:
            walk.screen.query_one("#card").focus()
            await pilot.press("enter")
        await settled(pilot)
        assert isinstance(walk.screen, SiteCard)
        assert "What to know and set: Instagram" in shown(walk)
        assert "What strangers see" in shown(walk)
        await pilot.press("escape")
        await settled(pilot)
        assert not isinstance(walk.screen, SiteCard)


async def test_a_site_that_is_not_known_any_more_opens_nothing() -> None:
    gone = Account("gone", "maya", "https://gone.example/maya", "Gone")
    walk = app(Progress(Step.ACCOUNTS, accounts=(gone,)))
    async with walk.run_test(size=SMALL) as pilot:
        walk.screen.query_one("#accounts", OptionList).focus()
        await pilot.press("enter")
        await settled(pilot)
        assert not isinstance(walk.screen, SiteCard)


@pytest.mark.parametrize("platform", own_platforms())
def test_old_and_weak_facts_say_so_on_every_card(platform: str) -> None:
    known = own_platforms()[platform]
    told = list(cards(known, TODAY))
    by_title = {card.title: card for card in told}
    for setting in known.settings:
        card = by_title[setting.title]
        assert card.old is setting.source.stale(TODAY) is ("older than six months" in card.source)
        assert ("not verified" in card.source) is not setting.source.verified
        assert f"Set: {setting.value}" in card.lines
        assert not setting.before or f"From before: {setting.before}" in card.lines
    assert all(card.title or card.lines for card in told)


async def test_what_is_old_is_drawn_in_the_quiet_colour() -> None:
    walk = app(Progress(Step.ACCOUNTS, accounts=ACCOUNTS))
    known = own_platforms()["nextdoor"]
    async with walk.run_test(size=SMALL) as pilot:
        walk.push_screen(SiteCard(known.name, tuple(cards(known, TODAY))))
        await settled(pilot)
        assert isinstance(walk.screen, SiteCard)
        for content, card in zip(drawn(walk.screen), cards(known, TODAY), strict=True):
            whole = [span for span in content.spans if (span.start, span.end) == (0, len(content.plain))]
            assert bool(whole) is card.old
