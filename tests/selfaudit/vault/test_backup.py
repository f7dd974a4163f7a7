"""A backup holds everything, opens with its own passphrase alone, and comes back anywhere."""

from __future__ import annotations

import os
import random
import stat
from pathlib import Path

import pytest

from selfaudit.errors import (
    BadInputError,
    DamagedVaultError,
    NewerVaultError,
    VaultError,
    VaultInUseError,
    WrongKeyError,
)
from selfaudit.model import Account, Choice, Decision, Identity
from selfaudit.progress import Progress, Step
from selfaudit.vault import places
from selfaudit.vault.backup import MAGIC, make_backup, restore_backup
from selfaudit.vault.database import Database
from selfaudit.vault.door import change_passphrase, data_key, open_vault
from selfaudit.vault.sealing import Answerer, Ask
from selfaudit.vault.store import keep_all
from selfaudit.vault.wipe import wipe
from tests.selfaudit.vault.conftest import FakeKeyring
from tests.selfaudit.vault.killing import START, audit_of

OWN, VAULT = "lantern gravel biscuit", "kettle orbit mitten"
PROGRESS = Progress(
    step=Step.FINDINGS,
    identity=Identity(names=("Zebedee Quillfeather",)),
    accounts=(Account("practice", "jo", ""),),
    audits=(audit_of(3), audit_of(6)),
    decisions={"f": Decision(Choice.KEEP, START, "mine")},
)


def saying(**words: str) -> Answerer:
    return lambda ask: words[ask.name]


def fill(folder: Path, ask: Answerer) -> None:
    vault = open_vault(folder, ask)
    keep_all(vault, PROGRESS)
    vault.close()


def kept(folder: Path, ask: Answerer) -> Progress:
    vault = open_vault(folder, ask)
    vault.close()
    return vault.load()


@pytest.fixture
def backup(folder: Path, tmp_path: Path, fake_keyring: FakeKeyring) -> Path:
    path = tmp_path / "of yesterday.selfaudit"
    fill(folder, saying())
    vault = open_vault(folder, saying())
    make_backup(vault, path, saying(CHOOSE=OWN))
    assert vault.backups() == (path,)
    vault.close()
    return path


def test_a_backup_is_one_private_unreadable_file(backup: Path) -> None:
    assert [path.name for path in backup.parent.iterdir() if path.is_file()] == [backup.name]
    assert b"Zebedee" not in backup.read_bytes()
    if os.name == "posix":
        assert stat.S_IMODE(backup.stat().st_mode) == 0o600


def test_it_comes_back_on_another_machine_with_its_passphrase_alone(
    backup: Path, tmp_path: Path, fake_keyring: FakeKeyring
) -> None:
    fake_keyring.kept.clear()
    elsewhere = tmp_path / "elsewhere" / "vault"
    assert restore_backup(backup, elsewhere, saying(OPEN=OWN)) is None
    assert kept(elsewhere, saying()) == PROGRESS
    assert [path.name for path in elsewhere.parent.iterdir()] == ["vault"]


def test_the_vault_that_was_there_is_kept_aside_and_still_opens(backup: Path, folder: Path) -> None:
    vault = open_vault(folder, saying())
    vault.keep_step(Step.REPORT)
    vault.close()
    for number in (1, 2):
        aside = restore_backup(backup, folder, saying(OPEN=OWN))
        assert aside == folder.with_name(f"vault.before-{number}")
    assert kept(folder, saying()).step is Step.FINDINGS
    assert kept(folder.with_name("vault.before-1"), saying()).step is Step.REPORT


def test_the_restored_vault_has_a_key_of_its_own(backup: Path, folder: Path) -> None:
    before = (folder / places.DATABASE).read_bytes()
    restore_backup(backup, folder, saying(OPEN=OWN))
    after = (folder / places.DATABASE).read_bytes()
    assert before[:16] not in after
    assert after[:16] not in backup.read_bytes()


def test_the_passphrase_of_the_vault_does_not_open_a_backup(backup: Path, folder: Path) -> None:
    with pytest.raises(WrongKeyError):
        restore_backup(backup, folder, saying(OPEN=VAULT))
    assert kept(folder, saying()) == PROGRESS
    assert {path.name for path in folder.parent.iterdir()} == {"vault", backup.name}


def test_a_changed_byte_anywhere_in_a_backup_is_told(backup: Path, folder: Path) -> None:
    whole = backup.read_bytes()
    header_end = whole.index(b"\n", len(MAGIC)) + 1
    chance = random.Random(3)
    positions = [*range(len(MAGIC), header_end - 1, 7), *(chance.randrange(header_end, len(whole)) for _ in range(20))]
    for position in positions:
        changed = bytearray(whole)
        changed[position] ^= 1
        backup.write_bytes(changed)
        with pytest.raises(DamagedVaultError, match="backup"):
            restore_backup(backup, folder, saying(OPEN=OWN))
    for cut in (header_end, -1, -4096):
        backup.write_bytes(whole[:cut])
        with pytest.raises(DamagedVaultError, match="backup"):
            restore_backup(backup, folder, saying(OPEN=OWN))
    assert kept(folder, saying()) == PROGRESS


@pytest.mark.parametrize("content", [b"", b"%PDF-1.7", MAGIC[:-1], b"\xff" * 40])
def test_a_file_that_is_no_backup_is_told(tmp_path: Path, folder: Path, content: bytes) -> None:
    path = tmp_path / "something"
    path.write_bytes(content)
    with pytest.raises(BadInputError, match="not a backup"):
        restore_backup(path, folder, saying())
    with pytest.raises(BadInputError, match="cannot be read"):
        restore_backup(tmp_path / "missing", folder, saying())


def test_a_backup_of_a_newer_program_is_refused(tmp_path: Path, folder: Path) -> None:
    path = tmp_path / "newer"
    path.write_bytes(MAGIC + b'{"form": 2}\n')
    with pytest.raises(NewerVaultError):
        restore_backup(path, folder, saying())


def test_an_open_vault_is_not_replaced_under_its_app(backup: Path, folder: Path) -> None:
    vault = open_vault(folder, saying())
    with pytest.raises(VaultInUseError):
        restore_backup(backup, folder, saying(OPEN=OWN))
    vault.close()


def test_a_backup_writes_over_nothing_and_leaves_nothing_half_done(
    backup: Path, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    vault = open_vault(folder, saying())
    before = backup.read_bytes()
    with pytest.raises(BadInputError, match="already"):
        make_backup(vault, backup, saying(CHOOSE=OWN))
    with pytest.raises(BadInputError, match="at least"):
        make_backup(vault, backup.with_name("short"), saying(CHOOSE="short"))

    def fail(*_arguments: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(Path, "rename", fail)
    with pytest.raises(KeyboardInterrupt):
        make_backup(vault, backup.with_name("stopped"), saying(CHOOSE=OWN))
    vault.close()
    assert backup.read_bytes() == before
    assert {path.name for path in backup.parent.iterdir()} == {"vault", backup.name}


def test_a_wipe_takes_the_backups_and_the_vaults_kept_aside_too(
    backup: Path, folder: Path, fake_keyring: FakeKeyring
) -> None:
    restore_backup(backup, folder, saying(OPEN=OWN))
    vault = open_vault(folder, saying())
    make_backup(vault, gone := backup.with_name("gone already"), saying(CHOOSE=OWN))
    vault.close()
    gone.unlink()
    wiped = wipe(folder)
    assert list(folder.parent.iterdir()) == []
    assert not fake_keyring.kept
    assert wiped.left == ()
    assert [line for line in wiped.removed if "backups: 1" in line or "aside: 1" in line] == list(wiped.removed[-2:])


def test_a_wipe_takes_backups_that_only_the_vault_kept_aside_knew_of(backup: Path, folder: Path) -> None:
    vault = open_vault(folder, saying())
    make_backup(vault, later := backup.with_name("later"), saying(CHOOSE=OWN))
    vault.close()
    restore_backup(backup, folder, saying(OPEN=OWN))
    assert wipe(folder).left == ()
    assert not later.exists() and not backup.exists()


def test_a_wipe_tries_the_vaults_kept_aside_with_the_same_passphrase(tmp_path: Path, folder: Path) -> None:
    for name, words in (("first", VAULT), ("second", OWN)):
        vault = open_vault(folder, saying(CHOOSE=VAULT, OPEN=VAULT))
        make_backup(vault, tmp_path / name, saying(CHOOSE=OWN))
        vault.close()
        restore_backup(tmp_path / name, folder, saying(OPEN=OWN, CHOOSE=words))
    wiped = wipe(folder, saying(OPEN=OWN))
    assert any("older vault" in line for line in wiped.left)
    assert {path.name for path in tmp_path.iterdir()} == set()


def test_a_wipe_takes_what_a_stop_left_of_a_backup(
    folder: Path, tmp_path: Path, fake_keyring: FakeKeyring, monkeypatch: pytest.MonkeyPatch
) -> None:
    vault = open_vault(folder, saying())
    with monkeypatch.context() as patch:
        for left_undone in ("rename", "unlink"):  # as after a power cut
            patch.setattr(Path, left_undone, lambda *_, **__: None)
        make_backup(vault, tmp_path / "stopped", saying(CHOOSE=OWN))
    vault.close()
    assert {path.name for path in tmp_path.iterdir()} == {"vault", "stopped.draft1", "stopped.draft2"}
    assert wipe(folder).left == ()
    assert list(tmp_path.iterdir()) == []


def test_a_place_that_a_backup_cannot_be_written_to_is_told(folder: Path, tmp_path: Path) -> None:
    vault = open_vault(folder, saying(CHOOSE=VAULT))
    with pytest.raises(VaultError, match="backup cannot be written there"):
        make_backup(vault, tmp_path / "missing" / "backup", saying(CHOOSE=OWN))
    vault.close()


def test_a_wipe_without_the_key_says_that_backups_may_be_left(backup: Path, folder: Path) -> None:
    change_passphrase(folder, saying(CHOOSE=VAULT))
    assert any("backups" in line for line in wipe(folder).left)
    assert backup.exists()


def test_a_wipe_takes_no_file_that_is_not_a_backup(backup: Path, folder: Path) -> None:
    backup.write_bytes(b"something else by now")
    wipe(folder)
    assert backup.exists()


def test_without_a_keyring_a_new_passphrase_is_asked(tmp_path: Path, folder: Path) -> None:
    fill(folder, saying(CHOOSE=VAULT))
    vault = open_vault(folder, saying(OPEN=VAULT))
    make_backup(vault, tmp_path / "backup", saying(CHOOSE=OWN))
    vault.close()
    asked: list[Ask] = []

    def ask(what: Ask) -> str:
        asked.append(what)
        return OWN if what is Ask.OPEN else "another set of words"

    restore_backup(tmp_path / "backup", folder, ask)
    assert asked == [Ask.OPEN, Ask.CHOOSE]
    assert kept(folder, saying(OPEN="another set of words")) == PROGRESS


def test_everything_in_every_table_is_in_the_copy(backup: Path, folder: Path, tmp_path: Path) -> None:
    original = Database(folder / places.DATABASE, data_key(folder, saying()))
    original.copy_to(tmp_path / "copy.db", bytes(32))
    copy = Database(tmp_path / "copy.db", bytes(32))
    for table in [name for (name,) in original.read("SELECT name FROM sqlite_schema WHERE type = 'table'")]:
        assert original.read(f"SELECT * FROM {table}") == copy.read(f"SELECT * FROM {table}")
    original.close()
    copy.close()
