"""A download as it lies on the disk: its members, opened by allow-list only, with a record of which were opened.

Nothing is ever unpacked: members are read as streams, and pictures are only named.
"""

from __future__ import annotations

import lzma
import re
import struct
import tarfile
import zipfile
import zlib
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cached_property
from typing import BinaryIO

from probes.exports.member import LOCKED, MOST_BYTES, Member, is_data, telling
from probes.exports.never import never_opened
from probes.exports.unread import UnreadError

_BROKEN = (
    zipfile.BadZipFile, tarfile.TarError, zlib.error, lzma.LZMAError, EOFError, struct.error, OSError, ValueError,
)  # fmt: skip


@dataclass
class Archive:
    """The members of one download, its parts laid together. `opened` are the names that were opened, in order."""

    members: dict[str, Member]
    opened: list[str] = field(default_factory=list)
    _taken: int = 0

    def matching(self, pattern: re.Pattern[str]) -> Iterator[Member]:
        """The members whose folded name holds `pattern`, in the order of their names' numbers."""
        found = [member for folded, member in self._data if pattern.search(folded)]
        return iter(sorted(found, key=lambda member: _in_order(member.name.rpartition(".")[0])))

    @cached_property
    def names(self) -> list[str]:
        """The folded names that tell what the download is."""
        return telling(self.members.values())

    @cached_property
    def _data(self) -> list[tuple[str, Member]]:
        return [(member.folded, member) for member in self.members.values() if is_data(member.name)]

    @contextmanager
    def open(self, member: Member, allowed: re.Pattern[str]) -> Iterator[BinaryIO]:
        """The bytes of `member`, if `allowed` is in its folded name; read only inside the `with`.

        Raises PermissionError for a member that is not allowed, and UnreadError where it cannot be read.
        """
        if not allowed.search(member.folded) or never_opened(member.name):
            raise PermissionError("A member outside the list of what may be read was asked for.")
        self._taken += member.size
        if self._taken > MOST_BYTES:
            raise UnreadError("The download is bigger than this program reads. Ask for it in smaller parts.")
        self.opened.append(member.name)
        with opened(member) as stream:
            yield stream

    def size(self, name: str) -> int:
        """How many bytes the member called `name` has; 0 where the download does not hold it."""
        member = self.members.get(name)
        return member.size if member else 0


@contextmanager
def opened(member: Member) -> Iterator[BinaryIO]:
    """The bytes of `member`, read only inside the `with`. Raises UnreadError where it cannot be read."""
    try:
        with member.open() as stream:
            yield stream
    except RuntimeError as error:
        raise UnreadError(LOCKED) from error
    except _BROKEN as error:
        raise UnreadError("It is damaged or cut short. Fetch it again.") from error


def together(parts: Sequence[Sequence[Member]]) -> Archive:
    """One archive of the members of several parts. A file that lies in two parts is read once, unless they differ."""
    members: dict[str, Member] = {}
    for number, part in enumerate(parts, 1):
        for member in part:
            known = members.get(member.name)
            if known is None:
                members[member.name] = member
            elif known.key != member.key or known.size != member.size:
                members[f"part {number}/{member.name}"] = member
    return Archive(members)


def _in_order(name: str) -> list[tuple[int, str]]:
    return [(int(piece), "") if piece.isdigit() else (-1, piece) for piece in re.split(r"(\d{1,9})", name) if piece]
