"""The folder a browser lives in: made fresh for one start, gone at its end, swept at the next start after a crash."""

from __future__ import annotations

import os
import shutil
import sys
import tempfile
from collections.abc import Generator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import IO

if sys.platform == "win32":
    import msvcrt
else:
    import fcntl

_PREFIX = "selfaudit-browser-"
_LOCK = "in-use"
_NO_TOOLS = "no-tools"  # an empty folder for a PATH: no mail program or other helper can be started from it


@contextmanager
def fresh_profile() -> Generator[Path]:
    """A new, empty profile folder that only this user can read; removed when the block ends."""
    sweep()
    folder = Path(tempfile.mkdtemp(prefix=_PREFIX))
    (folder / _NO_TOOLS).mkdir()
    lock = (folder / _LOCK).open("w")
    _take(lock)
    try:
        yield folder
    finally:
        lock.close()
        _remove(folder)


def sweep() -> None:
    """Remove the profiles that crashed runs left behind. One that is in use is held by its lock and stays."""
    for folder in Path(tempfile.gettempdir()).glob(_PREFIX + "*"):
        try:
            with (folder / _LOCK).open("r+") as lock:
                _take(lock)
        except FileNotFoundError:
            # Between the making of a folder and of its lock it belongs to a run that is just starting.
            if not any(folder.iterdir()):
                continue
        except OSError:
            continue
        _remove(folder)


def environment(profile: Path) -> dict[str, str | float | bool]:
    """The environment for a browser: on Linux one in which it finds no other program, no desktop bus and no home."""
    if sys.platform in ("win32", "darwin"):
        return dict(os.environ)
    kept = ("LANG", "LC_ALL", "DISPLAY", "WAYLAND_DISPLAY", "XAUTHORITY", "XDG_RUNTIME_DIR", "FONTCONFIG_PATH")
    given = {name: os.environ[name] for name in kept if name in os.environ}
    return {**given, "PATH": str(profile / _NO_TOOLS), "HOME": str(profile), "TMPDIR": str(profile)}


def _remove(folder: Path) -> None:
    """Remove `folder`; where a file is still held open, the next sweep finishes it."""
    for _ in range(3):
        shutil.rmtree(folder, ignore_errors=True)
        if not folder.exists():
            return


def _take(lock: IO[str]) -> None:
    """Lock the open file for this process. Raises OSError where another process holds it."""
    if sys.platform == "win32":
        msvcrt.locking(lock.fileno(), msvcrt.LK_NBLCK, 1)
    else:
        with suppress(BlockingIOError):
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
            return
        raise OSError
