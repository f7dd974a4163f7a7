"""Browsers' own databases: read from a copy, whatever state they are in, and nothing is left behind."""

from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
import tempfile
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from probes.footprints import copies
from probes.footprints.copies import copied, sweep
from probes.footprints.databases import database_traces
from probes.footprints.traces import Mark, Trace
from selfaudit.errors import BadInputError
from tests.probes.footprints.made_up import (
    chromium_history,
    firefox_places,
    safari_history,
)

MAYA = "https://www.instagram.com/maya.example/"
ROWS = [(MAYA, 3), ("https://shop.example/?q=secret", 9)]


@pytest.fixture(autouse=True)
def temporary(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "temporary"
    folder.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(folder))
    return folder


@pytest.mark.parametrize("make", [chromium_history, firefox_places, safari_history])
def test_each_browser_tells_addresses_and_how_often(
    make: Callable[[Path, list[tuple[str, int]]], Path], tmp_path: Path, temporary: Path
) -> None:
    found = list(database_traces(make(tmp_path / "a history", ROWS)))
    assert found == [Trace(address, Mark.OPENED, times) for address, times in ROWS]
    assert list(temporary.iterdir()) == []


def test_firefox_keeps_bookmarks_in_the_same_place(tmp_path: Path) -> None:
    path = firefox_places(tmp_path / "places.sqlite", ROWS[:1], bookmarked=["https://x.com/maya"])
    assert list(database_traces(path))[1:] == [Trace("https://x.com/maya", Mark.BOOKMARKED, 1)]


def test_what_a_running_browser_has_not_written_through_yet_is_read_too(tmp_path: Path) -> None:
    path = firefox_places(tmp_path / "places.sqlite", [])
    with closing(sqlite3.connect(path, isolation_level=None)) as browser:
        browser.execute("PRAGMA journal_mode = WAL")
        browser.execute("PRAGMA wal_autocheckpoint = 0")
        browser.execute("INSERT INTO moz_places (url, visit_count) VALUES (?, 4)", (MAYA,))
        browser.execute("BEGIN EXCLUSIVE")
        before = {side.name: side.read_bytes() for side in sorted(tmp_path.glob("places*"))}
        assert list(database_traces(path)) == [Trace(MAYA, Mark.OPENED, 4)]
        assert {side.name: side.read_bytes() for side in sorted(tmp_path.glob("places*"))} == before


def test_a_browser_that_locks_its_database_is_read_all_the_same(tmp_path: Path) -> None:
    path = chromium_history(tmp_path / "History", ROWS)
    with closing(sqlite3.connect(path, isolation_level=None)) as browser:
        browser.execute("PRAGMA locking_mode = EXCLUSIVE")
        browser.execute("BEGIN EXCLUSIVE")
        assert len(list(database_traces(path))) == 2


def test_the_copy_is_private_and_gone_when_reading_breaks_off(tmp_path: Path, temporary: Path) -> None:
    path = chromium_history(tmp_path / "History", ROWS)
    reading = database_traces(path)
    next(reading)
    (folder,) = temporary.iterdir()
    if sys.platform != "win32":
        assert folder.stat().st_mode & 0o077 == 0
    reading.close()
    assert list(temporary.iterdir()) == []


def test_a_copy_left_by_a_killed_run_goes_at_the_next_start(tmp_path: Path, temporary: Path) -> None:
    path = chromium_history(tmp_path / "History", ROWS)
    code = (
        "import os, sys; from pathlib import Path; from probes.footprints.databases import database_traces\n"
        "reading = database_traces(Path(sys.argv[1])); next(reading); os.kill(os.getpid(), 9)"
    )
    environment = {**os.environ, "TMPDIR": str(temporary), "TEMP": str(temporary)}
    killed = subprocess.run([sys.executable, "-c", code, str(path)], env=environment, check=False)
    assert killed.returncode != 0
    assert [folder for folder in temporary.iterdir() if (folder / "copy").exists()]
    sweep()
    assert list(temporary.iterdir()) == []


def _cut(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:5000])


def _noise(path: Path) -> None:
    data = path.read_bytes()
    path.write_bytes(data[:4096] + bytes(byte ^ 0xA5 for byte in data[4096:]))


def _only_a_heading(path: Path) -> None:
    path.write_bytes(b"SQLite format 3\x00" + b"\xff" * 5000)


@pytest.mark.parametrize("harm", [_cut, _noise, _only_a_heading])
def test_a_damaged_database_is_one_sentence(harm: Callable[[Path], None], tmp_path: Path, temporary: Path) -> None:
    path = chromium_history(tmp_path / "History", ROWS * 200)
    harm(path)
    with pytest.raises(BadInputError) as told:
        list(database_traces(path))
    assert "\n" not in str(told.value)
    assert str(tmp_path) not in str(told.value)
    assert list(temporary.iterdir()) == []


HOSTILE = {
    "a view": "CREATE VIEW urls AS WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i FROM n) SELECT i AS url,"
    " 1 AS visit_count FROM n",
    "a virtual table": "CREATE VIRTUAL TABLE urls USING fts4(url, visit_count)",
    "another program's": "CREATE TABLE cookies (url TEXT, visit_count INTEGER)",
    "other columns": "CREATE TABLE urls (address TEXT)",
    "a made-up column": "CREATE TABLE urls (seed TEXT, visit_count INTEGER,"
    " url TEXT GENERATED ALWAYS AS (hex(zeroblob(100000000))));INSERT INTO urls (seed, visit_count) VALUES ('a', 1)",
}


@pytest.mark.parametrize("schema", HOSTILE.values(), ids=HOSTILE)
def test_a_hostile_or_strange_database_is_refused(schema: str, tmp_path: Path) -> None:
    path = tmp_path / "History"
    with closing(sqlite3.connect(path)) as made:
        made.executescript(schema)
    with pytest.raises(BadInputError):
        list(database_traces(path))


def test_values_of_the_wrong_sort_are_left_out_and_strange_text_is_no_trouble(tmp_path: Path) -> None:
    path = chromium_history(tmp_path / "History", ROWS)
    with closing(sqlite3.connect(path)) as made:
        made.execute("INSERT INTO urls (url, visit_count, last_visit_time) VALUES (x'00ff', 1, 0)")
        made.execute("INSERT INTO urls (url, visit_count, last_visit_time) VALUES (NULL, 1, 0)")
        made.execute("INSERT INTO urls (url, visit_count, last_visit_time) VALUES ('https://x', 'many', 0)")
        made.execute("INSERT INTO urls (url, visit_count, last_visit_time) VALUES (CAST(x'ff68' AS TEXT), 2, 0)")
        made.execute("INSERT INTO urls (url, visit_count, last_visit_time) VALUES (?, 2, 0)", ("x" * 5000,))
        made.commit()
    found = list(database_traces(path))[2:]
    assert found == [Trace("https://x", Mark.OPENED, 1), Trace("\ufffdh", Mark.OPENED, 2)]


def test_a_huge_database_is_not_copied(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = chromium_history(tmp_path / "History", ROWS)
    monkeypatch.setattr(copies, "MOST_BYTES", 100)
    with pytest.raises(BadInputError, match="far larger"), copied(path):
        pass


def test_no_room_on_the_disk_is_one_sentence(tmp_path: Path, temporary: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_arguments: object) -> None:
        raise OSError(28, "No space left on device")

    path = chromium_history(tmp_path / "History", ROWS)
    monkeypatch.setattr(copies.shutil, "copyfile", full)  # type: ignore[attr-defined]
    with pytest.raises(BadInputError, match="could not be copied"), copied(path):
        pass
    assert list(temporary.iterdir()) == []
