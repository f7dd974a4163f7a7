from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from selfaudit.errors import BadInputError
from selfaudit.policy.load import default_pack
from selfaudit.vault.memory import MemoryStore
from tui import opening
from tui.cli import main
from tui.policy import policy_lines

NORTHMOOR = Path(__file__).parents[1] / "selfaudit" / "policy" / "packs" / "northmoor.toml"


@pytest.mark.parametrize("width", [40, 80, 100])
def test_show_tells_every_point_contact_and_note_within_the_width(width: int) -> None:
    pack = default_pack()
    lines = list(policy_lines(pack, date(2027, 10, 1), width))
    assert max(map(len, lines)) <= width
    text = " ".join(" ".join(lines).split())
    for point in pack.key_points:
        assert f"{point.id}: {point.title}" in text
        assert all(words in text for words in (point.text, point.cite, point.question, point.help))
    assert all(contact.details in text for contact in pack.contacts)
    assert "due to be reviewed by August 2027" in text


def test_show_prints_the_built_in_policy_and_another(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["policy", "show"]) == 0
    assert "Southern Education Trust" in capsys.readouterr().out
    assert main(["policy", "show", str(NORTHMOOR)]) == 0
    assert "proud: Speak well of us" in capsys.readouterr().out


def test_check_says_that_a_policy_is_in_order(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["policy", "check", str(NORTHMOOR)]) == 0
    assert capsys.readouterr().out == (
        "In order: Northmoor Learning Trust, Staff Online Conduct Guide (northmoor-learning 3), 3 key points.\n"
    )


def test_check_names_what_is_not_in_order(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    broken = tmp_path / "mine.toml"
    broken.write_text(NORTHMOOR.read_text("utf-8").replace('version = "3"', "version = 3"), "utf-8")
    assert main(["policy", "check", str(broken)]) == 2
    said = capsys.readouterr()
    assert said.out == ""
    assert "mine.toml is not in order: table policy, key version must be text" in said.err


@pytest.mark.parametrize("command", [["policy"], ["policy", "check"], ["policy", "check", "nowhere.toml"]])
def test_what_cannot_be_done_is_one_sentence_and_code_2(capsys: pytest.CaptureFixture[str], command: list[str]) -> None:
    assert main(command) == 2
    assert capsys.readouterr().err.count("\n") == 1


@pytest.fixture
def own(monkeypatch: pytest.MonkeyPatch) -> MemoryStore:
    store = MemoryStore()
    monkeypatch.setattr(opening, "open_own_vault", lambda make=True: store)
    return store


def test_a_policy_is_gone_by_until_the_built_in_one_is_chosen_again(own: MemoryStore) -> None:
    assert main(["policy", "use", str(NORTHMOOR)]) == 0
    assert opening.open_own_session().pack.id == "northmoor-learning"
    assert main(["policy", "use", "--built-in"]) == 0
    assert opening.open_own_session().pack == default_pack()


@pytest.mark.parametrize("given", [[], [str(NORTHMOOR), "--built-in"], ["nowhere.toml"]])
def test_what_names_no_policy_is_one_sentence(
    own: MemoryStore, given: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["policy", "use", *given]) == 2
    assert own.load().policy == "" and capsys.readouterr().err.count("\n") == 1


def test_a_policy_that_is_not_in_order_is_not_kept(
    own: MemoryStore, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "mine.toml").write_text(NORTHMOOR.read_text("utf-8") + "\n[more]\n", "utf-8")
    assert main(["policy", "use", str(tmp_path / "mine.toml")]) == 2
    assert own.load().policy == "" and "not in order" in capsys.readouterr().err


def test_a_kept_policy_that_this_program_cannot_read_says_what_to_do(own: MemoryStore) -> None:
    own.keep_policy("[policy]")
    with pytest.raises(BadInputError, match="not in order"):
        opening.open_own_session()
    assert main(["policy", "use", "--built-in"]) == 0
    assert opening.open_own_session().pack == default_pack()
