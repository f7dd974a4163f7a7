"""Where in a folder of many things an unpacked download begins."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import PurePosixPath

from probes.exports.find import readers_of
from probes.exports.member import Member
from probes.exports.reader import Reader


def roots(members: Sequence[Member]) -> tuple[str, ...]:
    """The folders that hold a download of their own, each with a slash at its end; the empty name is the whole folder.

    Of a folder inside another one only the outer one is named.
    """
    found = {root for reader in readers_of(members) for root in _roots_of(reader, members)}
    outer = [root for root in found if not any(root != other and root.startswith(other) for other in found)]
    return tuple(sorted(outer))


def _roots_of(reader: Reader, members: Sequence[Member]) -> set[str]:
    names = [member.name for member in members if _belongs(reader, member)]
    tops = {name.partition("/")[0] for name in names}
    profiles = [member.name for member in members if reader.needed and reader.needed.search(member.folded)]
    if len(profiles) > 1 and tops == {name.partition("/")[0] for name in profiles}:
        return {f"{top}/" for top in tops}
    return {_common(names)}


def _belongs(reader: Reader, member: Member) -> bool:
    signs = (sign for group in reader.signs for sign in group)
    sections = (section.names for section in reader.sections)
    return any(pattern.search(member.folded) for pattern in (*signs, *sections))


def _common(names: Sequence[str]) -> str:
    folders = [PurePosixPath(name).parent.parts for name in names]
    shared: list[str] = []
    for level in zip(*folders, strict=False):
        if len(set(level)) > 1:
            break
        shared.append(level[0])
    return "/".join(shared) + "/" if shared else ""
