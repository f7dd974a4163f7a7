"""A changed byte anywhere is told; what was kept is nowhere to be read."""

from __future__ import annotations

import random
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from selfaudit.errors import DamagedVaultError, WrongKeyError
from selfaudit.model import Account, Choice, Decision, Identity, School
from selfaudit.vault import places
from selfaudit.vault.database import PAGE, Database, make_database
from selfaudit.vault.door import open_vault
from selfaudit.vault.header import read_header, write_header
from selfaudit.vault.log_check import log_is_whole
from selfaudit.vault.store import Vault
from tests.selfaudit.vault.killing import START, audit_of

ROOT = Path(__file__).parents[3]
WORDS = "kettle orbit mitten"
KEY = bytes(range(32))
FRAME = 24 + PAGE  # one page in the log, behind its header
PLANTED = ("Zebedee Quillfeather", "Marsh Hollow Academy", "020 7946 0123", "zq_hidden", "my private reason", WORDS)


@pytest.fixture
def vault_path(tmp_path: Path) -> Path:
    path = tmp_path / "vault.db"
    make_database(path, KEY)
    vault = Vault(Database(path, KEY), lambda: None)
    for serial in range(7):
        vault.keep_audit(audit_of(serial))
    vault.close()
    return path


def test_a_changed_byte_anywhere_in_the_database_is_told(vault_path: Path) -> None:
    whole = vault_path.read_bytes()
    pages = len(whole) // PAGE
    chance = random.Random(7)
    edges = [0, 15, 16, PAGE - 1, len(whole) - 1]
    in_each_page = [page * PAGE + chance.randrange(PAGE) for page in range(pages)]
    tails_of_pages = [page * PAGE + PAGE - 1 - chance.randrange(80) for page in range(pages)]
    for position in (*edges, *in_each_page, *tails_of_pages):
        changed = bytearray(whole)
        changed[position] ^= 1 << chance.randrange(8)
        vault_path.write_bytes(changed)
        with pytest.raises(DamagedVaultError):
            Database(vault_path, KEY)


@pytest.mark.parametrize("cut", [0, 1, PAGE - 1, PAGE, -PAGE, -1], ids=str)
def test_a_database_cut_short_is_told(vault_path: Path, cut: int) -> None:
    vault_path.write_bytes(vault_path.read_bytes()[:cut])
    with pytest.raises(DamagedVaultError):
        Database(vault_path, KEY)


@pytest.mark.parametrize("added", [b"x", bytes(PAGE), b"x" * PAGE], ids=["a byte", "zeros", "a page"])
def test_a_database_with_something_added_is_told(vault_path: Path, added: bytes) -> None:
    vault_path.write_bytes(vault_path.read_bytes() + added)
    with pytest.raises(DamagedVaultError):
        Database(vault_path, KEY)


@pytest.fixture(scope="module")
def left_by_a_kill(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("killed") / "vault.db"
    make_database(path, KEY)
    subprocess.run([sys.executable, "-c", LEAVE_A_LOG, str(path)], cwd=ROOT, check=True)
    return path


LEAVE_A_LOG = """
import os, sys
from pathlib import Path
from selfaudit.progress import Step
from selfaudit.vault.database import Database
from selfaudit.vault.header import read_header, write_header
from selfaudit.vault.log_check import log_is_whole
from selfaudit.vault.store import Vault
from tests.selfaudit.vault.killing import KEY, audit_of
vault = Vault(Database(Path(sys.argv[1]), KEY), lambda: None)
vault.keep_audit(audit_of(1))
vault.keep_step(Step.REPORT)
os._exit(0)
"""


def test_a_changed_byte_anywhere_in_the_log_of_a_killed_app_is_told(left_by_a_kill: Path) -> None:
    log = left_by_a_kill.with_name("vault.db-wal").read_bytes()
    assert log_is_whole(log)
    headers = [start + at for start in range(32, len(log), FRAME) for at in range(24)]
    chance = random.Random(11)
    bodies = [start + 24 + chance.randrange(PAGE) for start in range(32, len(log), FRAME)]
    for position in (*range(32), *headers, *bodies):
        for bit in (1, 128):
            changed = bytearray(log)
            changed[position] ^= bit
            assert not log_is_whole(bytes(changed)), position


def test_a_log_that_ends_in_the_middle_of_a_change_is_whole(left_by_a_kill: Path) -> None:
    log = left_by_a_kill.with_name("vault.db-wal").read_bytes()
    assert all(log_is_whole(log[:end]) for end in range(0, len(log), 1021))
    last = log[-FRAME:]
    unfinished = last[:4] + bytes(4) + last[8:]
    assert log_is_whole(log + unfinished)
    assert log_is_whole(log + bytes(3 * FRAME))


def test_a_log_is_emptied_before_it_is_written_to_again(left_by_a_kill: Path, tmp_path: Path) -> None:
    for path in left_by_a_kill.parent.iterdir():
        (tmp_path / path.name).write_bytes(path.read_bytes())
    database = Database(tmp_path / "vault.db", KEY)
    assert (tmp_path / "vault.db-wal").stat().st_size == 0
    assert database.read("SELECT step FROM walk") == [("report",)]
    database.close()


def test_a_damaged_log_is_told_before_anything_is_opened(left_by_a_kill: Path, tmp_path: Path) -> None:
    for path in left_by_a_kill.parent.iterdir():
        (tmp_path / path.name).write_bytes(path.read_bytes())
    log = tmp_path / "vault.db-wal"
    changed = bytearray(log.read_bytes())
    changed[40] ^= 1
    log.write_bytes(changed)
    with pytest.raises(DamagedVaultError, match="newest"):
        Database(tmp_path / "vault.db", KEY)
    assert log.read_bytes() == changed


def test_swapped_pages_are_told(vault_path: Path) -> None:
    whole = vault_path.read_bytes()
    vault_path.write_bytes(whole[:PAGE] + whole[2 * PAGE : 3 * PAGE] + whole[PAGE : 2 * PAGE] + whole[3 * PAGE :])
    with pytest.raises(DamagedVaultError):
        Database(vault_path, KEY)


def test_a_changed_byte_anywhere_in_the_key_file_is_told(folder: Path) -> None:
    open_vault(folder, lambda _ask: WORDS).close()
    header = folder / places.HEADER
    whole = header.read_bytes()
    for position in range(len(whole) - 1):
        changed = bytearray(whole)
        changed[position] ^= 1
        header.write_bytes(changed)
        with pytest.raises(DamagedVaultError):
            open_vault(folder, lambda _ask: WORDS)


def test_the_key_is_bound_to_the_rest_of_the_key_file(folder: Path) -> None:
    open_vault(folder, lambda _ask: WORDS).close()
    header = read_header(folder / places.HEADER)
    write_header(folder / places.HEADER, replace(header, id="another"))
    with pytest.raises(WrongKeyError):
        open_vault(folder, lambda _ask: WORDS)


def test_nothing_kept_can_be_read_in_any_file(folder: Path) -> None:
    vault = open_vault(folder, lambda _ask: WORDS)
    name, school, number, handle, reason, _ = PLANTED
    identity = Identity((name,), (School(school),), numbers=(number,))
    account = Account("practice", handle, f"https://practice.example/{handle}")
    found = replace(audit_of(6).findings[0], quote=number, context=f"ring {name} on {number}", crop=name.encode())
    vault.keep_identity(identity)
    vault.keep_accounts([account])
    vault.keep_audit(replace(audit_of(6), accounts=(account,), findings=(found,) * 50))
    vault.keep_decision("f", Decision(Choice.KEEP, START, reason))
    assert (folder / (places.DATABASE + "-wal")).stat().st_size > 0
    while_open = {path.name: path.read_bytes() for path in folder.iterdir()}
    vault.close()
    closed = {path.name: path.read_bytes() for path in folder.iterdir()}
    for planted in PLANTED:
        for content in (*while_open.values(), *closed.values()):
            for spelling in ("utf-8", "utf-16-le", "utf-16-be"):
                assert planted.encode(spelling) not in content
