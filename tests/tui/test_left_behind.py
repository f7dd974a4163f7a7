"""What leaving the walk leaves in the terminal and in the clipboard: nothing of the person's."""

from __future__ import annotations

import os
import re
import select
import subprocess
import sys

import pytest

from selfaudit.errors import BadInputError
from selfaudit.progress import Step
from tests.tui.people import app, audited
from tests.tui.steps import SMALL

pty = pytest.importorskip("pty", reason="terminals of this kind are not there on Windows")
FULL_SCREEN, ORDINARY = "\x1b[?1049h", "\x1b[?1049l"
NAME = "Thistlewood"
TITLE = re.compile(r"\x1b\][012];.*?(?:\x07|\x1b\\)", re.DOTALL)


class Terminal:
    """A program in a terminal of 80 by 24, and all it writes."""

    def __init__(self, *command: str) -> None:
        self._ours, theirs = pty.openpty()
        environment = os.environ | {"TERM": "xterm-256color", "LINES": "24", "COLUMNS": "80", "TEXTUAL": ""}
        self._process = subprocess.Popen(command, stdin=theirs, stdout=theirs, stderr=theirs, env=environment)
        os.close(theirs)
        self.said = ""

    def until(self, text: str) -> None:
        """Read until the program has written this."""
        while text not in self.said:
            if not self._more():
                pytest.fail(f"it never wrote {text!r}: {self.said[-500:]!r}")

    def press(self, keys: str) -> None:
        os.write(self._ours, keys.encode())

    def end(self) -> int:
        """Read on until it ends; its code."""
        while self._more():
            pass
        os.close(self._ours)
        return self._process.wait(30)

    def _more(self) -> bool:
        if not select.select([self._ours], [], [], 30)[0]:
            self._process.kill()
            return False
        try:
            read = os.read(self._ours, 65536)
        except OSError:  # how Linux says that nobody writes any more
            return False
        self.said += read.decode("utf-8", "replace")
        return bool(read)


def test_nothing_of_the_person_stays_in_the_scroll_back_or_the_window_title() -> None:
    terminal = Terminal(sys.executable, "-m", "tui", "practice")
    terminal.until("Welcome")
    terminal.press("\x0e")
    terminal.until(NAME)
    terminal.press("\x11")
    terminal.until("Stop for now?")
    terminal.press("\r")
    assert terminal.end() == 0
    before, _, rest = terminal.said.partition(FULL_SCREEN)
    inside, _, after = rest.rpartition(ORDINARY)
    assert NAME in inside
    assert ORDINARY not in inside
    assert "This is practice" in after
    assert not [part for part in (before, after, *TITLE.findall(inside)) if NAME in part or "Morgan" in part]


@pytest.fixture(autouse=True)
def no_clipboard(monkeypatch: pytest.MonkeyPatch) -> None:
    """The computer's own clipboard is neither read nor written by a test."""

    def none_here() -> str:
        raise BadInputError("No program was found here that can read the clipboard.")

    monkeypatch.setattr("tui.copied.read_clipboard", none_here)


@pytest.mark.parametrize("way", ["time", "stop"])
async def test_what_was_copied_is_taken_out_of_the_clipboard_again(way: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tui.copied.COPIED_SECONDS", 0.05 if way == "time" else 3600)
    walk = app(audited(step=Step.ACCOUNTS))
    async with walk.run_test(size=SMALL) as pilot:
        await pilot.press("f6")
        await pilot.pause()
        await pilot.press("c")
        await pilot.pause()
        assert walk.clipboard
        if way == "stop":
            await pilot.press("ctrl+q", "enter")
        while walk.clipboard != " ":
            await pilot.pause()


async def test_copying_again_gives_the_new_words_their_whole_time(monkeypatch: pytest.MonkeyPatch) -> None:
    walk = app(audited(step=Step.ACCOUNTS))
    async with walk.run_test(size=SMALL) as pilot:
        walk.copy_to_clipboard("one")
        first = walk._copied_for
        walk.copy_to_clipboard("two")
        await pilot.pause()
        assert first is not walk._copied_for
        assert walk.clipboard == "two"


@pytest.mark.parametrize("other", ["", "copied elsewhere since"])
async def test_only_what_was_copied_here_is_taken_out(other: str, monkeypatch: pytest.MonkeyPatch) -> None:
    walk = app(audited(step=Step.ACCOUNTS))
    monkeypatch.setattr("tui.copied.read_clipboard", lambda: other or f"{walk.clipboard}\n")
    async with walk.run_test(size=SMALL) as pilot:
        walk.copy_to_clipboard("one")
        walk.copy_to_clipboard("two")
        walk.on_forget_copied()
        await walk.workers.wait_for_complete()
        await pilot.pause()
        assert walk.clipboard == ("two" if other else " ")
        assert walk._copied_for is None
