"""The form of a reader: which members of a download it may open, and what each of them tells."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import BinaryIO

from probes.exports.source import Piece, Source

Read = Callable[[BinaryIO, Source], Iterator[Piece]]


@dataclass(frozen=True)
class Section:
    """Members that are alike: `names` is looked for in their folded names, `read` tells what one of them holds.

    `quiet` marks members that may hold nothing of interest, however long they are.
    """

    names: re.Pattern[str]
    read: Read
    quiet: bool = False


@dataclass(frozen=True)
class Layout:
    """One era of a platform's downloads: in words, and a name that only this era has."""

    words: str
    mark: re.Pattern[str]


@dataclass(frozen=True)
class Reader:
    """One platform's downloads. `platform` is the id of its platform file.

    `signs` are names that tell the platform: one of the groups, with every name in it, is enough. `layouts` are tried
    in order. `needed` is the member that the first part holds and later parts do not. `html` are members of the sort
    of download that cannot be read. `alone` is a file that is a whole download by itself, and `is_one` tells by how it
    begins whether it is one: what lies beside it in a folder is no part of it, and a name alone proves nothing.
    """

    platform: str
    signs: tuple[tuple[re.Pattern[str], ...], ...]
    sections: tuple[Section, ...]
    layouts: tuple[Layout, ...] = ()
    needed: re.Pattern[str] | None = None
    html: re.Pattern[str] | None = None
    alone: re.Pattern[str] | None = None
    is_one: Callable[[str], bool] | None = None


def named(pattern: str) -> re.Pattern[str]:
    """A pattern for the end of a member's folded name, from the start of a folder or file name in it."""
    return re.compile(rf"(?:^|/)(?:{pattern})$")


def below(pattern: str) -> re.Pattern[str]:
    """A pattern for folders anywhere in a member's folded name."""
    return re.compile(rf"(?:^|/)(?:{pattern})/")
