"""What to do first: three things at most, each with its words and the place to change it, and looked at again here."""

from __future__ import annotations

from dataclasses import replace

import pytest

from selfaudit.capture import Passage
from selfaudit.errors import NoBrowserError
from selfaudit.model import Choice, Outcome, Place
from selfaudit.progress import Progress, Step
from selfaudit.session import Session
from tests.tui.people import ACCOUNTS, FINDINGS, MAYA, Script, app, audited, finding, looked
from tests.tui.steps import SMALL, WIDE, settled, shown, until, words
from tui.app import SelfAuditApp

PHONE = FINDINGS[0]
STILL = (Outcome.PUBLIC, (Passage("Piano lessons, call 020 7946 0018", Place.BIO),))


def first(script: Script | None = None, progress: Progress | None = None) -> SelfAuditApp:
    return app(progress or audited(step=Step.FIRST), script)


def session(walk: SelfAuditApp) -> Session:
    return walk.walk_given.session


def task(walk: SelfAuditApp) -> str:
    return f"{words(walk.screen.query_one('#task-seen'))}\n{words(walk.screen.query_one('#task-text'))}"


def told(walk: SelfAuditApp) -> str:
    return words(walk.screen.query_one("#again"))


async def test_three_at_most_and_the_rest_can_wait() -> None:
    walk = first()
    async with walk.run_test(size=WIDE) as pilot:
        await pilot.pause()
        assert walk.screen.query_one("#tasks").option_count == 3  # type: ignore[attr-defined]
        assert "2 more things can wait: they are in your plan." in shown(walk)


async def test_a_task_tells_the_words_why_what_where_and_how_long() -> None:
    walk = first()
    async with walk.run_test(size=WIDE) as pilot:
        await pilot.pause()
        text = task(walk)
    assert "1 of 3 · to do · about 5 minutes" in text
    assert "call 020 7946 0018 any evening" in text
    assert "Pupils and parents could use it" in text
    assert "take it out, then look again" in text
    assert "Instagram · maya.example: Empty the fields about you" in text
    assert "Set: No workplace, phone, email or link" in text
    assert "Where: Profile > Edit profile" in text


async def test_done_then_looked_at_again_and_gone() -> None:
    script = Script({"instagram:maya.example": (Outcome.PUBLIC, ())})
    walk = first(script)
    async with walk.run_test(size=SMALL) as pilot:
        await pilot.press("d")
        assert session(walk).progress.decisions[PHONE.fingerprint].choice is Choice.FIXED
        assert "✓ 1 Phone" in shown(walk)
        assert "Press A to look again" in told(walk)
        await pilot.press("a")
        await settled(pilot)
        assert script.looked == ["instagram:maya.example"]
        assert "Instagram · maya.example: open to everyone." in told(walk)
        assert "✓ Gone: “020 7946 0018”." in told(walk)
        assert "1 of 3 · gone" in task(walk)
    assert script.opened == script.closed == 1


async def test_looked_at_again_and_still_there() -> None:
    walk = first(Script({"instagram:maya.example": STILL}))
    kept = replace(PHONE, fingerprint="other")
    async with walk.run_test(size=SMALL) as pilot:
        await pilot.press("a")
        await settled(pilot)
        assert "open to everyone" in told(walk)
        assert "to do" in task(walk) or kept not in FINDINGS


@pytest.mark.parametrize("outcome", [Outcome.WALL, Outcome.BLOCKED, Outcome.UNREACHABLE])
async def test_where_it_cannot_look_nothing_is_called_gone(outcome: Outcome) -> None:
    walk = first(Script({"instagram:maya.example": (outcome, ())}))
    async with walk.run_test(size=SMALL) as pilot:
        await pilot.press("d", "a")
        await settled(pilot)
        assert "Gone:" not in told(walk)
        assert "Could not look is not the same as gone" in told(walk)
        assert "1 of 3 · done" in task(walk)
    audit = session(walk).progress.audit
    assert audit and PHONE.fingerprint in {one.fingerprint for one in audit.findings}


async def test_later_leaves_it_in_the_plan_and_goes_to_the_next_and_undo_takes_done_back() -> None:
    walk = first()
    async with walk.run_test(size=SMALL) as pilot:
        plan = session(walk).plan()
        await pilot.press("l")
        assert "2 of 3" in task(walk)
        assert "– 1 Phone" in shown(walk)
        assert session(walk).plan() == plan
        await pilot.press("d")
        assert "2 of 3 · done" in task(walk)
        await pilot.press("u")
        assert "2 of 3 · to do" in task(walk)
        assert session(walk).plan() == plan
        await pilot.press("l", "l", "enter")
    assert session(walk).progress.step is Step.FINDINGS


async def test_by_mouse() -> None:
    walk = first(Script({"instagram:maya.example": (Outcome.PRIVATE, ())}))
    async with walk.run_test(size=SMALL) as pilot:
        await pilot.click("#done")
        await pilot.click("#look-again")
        await settled(pilot)
        assert "closed to strangers" in told(walk)
        await pilot.click("#tasks", offset=(4, 4))
        assert "2 of 3" in task(walk)


async def test_stopping_and_trouble_lose_nothing() -> None:
    walk = first(Script(trouble=NoBrowserError("No browser was found.", "Install one.")))
    before = session(walk).progress
    async with walk.run_test(size=SMALL) as pilot:
        await pilot.press("a")
        await settled(pilot)
        assert "No browser was found." in told(walk)
    assert session(walk).progress == before
    script = Script(held=True)
    script.looked.append("held from the first look on")
    walk = first(script)
    async with walk.run_test(size=SMALL) as pilot:
        await pilot.press("a")
        await until(pilot, lambda: "Looking again" in told(walk))
        await pilot.press("d")
        await pilot.press("escape")
        await until(pilot, lambda: "Stopped" in told(walk))
    assert session(walk).progress == before
    assert script.opened == script.closed


@pytest.mark.parametrize(
    ("kept", "says"),
    [
        (Progress(Step.FIRST, MAYA, ACCOUNTS), "have not been looked at yet"),
        (audited((), Step.FIRST), "This is known so far."),
        (audited((), Step.FIRST), "None of your pages could be looked at. That is not the same as clean"),
        (audited((), Step.FIRST), "Nothing that was seen wants doing first."),
    ],
    ids=["not looked", "half way", "none seen", "nothing"],
)
async def test_other_states(kept: Progress, says: str, request: pytest.FixtureRequest) -> None:
    sort = request.node.callspec.id
    if kept.audit:
        outcome = Outcome.WALL if "none" in sort else Outcome.PRIVATE
        looks = tuple(looked(account, outcome) for account in ACCOUNTS)
        half = "half" in sort
        audit = replace(
            kept.audit, looks=looks[:1] if half else looks, findings=FINDINGS[:1] if half else (), finished_at=None
        )
        kept = replace(kept, audits=(audit,))
    walk = first(progress=kept)
    async with walk.run_test(size=WIDE) as pilot:
        await pilot.pause()
        assert says in " ".join(shown(walk).split())


async def test_text_from_outside_is_shown_harmlessly() -> None:
    hostile = finding(quote="[bold]\x1b[31m\u202e020", before="[link=x] ")
    walk = first(progress=audited((hostile,), Step.FIRST))
    async with walk.run_test(size=WIDE) as pilot:
        await pilot.pause()
        assert "[bold]" in shown(walk)
        assert "\x1b" not in shown(walk)
        assert "\u202e" not in shown(walk)
