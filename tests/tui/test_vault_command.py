"""`selfaudit vault` on the command line: backups, passphrases, the keyring, a damaged vault."""

from __future__ import annotations

import getpass
import sys
from contextlib import closing
from pathlib import Path

import pytest

from selfaudit.evidence import Original, Taken
from selfaudit.progress import Step
from selfaudit.vault.database import PAGE
from selfaudit.vault.places import DATABASE, vault_folder
from tui import opening
from tui.cli import main

OWN, OTHER = "lantern gravel biscuit", "kettle orbit mitten"


pytestmark = pytest.mark.usefixtures("own_home")


@pytest.fixture
def typed(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What somebody at the keyboard types next, in order."""
    words: list[str] = []
    monkeypatch.setattr(sys.stdin, "isatty", lambda: True, raising=False)
    monkeypatch.setattr(getpass, "getpass", lambda _question: words.pop(0))
    monkeypatch.setattr("builtins.input", lambda _question: words.pop(0))
    return words


def keep(step: Step) -> None:
    with closing(opening.open_own_vault()) as vault:
        vault.keep_step(step)


def kept() -> Step:
    with closing(opening.open_own_vault()) as vault:
        return vault.load().step


def test_a_backup_is_made_and_brought_back(
    tmp_path: Path, typed: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    keep(Step.FINDINGS)
    typed += [OWN, OWN]
    assert main(["vault", "backup", str(tmp_path / "backup")]) == 0
    keep(Step.REPORT)
    typed += [OTHER]
    assert main(["vault", "restore", str(tmp_path / "backup")]) == 2
    assert kept() is Step.REPORT
    typed += [OWN]
    assert main(["vault", "restore", str(tmp_path / "backup")]) == 0
    assert "kept in the folder “vault.before-1”" in capsys.readouterr().out
    assert kept() is Step.FINDINGS


def test_from_the_keyring_to_a_passphrase_and_back(typed: list[str]) -> None:
    keep(Step.LOOK)
    typed += [OWN, OWN]
    assert main(["vault", "passphrase"]) == 0
    typed += [OWN]
    assert kept() is Step.LOOK
    typed += [OTHER]
    assert main(["vault", "keyring"]) == 2
    typed += [OWN]
    assert main(["vault", "keyring"]) == 0
    assert kept() is Step.LOOK
    assert typed == []


@pytest.mark.parametrize("what", ["passphrase", "keyring", "rescue"])
def test_without_a_vault_that_is_said(what: str, typed: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["vault", what]) == 2
    assert "There is no vault yet." in capsys.readouterr().err
    assert typed == []


def test_what_can_be_saved_is_shown_first_and_saved_only_when_agreed(
    typed: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    keep(Step.KEY_POINTS)
    path = vault_folder() / DATABASE
    changed = bytearray(path.read_bytes())
    changed[-100] ^= 1
    path.write_bytes(changed)
    assert main(["ledger"]) == 2
    assert "selfaudit vault rescue" in capsys.readouterr().err
    typed += [""]
    assert main(["vault", "rescue"]) == 0
    assert "Nothing was changed." in capsys.readouterr().out
    assert path.read_bytes() == changed
    typed += ["save"]
    assert main(["vault", "rescue"]) == 0
    assert "in order again" in capsys.readouterr().out
    assert kept() is Step.KEY_POINTS


def test_nobody_to_type_a_passphrase_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    keep(Step.LOOK)
    monkeypatch.setattr(sys.stdin, "isatty", lambda: False, raising=False)
    assert main(["vault", "backup", str(tmp_path / "backup")]) == 2
    assert "terminal" in capsys.readouterr().err
    assert not (tmp_path / "backup").exists()


def test_a_new_passphrase_that_is_too_short_or_differs_is_asked_for_again(
    typed: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    keep(Step.LOOK)
    typed += ["short", OWN, OTHER, OWN, OWN]
    assert main(["vault", "passphrase"]) == 0
    told = capsys.readouterr().out
    assert "12 characters at least" in told and "The two were not the same." in told
    typed += [OWN, "short", "short", "short"]
    assert main(["vault", "passphrase"]) == 2
    assert "No passphrase was chosen." in capsys.readouterr().err
    typed += [OWN]
    assert kept() is Step.LOOK
    assert typed == []


@pytest.mark.parametrize(("words", "found"), [((OTHER, OWN), True), (("",), False), ((OTHER, OTHER, OTHER), False)])
def test_a_wipe_finds_backups_of_a_vault_with_a_passphrase_where_it_is_typed(
    words: tuple[str, ...], found: bool, tmp_path: Path, typed: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    keep(Step.LOOK)
    backup = tmp_path / "backup"
    typed += [OTHER, OTHER]
    assert main(["vault", "backup", str(backup)]) == 0
    typed += [OWN, OWN]
    assert main(["vault", "passphrase"]) == 0
    typed += ["wipe", *words]
    assert main(["wipe"]) == 0
    assert typed == []
    assert not vault_folder().exists()
    assert backup.exists() is not found
    assert ("Removed: backups: 1" in capsys.readouterr().out) == found


def test_what_can_be_saved_is_told_in_words(typed: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    with closing(opening.open_own_session()) as session:
        session.evidence.keep(Original(b"x" * 20 * PAGE, Taken.FILE, "a picture"))
    path = vault_folder() / DATABASE
    whole, middle = path.read_bytes(), path.stat().st_size - 8 * PAGE
    path.write_bytes(whole[:middle] + bytes(PAGE) + whole[middle + PAGE :])
    typed += [""]
    assert main(["vault", "rescue"]) == 0
    assert "1 entry of your evidence log, of which 1 lost the file that was kept" in capsys.readouterr().out
