"""The clipboard is read by a program of the system's, and where there is none that is said."""

import os
import stat
import sys
from pathlib import Path

import pytest

from probes.clipboard import read_clipboard
from probes.screen import has_screen, wayland_alone
from selfaudit.errors import BadInputError

pytestmark = pytest.mark.skipif(sys.platform in ("win32", "darwin"), reason="the programs stand in for Linux's own")


@pytest.fixture
def programs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for name in ("DISPLAY", "WAYLAND_DISPLAY"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("PATH", f"{tmp_path}:/bin:/usr/bin")
    monkeypatch.setattr("shutil.which", lambda name: str(tmp_path / name) if (tmp_path / name).exists() else None)
    return tmp_path


def put(folder: Path, name: str, script: str) -> None:
    path = folder / name
    path.write_text(f"#!/bin/sh\n{script}\n")
    path.chmod(path.stat().st_mode | stat.S_IXUSR)


@pytest.mark.parametrize(
    ("screen", "name"), [("WAYLAND_DISPLAY", "wl-paste"), ("DISPLAY", "xclip"), ("DISPLAY", "xsel")]
)
def test_each_system_has_its_program(programs: Path, monkeypatch: pytest.MonkeyPatch, screen: str, name: str) -> None:
    monkeypatch.setenv(screen, ":1")
    put(programs, name, "printf 'caf\\303\\251 %s' \"$1\"")
    assert read_clipboard().startswith("café -")


def test_the_next_program_is_asked_where_one_fails(programs: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DISPLAY", ":1")
    put(programs, "xclip", "exit 1")
    put(programs, "xsel", "echo words")
    assert read_clipboard() == "words\n"


@pytest.mark.parametrize("script", ["exit 1", "true", "echo '  '"])
def test_an_empty_clipboard_is_said_to_be_empty(programs: Path, monkeypatch: pytest.MonkeyPatch, script: str) -> None:
    monkeypatch.setenv("DISPLAY", ":1")
    put(programs, "xclip", script)
    with pytest.raises(BadInputError, match="no text"):
        read_clipboard()


@pytest.mark.parametrize("screen", ["", "DISPLAY"])
def test_without_a_program_pasting_is_offered(programs: Path, monkeypatch: pytest.MonkeyPatch, screen: str) -> None:
    if screen:
        monkeypatch.setenv(screen, ":1")
    with pytest.raises(BadInputError, match="No program") as caught:
        read_clipboard()
    assert "Ctrl+Shift+V" in caught.value.hint


def test_a_program_that_hangs_is_not_waited_for(programs: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DISPLAY", ":1")
    monkeypatch.setattr("probes.clipboard._SECONDS", 0.1)
    put(programs, "xclip", "exec sleep 30")
    with pytest.raises(BadInputError, match="no text"):
        read_clipboard()


@pytest.mark.parametrize(
    ("given", "screen", "alone"),
    [({}, False, False), ({"DISPLAY": ":0"}, True, False), ({"WAYLAND_DISPLAY": "wayland-0"}, True, True)],
)
def test_whether_there_is_a_screen(
    programs: Path, monkeypatch: pytest.MonkeyPatch, given: dict[str, str], screen: bool, alone: bool
) -> None:
    for name, value in given.items():
        monkeypatch.setenv(name, value)
    assert os.environ.get("PATH")
    assert (has_screen(), wayland_alone()) == (screen, alone)
