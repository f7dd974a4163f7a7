"""Files for the evidence log: taken byte for byte, and opened by nothing but to see what sort they are."""

from __future__ import annotations

import shutil
from collections.abc import Iterable
from pathlib import Path
from typing import BinaryIO

from probes.files import Sort, sort_of_bytes
from probes.named_path import named_path
from selfaudit.errors import BadInputError
from selfaudit.evidence import MOST_BYTES, Original, Taken
from selfaudit.vault.places import make_private_file

_SNIFFED = 65_536
_NAMED = (Sort.PAGE, Sort.SINGLE_FILE, Sort.WEB_ARCHIVE, Sort.TEXT, Sort.PICTURE, Sort.PDF, Sort.FILM, Sort.ARCHIVE)


def evidence_file(named: str) -> Original:
    """The file that the person named, `~` being their home folder. Raises BadInputError where it cannot be read."""
    path = named_path(named)
    if not path.is_file():
        raise BadInputError("There is no such file.", "Check its name and folder. A folder itself cannot be kept.")
    try:
        with path.open("rb") as file:
            return evidence_stream(file, path.name, Taken.FILE)
    except OSError:
        raise BadInputError("This file cannot be opened.", "Check that you may open it.") from None


def evidence_stream(stream: BinaryIO, name: str, taken: Taken = Taken.PIPED) -> Original:
    """All that `stream` gives; one byte more than may be kept at most. `name` is what it is called."""
    content = stream.read(MOST_BYTES + 1)
    sort = sort_of_bytes(content[:_SNIFFED])
    return Original(content, taken, str(sort) if sort in _NAMED else "a file", name)


def write_copy(folder: Path, files: Iterable[tuple[str, bytes]]) -> None:
    """Write the files of a copy into a new folder, readable by the person alone.

    Raises BadInputError where there is something of that name already or it cannot be written, and whatever `files`
    raises; then nothing of it is left.
    """
    try:
        folder.mkdir(mode=0o700)
    except FileExistsError:
        raise BadInputError("There is something of this name already.", "Choose the name of a new folder.") from None
    except OSError:
        raise BadInputError("The folder could not be made there.", "Choose another place.") from None
    try:
        for name, content in files:
            path = folder / name
            path.parent.mkdir(mode=0o700, exist_ok=True)
            make_private_file(path, content)
    except BaseException as error:
        shutil.rmtree(folder, ignore_errors=True)
        if isinstance(error, OSError):
            raise BadInputError("The copy could not be written there.", "Is the disk full?") from None
        raise


def names_in(folder: Path) -> tuple[str, ...]:
    """Every file under `folder`, by its path in it with forward slashes. Links are named and not followed."""
    if not folder.is_dir():
        raise BadInputError("There is no such folder.", "Give the folder of a copy that was made by selfaudit.")
    return tuple(
        path.relative_to(folder).as_posix() for path in sorted(folder.rglob("*")) if path.is_symlink() or path.is_file()
    )


def read_in(folder: Path, name: str) -> bytes | None:
    """The file `name` in `folder`; None where there is none, it is a link, or it cannot be read."""
    path = folder / name
    try:
        return None if path.is_symlink() or path.parent.is_symlink() else path.read_bytes()
    except OSError:
        return None
