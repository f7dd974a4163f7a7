"""After a wipe nothing is left: no key, no file, no folder."""

from __future__ import annotations

from pathlib import Path

import keyring.core
import pytest

from selfaudit.errors import VaultInUseError
from selfaudit.progress import Step
from selfaudit.vault import keychain, places
from selfaudit.vault.door import open_vault
from selfaudit.vault.wipe import Wiped, anything_kept, wipe
from tests.selfaudit.vault.conftest import FakeKeyring
from tests.selfaudit.vault.test_keychain import HangingKeyring

WORDS = "kettle orbit mitten"


def test_everything_goes_and_is_named(folder: Path, fake_keyring: FakeKeyring) -> None:
    open_vault(folder, lambda _ask: "").close()
    wiped = wipe(folder)
    assert not folder.exists()
    assert not fake_keyring.kept
    assert len(wiped.removed) == 3
    assert wiped.left == ()
    assert wipe(folder) == Wiped((), ())


def test_the_key_file_is_written_over_before_it_goes(folder: Path, tmp_path: Path) -> None:
    open_vault(folder, lambda _ask: WORDS).close()
    before = (folder / places.HEADER).read_bytes()
    (tmp_path / "the same blocks").hardlink_to(folder / places.HEADER)
    wipe(folder)
    after = (tmp_path / "the same blocks").read_bytes()
    assert len(after) == len(before)
    assert b"sealed_key" not in after


def test_after_a_stop_the_side_files_go_too(folder: Path) -> None:
    open_vault(folder, lambda _ask: WORDS).close()
    leftovers = [places.DATABASE + "-wal", places.DATABASE + "-shm", places.UNFINISHED, places.HEADER + places.DRAFT]
    for name in leftovers:
        (folder / name).write_bytes(b"left over")
    wipe(folder)
    assert not folder.exists()


def test_a_damaged_or_half_made_vault_can_be_wiped(folder: Path) -> None:
    folder.mkdir()
    (folder / places.HEADER).write_bytes(b"\xff\x00 nonsense")
    (folder / places.UNFINISHED).write_bytes(b"")
    wiped = wipe(folder)
    assert (len(wiped.removed), len(wiped.left)) == (2, 1)
    assert not folder.exists()


def test_the_programs_own_folder_goes_where_nothing_else_is_in_it(tmp_path: Path, fake_keyring: FakeKeyring) -> None:
    for own, name in ((tmp_path / "selfaudit", "selfaudit"), (tmp_path / "chosen", "chosen")):
        open_vault(own / "vault", lambda _ask: "").close()
        wipe(own / "vault")
        assert own.exists() is (name == "chosen")
        assert not anything_kept(own / "vault")


def test_a_vault_in_the_middle_of_a_swap_is_wiped_too(folder: Path, fake_keyring: FakeKeyring) -> None:
    open_vault(folder, lambda _ask: "").close()
    folder.rename(folder.with_name("vault.before-1"))
    open_vault(folder, lambda _ask: "").close()
    folder.rename(folder.with_name("vault.ready"))
    assert anything_kept(folder)
    wiped = wipe(folder)
    assert wiped.left == ()
    assert any("aside: 1" in line for line in wiped.removed)
    assert list(folder.parent.iterdir()) == []
    assert not fake_keyring.kept


def test_files_of_others_in_the_folder_stay(folder: Path) -> None:
    open_vault(folder, lambda _ask: WORDS).close()
    (folder / "letter.txt").write_text("not ours")
    wipe(folder)
    assert [path.name for path in folder.iterdir()] == ["letter.txt"]


def test_an_open_vault_is_not_wiped_under_its_app(folder: Path) -> None:
    vault = open_vault(folder, lambda _ask: WORDS)
    with pytest.raises(VaultInUseError):
        wipe(folder)
    vault.keep_step(Step.REPORT)
    vault.close()
    assert (folder / places.HEADER).exists()


def test_a_keyring_that_does_not_answer_is_told(
    folder: Path, fake_keyring: FakeKeyring, monkeypatch: pytest.MonkeyPatch
) -> None:
    open_vault(folder, lambda _ask: "").close()
    hanging = HangingKeyring()
    keyring.core.set_keyring(hanging)
    monkeypatch.setattr(keychain, "PATIENCE", 0.01)
    wiped = wipe(folder)
    hanging.answered.set()
    assert any("keyring" in left for left in wiped.left)
    assert not folder.exists()
