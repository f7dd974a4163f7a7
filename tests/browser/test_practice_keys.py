"""How many keys it takes to go through the whole practice walk, with everything decided, ticked and answered."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest
from textual.pilot import Pilot

from probes.practice.world import load_practice, practice_companion, practice_probe
from selfaudit.model import Choice
from selfaudit.policy.known import what_is_known
from selfaudit.policy.load import default_pack
from selfaudit.progress import Step
from selfaudit.session import Session
from selfaudit.vault.memory import MemoryStore
from tests.tui.steps import settled, until
from tui.app import SelfAuditApp
from tui.base import WalkScreen
from tui.screens.ask import Ask
from tui.settings_state import rows
from tui.walk import STEPS, KnownPlatforms, Walk

pytestmark = pytest.mark.browser
MOST_KEYS = 120


class Keys:
    """Presses keys as fast as they come, and counts them."""

    def __init__(self, pilot: Pilot[None]) -> None:
        self._pilot = pilot
        self.pressed = 0

    async def press(self, *keys: str, met: Callable[[], bool]) -> None:
        """Returns once what the keys are to do is done."""
        self.pressed += len(keys)
        for key in keys:
            self._pilot.app.simulate_key(key)
        await until(self._pilot, met)

    @property
    def step(self) -> Step:
        screen = self._pilot.app.screen
        assert isinstance(screen, WalkScreen)
        return screen.STEP

    def have_left(self, step: Step) -> bool:
        return self.step is not step


async def test_the_practice_walk_takes_few_keys(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Path, "home", lambda: tmp_path)
    practice, session = load_practice(), Session(MemoryStore(), default_pack())
    session.describe(practice.identity)
    for account in practice.accounts:
        session.add(account)
    platforms = KnownPlatforms(practice.platforms)
    walk = SelfAuditApp(Walk(session, platforms, practice_probe, practice_companion, practice=True))
    async with walk.run_test(size=(80, 24)) as pilot:
        keys, been = Keys(pilot), []
        await pilot.pause()
        while (step := keys.step) is not Step.REPORT:
            been.append(step)
            if step is Step.LOOK:
                await keys.press("enter", met=lambda: bool(session.audit_now and session.audit_now.finished_at))
                await settled(pilot)
            elif step is Step.FIRST:
                await keys.press("d", "l", "l", "l", met=lambda: bool(session.progress.decisions))
            elif step is Step.FINDINGS:
                rest = what_is_known(session.progress).standing[3:]
                await keys.press(*"t" * len(rest), met=partial(have_talked, session, len(rest)))
            elif step is Step.SETTINGS:
                open_ = rows(session.progress, platforms.known)
                await keys.press(*"d" * len(open_), met=lambda: ticked(session, platforms))
            elif step is Step.KEY_POINTS:
                points = session.pack.in_order(None)
                answers = ["y" if point.question else "right" for point in points]
                await keys.press(*answers, met=partial(have_answered, session, answers.count("y")))
            await keys.press("ctrl+n", met=partial(keys.have_left, step))
            await settled(pilot)
        saved = tmp_path / "selfaudit-report.html"
        await keys.press("ctrl+n", met=lambda: isinstance(walk.screen, Ask))
        await pilot.pause()
        await keys.press("enter", met=saved.exists)
        assert keys.pressed <= MOST_KEYS
        assert been == list(STEPS[:-1])
        asked_points = [point for point in session.pack.key_points if point.question]
        assert set(session.progress.answers) == {point.id for point in asked_points}
        assert ticked(session, platforms)


def have_talked(session: Session, times: int) -> bool:
    return sum(decision.choice is Choice.TALK for decision in session.progress.decisions.values()) >= times


def have_answered(session: Session, times: int) -> bool:
    return len(session.progress.answers) == times


def ticked(session: Session, platforms: KnownPlatforms) -> bool:
    return all(row.said for row in rows(session.progress, platforms.known))
