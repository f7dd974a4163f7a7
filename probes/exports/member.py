"""One file inside a download, wherever the download keeps it, and the rules every one must pass before it is listed."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import BinaryIO

from probes.exports.unread import UnreadError

MOST_MEMBERS = 200_000  # a download of 1 GB holds a tenth of this; each takes about a kilobyte of memory
MOST_BYTES = 4 * 1024**3  # read out of one download
MOST_GROWN = 200  # times; text in JSON packs to a tenth, the densest a zip file allows is a thousandth
FREE_BYTES = 64 * 1024 * 1024  # below this size growth is harmless

OUTSIDE = "Its name points outside the download, so it was left alone."
LINK = "It is a link to another file, so it was left alone."
NO_FILE = "It is no ordinary file, so it was left alone."
LOCKED = "It is locked with a password. Unpack the download yourself, then try again."
DENSE = "It would grow to many times its size, as harmful files do, so it was left alone."
CLOSED = "This file cannot be opened. Check whether you may read it."
TWICE = "Its name is in the download more than once; only the first was read."

_DATA = (".json", ".js", ".csv", ".html", ".txt")
_PIECE = 1024 * 1024  # bytes
_OUTSIDE = re.compile(r"(?:^|/)\.\.(?:/|$)|^/|^[A-Za-z]:|\x00")
_APOSTROPHES = re.compile("['’‘`´_]")


@dataclass(frozen=True)
class Member:
    """A file in a download. `refused` says why it must not be opened, where it must not; `key` tells twins apart."""

    name: str
    size: int
    made_at: datetime | None
    opener: Callable[[], BinaryIO]
    refused: str = ""
    key: object = None

    @property
    def folded(self) -> str:
        """The name in lower case with every sort of apostrophe as one: downloads write who_you've_followed in three."""
        return fold(self.name)

    def open(self) -> BinaryIO:
        """The member's bytes from the start. Raises UnreadError for a member that must not be opened."""
        if self.refused:
            raise UnreadError(self.refused)
        return self.opener()


def read_all(stream: BinaryIO, most: int) -> bytes:
    """What is left in `stream`, at most `most` bytes, a piece at a time: some archives refuse to give much at once."""
    pieces: list[bytes] = []
    while most and (piece := stream.read(min(most, _PIECE))):
        pieces.append(piece)
        most -= len(piece)
    return b"".join(pieces)


def fold(name: str) -> str:
    """`name` in lower case, with an underscore for every sort of apostrophe."""
    return _APOSTROPHES.sub("_", name.lower())


def telling(members: Iterable[Member]) -> list[str]:
    """The folded names that tell what a download is: of its data files all, of the pictures in a folder the first.

    A download has a hundred times more pictures than data files.
    """
    told: dict[str, str] = {}
    for member in members:
        name = member.folded
        told.setdefault(name if name.endswith(_DATA) else name.rpartition("/")[0] + "/", name)
    return list(told.values())


def is_data(name: str) -> bool:
    """Whether a name is that of a file with words in it, which are the only ones that are ever read."""
    return name.lower().endswith(_DATA)


def clean(name: str) -> str:
    """`name` with forward slashes only."""
    return name.replace("\\", "/")


def points_outside(name: str) -> bool:
    """True for a name that would lead out of the folder the download were unpacked in."""
    return bool(_OUTSIDE.search(name))


def too_dense(size: int, packed: int) -> bool:
    """True where `packed` bytes say they hold so many more that it can only be meant to harm."""
    return size > MOST_BYTES or (size > FREE_BYTES and size > packed * MOST_GROWN)


def utc(*parts: int) -> datetime | None:
    """The time of a zip entry, which carries no zone, as UTC; None where it is no time at all."""
    try:
        return datetime(*parts[:6], tzinfo=UTC)  # type: ignore[misc, arg-type]
    except (ValueError, TypeError):
        return None
