"""The doctor: each thing that can be amiss is told with what to do, and nothing is visited or kept."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from probes import health, reading_health
from probes.picture.answer import PictureAnswer
from probes.picture.ocr import can_read_words
from probes.picture.words import Line
from selfaudit.errors import GateError, KeyringError
from selfaudit.health import Check
from selfaudit.vault import health as vault_health
from selfaudit.vault.places import HEADER
from tui.cli import main
from tui.health import summary, told

Patch = pytest.MonkeyPatch


def checks(folder: Path) -> dict[str, Check]:
    return {check.what: check for check in health.on_this_computer(folder)}


def amiss(check: Check) -> bool:
    return not check.fine and bool(check.words) and bool(check.to_do)


@pytest.mark.parametrize(
    ("what", "breaks"),
    [
        ("Browser", lambda patch: patch.setattr(health, "find_browser", lambda: None)),
        ("Sandbox", lambda patch: patch.setattr("os.geteuid", lambda: 0, raising=False)),
        ("Screen", lambda patch: patch.setattr(health, "has_screen", lambda: False)),
        ("Disk", lambda patch: patch.setattr("shutil.disk_usage", lambda _: type("Use", (), {"free": 1000}))),
    ],
)
def test_what_is_amiss_says_what_to_do(
    what: str, breaks: Callable[[Patch], None], monkeypatch: Patch, tmp_path: Path
) -> None:
    breaks(monkeypatch)
    assert amiss(checks(tmp_path / "not" / "there")[what])


def test_what_is_in_order_says_so(monkeypatch: Patch, tmp_path: Path) -> None:
    monkeypatch.setattr(health, "find_browser", lambda: Path("/opt/some/browser"))
    monkeypatch.setattr(health, "has_screen", lambda: True)
    monkeypatch.setattr("os.geteuid", lambda: 1000, raising=False)
    assert all(check.fine and not check.to_do for check in checks(tmp_path).values())


def test_a_wrong_name_of_a_browser_is_told(monkeypatch: Patch, tmp_path: Path) -> None:
    monkeypatch.setenv("SELFAUDIT_BROWSER", str(tmp_path / "nowhere"))
    assert "SELFAUDIT_BROWSER" in checks(tmp_path)["Browser"].words


def test_a_keyring_that_does_not_answer(monkeypatch: Patch) -> None:
    def silent(*_: str) -> None:
        raise KeyringError("Your system's keyring does not answer.")

    monkeypatch.setattr("selfaudit.vault.keychain.remember", silent)
    assert amiss(vault_health.keyring_answers())


def test_a_keyring_that_keeps_is_left_as_it_was(monkeypatch: Patch) -> None:
    kept: dict[str, str] = {}
    monkeypatch.setattr("selfaudit.vault.keychain.remember", kept.__setitem__)
    monkeypatch.setattr("selfaudit.vault.keychain.forget", kept.pop)
    assert vault_health.keyring_answers().fine
    assert kept == {}


def test_a_damaged_key_file_is_told(tmp_path: Path) -> None:
    assert vault_health.vault_state(tmp_path).fine
    (tmp_path / HEADER).write_bytes(b"nonsense")
    assert not vault_health.vault_state(tmp_path).fine


async def test_a_gate_that_leaks_is_told(monkeypatch: Patch) -> None:
    def leaks(*_: object) -> None:
        raise GateError("A test page got past the gate, so nothing was looked at.", "Please update your browser.")

    monkeypatch.setattr("probes.probe.open_probe", leaks)
    assert amiss(await health.gate_holds())


@pytest.mark.parametrize("frozen", [True, False])
@pytest.mark.parametrize("there", [True, False])
def test_words_that_are_not_read_are_told(frozen: bool, there: bool, monkeypatch: Patch) -> None:
    monkeypatch.setattr("sys.frozen", frozen, raising=False)
    monkeypatch.setattr(reading_health, "can_read_words", lambda: there)
    unread = reading_health._words(PictureAnswer(words_read=there, lines=(Line("Mud", 0, 0, 9, 9),)))
    assert amiss(unread) and not unread.needed
    assert reading_health._words(PictureAnswer(lines=(Line("Meadow", 0, 0, 9, 9),))).fine


async def test_a_reader_that_does_not_start_is_told(monkeypatch: Patch) -> None:
    monkeypatch.setattr("probes.file_reader.worker_command", lambda: ["/nowhere/at-all"])
    assert all(map(amiss, await reading_health.reading()))


@pytest.mark.parametrize(
    ("amiss", "said"),
    [
        ([], "Everything is in order"),
        ([Check("Screen", False, "None.", "Do.")], "works on this computer. It would be better still with one thing"),
        ([Check("Browser", False, "None.", "Do.", needed=True)], "cannot work here yet. First put right: Browser."),
    ],
)
def test_what_all_comes_to(amiss: list[Check], said: str) -> None:
    assert said in " ".join(summary([Check("Disk", True, "There is room."), *amiss]))


def test_lines_are_plain_and_not_wide() -> None:
    lines = list(told([Check("Browser", False, "None was found. " * 9, "Install one. " * 9)]))
    assert lines[0].startswith("Browser: to do. None") and max(map(len, lines)) <= 78


@pytest.mark.browser
def test_the_command_for_real(capsys: pytest.CaptureFixture[str]) -> None:
    code = main(["doctor"])
    said = capsys.readouterr().out
    assert "Gate: in order. A test page tried to get out, and nothing did." in said
    assert "Pictures and PDF files: in order." in said
    assert can_read_words() is ("Words in pictures: in order." in said)
    assert code == int("cannot work here" in said)


def test_without_a_browser_the_walk_cannot_work(monkeypatch: Patch, tmp_path: Path) -> None:
    monkeypatch.setenv("SELFAUDIT_BROWSER", str(tmp_path / "nowhere"))
    monkeypatch.setattr("tui.commands.doctor._say", list)
    monkeypatch.setattr("probes.file_reader.worker_command", lambda: ["/nowhere/at-all"])
    assert main(["doctor"]) == 1
