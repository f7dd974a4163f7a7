"""The members of a tar.gz archive, as Mastodon makes them: read from front to back, so listing unpacks it all once.

Some browsers unpack the outer half by themselves, so that a plain tar is what lies among the downloads.
"""

from __future__ import annotations

import gzip
import io
import tarfile
import zlib
from collections.abc import Iterator
from contextlib import ExitStack
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import BinaryIO, cast

from probes.exports.member import (
    CLOSED,
    LINK,
    NO_FILE,
    OUTSIDE,
    TWICE,
    Member,
    clean,
    points_outside,
    too_dense,
)
from probes.exports.unread import UnreadError

_GZIP = b"\x1f\x8b"
_MAGIC, _MAGIC_AT = b"ustar", 257  # POSIX.1-1988; GNU writes the same five letters
_DAMAGED = "This archive is damaged or was cut short. Fetch the download again."
_HARMFUL = "This archive would grow to many times its size, as harmful files do, so it was left alone."
_MOST_ENTRIES = 50_000  # each takes a kilobyte or two of memory
_MOST_AT_ONCE = 16 * 1024 * 1024  # bytes; the names and notes between members are a few kilobytes


class _Careful(gzip.GzipFile):
    """A gzip file that is never asked for more at once than belongs in memory, whatever the archive says of itself."""

    def read(self, size: int | None = -1) -> bytes:
        return super().read(_bounded(size))


class _CarefulPlain(io.FileIO):
    """The same for a file that is not packed."""

    def read(self, size: int | None = -1) -> bytes:
        return super().read(_bounded(size)) or b""


def _bounded(size: int | None) -> int:
    if size is None or not 0 <= size <= _MOST_AT_ONCE:
        raise tarfile.ReadError("more asked for at once than any honest archive needs")
    return size


def is_tar(start: bytes) -> bool:
    """Whether a file that begins with `start` is a tar (POSIX ustar, GNU) or is packed as a tar.gz is."""
    return start.startswith(_GZIP) or start[_MAGIC_AT:].startswith(_MAGIC)


def tar_members(path: Path, close_later: ExitStack) -> list[Member]:
    """The files in the tar or tar.gz at `path`. Raises UnreadError where it cannot be listed or is harmful."""
    try:
        packed = path.stat().st_size
        with path.open("rb") as file:
            packed_anew = file.read(len(_GZIP)) == _GZIP
        plain = close_later.enter_context(_Careful(path) if packed_anew else _CarefulPlain(path))
    except OSError as error:
        raise UnreadError(CLOSED) from error
    try:
        archive = close_later.enter_context(tarfile.TarFile(fileobj=plain))
        return list(_listed(archive, packed))
    except (tarfile.TarError, zlib.error, EOFError, OSError, ValueError) as error:
        raise UnreadError(_DAMAGED) from error


def _listed(archive: tarfile.TarFile, packed: int) -> Iterator[Member]:
    seen: set[str] = set()
    for count, info in enumerate(archive):
        if too_dense(info.offset_data + info.size, packed) or count >= _MOST_ENTRIES:
            raise UnreadError(_HARMFUL)
        name = clean(info.name).removeprefix("./")
        if info.isdir():
            continue
        again = name in seen
        seen.add(name)
        refused = OUTSIDE if points_outside(name) else _no_file(info) or (TWICE if again else "")
        opener = cast("partial[BinaryIO]", partial(archive.extractfile, info))
        yield Member(f"again/{name}" if again else name, info.size, _time(info.mtime), opener, refused, name)


def _no_file(info: tarfile.TarInfo) -> str:
    if info.issym() or info.islnk():
        return LINK
    return "" if info.isreg() else NO_FILE


def _time(seconds: float) -> datetime | None:
    try:
        return datetime.fromtimestamp(seconds, UTC) if seconds else None
    except (ValueError, OverflowError, OSError):
        return None
