"""The vault locked in the middle of the plain walk, and one vault in both faces by turns."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest

from selfaudit.model import Choice
from selfaudit.progress import Progress, Said, Step
from selfaudit.session import Session
from selfaudit.vault.door import open_vault
from selfaudit.vault.store import keep_all
from tests.selfaudit.vault.conftest import FakeKeyring, fake_keyring
from tests.tui.people import MOMENT, Script, Shown, Sites, audited
from tests.tui.plain.test_plain_walk import made, walked
from tests.tui.plain.test_talk import Slow, until_set
from tests.tui.policy import PACK
from tests.tui.test_locked import PASSPHRASE, Vault
from tui.app import SelfAuditApp
from tui.plain.run import go_through
from tui.plain.talk import Talk
from tui.walk import Walk

__all__ = ["fake_keyring"]


@pytest.fixture
def typed(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Passphrases, in the order in which they are typed."""
    words: list[str] = []
    monkeypatch.setattr("tui.plain.locked.type_passphrase", lambda _question: words.pop(0))
    return words


async def test_locked_by_a_word_and_opened_again_at_the_same_step(typed: list[str]) -> None:
    vault = Vault(audited())
    walk = made(vault.store.load(), door=vault.door())
    typed += ["something else", PASSPHRASE]
    told = await walked(walk, "lock", "back", "lock", "", "", "", "not about me", "stop")
    assert vault.opened == 1 and typed == []
    assert "That did not open it. Try again." in told
    _, _, rest = told.partition("Locked.")
    assert "Piano lessons" not in rest.partition("Step 7")[0]
    assert told.count("Step 7 of 11: Findings") == 2
    assert [one.choice for one in vault.store.load().decisions.values()] == [Choice.NOT_ME]


async def test_whoever_stops_at_the_lock_leaves_it_locked(typed: list[str]) -> None:
    vault = Vault(audited())
    walk = made(vault.store.load(), door=vault.door())
    await walked(walk, "evidence", "lock", "stop")
    assert walk.session.locked and walk.session.progress == Progress()


async def test_with_the_keyring_nothing_is_typed(typed: list[str]) -> None:
    vault = Vault(audited(), typed=False)
    told = await walked(made(vault.store.load(), door=vault.door()), "lock", "", "stop")
    assert vault.opened == 1 and told.count("Step 7") == 2


async def test_without_a_vault_there_is_nothing_to_lock() -> None:
    assert "lock" not in await walked(made(audited()), "lock", "stop")


async def test_it_locks_where_nobody_types_anything(typed: list[str]) -> None:
    vault, came, gone = Vault(audited(), typed=False), asyncio.Event(), asyncio.Event()
    walk = made(vault.store.load(), door=vault.door())
    said: list[str] = []
    shut = asyncio.Event()

    def write(line: str) -> None:
        said.append(line)
        if line == "Press Enter to unlock it.":
            shut.set()

    talk = Talk(Slow(came, "", "stop"), write, idle=until_set(gone))
    walking = asyncio.ensure_future(go_through(talk, walk))
    await asyncio.sleep(0)
    gone.set()
    await shut.wait()
    assert walk.session.locked
    gone.clear()
    came.set()
    await walking
    assert vault.opened == 1
    assert "Locked. Your vault is closed, and everything is kept." in said


@contextmanager
def in_turn(folder: Path) -> Iterator[Walk]:
    vault = open_vault(folder, lambda ask: pytest.fail(ask.name))
    with closing(Session(vault, PACK, lambda: MOMENT)) as session:
        yield Walk(session, Sites(), Script().open, Shown().open)


def step_of(walk: Walk) -> Step:
    return walk.session.progress.step


async def test_one_vault_in_both_faces_by_turns(tmp_path: Path, fake_keyring: FakeKeyring) -> None:
    folder = tmp_path / "vault"
    with closing(open_vault(folder, lambda ask: pytest.fail(ask.name))) as vault:
        keep_all(vault, audited())
    with in_turn(folder) as walk:
        await walked(walk, "", "I changed it", "back", "steps", "key points", "stop")
    with in_turn(folder) as walk:
        app = SelfAuditApp(walk)
        async with app.run_test(size=(80, 24)) as pilot:
            assert step_of(walk) is Step.KEY_POINTS
            await pilot.press("y", "ctrl+p", *"Findings", "enter")
            while step_of(walk) is not Step.FINDINGS:
                await pilot.pause()
            await pilot.press("down", "t", "ctrl+q", "enter")
    with in_turn(folder) as walk:
        told = await walked(walk, "stop")
        assert "Step 7 of 11: Findings" in told and "2 of 3 decided" in told
        kept = walk.session.progress
    assert {one.choice for one in kept.decisions.values()} == {Choice.FIXED, Choice.TALK}
    assert [answer.said for answer in kept.answers.values()] == [Said.YES]
