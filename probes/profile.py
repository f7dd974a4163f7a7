"""The folder a browser lives in, and the environment it starts in."""

from __future__ import annotations

import os
import sys
import tempfile
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path

from probes import private_folder
from selfaudit.errors import NoBrowserError

PREFIX = "selfaudit-browser-"
# On Linux a browser listens at a socket below its folder, and ends at once where the path of that has more bytes than
# unix(7) has room for, 107. Seen with Chromium 156; the names that other browsers give it are no longer.
_MOST_BYTES = 107 - len("/org.chromium.Chromium.XXXXXX/SingletonSocket")
_OWN_NAME = len(f"/{PREFIX}XXXXXXXX")
_NO_TOOLS = "no-tools"  # an empty folder for a PATH: no mail program or other helper can be started from it


@contextmanager
def fresh_profile() -> Generator[Path]:
    """A new, empty profile folder that only this user can read; removed when the block ends.

    Raises NoBrowserError where no folder for temporary files has a path that is short enough for a browser.
    """
    with private_folder.private_folder(PREFIX, _place()) as folder:
        (folder / _NO_TOOLS).mkdir()
        yield folder


def sweep() -> int:
    """Remove the profiles that a run left behind which was stopped by force; how many."""
    return sum(private_folder.sweep(PREFIX, place) for place in _places())


def _place() -> Path:
    """The first of the places whose path is short enough."""
    for place in _places():
        if sys.platform in ("win32", "darwin"):
            return place
        if len(os.fsencode(place)) + _OWN_NAME <= _MOST_BYTES and os.access(place, os.W_OK | os.X_OK):
            return place
    raise NoBrowserError(
        "The path of the folder for temporary files is too long for a browser.",
        "Set TMPDIR to a folder with a short path, such as /tmp, and start again.",
    )


def environment(profile: Path) -> dict[str, str | float | bool]:
    """The environment for a browser: on Linux one in which it finds no other program, no desktop bus and no home."""
    if sys.platform in ("win32", "darwin"):
        return dict(os.environ)
    kept = ("LANG", "LC_ALL", "DISPLAY", "WAYLAND_DISPLAY", "XAUTHORITY", "XDG_RUNTIME_DIR", "FONTCONFIG_PATH")
    given = {name: os.environ[name] for name in kept if name in os.environ}
    return {**given, "PATH": str(profile / _NO_TOOLS), "HOME": str(profile), "TMPDIR": str(profile)}


def _places() -> list[Path]:
    """Where the system keeps temporary files; on Linux also where else a folder of ours may stand, for a short path."""
    usual = Path(tempfile.gettempdir())
    if sys.platform in ("win32", "darwin"):
        return [usual]
    others = filter(None, (os.environ.get("XDG_RUNTIME_DIR"), "/tmp"))  # noqa: S108  our folder there is ours alone
    return list(dict.fromkeys((usual, *map(Path, others))))
