"""Which downloads lie in zips, archives, folders and files: told by the names of what is in them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from contextlib import ExitStack
from dataclasses import replace
from pathlib import Path

from probes.exports.archive import Archive, opened, together
from probes.exports.download import Found
from probes.exports.folders import folder_members, single_member
from probes.exports.how_to_ask import ask_for_json
from probes.exports.member import Member, is_data, telling
from probes.exports.reader import Reader
from probes.exports.readers import READERS
from probes.exports.tars import is_tar, tar_members
from probes.exports.tiktok import is_tiktok
from probes.exports.unread import UnreadError
from probes.exports.whatsapp import is_chat
from probes.exports.zips import nested_members, zip_members

_MOST_NESTED = 50  # zips inside one zip
_SNIFFED = 65536
_ZIP = b"PK"


def members_at(path: Path, close_later: ExitStack) -> list[tuple[Member, ...]]:
    """The members at `path`: a zip, a tar or tar.gz, a zip of zips, a folder or a single file; one list for each part.

    Raises UnreadError where it cannot be listed.
    """
    if path.is_dir():
        return [tuple(folder_members(path))]
    if is_tar(_start(path, 512)):
        return [tuple(tar_members(path, close_later))]
    if _start(path, 2) != _ZIP:
        return [tuple(map(_named_by_content, single_member(path)))]
    outer = _told_by_content(zip_members(path, close_later))
    if readers_of(outer):
        return [tuple(outer)]
    nested = [member for member in outer if member.name.lower().endswith(".zip") and member.name.count("/") < 2]
    parts = [tuple(_told_by_content(nested_members(member, close_later))) for member in nested[:_MOST_NESTED]]
    return parts or [tuple(outer)]


def readers_of(members: Sequence[Member]) -> tuple[Reader, ...]:
    """The readers whose signs are among the names of `members`."""
    names = telling(members)
    return tuple(reader for reader in READERS if any(_all_there(signs, names) for signs in reader.signs))


def downloads(parts: Sequence[Sequence[Member]]) -> Iterator[Found]:
    """The downloads in `parts`: for each platform one, or more where several parts hold a profile of their own.

    A part without a profile is a later part of the download before it.
    """
    readers = [readers_of(part) for part in parts]
    for reader in READERS:
        mine = [part for part, known in zip(parts, readers, strict=True) if reader in known]
        for group in _by_profile(mine, reader):
            archive = together(group)
            ask = ask_for_json(reader.platform) if _only_html(reader, archive) else ""
            yield Found(reader, archive, ask)


def _by_profile(parts: Sequence[Sequence[Member]], reader: Reader) -> list[list[Sequence[Member]]]:
    with_profile = [part for part in parts if _has_profile(part, reader)]
    without = [part for part in parts if not _has_profile(part, reader)]
    groups: list[list[Sequence[Member]]] = [[part] for part in with_profile]
    if not groups:
        return [without] if without else []
    groups[-1].extend(without)
    return groups


def _has_profile(part: Sequence[Member], reader: Reader) -> bool:
    return reader.needed is not None and any(map(reader.needed.search, telling(part)))


def _only_html(reader: Reader, archive: Archive) -> bool:
    if reader.html is None or not any(map(reader.html.search, archive.names)):
        return False
    return not any(section.names.search(name) for section in reader.sections for name in archive.names)


def _all_there(signs: Sequence[re.Pattern[str]], names: Sequence[str]) -> bool:
    return all(any(sign.search(name) for name in names) for sign in signs)


def _told_by_content(members: Sequence[Member]) -> list[Member]:
    """The members of a zip; those that may be a whole download by themselves are told by how they begin.

    These are the ones whose name says so, and the only one that holds words, where no reader knows its name.
    """
    data = [member for member in members if is_data(member.name)]
    only = data if len(data) == 1 and not readers_of(members) else []
    return [_named_by_content(member) if member in only or _alone(member) else member for member in members]


def _named_by_content(member: Member) -> Member:
    """A file that may be a whole download, under the name its reader knows it by, or one that no reader knows."""
    try:
        with opened(member) as stream:
            start = stream.read(_SNIFFED).decode("utf-8", "replace")
    except UnreadError:
        return member
    claimed = _alone(member)
    if claimed and claimed.is_one and claimed.is_one(start):
        return member
    if start.lstrip("\ufeff \r\n\t").startswith("{") and is_tiktok(start):
        return _renamed(member, "user_data.json")
    if is_chat(start):
        return _renamed(member, "_chat.txt")
    return _renamed(member, "another.txt") if claimed else member


def _alone(member: Member) -> Reader | None:
    """The reader by whose lights the name of `member` is that of a whole download."""
    return next((one for one in READERS if one.alone and one.alone.search(member.folded)), None)


def _renamed(member: Member, name: str) -> Member:
    return replace(member, name=name)


def _start(path: Path, size: int) -> bytes:
    try:
        with path.open("rb") as file:
            return file.read(size)
    except OSError as error:
        raise UnreadError("This file cannot be opened. Check whether you may read it.") from error
