"""How many keys it takes to go through the whole practice walk, with everything decided, ticked and answered."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual.pilot import Pilot

from probes.practice.world import load_practice, practice_companion, practice_probe
from selfaudit.model import Step
from selfaudit.policy.known import what_is_known
from selfaudit.policy.load import default_pack
from selfaudit.session import Session
from selfaudit.vault.memory import MemoryStore
from tui.app import SelfAuditApp
from tui.base import WalkScreen
from tui.settings_state import rows
from tui.walk import STEPS, KnownPlatforms, Walk

pytestmark = pytest.mark.browser
MOST_KEYS = 120


class Keys:
    """Presses keys, and counts them."""

    def __init__(self, pilot: Pilot[None]) -> None:
        self._pilot = pilot
        self.pressed = 0

    async def press(self, *keys: str) -> None:
        self.pressed += len(keys)
        await self._pilot.press(*keys)
        await self._pilot.pause()

    @property
    def step(self) -> Step:
        screen = self._pilot.app.screen
        assert isinstance(screen, WalkScreen)
        return screen.STEP


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
        while (step := keys.step) is not Step.REPORT:
            been.append(step)
            if step is Step.LOOK:
                await keys.press("enter")
                await walk.workers.wait_for_complete([work for work in walk.workers if work.node is walk.screen])
            elif step is Step.FIRST:
                await keys.press("d", "l", "l", "l")
            elif step is Step.FINDINGS:
                await keys.press(*"t" * (len(what_is_known(session.progress).standing) - 3))
            elif step is Step.SETTINGS:
                await keys.press(*"d" * len(rows(session.progress, platforms.known)))
            elif step is Step.KEY_POINTS:
                for _ in session.pack.key_points:
                    asked = walk.screen.check_action("say", ("yes",))
                    await keys.press("y" if asked else "right")
            await keys.press("ctrl+n")
            while keys.step is step:
                await keys.press("ctrl+n")
        await keys.press("ctrl+n")
        while not (tmp_path / "selfaudit-report.html").exists():
            await pilot.pause()
        assert keys.pressed <= MOST_KEYS
        assert been == list(STEPS[:-1])
        asked_points = [point for point in session.pack.key_points if point.question]
        assert set(session.progress.answers) == {point.id for point in asked_points}
        assert all(row.said for row in rows(session.progress, platforms.known))
