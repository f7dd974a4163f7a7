"""What to do first and the privacy settings, line by line, with the same looks again."""

from __future__ import annotations

from dataclasses import replace

from selfaudit.errors import NoBrowserError
from selfaudit.model import Outcome, View
from selfaudit.policy.settings import setting_id
from selfaudit.progress import Progress, Step
from tests.tui.people import ACCOUNTS, FINDINGS, MAYA, Script, audited
from tests.tui.plain.test_plain_walk import made, walked

INSTAGRAM = ACCOUNTS[0].id


async def test_first_things_are_told_done_and_looked_at_again() -> None:
    script = Script({INSTAGRAM: (Outcome.PUBLIC, ())})
    walk = made(audited(step=Step.FIRST), script)
    told = await walked(walk, "done", "undo", "done", "again", "", "", "stop")
    assert FINDINGS[0].fingerprint in walk.session.progress.decisions
    assert script.looked == [INSTAGRAM]
    flat = " ".join(told.split())
    assert "1 of 3: Phone number: take it down, or decide. About 5 minutes." in flat
    assert "Where to change it. Instagram, maya.example: Empty the fields about you" in flat
    assert "Gone: “020 7946 0018”." in flat
    assert "2 more things can wait" in flat
    assert "3 of 3" in flat


async def test_trouble_and_nothing_to_do_are_told() -> None:
    walk = made(audited(step=Step.FIRST), Script(trouble=NoBrowserError("No browser was found.", "Install one.")))
    assert "No browser was found." in await walked(walk, "again", "stop")
    assert "have not been looked at yet" in await walked(made(Progress(Step.FIRST, MAYA, ACCOUNTS)), "stop")


async def test_settings_are_ticked_and_taken_back() -> None:
    script = Script({INSTAGRAM: (Outcome.PRIVATE, ())})
    walk = made(audited(step=Step.SETTINGS), script)
    told = await walked(walk, "2", "set", "set", "end", "yes", "2", "back", "back", "undo", "end", "no", "stop")
    assert list(walk.session.progress.decisions) == [setting_id(INSTAGRAM, "Limit who can tag and mention you")]
    flat = " ".join(told.split())
    assert "1 of 7: Make your account private" in flat
    assert "Set: Private account: on" in flat
    assert "2 of 22 settings set." in flat
    assert "closed to strangers" in flat
    assert script.looked == [INSTAGRAM]


async def test_without_settings_it_goes_on() -> None:
    assert "no settings to go through" in await walked(made(Progress(Step.SETTINGS, MAYA)), "stop")


async def test_what_the_own_data_gave_away_comes_first_before_any_look() -> None:
    walked_through = audited(step=Step.FIRST)
    assert walked_through.audit
    looks = tuple(replace(look, view=View.FILE) for look in walked_through.audit.looks)
    audits = (*walked_through.audits[:-1], replace(walked_through.audit, looks=looks))
    progress = replace(walked_through, audits=audits)
    told = " ".join((await walked(made(progress), "stop")).split())
    assert "nothing can be said about them" not in told
    assert "Looking is not finished" in told and "1 of 3: Phone number" in told


async def test_any_key_point_is_one_number_away() -> None:
    walk = made(audited(step=Step.KEY_POINTS), Script())
    many = len(walk.session.pack.key_points)
    told = await walked(walk, "no", "jump", "4", "jump", "", "jump", "999", "abc", "0", str(many), "end", "stop")
    assert [told.count(f"\n{number} of {many}: ") for number in range(1, many + 1)] == [1, 0, 0, 2, 1]
    assert told.count(f"That is not a number from 1 to {many}.") == 3


async def test_what_is_missing_for_several_points_is_said_once_and_again_on_request() -> None:
    walls = replace(audited(step=Step.KEY_POINTS))
    assert walls.audit
    looks = tuple(replace(look, outcome=Outcome.WALL) for look in walls.audit.looks)
    walk = made(replace(walls, audits=(replace(walls.audit, looks=looks),)))
    told = " ".join((await walked(walk, "no", "jump", "2", "next", "missing", "end", "stop")).split())
    heard, rest = told.split(" 3 of 5: ")
    folded, again = rest.split("To hear them again, type: missing")
    sentence = "LinkedIn, maya-example: could not look"
    assert [part.count(sentence) for part in (heard, folded, again)] == [1, 0, 1]
    assert "Also still missing: 3 things that you have heard already." in rest
