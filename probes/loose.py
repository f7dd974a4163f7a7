"""Files that are no part of a download: on the disk by themselves, or packed in an archive. Nothing is unpacked."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import ExitStack
from pathlib import Path

from probes.exports.archive import opened
from probes.exports.folders import single_member
from probes.exports.member import CLOSED, Member, read_all
from probes.exports.tars import is_tar, tar_members
from probes.exports.unread import UnreadError
from probes.exports.zips import zip_members
from probes.files import LITTER, MOST_BYTES, OF_A_PAGE, SNIFFED, sort_of_bytes

_ZIP = b"PK"
_OTHER = "This sort of archive cannot be read. Unpack it and name the folder."
_TOO_BIG = "It is too big to be read in one piece."
_MAC = "__MACOSX/"  # what macOS puts beside the files of its zips


def packed_in(path: Path, close_later: ExitStack) -> Sequence[Member]:
    """The files in the archive at `path`. Raises UnreadError where it cannot be listed."""
    try:
        with path.open("rb") as file:
            start = file.read(512)
    except OSError as error:
        raise UnreadError(CLOSED) from error
    if start.startswith(_ZIP):
        members = zip_members(path, close_later)
    elif is_tar(start):
        members = tar_members(path, close_later)
    else:
        raise UnreadError(_OTHER)
    return [member for member in members if not _is_litter(member.name)]


def on_disk(path: Path) -> Sequence[Member]:
    """The file at `path` as a member of its own."""
    return single_member(path)


def bytes_of(member: Member) -> bytes:
    """All that is in one file. Raises UnreadError where it cannot be read, or is too big."""
    with opened(member) as stream:
        data = read_all(stream, MOST_BYTES + 1) if member.size <= MOST_BYTES else b""
    if max(len(data), member.size) > MOST_BYTES:
        raise UnreadError(_TOO_BIG)
    return data


def start_of(member: Member, most: int) -> bytes:
    """The first `most` bytes of one file. Raises UnreadError where it cannot be read."""
    with opened(member) as stream:
        return stream.read(most)


def of_a_page(member: Member, members: Sequence[Member], data: bytes) -> bool:
    """True for the scripts and styles that a browser puts beside a page it saves: nobody's words."""
    folder, _, _ = member.name.rpartition("/")
    page = folder.removesuffix("_files")
    if page == folder or not any(other.name in (f"{page}.html", f"{page}.htm") for other in members):
        return False
    return sort_of_bytes(data[:SNIFFED]) in OF_A_PAGE


def has_folder(member: Member, members: Sequence[Member]) -> bool:
    """True for a page whose parts, as a browser saves them, lie in a folder beside it."""
    folder = f"{member.name.rpartition('.')[0]}_files/"
    return any(other.name.startswith(folder) for other in members)


def _is_litter(name: str) -> bool:
    return name.startswith(_MAC) or name.rpartition("/")[2].casefold() in LITTER
