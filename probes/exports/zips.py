"""The members of a zip file, listed without trusting it."""

from __future__ import annotations

import io
import stat
import struct
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import ExitStack
from functools import partial
from pathlib import Path
from typing import BinaryIO, cast

from probes.exports.member import (
    CLOSED,
    DENSE,
    LINK,
    LOCKED,
    MOST_MEMBERS,
    OUTSIDE,
    TWICE,
    Member,
    clean,
    points_outside,
    too_dense,
    utc,
)
from probes.exports.unread import UnreadError

DAMAGED = "This zip file is damaged or was cut short. Fetch the download again."
_CROWDED = "This zip file holds far more files than any download, so it was left alone."
_MOST_NESTED = 64 * 1024 * 1024  # bytes of a zip inside a zip, which is read into memory
_BIG = "A zip file inside this one is too big to be read there. Unpack the outer zip file and name the folder."
_BROKEN = (zipfile.BadZipFile, zlib.error, OSError, ValueError, NotImplementedError, struct.error, EOFError)

# PKWARE APPNOTE.TXT 6.3.10, sections 4.3.12 (an entry of the list), 4.3.16 (its end) and 4.3.14-15 (ZIP64).
_ENTRY, _ENTRY_SIZE = b"PK\x01\x02", 46
_END, _END_SIZE = b"PK\x05\x06", 22
_FAR_END, _FAR_END_SIZE, _FAR_LOCATOR_SIZE = b"PK\x06\x06", 56, 20
_LONGEST_COMMENT = 65535


def zip_members(path: Path, close_later: ExitStack) -> list[Member]:
    """The files in the zip at `path`, folders left out. Raises UnreadError where the zip cannot be listed."""
    try:
        file = close_later.enter_context(path.open("rb"))
    except OSError as error:
        raise UnreadError(CLOSED) from error
    return _members(file, close_later)


def nested_members(member: Member, close_later: ExitStack) -> list[Member]:
    """The files in a zip that is itself a member of a download. It is held in memory."""
    if member.size > _MOST_NESTED:
        raise UnreadError(_BIG)
    try:
        with member.open() as stream:
            data = stream.read(_MOST_NESTED + 1)
    except (*_BROKEN, RuntimeError) as error:
        raise UnreadError(DAMAGED) from error
    return _members(io.BytesIO(data), close_later)


def _members(file: BinaryIO, close_later: ExitStack) -> list[Member]:
    try:
        _refuse_crowds(file)
        archive = close_later.enter_context(zipfile.ZipFile(file))
        return list(_listed(archive))
    except _BROKEN as error:
        raise UnreadError(DAMAGED) from error


def _listed(archive: zipfile.ZipFile) -> Iterator[Member]:
    seen: set[str] = set()
    for info in archive.infolist():
        name = clean(info.filename)
        if name.endswith("/"):
            continue
        again = name in seen
        seen.add(name)
        refused = _refusal(info, name) or (TWICE if again else "")
        label = f"again/{name}" if again else name
        opener = cast("partial[BinaryIO]", partial(archive.open, info))
        yield Member(label, info.file_size, utc(*info.date_time), opener, refused, info.CRC)


def _refusal(info: zipfile.ZipInfo, name: str) -> str:
    if points_outside(name):
        return OUTSIDE
    if stat.S_ISLNK(info.external_attr >> 16):
        return LINK
    if info.flag_bits & 1:
        return LOCKED
    return DENSE if too_dense(info.file_size, info.compress_size) else ""


def _refuse_crowds(file: BinaryIO) -> None:
    """Count the entries of the zip's list without building them: Python's reader builds every one it is told of."""
    file.seek(_list_start(file))
    count = 0
    while (entry := file.read(_ENTRY_SIZE))[:4] == _ENTRY and len(entry) == _ENTRY_SIZE:
        count += 1
        if count > MOST_MEMBERS:
            raise UnreadError(_CROWDED)
        file.seek(sum(struct.unpack_from("<HHH", entry, 28)), io.SEEK_CUR)
    file.seek(0)


def _list_start(file: BinaryIO) -> int:
    size = file.seek(0, io.SEEK_END)
    tail_at = max(0, size - _END_SIZE - _LONGEST_COMMENT - _FAR_LOCATOR_SIZE - _FAR_END_SIZE)
    file.seek(tail_at)
    tail = file.read()
    end = tail.rfind(_END)
    if end < 0 or end + _END_SIZE > len(tail):
        raise UnreadError(DAMAGED)
    far = tail.rfind(_FAR_END, 0, end)
    if far >= 0:
        length = struct.unpack_from("<Q", tail, far + 40)[0]
        return max(0, tail_at + far - int(length))
    length = struct.unpack_from("<I", tail, end + 12)[0]
    return max(0, tail_at + end - int(length))
