"""Locking: by hand and after a while, with nothing of the person's left on the screen, and the way back in."""

from __future__ import annotations

from pathlib import Path

import pytest

from selfaudit.errors import KeyringError, VaultError, WrongKeyError
from selfaudit.ports import Store
from selfaudit.progress import Progress, Step
from selfaudit.session import Session
from selfaudit.vault.door import open_vault
from selfaudit.vault.memory import MemoryStore
from tests.tui.people import ACCOUNTS, MOMENT, Script, Shown, Sites, audited
from tests.tui.policy import PACK
from tests.tui.steps import SMALL, paste, shown, until_shown
from tui.app import SelfAuditApp
from tui.base import ShowPages, WalkScreen
from tui.opening import own_door
from tui.screens.locked import Locked
from tui.walk import IDLE_SECONDS, Door, Walk

PASSPHRASE = "four plain small words"


class Clock:
    now = 0.0

    def __call__(self) -> float:
        return self.now


class Vault:
    """A store behind a made-up door."""

    def __init__(self, progress: Progress, typed: bool = True) -> None:
        self.store = MemoryStore(progress)
        self.typed = typed
        self.opened = 0

    async def open(self, passphrase: str) -> Store:
        if self.typed and passphrase != PASSPHRASE:
            raise WrongKeyError("That is not the passphrase.")
        self.opened += 1
        return self.store

    def door(self) -> Door:
        return Door(lambda: self.typed, self.open)


def walk(vault: Vault, clock: Clock | None = None, door: Door | None = None) -> SelfAuditApp:
    session = Session(vault.store, PACK, lambda: MOMENT)
    return SelfAuditApp(
        Walk(session, Sites(), Script().open, Shown().open, door=door or vault.door()), clock or Clock()
    )


def locked(app: SelfAuditApp) -> bool:
    return isinstance(app.screen, Locked)


@pytest.mark.parametrize("typed", [True, False])
async def test_locked_by_hand_and_opened_again(typed: bool) -> None:
    vault = Vault(audited(), typed)
    app = walk(vault)
    async with app.run_test(size=SMALL) as pilot:
        assert "piano lessons" in shown(app).lower()
        await pilot.press("f4")
        assert locked(app)
        assert app.walk_given.session.locked and app.walk_given.session.progress == Progress()
        assert "piano" not in shown(app).lower() and "instagram" not in shown(app).lower()
        if typed:
            await paste(pilot, PASSPHRASE)
            assert PASSPHRASE not in shown(app)
        await pilot.press("enter")
        await pilot.pause()
        assert isinstance(app.screen, WalkScreen) and app.screen.STEP is Step.FINDINGS
        assert "piano lessons" in shown(app).lower()


async def test_a_wrong_passphrase_is_said_and_forgotten() -> None:
    app = walk(Vault(audited()))
    async with app.run_test(size=SMALL) as pilot:
        await pilot.press("f4")
        await paste(pilot, "something else")
        await pilot.press("enter")
        await pilot.pause()
        assert locked(app)
        assert "not the passphrase" in shown(app)
        await paste(pilot, PASSPHRASE)
        await pilot.press("enter")
        await pilot.pause()
        assert isinstance(app.screen, WalkScreen)


async def test_it_locks_when_nobody_touches_anything() -> None:
    clock = Clock()
    app = walk(Vault(audited()), clock)
    async with app.run_test(size=SMALL) as pilot:
        clock.now = IDLE_SECONDS - 1
        await pilot.press("tab")
        clock.now = IDLE_SECONDS + 5
        await app.lock_when_idle()
        assert not locked(app), "a key was touched in between"
        clock.now = 2 * IDLE_SECONDS
        await app.lock_when_idle()
        assert locked(app)


async def test_what_was_typed_about_oneself_is_kept_when_it_locks() -> None:
    vault = Vault(Progress(step=Step.ABOUT_YOU))
    app = walk(vault)
    async with app.run_test(size=SMALL) as pilot:
        await paste(pilot, "Zebedee Quillfeather")
        await pilot.press("f4")
        assert locked(app)
        assert vault.store.load().identity.names == ("Zebedee Quillfeather",)
        await paste(pilot, PASSPHRASE)
        await pilot.press("enter")
        await pilot.pause()
        assert "Zebedee Quillfeather" in shown(app)


async def test_it_does_not_lock_while_something_goes_on(monkeypatch: pytest.MonkeyPatch) -> None:
    clock = Clock()
    app = walk(Vault(audited()), clock)
    async with app.run_test(size=SMALL):
        monkeypatch.setattr(WalkScreen, "busy", property(lambda _: True))
        clock.now = 2 * IDLE_SECONDS
        await app.lock_when_idle()
        assert isinstance(app.screen, WalkScreen)


async def test_it_does_not_lock_while_a_window_of_its_own_is_open(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tui.screens.show_page.has_screen", lambda: True)
    clock, window = Clock(), Shown()
    vault = Vault(audited())
    session = Session(vault.store, PACK, lambda: MOMENT)
    app = SelfAuditApp(Walk(session, Sites(), Script().open, window.open, door=vault.door()), clock)
    async with app.run_test(size=SMALL) as pilot:
        await app.on_show_pages(ShowPages(ACCOUNTS[1]))
        await pilot.press("ctrl+n")
        await until_shown(pilot, "✓ The page in the window can be read.")
        clock.now = 2 * IDLE_SECONDS
        await app.lock_when_idle()
        assert not locked(app) and not window.closed
        await pilot.press("x")
        await until_shown(pilot, "Everything in it is forgotten.")
        clock.now = 3 * IDLE_SECONDS - 1
        await app.lock_when_idle()
        assert not locked(app), "ten minutes are counted from when the window was closed"
        clock.now = 4 * IDLE_SECONDS
        await app.lock_when_idle()
        assert locked(app)


async def test_questions_and_help_that_lie_over_the_step_go_too() -> None:
    app = walk(Vault(audited()))
    async with app.run_test(size=SMALL) as pilot:
        await pilot.press("f1")
        await app.action_lock()
        assert locked(app)
        assert not any(isinstance(screen, WalkScreen) for screen in app.screen_stack)


async def test_practice_has_nothing_to_lock() -> None:
    session = Session(MemoryStore(audited()), PACK, lambda: MOMENT)
    app = SelfAuditApp(Walk(session, Sites(), Script().open, Shown().open, practice=True))
    async with app.run_test(size=SMALL) as pilot:
        assert "Lock" not in shown(app)
        await pilot.press("f4")
        assert isinstance(app.screen, WalkScreen)


async def test_the_menu_of_a_locked_walk_leads_nowhere_but_out() -> None:
    app = walk(Vault(audited()))
    async with app.run_test(size=SMALL) as pilot:
        await pilot.press("f4")
        assert [command.title for command in app.get_system_commands(app.screen)] == ["Stop for now", "Help"]
        await pilot.press("ctrl+q")
        assert not locked(app)


async def test_a_vault_that_does_not_open_says_why() -> None:
    async def refuse(_: str) -> Store:
        raise VaultError("Your vault is in use.", "Close the other window.")

    vault = Vault(audited())
    app = walk(vault, door=Door(lambda: False, refuse))
    async with app.run_test(size=SMALL) as pilot:
        await pilot.press("f4")
        await pilot.press("enter")
        await pilot.pause()
        assert "Your vault is in use. Close the other window." in " ".join(shown(app).split())


async def test_the_own_door_opens_a_real_vault(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    def none(*_: str) -> None:
        raise KeyringError("There is no keyring.")

    monkeypatch.setattr("selfaudit.vault.keychain.remember", none)
    monkeypatch.setattr("tui.opening.vault_folder", lambda: tmp_path / "vault")
    open_vault(tmp_path / "vault", lambda _: PASSPHRASE).close()
    door = own_door()
    assert door.wants_passphrase()
    with pytest.raises(WrongKeyError):
        await door.open("another one altogether")
    store = await door.open(PASSPHRASE)
    assert store.load() == Progress()
    store.close()
