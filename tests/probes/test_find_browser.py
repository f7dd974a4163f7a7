import subprocess
import sys
from pathlib import Path

import pytest

from probes import find_browser as module
from probes.find_browser import find_browser


@pytest.fixture(autouse=True)
def bare(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """A machine with no browser in any known place."""
    monkeypatch.delenv("SELFAUDIT_BROWSER", raising=False)
    monkeypatch.setenv("PLAYWRIGHT_BROWSERS_PATH", str(tmp_path / "downloads"))
    monkeypatch.setenv("PATH", str(tmp_path / "bin"))
    monkeypatch.setattr(module, "_LINUX", ())
    monkeypatch.setattr(module.sys, "platform", "linux")  # type: ignore[attr-defined]


def put(path: Path, content: bytes = b"\x7fELF") -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)
    path.chmod(0o755)
    return path


def test_none_where_there_is_none() -> None:
    assert find_browser() is None


def test_a_program_on_the_path(tmp_path: Path) -> None:
    edge = put(tmp_path / "bin/microsoft-edge")
    assert find_browser() == edge
    chromium = put(tmp_path / "bin/chromium")
    assert find_browser() == chromium


def test_shell_scripts_and_snaps_are_passed_over(tmp_path: Path) -> None:
    put(tmp_path / "bin/chromium", b"#!/bin/sh\n")
    snap = put(tmp_path / "snap/bin/chromium")
    (tmp_path / "bin/google-chrome").symlink_to(snap)
    assert find_browser() is None


def test_playwrights_own_download_comes_last(tmp_path: Path) -> None:
    old = put(tmp_path / "downloads/chromium-1100/chrome-linux/chrome")
    assert find_browser() == old
    installed = put(tmp_path / "bin/chromium")
    assert find_browser() == installed


def test_a_named_browser_is_taken_or_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    put(tmp_path / "bin/chromium")
    named = put(tmp_path / "mine")
    monkeypatch.setenv("SELFAUDIT_BROWSER", str(named))
    assert find_browser() == named
    monkeypatch.setenv("SELFAUDIT_BROWSER", str(tmp_path / "missing"))
    assert find_browser() is None


def test_windows_prefers_edge_which_is_always_there(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module.sys, "platform", "win32")  # type: ignore[attr-defined]
    monkeypatch.setenv("PROGRAMFILES(X86)", str(tmp_path / "x86"))
    monkeypatch.setenv("LOCALAPPDATA", str(tmp_path / "local"))
    chrome = put(tmp_path / "local/Google/Chrome/Application/chrome.exe")
    assert find_browser() == chrome
    edge = put(tmp_path / "x86/Microsoft/Edge/Application/msedge.exe")
    assert find_browser() == edge


def test_finding_is_cheap() -> None:
    code = "import sys, probes.find_browser; print('playwright' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], env={}, capture_output=True, text=True, check=True)
    assert done.stdout == "False\n"
