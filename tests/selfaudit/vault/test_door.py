"""Opening, locking up, and every way in which that is refused."""

from __future__ import annotations

import stat
import sys
from pathlib import Path

import pytest

from selfaudit.errors import (
    BadInputError,
    DamagedVaultError,
    KeyringError,
    NewerVaultError,
    VaultError,
    VaultInUseError,
    WrongKeyError,
)
from selfaudit.progress import Step
from selfaudit.vault import door, places
from selfaudit.vault.database import Database
from selfaudit.vault.door import change_passphrase, move_to_keyring, open_vault
from selfaudit.vault.schema import VERSION
from selfaudit.vault.sealing import Answerer, Ask
from tests.selfaudit.vault.conftest import FakeKeyring

WORDS = "kettle orbit mitten"


def never(ask: Ask) -> str:
    raise AssertionError(f"asked to {ask.name}")


def saying(*answers: str) -> Answerer:
    left = list(answers)
    return lambda _ask: left.pop(0)


def keep(folder: Path, ask: Answerer, step: Step) -> None:
    vault = open_vault(folder, ask)
    vault.keep_step(step)
    vault.close()


def kept(folder: Path, ask: Answerer) -> Step:
    vault = open_vault(folder, ask)
    vault.close()
    return vault.load().step


def test_with_a_keyring_nothing_is_asked(folder: Path, fake_keyring: FakeKeyring) -> None:
    keep(folder, never, Step.FINDINGS)
    assert kept(folder, never) is Step.FINDINGS
    assert len(fake_keyring.kept) == 1


def test_without_a_keyring_a_passphrase_is_chosen_once_then_asked(folder: Path) -> None:
    asked: list[Ask] = []

    def ask(what: Ask) -> str:
        asked.append(what)
        return WORDS

    keep(folder, ask, Step.ACCOUNTS)
    assert kept(folder, ask) is Step.ACCOUNTS
    assert asked == [Ask.CHOOSE, Ask.OPEN]


def test_the_same_passphrase_from_another_keyboard_opens(folder: Path) -> None:
    keep(folder, saying("caf\u00e9 orbit mitten"), Step.LOOK)
    assert kept(folder, saying("cafe\u0301 orbit mitten")) is Step.LOOK


def test_a_short_passphrase_is_refused_and_nothing_is_made(folder: Path) -> None:
    with pytest.raises(BadInputError, match="at least 12"):
        open_vault(folder, saying("short"))
    assert [path.name for path in folder.iterdir()] == [places.LOCK]
    assert kept(folder, saying(WORDS)) is Step.WELCOME


def test_leaving_the_question_leaves_the_vault_as_it_was(folder: Path) -> None:
    def leave(_ask: Ask) -> str:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        open_vault(folder, leave)
    keep(folder, saying(WORDS), Step.LOOK)
    with pytest.raises(KeyboardInterrupt):
        open_vault(folder, leave)
    assert kept(folder, saying(WORDS)) is Step.LOOK


def test_a_wrong_passphrase_is_one_sentence_and_no_noise(folder: Path, capfd: pytest.CaptureFixture[str]) -> None:
    keep(folder, saying(WORDS), Step.LOOK)
    with pytest.raises(WrongKeyError) as caught:
        open_vault(folder, saying("kettle orbit kitten"))
    assert str(caught.value).count(".") == 2
    assert capfd.readouterr() == ("", "")
    assert kept(folder, saying(WORDS)) is Step.LOOK


def test_a_wrong_key_for_the_database_makes_no_noise(folder: Path, capfd: pytest.CaptureFixture[str]) -> None:
    keep(folder, saying(WORDS), Step.LOOK)
    with pytest.raises(DamagedVaultError):
        Database(folder / places.DATABASE, bytes(32))
    assert capfd.readouterr() == ("", "")


@pytest.mark.parametrize("wrong", ["00" * 32, "not hexadecimal", ""])
def test_a_wrong_key_in_the_keyring(folder: Path, fake_keyring: FakeKeyring, wrong: str) -> None:
    keep(folder, never, Step.LOOK)
    for name in fake_keyring.kept:
        fake_keyring.kept[name] = wrong
    with pytest.raises(WrongKeyError):
        open_vault(folder, never)


def test_a_key_that_is_gone_from_the_keyring(folder: Path, fake_keyring: FakeKeyring) -> None:
    keep(folder, never, Step.LOOK)
    fake_keyring.kept.clear()
    with pytest.raises(WrongKeyError, match="no longer"):
        open_vault(folder, never)


def test_a_second_opener_is_told_and_the_first_goes_on(folder: Path) -> None:
    first = open_vault(folder, saying(WORDS))
    with pytest.raises(VaultInUseError):
        open_vault(folder, never)
    first.keep_step(Step.REPORT)
    first.close()
    assert kept(folder, saying(WORDS)) is Step.REPORT


def test_a_newer_vault_is_refused_politely_and_left_alone(folder: Path, fake_keyring: FakeKeyring) -> None:
    vault = open_vault(folder, never)
    vault._database.write(f"PRAGMA user_version = {VERSION + 1}")
    vault.close()
    before = (folder / places.DATABASE).read_bytes()
    with pytest.raises(NewerVaultError, match="newer version"):
        open_vault(folder, never)
    assert (folder / places.DATABASE).read_bytes() == before


def test_a_newer_key_file_is_refused_politely(folder: Path) -> None:
    keep(folder, saying(WORDS), Step.LOOK)
    (folder / places.HEADER).write_text('{"form": 2, "something": "else"}')
    with pytest.raises(NewerVaultError):
        open_vault(folder, never)


@pytest.mark.parametrize("name", [places.HEADER, places.DATABASE])
def test_a_missing_file_is_told_and_never_made_anew(folder: Path, name: str) -> None:
    keep(folder, saying(WORDS), Step.LOOK)
    (folder / name).unlink()
    with pytest.raises(DamagedVaultError, match="missing"):
        open_vault(folder, saying(WORDS))
    assert not (folder / name).exists()


def test_from_keyring_to_passphrase_to_another_and_back(folder: Path, fake_keyring: FakeKeyring) -> None:
    keep(folder, never, Step.FINDINGS)
    change_passphrase(folder, saying(WORDS))
    assert not fake_keyring.kept
    change_passphrase(folder, saying(WORDS, "lantern gravel biscuit"))
    with pytest.raises(WrongKeyError):
        open_vault(folder, saying(WORDS))
    assert kept(folder, saying("lantern gravel biscuit")) is Step.FINDINGS
    move_to_keyring(folder, saying("lantern gravel biscuit"))
    assert kept(folder, never) is Step.FINDINGS
    move_to_keyring(folder, never)
    assert len(fake_keyring.kept) == 1


def test_without_a_keyring_the_passphrase_stays(folder: Path) -> None:
    keep(folder, saying(WORDS), Step.LOOK)
    with pytest.raises(KeyringError):
        move_to_keyring(folder, saying(WORDS))
    assert kept(folder, saying(WORDS)) is Step.LOOK


@pytest.mark.skipif(sys.platform == "win32", reason="on Windows the profile folder's own rights apply")
def test_only_the_owner_may_read_the_folder_and_every_file(folder: Path) -> None:
    folder.mkdir(parents=True, mode=0o755)
    vault = open_vault(folder, saying(WORDS))
    vault.keep_step(Step.LOOK)
    modes = {path.name: stat.S_IMODE(path.stat().st_mode) for path in (folder, *folder.iterdir())}
    vault.close()
    assert modes.pop(folder.name) == 0o700
    assert set(modes.values()) == {0o600}
    assert places.DATABASE + "-wal" in modes


@pytest.mark.parametrize("before", [True, False], ids=["before", "after"])
@pytest.mark.parametrize("stop", ["sealed_under_keyring_or_passphrase", "write_header", "settle_folder"])
def test_a_stop_while_a_vault_is_made_leaves_none_or_a_whole_one(
    folder: Path, monkeypatch: pytest.MonkeyPatch, stop: str, before: bool
) -> None:
    real = getattr(door, stop)

    def then_stop(*arguments: object) -> None:
        if not before:
            real(*arguments)
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(door, stop, then_stop)
        with pytest.raises(KeyboardInterrupt):
            open_vault(folder, saying(WORDS))
    assert kept(folder, saying(WORDS)) is Step.WELCOME


def test_the_place_can_be_chosen(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SELFAUDIT_HOME", str(tmp_path))
    assert places.vault_folder() == tmp_path / "vault"
    monkeypatch.delenv("SELFAUDIT_HOME")
    assert places.home().name == "selfaudit"


def test_a_folder_that_cannot_be_used_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    with pytest.raises(VaultError, match="folder"):
        open_vault(tmp_path / "file" / "vault", saying(WORDS))
