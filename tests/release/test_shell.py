"""Completions and man page are those of the commands as they are, and say every one of them."""

from __future__ import annotations

import argparse
import os
import re
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from release.shell import made
from tui.cli import main, make_parser
from tui.commands.completion import FILES, FOLDER
from tui.exits import MEANINGS, Exit

MADE = dict(made())
OFFERED = {
    "sc": {"scan"},
    "receipt ver": {"verify"},
    "scan --for": {"--format"},
    "scan --format s": {"sarif"},
    "walk --for h": {"home", "hr-check"},
    "completion po": {"powershell"},
}


def commands(parser: argparse.ArgumentParser, path: str = "") -> Iterator[tuple[str, list[str]]]:
    """Each command and the options it has."""
    inner = [action for action in parser._actions if isinstance(action, argparse._SubParsersAction)]
    yield path, [option for action in parser._actions for option in action.option_strings]
    for action in inner:
        for name, command in action.choices.items():
            yield from commands(command, f"{path} {name}".strip())


def words(text: str) -> list[str]:
    """What Pythons wrap differently is the same text."""
    return text.split()


@pytest.mark.parametrize("name", MADE)
def test_what_is_kept_is_what_the_parser_makes(name: str) -> None:
    assert words((FOLDER / name).read_text("utf-8")) == words(MADE[name]), "the commands have changed: make shell"


def test_nothing_else_is_kept_there() -> None:
    assert {path.name for path in FOLDER.iterdir()} == set(MADE)


@pytest.mark.parametrize("name", MADE)
def test_every_command_and_every_option_is_said(name: str) -> None:
    text = (FOLDER / name).read_text("utf-8").replace("\\-", "-")
    for command, options in commands(make_parser()):
        assert command.split(" ")[-1] in text
        for option in options:
            if name == "selfaudit.1" and option in ("-h", "--help"):
                continue  # a reader of the page has found the help
            assert option in text or f"-l {option[2:]}" in text or f"-s {option[1:]}" in text, (command, option)


def test_the_manual_says_how_a_command_can_end() -> None:
    _, _, codes = MADE["selfaudit.1"].partition("\n.SH EXIT STATUS\n")
    assert re.findall(r"^\.B (\d+)\n\S", codes, re.M) == [f"{code:d}" for code in Exit]
    assert set(MEANINGS) == set(Exit)


@pytest.mark.parametrize("shell", FILES)
def test_the_command_prints_it(shell: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["completion", shell]) == 0
    assert capsys.readouterr().out == (FOLDER / FILES[shell]).read_text("utf-8")


_ASK_BASH = """
    . '{file}'
    COMP_WORDS=(selfaudit {typed}); COMP_CWORD={last}
    "$(complete -p selfaudit | sed 's/.*-F \\([^ ]*\\).*/\\1/')"
    printf '%s\\n' "${{COMPREPLY[@]}}"
"""
_ASK_FISH = "source '{file}'; complete -C 'selfaudit {typed}' | cut -f 1"


@pytest.mark.parametrize(
    ("shell", "ask"), [(["bash", "--norc"], _ASK_BASH), (["fish", "--no-config"], _ASK_FISH)], ids=["bash", "fish"]
)
def test_a_shell_offers_what_can_come_next(shell: list[str], ask: str, tmp_path: Path) -> None:
    if not shutil.which(shell[0]):
        pytest.skip(f"{shell[0]} is not installed")
    for typed, offered in OFFERED.items():
        script = ask.format(file=FOLDER / FILES[shell[0]], typed=typed, last=len(typed.split()))
        done = subprocess.run(
            [*shell, "-c", script],
            capture_output=True,
            text=True,
            check=False,
            env={**os.environ, "HOME": str(tmp_path)},
        )
        assert set(done.stdout.split()) == offered, (typed, done.stderr)


@pytest.mark.skipif(not shutil.which("man"), reason="man is not installed")
def test_the_man_page_is_shown_without_a_complaint() -> None:
    done = subprocess.run(
        ["man", "--warnings", "-l", FOLDER / "selfaudit.1"], capture_output=True, text=True, check=False,
        env={"PATH": "/usr/bin:/bin", "MANWIDTH": "80", "LC_ALL": "C.UTF-8", "MANPAGER": "cat"},
    )  # fmt: skip
    assert done.returncode == 0
    assert done.stderr == ""
    shown = re.sub(".\b", "", done.stdout)
    assert "selfaudit practice" in shown
