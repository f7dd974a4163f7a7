"""Where the vault lies, and files that only their owner may read."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import BinaryIO

import platformdirs

APP = "selfaudit"  # the program's own folder among a person's data
HEADER = "vault.key"
DATABASE = "vault.db"
UNFINISHED = "vault.new"
DRAFT = ".draft"  # the end of the name of a file that is being written
LOCK = "vault.lock"
SIDE_FILES = ("-wal", "-shm", "-journal")  # what SQLite may put beside a database


def home() -> Path:
    """The folder of everything selfaudit keeps: `SELFAUDIT_HOME`, or the system's place for a person's own data."""
    chosen = os.environ.get("SELFAUDIT_HOME")
    return Path(chosen).expanduser() if chosen else platformdirs.user_data_path(APP, appauthor=False)


def vault_folder() -> Path:
    """The folder of the vault itself; nothing else lies in it."""
    return home() / "vault"


def make_private_folder(folder: Path) -> None:
    """Make `folder` if need be, readable by its owner alone. On Windows the person's profile folder sees to that."""
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    folder.chmod(0o700)


def make_private_file(path: Path, content: bytes | Iterable[bytes] = b"") -> None:
    """A new file that was never readable by others, safely on the disk, of `content` whole or in parts.

    Raises FileExistsError where there is one.
    """
    handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), 0o600)
    with os.fdopen(handle, "wb") as file:
        file.writelines((content,) if isinstance(content, bytes) else content)
        file.flush()
        os.fsync(file.fileno())


def parts_of(file: BinaryIO) -> Iterator[bytes]:
    """The rest of an open file in parts of a megabyte, so that a large one never lies in memory whole."""
    while part := file.read(1 << 20):
        yield part


def replace_file(path: Path, content: bytes) -> None:
    """Put `content` at `path` in one step: a power cut leaves the old file or the new one, never half of one."""
    draft = path.with_name(path.name + DRAFT)
    draft.unlink(missing_ok=True)
    make_private_file(draft, content)
    draft.replace(path)
    settle_folder(path.parent)


def settle_folder(folder: Path) -> None:
    """Have the folder's own list of files written to the disk, where the system knows how."""
    if os.name != "posix":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
