"""`selfaudit evidence` on the command line, from the first question to a copy checked by somebody else."""

from __future__ import annotations

import io
import sys
from contextlib import closing
from importlib import resources
from pathlib import Path

import pytest

from selfaudit.vault.places import HEADER, vault_folder
from selfaudit.vault.wipe import wipe
from tui import opening
from tui.cli import main
from tui.evidence_words import CHILDREN_TITLE, QUESTION

PACKS = Path(str(resources.files("selfaudit.policy") / "packs"))
Out = pytest.CaptureFixture[str]


@pytest.fixture(autouse=True)
def own_vault(own_home: None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A vault of one's own, and the folder from which a command is called."""
    monkeypatch.chdir(tmp_path)
    opening.open_own_vault().close()


@pytest.fixture
def typed(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What somebody at the keyboard types next, in order."""
    words: list[str] = []
    monkeypatch.setattr(sys.stdin, "isatty", lambda: True, raising=False)
    monkeypatch.setattr("builtins.input", lambda _question: words.pop(0))
    return words


@pytest.fixture
def picture(tmp_path: Path) -> Path:
    path = tmp_path / "a picture.png"
    path.write_bytes(b"\x89PNG\r\n\x1a\n made up")
    return path


def test_from_keeping_to_a_copy_checked_without_the_vault(picture: Path, typed: list[str], capsys: Out) -> None:
    typed += ["no", "https://chirp.example/x", "Monday, in the evening"]
    assert main(["evidence", "add", str(picture)]) == 0
    typed += ["They laughed at me.", "Ada", "the Head", "Tuesday"]
    assert main(["evidence", "note", "--about", "1"]) == 0
    capsys.readouterr()
    assert main(["evidence", "list"]) == 0
    listed = capsys.readouterr().out
    assert "a picture" in listed
    assert "a note about 1  They laughed at me." in listed
    assert main(["evidence", "show", "2"]) == 0
    assert "Reported to: the Head" in capsys.readouterr().out
    assert main(["evidence", "verify"]) == 0
    assert main(["evidence", "export", "for the Head"]) == 0
    assert "leaves your locked vault" in capsys.readouterr().out
    wipe(vault_folder())
    assert main(["evidence", "verify", "for the Head"]) == 0
    assert "2 entries checked: nothing was changed." in capsys.readouterr().out
    original = Path("for the Head", "originals", "0001.png")
    assert original.read_bytes() == picture.read_bytes()
    assert original.stat().st_mode & 0o077 == 0 or sys.platform == "win32"
    original.write_bytes(b"other")
    assert main(["evidence", "verify", "for the Head"]) == 1
    assert "Entry 1: Its original was changed." in capsys.readouterr().out


@pytest.mark.parametrize("answer", ["yes", "", "not sure", "maybe", "nobody"])
def test_what_may_be_an_indecent_image_is_not_even_opened(
    answer: str, typed: list[str], capsys: Out, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("probes.evidence_file.evidence_file", lambda _named: pytest.fail("opened"))
    typed += [answer]
    assert main(["evidence", "add", "a.png"]) == 1
    told = capsys.readouterr().out
    assert told.index(QUESTION) < told.index(CHILDREN_TITLE)
    for name in ("The police", "Designated Safeguarding Lead", "LADO", "Internet Watch Foundation"):
        assert name in told
    assert main(["evidence", "list"]) == 0
    assert "Nothing is kept yet." in capsys.readouterr().out


def choose(policy: Path, **changes: str) -> None:
    """Go by this policy, with some words in it changed."""
    text = policy.read_text("utf-8")
    for before, after in changes.items():
        text = text.replace(before, after)
    with closing(opening.open_own_vault()) as vault:
        vault.keep_policy(text)


def test_the_helpers_are_those_of_the_policy_that_was_chosen(typed: list[str], capsys: Out) -> None:
    choose(PACKS / "southern-education-trust.toml", Safeguarding="Northmoor", union="guild")
    typed += ["yes"]
    assert main(["evidence", "add", "a.png"]) == 1
    assert "Northmoor Lead" in capsys.readouterr().out
    assert main(["evidence", "explain"]) == 0
    assert "guild" in capsys.readouterr().out


def test_a_policy_that_names_nobody_leaves_nobody_alone(typed: list[str], capsys: Out) -> None:
    choose(Path(__file__).parents[1] / "selfaudit" / "policy" / "packs" / "northmoor.toml")
    typed += ["yes"]
    assert main(["evidence", "add", "a.png"]) == 1
    assert "Designated Safeguarding Lead" in capsys.readouterr().out
    assert main(["evidence", "explain"]) == 0
    assert "Professionals Online Safety Helpline" in capsys.readouterr().out


def test_where_the_vault_does_not_open_there_is_help_all_the_same(typed: list[str], capsys: Out) -> None:
    (vault_folder() / HEADER).write_bytes(b"not a key file")
    typed += ["yes"]
    assert main(["evidence", "add", "a.png"]) == 1
    told = capsys.readouterr().out
    assert "The police" in told and "So these are from the policy that is built in." in told
    wipe(vault_folder())
    assert main(["evidence", "explain"]) == 0
    assert "built in" not in capsys.readouterr().out


def test_where_nobody_can_be_asked_it_must_be_said_beforehand(
    picture: Path, capsys: Out, monkeypatch: pytest.MonkeyPatch
) -> None:
    piped = io.TextIOWrapper(io.BytesIO(b"[04/05/2026] Sam: nobody likes you"))
    monkeypatch.setattr(sys, "stdin", piped)
    for named in (str(picture), "-"):
        assert main(["evidence", "add", named]) == 2
        assert "--no-indecent-images" in capsys.readouterr().err
    assert main(["evidence", "add", "-", "--no-indecent-images", "--seen", "Monday"]) == 0
    assert main(["evidence", "show", "1"]) == 0
    told = capsys.readouterr().out
    assert "handed over by another program" in told
    assert "What it is: text, 34 bytes" in told
    monkeypatch.setattr(sys, "stdin", io.StringIO("What happened, from a file."))
    assert main(["evidence", "note"]) == 0


def test_no_file_is_ever_written_over(picture: Path, typed: list[str], capsys: Out) -> None:
    typed += ["no", "", ""]
    assert main(["evidence", "add", str(picture)]) == 0
    assert main(["evidence", "show", "1", "--out", "copy.png"]) == 0
    assert Path("copy.png").read_bytes() == picture.read_bytes()
    for command in (["show", "1", "--out", "copy.png"], ["export", "home"], ["export", "copy.png"]):
        assert main(["evidence", *command]) == 2
    assert Path("copy.png").read_bytes() == picture.read_bytes()


@pytest.mark.parametrize(
    "command",
    [
        ["add", "nowhere.png", "--no-indecent-images"],
        ["add", ".", "--no-indecent-images"],
        ["show", "9"],
        ["export", "copy"],
        ["export", "copy", "--without", "3"],
        ["verify", "nowhere"],
        ["verify", "."],
    ],
)
def test_what_cannot_be_done_is_one_sentence(command: list[str], capsys: Out) -> None:
    assert main(["evidence", *command]) == 2
    captured = capsys.readouterr()
    assert captured.out == ""
    assert len(captured.err.splitlines()) == 1
    assert not Path("copy").exists()


def test_a_copy_that_breaks_off_leaves_nothing(
    picture: Path, typed: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    typed += ["no", "", ""]
    assert main(["evidence", "add", str(picture)]) == 0

    def fails(_page: str) -> bytes:
        raise OSError

    monkeypatch.setattr("tui.evidence_read.printed", fails)
    assert main(["evidence", "export", "copy", "--pdf"]) == 2
    assert not Path("copy").exists()


def test_links_in_a_copy_are_not_followed(picture: Path, typed: list[str], tmp_path: Path) -> None:
    typed += ["no", "", ""]
    assert main(["evidence", "add", str(picture)]) == 0
    assert main(["evidence", "export", "copy"]) == 0
    original = Path("copy", "originals", "0001.png")
    original.unlink()
    original.symlink_to(picture)
    assert main(["evidence", "verify", "copy"]) == 1


def test_it_explains_itself(capsys: Out) -> None:
    assert main(["evidence", "explain"]) == 0
    told = capsys.readouterr().out
    for name in ("Headteacher", "union", "colleague", "counsellor", "Professionals Online Safety Helpline", "police"):
        assert name in told
