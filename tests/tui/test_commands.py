"""The commands around the walk: what they say, what they keep, how they end."""

from __future__ import annotations

import sys
import tempfile
from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import NoReturn

import keyring.core
import pytest
from keyring.backends.fail import Keyring as NoKeyring

from selfaudit.errors import BadInputError, VaultError, WrongKeyError
from selfaudit.model import Account, Audit, LedgerLine
from selfaudit.vault.places import vault_folder
from tests.selfaudit.vault.conftest import FakeKeyring
from tui import opening
from tui.cli import main
from tui.ledger import ledger_lines

JO = Account("chirp", "jo", "https://chirp.example/jo", "Chirp")
AUDIT = Audit(
    datetime(2026, 9, 1, 10, tzinfo=UTC),
    "pack 1",
    (JO,),
    ledger=(
        LedgerLine("chirp.example", True, 3, "named for this account", JO.id),
        LedgerLine("tracker\x1b[31m.example", False, 2, "not a host of this account's platform", JO.id),
    ),
)


pytestmark = pytest.mark.usefixtures("own_home")


@pytest.fixture
def no_keyring(own_home: None) -> None:
    keyring.core.set_keyring(NoKeyring())  # type: ignore[no-untyped-call]


def typing(monkeypatch: pytest.MonkeyPatch, *answers: str) -> list[str]:
    """Somebody at the keyboard who types `answers`; gives the questions they were asked."""
    asked: list[str] = []
    waiting = iter(answers)

    def answer(question: str = "") -> str:
        asked.append(question)
        return next(waiting)

    monkeypatch.setattr(sys.stdin, "isatty", lambda: True, raising=False)
    monkeypatch.setattr("getpass.getpass", answer)
    monkeypatch.setattr("builtins.input", answer)
    return asked


@pytest.mark.parametrize(
    "arguments",
    [
        [],
        ["walk"],
        ["practice"],
        ["practice", "--unattended"],
        ["practice", "--out", "somewhere"],
        ["no-such-command"],
        ["scan"],
        ["scan", "x", "--format", "crayon"],
        ["ledger"],
        ["ledger", "--loud"],
    ],
)
def test_what_cannot_be_done_is_told_in_one_line_with_code_2(
    arguments: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(arguments) == 2
    told = capsys.readouterr()
    assert told.out == ""
    assert told.err.count("\n") == 1
    assert not vault_folder().exists()


def test_the_ledger_tells_what_was_let_through_and_what_was_refused(capsys: pytest.CaptureFixture[str]) -> None:
    with closing(opening.open_own_vault()) as vault:
        vault.keep_audit(AUDIT)
    assert main(["ledger"]) == 0
    told = capsys.readouterr().out
    through, refused = told.split("Refused")
    assert "chirp.example" in through
    assert "Chirp · jo" in through
    assert "tracker[31m.example" in refused
    assert "\x1b" not in told


def test_a_fault_is_told_without_a_word_of_the_persons(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def fails(_arguments: object) -> int:
        raise KeyError("Maya Example, 020 7946 0018")

    monkeypatch.setattr("tui.commands.ledger.run", fails)
    assert main(["ledger"]) == 70
    told = capsys.readouterr()
    assert "it has a fault" in told.err and "KeyError, test_commands.py line" in told.err
    assert "Maya" not in told.err and "7946" not in told.err and "Traceback" not in told.err


@pytest.mark.parametrize("ends", [KeyboardInterrupt, EOFError])
def test_ctrl_c_and_ctrl_d_at_a_question_stop_quietly(
    ends: type[BaseException], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def ended(_arguments: object) -> int:
        raise ends

    monkeypatch.setattr("tui.commands.ledger.run", ended)
    assert main(["ledger"]) == 130
    assert capsys.readouterr().err == "Stopped.\n"


def test_before_the_first_look_nothing_has_left() -> None:
    assert list(ledger_lines(None)) == ["Nothing has been looked at yet, so nothing has left this device."]


def test_wipe_asks_first_and_then_leaves_nothing(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    with closing(opening.open_own_vault()) as vault:
        vault.keep_accounts([JO])
    typing(monkeypatch, "", "wipe")
    assert main(["wipe"]) == 0
    assert vault_folder().exists()
    assert main(["wipe"]) == 0
    assert not vault_folder().exists()
    assert "Removed: " in capsys.readouterr().out
    assert main(["wipe"]) == 0
    assert "nothing to remove" in capsys.readouterr().out


def test_wipe_needs_somebody_to_ask(monkeypatch: pytest.MonkeyPatch) -> None:
    opening.open_own_vault().close()
    monkeypatch.setattr(sys.stdin, "isatty", lambda: False, raising=False)
    assert main(["wipe"]) == 2
    assert vault_folder().exists()
    assert main(["wipe", "--yes"]) == 0
    assert not vault_folder().exists()


@pytest.mark.usefixtures("no_keyring")
def test_without_a_keyring_a_passphrase_is_chosen_and_then_asked_for(monkeypatch: pytest.MonkeyPatch) -> None:
    asked = typing(monkeypatch, "three brown bears", "three brown bears", "wrong bears here", "three brown bears")
    with closing(opening.open_own_vault()) as vault:
        vault.keep_accounts([JO])
    with closing(opening.open_own_vault()) as vault:
        assert vault.load().accounts == (JO,)
    assert len(asked) == 4


@pytest.mark.usefixtures("no_keyring")
def test_three_wrong_passphrases_end_it(monkeypatch: pytest.MonkeyPatch) -> None:
    typing(monkeypatch, "three brown bears", "three brown bears", *["wrong bears here"] * 3)
    opening.open_own_vault().close()
    with pytest.raises(WrongKeyError):
        opening.open_own_vault()


@pytest.mark.usefixtures("no_keyring")
def test_two_different_new_passphrases_make_no_vault(monkeypatch: pytest.MonkeyPatch) -> None:
    typing(monkeypatch, *["three brown bears", "three brown boars"] * 3)
    with pytest.raises(BadInputError):
        opening.open_own_vault()
    with pytest.raises(VaultError):
        opening.open_own_vault(make=False)


@pytest.mark.usefixtures("no_keyring")
def test_a_passphrase_is_never_waited_for_where_nobody_can_type(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys.stdin, "isatty", lambda: False, raising=False)
    with pytest.raises(BadInputError):
        opening.open_own_vault()


def test_a_lost_keyring_entry_is_told_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    opening.open_own_vault().close()
    keyring.core.set_keyring(FakeKeyring())
    asked = typing(monkeypatch)
    with pytest.raises(WrongKeyError):
        opening.open_own_vault()
    assert asked == []


def test_an_audit_of_an_account_that_is_gone_still_names_its_host() -> None:
    lines = list(ledger_lines(replace(AUDIT, accounts=())))
    assert any("chirp.example" in line for line in lines)


@pytest.mark.parametrize("command", [["wipe", "--yes"], ["walk", "--plain"]])
def test_what_a_killed_run_left_behind_is_removed(
    command: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    monkeypatch.setattr(opening, "open_own_session", _refused)
    left = []
    for name in ("selfaudit-browser-killed", "selfaudit-copies-killed"):
        left.append(tmp_path / name)
        (tmp_path / name).mkdir()
        (tmp_path / name / "in-use").touch()
    main(command)
    assert [folder for folder in left if folder.exists()] == []
    assert ("Removed: 2 temporary folders" in capsys.readouterr().out) == ("wipe" in command)


def _refused() -> NoReturn:
    raise VaultError("no vault here")


@pytest.mark.parametrize("without", ["stdin", "stdout", "stderr"])
@pytest.mark.parametrize("command", [["walk"], ["practice"], []])
def test_the_walk_is_not_begun_where_it_could_not_be_seen(
    without: str, command: list[str], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    for stream in ("stdin", "stdout", "stderr"):
        monkeypatch.setattr(getattr(sys, stream), "isatty", lambda stream=stream: stream != without, raising=False)
    assert main(command) == 2
    assert "The walk needs a terminal." in capsys.readouterr().err
    assert not vault_folder().exists()
