"""Reads the clipboard once, when the person has asked for what needs it, by a program that the system brings along."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator

from selfaudit.errors import BadInputError

_SECONDS = 10.0  # PowerShell takes its time to start
_LONGEST = 5_000_000  # characters
_WINDOWS = "[Console]::OutputEncoding = New-Object System.Text.UTF8Encoding; Get-Clipboard -Raw"
_PASTE_IT = "Paste it into this window instead: Ctrl+Shift+V, or Cmd+V on a Mac."


def can_read_clipboard() -> bool:
    """True where there is a program that reads the clipboard."""
    return any(True for _ in _commands())


def read_clipboard() -> str:
    """The text in the clipboard. Raises BadInputError where there is none, or no program here that can read it."""
    commands = list(_commands())
    if not commands:
        raise BadInputError("No program was found here that can read the clipboard.", _PASTE_IT)
    for command in commands:
        text = _said_by(command)
        if text is not None and text.strip():
            return text[:_LONGEST]
    raise BadInputError("There is no text in the clipboard.", f"Copy the page first. {_PASTE_IT}")


def _commands() -> Iterator[list[str]]:
    """What reads the clipboard on this system, the likeliest first."""
    if sys.platform == "win32":
        yield from _found("powershell.exe", "-NoProfile", "-NonInteractive", "-Command", _WINDOWS)
    elif sys.platform == "darwin":
        yield from _found("pbpaste")
    else:
        if os.environ.get("WAYLAND_DISPLAY"):
            yield from _found("wl-paste", "--no-newline", "--type", "text")
        if os.environ.get("DISPLAY"):
            yield from _found("xclip", "-selection", "clipboard", "-out")
            yield from _found("xsel", "--clipboard", "--output")


def _found(program: str, *arguments: str) -> Iterator[list[str]]:
    if path := shutil.which(program):
        yield [path, *arguments]


def _said_by(command: list[str]) -> str | None:
    """What the program says; None where it fails, as it does over an empty clipboard or one with a picture in it."""
    try:
        done = subprocess.run(
            command,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            timeout=_SECONDS,
            check=True,
            env={**os.environ, "LC_CTYPE": "UTF-8"} if sys.platform == "darwin" else None,
            creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
        )
    except (OSError, subprocess.SubprocessError):
        return None
    return done.stdout.decode("utf-8", "replace")
