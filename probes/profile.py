"""The folder a browser lives in, and the environment it starts in."""

from __future__ import annotations

import os
import sys
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path

from probes.private_folder import private_folder

PREFIX = "selfaudit-browser-"
_NO_TOOLS = "no-tools"  # an empty folder for a PATH: no mail program or other helper can be started from it


@contextmanager
def fresh_profile() -> Generator[Path]:
    """A new, empty profile folder that only this user can read; removed when the block ends."""
    with private_folder(PREFIX) as folder:
        (folder / _NO_TOOLS).mkdir()
        yield folder


def environment(profile: Path) -> dict[str, str | float | bool]:
    """The environment for a browser: on Linux one in which it finds no other program, no desktop bus and no home."""
    if sys.platform in ("win32", "darwin"):
        return dict(os.environ)
    kept = ("LANG", "LC_ALL", "DISPLAY", "WAYLAND_DISPLAY", "XAUTHORITY", "XDG_RUNTIME_DIR", "FONTCONFIG_PATH")
    given = {name: os.environ[name] for name in kept if name in os.environ}
    return {**given, "PATH": str(profile / _NO_TOOLS), "HOME": str(profile), "TMPDIR": str(profile)}
