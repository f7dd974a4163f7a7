"""`selfaudit footprints`: what it lists, what it prints, how it ends."""

from __future__ import annotations

import io
import sys
from pathlib import Path

import pytest

from tests.probes.footprints.made_up import chromium_bookmarks, firefox_places
from tui.cli import main
from tui.footprints import OnThisDevice

MAYA = "https://www.instagram.com/maya.example/"


@pytest.fixture
def device(home: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A home with a Firefox and a Chromium in it, on any system that keeps them as Linux does."""
    monkeypatch.setattr(sys, "platform", "linux")
    monkeypatch.delenv("XDG_CONFIG_HOME", raising=False)
    monkeypatch.setattr(Path, "home", lambda: home)
    firefox, chromium = home / ".mozilla/firefox/ab.default", home / ".config/chromium/Default"
    firefox.mkdir(parents=True)
    chromium.mkdir(parents=True)
    firefox_places(firefox / "places.sqlite", [(MAYA, 30)])
    chromium_bookmarks(chromium / "Bookmarks", ["https://x.com/maya_teaches"])
    return home


Out = pytest.CaptureFixture[str]


@pytest.mark.usefixtures("device")
def test_without_a_source_it_lists_and_reads_nothing(capsys: Out) -> None:
    assert main(["footprints"]) == 0
    out = capsys.readouterr().out
    assert "Nothing has been read yet" in out
    assert "selfaudit footprints 'Firefox'" in out
    assert "selfaudit footprints 'Chromium'" in out
    assert "maya" not in out


@pytest.mark.usefixtures("device")
def test_browsers_by_name(capsys: Out) -> None:
    assert main(["footprints", "firefox", "chrom"]) == 0
    assert capsys.readouterr().out == (
        "X · maya_teaches https://x.com/maya_teaches\n"
        "  may be yours\n"
        "  - Its page is bookmarked: Chromium.\n"
        "Instagram · maya.example https://www.instagram.com/maya.example/\n"
        "  perhaps yours, perhaps only a page you visit\n"
        "  - Its page was opened 30 times: Firefox.\n"
    )


def test_any_word_of_a_browsers_name_will_do(home: Path, monkeypatch: pytest.MonkeyPatch, capsys: Out) -> None:
    monkeypatch.setattr(sys, "platform", "linux")
    monkeypatch.delenv("XDG_CONFIG_HOME", raising=False)
    monkeypatch.setattr(Path, "home", lambda: home)
    edge = home / ".config/microsoft-edge/Default"
    edge.mkdir(parents=True)
    chromium_bookmarks(edge / "Bookmarks", ["https://x.com/maya_teaches"])
    assert main(["footprints", "edge"]) == 0
    assert "bookmarked: Microsoft Edge." in capsys.readouterr().out
    assert main(["footprints", "soft"]) == 2


def test_a_file_without_a_handle_in_it(tmp_path: Path, capsys: Out) -> None:
    path = tmp_path / "passwords.csv"
    path.write_text("name,url,username,password\nX,https://x.com/login,maya@mail.example,hunter2\n")
    assert main(["footprints", str(path)]) == 0
    out = capsys.readouterr().out
    assert out.startswith("X (name not known)\n  very likely yours\n")
    assert "hunter2" not in out
    assert "maya@" not in out


def test_a_list_on_standard_input(monkeypatch: pytest.MonkeyPatch, capsys: Out) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"Instagram: @maya.example\n")))
    assert main(["footprints", "-"]) == 0
    assert "Instagram · maya.example" in capsys.readouterr().out


@pytest.mark.usefixtures("device")
def test_what_cannot_be_read_is_said_and_is_no_clean_end(tmp_path: Path, capsys: Out) -> None:
    path = tmp_path / "strange.zip"
    path.write_bytes(b"PK\x03\x04" + b"\x00" * 100)
    assert main(["footprints", str(path)]) == 3
    out = capsys.readouterr().out
    assert "Nothing points to an account" in out
    assert "Not read: strange.zip: This file is a zip file" in out


@pytest.mark.parametrize("source", ["nowhere.csv", "", "  ", "\x00", "x" * 300, "~no-such-user/list.txt"])
def test_a_source_that_is_not_there(source: str, capsys: Out) -> None:
    assert main(["footprints", source]) == 2
    assert capsys.readouterr().err.count("\n") == 1


@pytest.mark.parametrize("data", [b"", b"\x00\x01\x02" * 100, b"%PDF-1.7\n"])
def test_standard_input_that_is_no_list(data: bytes, monkeypatch: pytest.MonkeyPatch, capsys: Out) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(data)))
    assert main(["footprints", "-"]) == 2
    assert capsys.readouterr().err.count("\n") == 1


def test_standard_input_that_is_closed(monkeypatch: pytest.MonkeyPatch, capsys: Out) -> None:
    monkeypatch.setattr(sys, "stdin", None)
    assert main(["footprints", "-"]) == 2
    assert capsys.readouterr().err.count("\n") == 1


@pytest.mark.usefixtures("device")
def test_the_walk_reads_the_same_places(tmp_path: Path) -> None:
    from probes.platform_files import own_platforms

    places = OnThisDevice(own_platforms())
    assert list(places.browsers()) == ["Chromium", "Firefox"]
    (candidate,) = places.in_browser("Firefox").candidates
    assert candidate.account.id == "instagram:maya.example"
    path = tmp_path / "list.txt"
    path.write_text(MAYA)
    assert places.in_file(f" '{path}' ").candidates[0].account == candidate.account
    assert places.in_text(MAYA).candidates[0].account == candidate.account
