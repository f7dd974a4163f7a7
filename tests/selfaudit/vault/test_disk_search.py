"""After a whole audit, and after a kill in the middle of one, nothing about the person can be read on the disk."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from selfaudit.vault import places
from selfaudit.vault.database import make_database
from tests.selfaudit.walking import KEY

ROOT = Path(__file__).parents[3]
PLANTED = ("Quill", "0207946012", "practice:jo", "practice.example", "staff-1")


def walk(home: Path, kill_after: int | None) -> None:
    """A walk whose home, data and temporary folders are all in `home`, killed after so many kept changes."""
    folders = {name: str(home / name.lower()) for name in ("HOME", "TMPDIR", "SQLITE_TMPDIR", "XDG_DATA_HOME")}
    for folder in folders.values():
        Path(folder).mkdir()
    command = [sys.executable, "-m", "tests.selfaudit.walking", str(home / places.DATABASE)]
    environment = os.environ | folders | {"PYTHONDONTWRITEBYTECODE": "1"}
    with subprocess.Popen(command, cwd=ROOT, env=environment, stdout=subprocess.PIPE) as process:
        assert process.stdout
        for number, _line in enumerate(process.stdout):
            if number == kill_after:
                process.kill()


def files(home: Path) -> Iterator[Path]:
    return (path for path in home.rglob("*") if path.is_file())


@pytest.mark.parametrize("kill_after", [None, 1, 6, 14, 22])
def test_nothing_planted_is_on_the_disk(tmp_path: Path, kill_after: int | None) -> None:
    make_database(tmp_path / places.DATABASE, KEY)
    walk(tmp_path, kill_after)
    log = tmp_path / (places.DATABASE + "-wal")
    assert log.exists() is (kill_after is not None)
    for path in files(tmp_path):
        content = path.read_bytes()
        for planted in PLANTED:
            for spelling in ("utf-8", "utf-16-le"):
                assert planted.encode(spelling) not in content, path.name
                assert planted.upper().encode(spelling) not in content.upper(), path.name


def test_the_search_finds_what_is_planted(tmp_path: Path) -> None:
    (tmp_path / "deep").mkdir()
    (tmp_path / "deep" / "file").write_bytes(b"... Quill ...")
    assert any(b"Quill" in path.read_bytes() for path in files(tmp_path))
