"""A vault of any earlier version opens with everything in it; a migration happens whole or not at all."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from selfaudit.errors import VaultError
from selfaudit.vault import database as database_module
from selfaudit.vault.database import Database, make_database
from selfaudit.vault.schema import MIGRATIONS, VERSION
from selfaudit.vault.store import Vault
from tests.selfaudit.vault.kept_files import EXPECTED, EXPECTED_EVIDENCE, kept_file
from tests.selfaudit.vault.killing import KEY

SCHEMA = "SELECT type, name, tbl_name, sql FROM sqlite_schema ORDER BY name"
VERSIONS = range(1, VERSION + 1)


def opened(path: Path) -> Vault:
    return Vault(Database(path, KEY), lambda: None)


@pytest.mark.parametrize("version", VERSIONS)
def test_a_kept_vault_of_each_version_opens_with_everything_in_it(version: int, tmp_path: Path) -> None:
    path = tmp_path / "vault.db"
    shutil.copyfile(kept_file(version), path)
    for _ in range(2):
        vault = opened(path)
        assert vault.load() == EXPECTED[version]
        kept = tuple((entry, vault.evidence_original(entry.number)) for entry in vault.evidence())
        assert kept == EXPECTED_EVIDENCE[version]
        vault.close()


@pytest.mark.parametrize("version", VERSIONS)
def test_a_migrated_vault_is_made_like_a_new_one(version: int, tmp_path: Path) -> None:
    shutil.copyfile(kept_file(version), tmp_path / "old.db")
    make_database(tmp_path / "new.db", KEY)
    old, new = Database(tmp_path / "old.db", KEY), Database(tmp_path / "new.db", KEY)
    assert old.read(SCHEMA) == new.read(SCHEMA)
    assert old.read("PRAGMA user_version") == new.read("PRAGMA user_version") == [(VERSION,)]
    old.close()
    new.close()


def test_a_migration_that_breaks_off_leaves_the_vault_as_it_was(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "vault.db"
    shutil.copyfile(kept_file(VERSION), path)
    with monkeypatch.context() as patch:
        patch.setattr(database_module, "VERSION", VERSION + 1)
        patch.setattr(database_module, "MIGRATIONS", (*MIGRATIONS, "DROP TABLE finding; SELECT * FROM nowhere"))
        with pytest.raises(VaultError):
            Database(path, KEY)
    vault = opened(path)
    assert vault.load() == EXPECTED[VERSION]
    vault.close()


def test_a_migration_is_done_once_and_changes_what_it_says(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "vault.db"
    shutil.copyfile(kept_file(VERSION), path)
    monkeypatch.setattr(database_module, "VERSION", VERSION + 1)
    monkeypatch.setattr(database_module, "MIGRATIONS", (*MIGRATIONS, "CREATE TABLE added (only_column TEXT) STRICT"))
    for _ in range(2):
        database = Database(path, KEY)
        assert database.read("SELECT * FROM added") == []
        assert database.read("PRAGMA user_version") == [(VERSION + 1,)]
        database.close()
