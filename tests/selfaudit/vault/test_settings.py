"""The settings that durability and silence rest on are in force, not only asked for."""

from __future__ import annotations

from pathlib import Path

import pytest

from selfaudit.vault.database import Database, make_database

KEY = bytes(range(32))


@pytest.mark.parametrize(
    ("setting", "value"),
    [
        ("synchronous", 2),  # FULL
        ("journal_mode", "wal"),
        ("temp_store", 2),  # MEMORY
        ("secure_delete", 1),
        ("foreign_keys", 1),
        ("trusted_schema", 0),
        ("locking_mode", "exclusive"),
        ("wal_autocheckpoint", 0),
        ("cipher_memory_security", "1"),
        ("cipher_use_hmac", "1"),
    ],
)
def test_a_setting_is_in_force(tmp_path: Path, setting: str, value: object) -> None:
    make_database(tmp_path / "vault.db", KEY)
    database = Database(tmp_path / "vault.db", KEY)
    assert database.read(f"PRAGMA {setting}") == [(value,)]
    database.close()


def test_the_log_stays_short(tmp_path: Path) -> None:
    make_database(tmp_path / "vault.db", KEY)
    database = Database(tmp_path / "vault.db", KEY)
    longest = 0
    for number in range(40):
        with database.change():
            database.write("INSERT INTO backup VALUES (?)", f"{number}" + "x" * 100_000)
        longest = max(longest, (tmp_path / "vault.db-wal").stat().st_size)
    database.close()
    assert 0 < longest < 1_500_000
    assert not (tmp_path / "vault.db-wal").exists()
