"""One chosen file, told by its content: a browser's database or bookmarks, exported passwords, text with addresses."""

from __future__ import annotations

import codecs
from collections.abc import Callable, Iterator
from contextlib import suppress
from functools import partial
from pathlib import Path

from probes.files import MOST_BYTES, Sort, sort_of_bytes
from probes.footprints.bookmarks import chromium_bookmarks, is_chromium, is_safari, safari_bookmarks
from probes.footprints.databases import MAGIC, database_traces
from probes.footprints.lists import listed
from probes.footprints.passwords import is_password_list, password_traces
from probes.footprints.traces import Trace
from selfaudit.errors import BadInputError

_SNIFFED = 65536
_HEADING = 4096  # characters of a first line that are looked at
_TEXTS = (Sort.TEXT, Sort.PAGE)
_MARKS = {codecs.BOM_UTF16_LE: "utf-16", codecs.BOM_UTF16_BE: "utf-16"}


def file_traces(path: Path) -> Iterator[Trace]:
    """The traces in one file. Raises BadInputError, one sentence each, where it cannot be read or is something else."""
    try:
        yield from _read(path)
    except OSError:
        raise BadInputError(
            "This file cannot be opened.",
            "Check where it is and whether you may read it. On a Mac, Safari's files need Full Disk Access for the "
            "terminal (System Settings, Privacy & Security).",
        ) from None


def _read(path: Path) -> Iterator[Trace]:
    if path.is_dir():
        raise BadInputError("This is a folder, not a file.", "Name one file.")
    if not path.is_file():
        raise BadInputError("This file does not exist.", "Check its name.")
    yield from _reader(path)(path)


def _reader(path: Path) -> Callable[[Path], Iterator[Trace]]:
    """What reads this file, told by its beginning, which is forgotten on return: there may be passwords in it."""
    with path.open("rb") as file:
        start = file.read(_SNIFFED)
    if start.startswith(MAGIC):
        return database_traces
    if path.stat().st_size > MOST_BYTES:
        raise BadInputError("This file is far larger than a list of accounts should be.", "Choose another file.")
    for is_one, read in ((is_chromium, chromium_bookmarks), (is_safari, safari_bookmarks)):
        if is_one(start):
            return _whole(read)
    sort = sort_of_bytes(start)
    if sort not in _TEXTS:
        raise BadInputError(
            f"This file is {sort}.", "Choose exported passwords (CSV), bookmarks, or a list of addresses."
        )
    return partial(_text, encoding=_MARKS.get(start[:2], "utf-8-sig"))


def _whole(read: Callable[[bytes], Iterator[Trace]]) -> Callable[[Path], Iterator[Trace]]:
    return lambda path: read(path.read_bytes())


def _text(path: Path, encoding: str) -> Iterator[Trace]:
    with path.open(encoding=encoding, errors="replace", newline="") as lines:
        heading = lines.readline(_HEADING)
        lines.seek(0)
        known = False
        with suppress(BadInputError):
            known = is_password_list(heading)
        yield from password_traces(lines) if known else listed(lines)
