"""`selfaudit platforms`: what is known is printed, and a file that does not prove itself is told."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from probes.platform_files import OWN_FOLDER, own_platforms
from tui.cli import main

Printed = tuple[int, str, str]
Run = Callable[..., Printed]


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Run:
    def run(*arguments: str) -> Printed:
        code = main(["platforms", *arguments])
        out, err = capsys.readouterr()
        return code, out, err

    return run


def test_every_site_is_listed(run: Run) -> None:
    code, out, _ = run("list")
    assert code == 0
    assert [line.split()[0] for line in out.splitlines()] == list(own_platforms())
    assert run() == (0, out, "")


@pytest.mark.parametrize("platform", own_platforms())
def test_everything_known_is_shown_within_the_width(run: Run, platform: str) -> None:
    code, out, _ = run("show", platform)
    known = own_platforms()[platform]
    flat = " ".join(out.split())
    assert code == 0
    for setting in known.settings:
        assert " ".join(setting.why.split()) in flat
        assert setting.source.checked.isoformat() in flat
    assert max(len(line) for line in out.splitlines() if "https://" not in line and "paste" not in line) <= 80


def test_weak_facts_say_so(run: Run) -> None:
    assert "not verified" in run("show", "twitter")[1]


def test_an_unknown_site_is_bad_input(run: Run) -> None:
    code, out, err = run("show", "nowhere")
    assert (code, out) == (2, "")
    assert err.count("\n") == 1


def test_the_files_that_come_with_the_program_prove_themselves(run: Run) -> None:
    code, out, _ = run("check")
    assert code == 0
    assert "nothing wrong" in out


def test_a_file_that_says_something_else_is_told(run: Run, tmp_path: Path) -> None:
    for name in ("instagram", "website"):
        shutil.copy(OWN_FOLDER / f"{name}.toml", tmp_path)
    changed = tmp_path / "instagram.toml"
    text = changed.read_text("utf-8")
    changed.write_text(text.replace('handle = "miss.maple_4"', 'handle = "somebody"', 1), "utf-8")
    code, out, _ = run("check", str(tmp_path))
    assert code == 1
    assert "instagram.toml, table match number 1" in out
    changed.write_text(text.replace('value = "This account is private"', 'value = "Closed"'), "utf-8")
    code, out, _ = run("check", str(tmp_path))
    assert code == 1
    assert "instagram/private: the outcome is" in out


def test_what_a_look_goes_by_is_shown_fact_by_fact(run: Run) -> None:
    _, out, _ = run("show", "instagram")
    flat = " ".join(out.split())
    known = own_platforms()["instagram"]
    for field in known.fields:
        assert field.name in flat[flat.index("What a look tells apart") :]
    told = flat[flat.index("How a look knows what it met") :]
    assert told.count(" - ") == len(known.markers)
    assert "closed to strangers, when the page says “This account is private” (one of two signs it takes)" in told
    assert "2026-08-01, not verified" in told


@pytest.mark.parametrize("name", ["Instagram", "insta", "instagram.com", "https://m.instagram.com/maple"])
def test_a_site_is_shown_by_any_of_its_names(run: Run, name: str) -> None:
    assert run("show", name)[1].startswith("Instagram\n")


def test_a_name_that_comes_near_is_offered(run: Run) -> None:
    assert "Do you mean facebook?" in run("show", "faceboook")[2]
    assert "Do you mean" not in run("show", "bbc.example")[2]


def test_one_file_is_checked_alone(run: Run) -> None:
    code, out, _ = run("check", str(OWN_FOLDER / "instagram.toml"))
    assert (code, out[:12]) == (0, "1 platforms,")


def test_a_fact_from_a_day_to_come_is_told(run: Run, tmp_path: Path) -> None:
    text = (OWN_FOLDER / "x.toml").read_text("utf-8")
    (tmp_path / "x.toml").write_text(text.replace("checked = 2026", "checked = 9026", 1), "utf-8")
    code, out, _ = run("check", str(tmp_path))
    assert code == 1
    assert "x.toml: something is checked = 9026" in out


@pytest.mark.parametrize("data", [b"id = [", b'id = "broken"\nnope = 1', 'id = "größer"'.encode("utf-16"), b"\xff"])
def test_a_broken_file_is_bad_input(run: Run, tmp_path: Path, data: bytes) -> None:
    (tmp_path / "broken.toml").write_bytes(data)
    code, out, err = run("check", str(tmp_path))
    assert (code, out) == (2, "")
    assert "broken.toml" in err


def test_a_folder_without_files_is_bad_input(run: Run, tmp_path: Path) -> None:
    assert run("check", str(tmp_path))[0] == 2
    assert run("check", str(tmp_path / "nowhere"))[0] == 2


def test_old_facts_are_greyed_and_say_so(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tui.terminal.coloured", lambda: True)
    lines = run("show", "nextdoor")[1].splitlines()
    old = [line for line in lines if line.startswith("\x1b[2m")]
    assert any("Show your street" in line for line in old)
    assert any("older than six months" in line for line in old)
    assert any("Post to your own neighbourhood" in line for line in lines if line not in old)
    monkeypatch.undo()
    assert "\x1b" not in run("show", "nextdoor")[1]
