"""What can be saved from a damaged vault is saved, and the damaged files stay as they are."""

from __future__ import annotations

import tracemalloc
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from selfaudit.errors import DamagedVaultError, NewerVaultError, VaultError, VaultInUseError
from selfaudit.evidence import Original, Taken
from selfaudit.evidence_log import EvidenceLog
from selfaudit.progress import Progress, Step
from selfaudit.reviews import Review, ReviewItem
from selfaudit.vault import door, places, rescue, swap
from selfaudit.vault.backup import make_backup
from selfaudit.vault.database import PAGE
from selfaudit.vault.door import open_vault
from selfaudit.vault.rescue import Saved, readable, rebuild
from selfaudit.vault.schema import VERSION
from selfaudit.vault.sealing import Ask
from selfaudit.vault.store import keep_all
from selfaudit.vault.wipe import wipe
from tests.selfaudit.vault.conftest import FakeKeyring
from tests.selfaudit.vault.killing import START, audit_of
from tests.selfaudit.vault.test_backup import PROGRESS


def never(ask: Ask) -> str:
    raise AssertionError(ask.name)


@pytest.fixture
def filled(folder: Path, fake_keyring: FakeKeyring) -> Path:
    vault = open_vault(folder, never)
    keep_all(vault, replace(PROGRESS, audits=tuple(audit_of(serial) for serial in range(7))))
    vault.close()
    return folder


def content(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def damage(folder: Path, page: int) -> None:
    path = folder / places.DATABASE
    changed = bytearray(path.read_bytes())
    changed[page * PAGE + 200] ^= 1
    path.write_bytes(changed)


def kept(folder: Path) -> Progress:
    vault = open_vault(folder, never)
    vault.close()
    return vault.load()


def test_of_a_vault_with_any_one_page_damaged_the_rest_is_saved(filled: Path) -> None:
    whole = (filled / places.DATABASE).read_bytes()
    full = kept(filled)
    saved = []
    for page in range(len(whole) // PAGE):
        (filled / places.DATABASE).write_bytes(whole)
        damage(filled, page)
        before = content(filled)
        with pytest.raises(DamagedVaultError):
            open_vault(filled, never)
        try:
            progress = readable(filled, never).progress
        except DamagedVaultError:
            assert page < 2
            progress = Progress()
        assert content(filled) == before
        assert set(progress.decisions.items()) <= set(full.decisions.items())
        saved.append((progress.identity == full.identity) + (progress.decisions == full.decisions))
    assert [path.name for path in filled.parent.iterdir()] == ["vault"]
    assert saved.count(2) > len(saved) / 2


def test_what_is_saved_becomes_a_new_vault_and_the_old_one_is_kept_aside(filled: Path) -> None:
    damage(filled, len((filled / places.DATABASE).read_bytes()) // PAGE - 1)
    damaged = content(filled)
    saved = readable(filled, never)
    assert saved.progress.identity == PROGRESS.identity
    assert len(saved.progress.audits) == 5
    aside = rebuild(filled, saved, never)
    assert aside
    assert content(aside) == damaged
    assert kept(filled) == saved.progress


def test_the_new_vault_knows_where_the_backups_are(filled: Path) -> None:
    vault = open_vault(filled, never)
    make_backup(vault, backup := filled.with_name("backup"), lambda _ask: "lantern gravel biscuit")
    vault.close()
    damage(filled, len((filled / places.DATABASE).read_bytes()) // PAGE - 1)
    rebuild(filled, readable(filled, never), never)
    wiped = wipe(filled)
    assert not backup.exists()
    assert any("older vault" in line for line in wiped.left)


def test_a_damaged_log_costs_only_what_came_after_the_damage(filled: Path) -> None:
    vault = open_vault(filled, never)
    vault.keep_step(Step.ABOUT_YOU)
    vault.keep_step(Step.REPORT)
    log = (filled / (places.DATABASE + "-wal")).read_bytes()
    database = (filled / places.DATABASE).read_bytes()
    vault.close()
    (filled / places.DATABASE).write_bytes(database)
    (filled / (places.DATABASE + "-wal")).write_bytes(log[:-1] + bytes([log[-1] ^ 1]))
    with pytest.raises(DamagedVaultError, match="newest"):
        open_vault(filled, never)
    saved = readable(filled, never)
    assert saved.progress.step is Step.ABOUT_YOU
    rebuild(filled, saved, never)
    assert kept(filled) == saved.progress
    assert len(saved.progress.audits) == 5


def test_a_vault_of_a_newer_program_is_not_rebuilt_without_what_only_that_one_knows(filled: Path) -> None:
    vault = open_vault(filled, never)
    vault._database.write(f"PRAGMA user_version = {VERSION + 1}")
    vault.close()
    damage(filled, len((filled / places.DATABASE).read_bytes()) // PAGE - 1)
    before = content(filled)
    with pytest.raises(NewerVaultError):
        readable(filled, never)
    assert content(filled) == before
    assert [path.name for path in filled.parent.iterdir()] == ["vault"]


def test_where_nothing_can_be_read_that_is_said(filled: Path) -> None:
    (filled / places.DATABASE).write_bytes(b"")
    with pytest.raises(DamagedVaultError, match="Nothing"):
        readable(filled, never)


def test_a_vault_that_is_open_or_not_there_is_not_rescued(folder: Path, fake_keyring: FakeKeyring) -> None:
    with pytest.raises(VaultError, match="no vault"):
        readable(folder, never)
    vault = open_vault(folder, never)
    for attempt in (lambda: readable(folder, never), lambda: rebuild(folder, NOTHING, never)):
        with pytest.raises(VaultInUseError):
            attempt()
    vault.close()


PHOTO = ReviewItem("one", Review.PHOTOS, "practice:jo", START, "A cake")
NOTHING = Saved(Progress(), (), b"")


class Stopped(BaseException):
    """The app is stopped here."""


@pytest.mark.parametrize("calls", range(4))
def test_a_stop_while_one_vault_takes_the_place_of_another_leaves_one_of_them(
    filled: Path, monkeypatch: pytest.MonkeyPatch, calls: int
) -> None:
    real, left = Path.rename, [calls]

    def rename(path: Path, target: Path) -> Path:
        if left[0] == 0:
            raise Stopped
        left[0] -= 1
        return real(path, target)

    new = Progress(step=Step.KEY_POINTS)
    full = kept(filled)
    saved = replace(readable(filled, never), progress=new)
    with monkeypatch.context() as patch:
        patch.setattr(Path, "rename", rename)
        try:
            rebuild(filled, saved, never)
        except Stopped:
            assert calls < 3
    assert kept(filled) == (full if calls == 0 else new)


def test_a_vault_that_could_not_be_built_leaves_nothing(filled: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_arguments: object) -> None:
        raise OSError

    saved = readable(filled, never)
    with monkeypatch.context() as patch:
        patch.setattr(door, "write_header", fail)
        with pytest.raises(VaultError, match="folder"):
            rebuild(filled, saved, never)
    assert [path.name for path in filled.parent.iterdir()] == ["vault"]
    assert swap.leftovers(filled) == []
    assert rescue.readable(filled, never).progress == kept(filled)


def loses_an_original(folder: Path, whole: bytes, page: int) -> bool:
    (folder / places.DATABASE).write_bytes(whole)
    damage(folder, page)
    return bool(readable(folder, never).lost)


def test_the_evidence_log_is_saved_and_a_lost_entry_shows(filled: Path) -> None:
    with closing(open_vault(filled, never)) as vault:
        log = EvidenceLog(vault, lambda: START)
        kept_entries = [log.keep(Original(bytes([n]) * 30_000, Taken.FILE, "a picture", "a.png")) for n in range(4)]
    whole = (filled / places.DATABASE).read_bytes()
    lost = next(page for page in range(len(whole) // PAGE - 1, 0, -1) if loses_an_original(filled, whole, page))
    (filled / places.DATABASE).write_bytes(whole)
    damage(filled, lost)
    saved = readable(filled, never)
    assert saved.evidence == tuple(kept_entries) and len(saved.lost) == 1
    rebuild(filled, saved, never)
    with closing(open_vault(filled, never)) as vault:
        log = EvidenceLog(vault, lambda: START)
        assert log.entries() == tuple(kept_entries)
        assert {trouble.words for trouble in log.troubles()} == {"Its original is missing."}
        assert any(log.original(entry.number) == bytes([entry.number - 1]) * 30_000 for entry in kept_entries)


def test_pictures_come_along_and_large_originals_are_handed_over_one_at_a_time(filled: Path) -> None:
    size, many = 1_000_000, 5
    with closing(open_vault(filled, never)) as vault:
        log = EvidenceLog(vault, lambda: START)
        for number in range(many):
            log.keep(Original(bytes([number]) * size, Taken.FILE, "a picture"))
        vault.keep_items([PHOTO], {PHOTO.id: b"small"})
        kept_entries = log.entries()
    tracemalloc.start()
    try:
        rebuild(filled, readable(filled, never), never)
        _, most = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert most < size * many / 2
    with closing(open_vault(filled, never)) as vault:
        log = EvidenceLog(vault, lambda: START)
        assert log.entries() == kept_entries
        assert not log.troubles()
        assert vault.item_picture(PHOTO.id) == b"small"
