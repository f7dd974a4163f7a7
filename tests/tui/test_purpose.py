"""What the audit is done for: words at the start, points that lead, and which paper comes first."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from selfaudit.progress import Progress, Purpose, Step
from selfaudit.session import Session
from selfaudit.vault.memory import MemoryStore
from tests.tui.people import app, audited
from tests.tui.steps import SMALL, WIDE, settled, shown, until_shown, words
from tui import opening
from tui.cli import make_parser
from tui.commands import walk as walk_command
from tui.end_papers import end_papers


def for_(purpose: Purpose | None, step: Step) -> Progress:
    return replace(audited(step=step), purpose=purpose)


async def test_the_welcome_says_what_it_is_for() -> None:
    walk = app(for_(Purpose.HR_CHECK, Step.WELCOME))
    async with walk.run_test(size=WIDE) as pilot:
        await pilot.pause()
        assert "To show a review" in shown(walk)
        assert "You keep what it finds." in shown(walk)


@pytest.mark.parametrize(
    ("purpose", "first"),
    [(Purpose.HR_CHECK, "Lock your phone"), (Purpose.HOME, "No personal details"), (None, "Your conduct is yours")],
)
async def test_the_points_that_lead(purpose: Purpose | None, first: str) -> None:
    walk = app(for_(purpose, Step.KEY_POINTS))
    async with walk.run_test(size=WIDE) as pilot:
        await pilot.pause()
        assert first in str(walk.screen.query_one("#points").get_option_at_index(0).prompt)  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    ("purpose", "names"),
    [
        (Purpose.ONBOARDING, ["receipt", "report", "calendar file"]),
        (Purpose.HR_CHECK, ["receipt", "report", "calendar file"]),
        (Purpose.HOME, ["report", "receipt", "calendar file"]),
        (None, ["report", "receipt", "calendar file"]),
    ],
)
def test_which_paper_comes_first(purpose: Purpose | None, names: list[str]) -> None:
    assert [paper.name for paper in end_papers(purpose)] == names


async def test_the_receipt_is_saved_first_then_the_report(home: Path) -> None:
    walk = app(for_(Purpose.HR_CHECK, Step.REPORT))
    async with walk.run_test(size=SMALL) as pilot:
        assert "Save the receipt" in shown(walk)
        assert "Nothing that was found is in it" in " ".join(shown(walk).split())
        await pilot.press("ctrl+n")
        await settled(pilot)
        receipt = (home / "selfaudit-receipt.txt").read_text("utf-8")
        assert "Done for:                 To show a review" in receipt
        assert "maya" not in receipt
        assert "✓ Saved." in words(walk.screen.query_one("#saved"))
        await pilot.click("#switch")
        assert "Save the report" in shown(walk)
        await pilot.press("ctrl+n")
        await until_shown(pilot, "Hide the words that were found?")
        await pilot.press("enter")
        await until_shown(pilot, "Look at it now?")
        report = (home / "selfaudit-report.html").read_text("utf-8")
        assert "Done for: To show a review" in report
        assert report.index("Lock your phone") < report.index("Your conduct is yours")


@pytest.mark.parametrize("said", [[], ["--for", "home"], ["--for", "hr-check"]])
def test_it_is_remembered_in_the_vault(said: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    store = MemoryStore(Progress(purpose=Purpose.ONBOARDING))
    pack = app().walk_given.session.pack
    monkeypatch.setattr(opening, "open_own_session", lambda: Session(store, pack))
    monkeypatch.setattr(walk_command, "need_terminal", lambda: None)
    monkeypatch.setattr(walk_command, "start", lambda walk, plain: 0)
    arguments = make_parser().parse_args(["walk", *said])
    assert arguments.command(arguments) == 0
    assert store.load().purpose == (said[1] if said else Purpose.ONBOARDING)
    bare = make_parser().parse_args([])
    assert (bare.purpose, bare.plain) == (None, False)


async def test_what_is_done_at_home_is_told_to_nobody() -> None:
    session = app(for_(Purpose.HOME, Step.REPORT)).walk_given.session
    assert "Done for" not in session.receipt()
