"""A temporary folder of one's own: made for one use, gone at its end, swept at the next use after a crash."""

from __future__ import annotations

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

_LOCK = "in-use"


@contextmanager
def private_folder(prefix: str, parent: Path | None = None) -> Generator[Path]:
    """A new, empty folder that only this user can read; removed when the block ends. `prefix` begins its name.

    It stands in `parent`, or where the system keeps temporary files.
    """
    sweep(prefix, parent)
    folder = Path(tempfile.mkdtemp(prefix=prefix, dir=parent))
    lock = hold(folder)
    try:
        yield folder
    finally:
        lock.close()
        _remove(folder)


def sweep(prefix: str, parent: Path | None = None) -> int:
    """Remove the folders that crashed runs left behind; how many. One that is in use is held by its lock and stays."""
    swept = 0
    for folder in (parent or Path(tempfile.gettempdir())).glob(prefix + "*"):
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
        swept += not folder.exists()
    return swept


def hold(folder: Path) -> IO[str]:
    """Mark `folder` as in use until the file that is given back is closed, or this process ends."""
    lock = (folder / _LOCK).open("w")
    _take(lock)
    return lock


def sweep_marked(parent: Path, prefix: str, mark: Path) -> None:
    """Remove folders in `parent` that hold the file `mark` and were once held, but are no longer.

    One that was not held yet stays: it may belong to a run that is just starting.
    """
    for folder in parent.glob(prefix + "*"):
        try:
            with (folder / mark).open(), (folder / _LOCK).open("r+") as lock:
                _take(lock)
        except OSError:
            continue
        _remove(folder)


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
