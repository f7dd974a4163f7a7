"""A browser's database is read from a copy: the browser may be writing to its own, and nothing of it is touched."""

from __future__ import annotations

import shutil
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path

from probes import private_folder
from selfaudit.errors import BadInputError

MOST_BYTES = 2 * 1024**3  # far beyond any history: browsers forget what is older than some months
_PREFIX = "selfaudit-copies-"
# What SQLite keeps beside a database: changes not yet written into it, and changes to be taken back.
_SIDES = ("", "-wal", "-journal")


@contextmanager
def copied(database: Path) -> Generator[Path]:
    """A copy of `database` with what stands beside it, in a folder that only this user can read and that then goes.

    Raises BadInputError where it cannot be copied.
    """
    sides = [(database.with_name(database.name + side), f"copy{side}") for side in _SIDES]
    with private_folder.private_folder(_PREFIX) as folder:
        try:
            there = [(path, name) for path, name in sides if path.is_file()]
            if sum(path.stat().st_size for path, _ in there) > MOST_BYTES:
                raise BadInputError("This database is far larger than a browser's history should be.")
            for path, name in there:
                shutil.copyfile(path, folder / name)
        except OSError:
            raise BadInputError(
                "The browser's file could not be copied, so it was not read.",
                "Close the browser, see that the disk has room, and try again.",
            ) from None
        yield folder / "copy"


def sweep() -> int:
    """Remove the copies that a run left behind which was stopped by force; how many folders of them."""
    return private_folder.sweep(_PREFIX)
