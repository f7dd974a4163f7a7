"""The papers on the command line: what they hold, where they go, and what is never written over."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

from selfaudit.model import Kind, Outcome
from selfaudit.progress import Progress, Said
from selfaudit.report.changes import Change
from selfaudit.report.plan import Task
from selfaudit.vault.memory import MemoryStore
from tests.selfaudit.made_up import CHIRP, INSTA, audit, finding, progress, said
from tui import opening
from tui.cli import main
from tui.plan import plan_lines

KEPT = progress(
    audit({INSTA: Outcome.PUBLIC, CHIRP: Outcome.WALL}, [finding(Kind.PHONE)]), answers={"staff-3": said(Said.YES)}
)


@pytest.fixture(autouse=True)
def vault(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The command line over a vault that holds `KEPT`, in an empty folder."""
    keep(KEPT, monkeypatch)
    monkeypatch.chdir(home)


def keep(kept: Progress, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(opening, "open_own_vault", lambda make: MemoryStore(kept))


@pytest.mark.parametrize(
    ("command", "name", "words"),
    [
        ("report --show-quotes", "selfaudit-report.html", "07700 900123"),
        ("receipt", "selfaudit-receipt.txt", "Accounts looked at:       1 of 2"),
        ("calendar", "selfaudit-next-review.ics", "DTSTART;VALUE=DATE:20270901\r\n"),
    ],
)
def test_a_paper_is_saved_once_and_written_over_only_when_asked(
    command: str, name: str, words: str, home: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    arguments = command.split()
    assert main(arguments) == 0
    assert words in (home / name).read_bytes().decode("utf-8")
    assert f"Saved as {home / name}" in capsys.readouterr().out
    if os.name == "posix":
        assert (home / name).stat().st_mode & 0o077 == 0
    (home / name).write_text("mine", "utf-8")
    assert main(arguments) == 2
    assert (home / name).read_text("utf-8") == "mine"
    assert main([*arguments, "--overwrite"]) == 0
    assert words in (home / name).read_bytes().decode("utf-8")


def test_what_leaves_the_vault_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["report"]) == 0
    assert "left your encrypted vault" in capsys.readouterr().out
    assert main(["report", "--format", "json", "--out", "-"]) == 0
    assert "left your encrypted vault" in capsys.readouterr().err


def test_a_name_says_in_which_form_a_paper_is_made(home: Path) -> None:
    assert main(["report", "--out", "mine.json"]) == 0
    assert json.loads((home / "mine.json").read_text("utf-8"))["form"] == "selfaudit-audit/1"


@pytest.mark.parametrize("form", ["html", "json"])
def test_what_was_found_is_hidden_unless_asked_otherwise(form: str, home: Path) -> None:
    assert main(["report", "--out", f"hidden.{form}"]) == 0
    assert main(["report", "--show-quotes", "--out", f"whole.{form}"]) == 0
    assert "07700 900123" not in (home / f"hidden.{form}").read_text("utf-8")
    assert "07700 900123" in (home / f"whole.{form}").read_text("utf-8")


def test_data_is_printed_where_it_is_asked_for(capsysbinary: pytest.CaptureFixture[bytes]) -> None:
    assert main(["report", "--format", "json", "--show-quotes", "--out", "-"]) == 0
    assert json.loads(capsysbinary.readouterr().out)["findings"][0]["quote"] == "07700 900123"


def test_a_form_names_its_file(home: Path) -> None:
    assert main(["report", "--format", "json"]) == 0
    assert json.loads((home / "selfaudit-report.json").read_text("utf-8"))["form"] == "selfaudit-audit/1"


def test_a_receipt_is_verified(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["receipt", "--name", "Robin Quill"]) == 0
    path = home / "selfaudit-receipt.txt"
    assert main(["receipt", "verify", str(path)]) == 0
    path.write_text(path.read_text("utf-8").replace("1 of 2", "2 of 2"), "utf-8")
    assert main(["receipt", "verify", str(path)]) == 1
    assert "were changed" in capsys.readouterr().out


@pytest.mark.parametrize(
    "arguments",
    [
        ["report", "--masked"],
        ["report", "--out", "no-such-folder/report.html"],
        ["report", "--out", ""],
        ["report", "--out", "mine.txt"],
        ["report", "--format", "json", "--out", "mine.html"],
        ["calendar", "--out", "mine.pdf"],
        ["receipt", "verify"],
        ["receipt", "verify", "nowhere.txt"],
        ["receipt", "verify", "."],
        ["plan", "--loud"],
    ],
)
def test_what_cannot_be_done_is_one_sentence_and_code_2(
    arguments: list[str], home: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(arguments) == 2
    told = capsys.readouterr()
    assert (told.out, told.err.count("\n")) == ("", 1)
    assert list(home.iterdir()) == []


@pytest.mark.parametrize("command", ["receipt", "calendar"])
def test_without_a_finished_audit_there_is_no_receipt_and_no_date(
    command: str, home: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    keep(progress(accounts=[INSTA]), monkeypatch)
    assert main([command]) == 2
    assert "no finished audit" in capsys.readouterr().err
    assert list(home.iterdir()) == []


def test_the_plan_is_printed(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["plan"]) == 0
    told = capsys.readouterr().out
    assert told.startswith("1. Phone number")
    assert "Instagram · robin.quill (bio). About 5 minutes." in told
    assert "Chirp · rquill" in told


def test_the_plan_names_each_value_and_the_way_to_it() -> None:
    changes = (
        Change("Insta · ro\x1b[31m", "Private account: on", ("Settings", "Privacy"), "as of 1 May 2026"),
        Change("Chirp · ro", by_hand="Open the post, then change or delete it."),
    )
    told = " ".join(
        " ".join(plan_lines([Task("phone", "Phone", "Insta", "Do it.", "It helps.", 5, changes=changes)], None)).split()
    )
    assert "\x1b" not in told
    assert "Private account: on. Where: Settings › Privacy. (as of 1 May 2026.)" in told
    assert "- Chirp · ro: Open the post, then change or delete it." in told


def test_a_long_plan_says_how_much_is_left() -> None:
    tasks = [Task("phone", f"Thing {number}", "here\x1b[31m", "Do it.", "It helps.", 5) for number in range(7)]
    lines = list(plan_lines(tasks, 5, 40))
    assert lines[-1] == "And 2 more things: selfaudit plan --all"
    assert not any("\x1b" in line for line in lines)
    assert sum(line.startswith(tuple("1234567")) for line in plan_lines(tasks, None)) == 7
    assert "Nothing that was seen" in next(iter(plan_lines([], 5)))
