"""The members of a download that the person has unpacked, or of a single file of one."""

from __future__ import annotations

import os
import stat
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import BinaryIO, cast

from probes.exports.member import LINK, MOST_MEMBERS, Member
from probes.exports.unread import UnreadError

_CROWDED = "This folder holds far more files than any download. Name the folder of the download itself."


def folder_members(folder: Path) -> list[Member]:
    """The files under `folder`, named from there. Links are listed but refused, and never followed.

    Raises UnreadError for a folder with more files than any download has.
    """
    found: list[Member] = []
    for where, folders, names in os.walk(folder, followlinks=False):
        folders.sort()
        for name in sorted(names):
            path = Path(where, name)
            if member := _member(path, path.relative_to(folder).as_posix()):
                found.append(member)
        if len(found) > MOST_MEMBERS:
            raise UnreadError(_CROWDED)
    return found


def single_member(path: Path) -> list[Member]:
    """The one file at `path`, under its own name."""
    member = _member(path, path.name)
    return [member] if member else []


def _member(path: Path, name: str) -> Member | None:
    try:
        info = path.lstat()
    except OSError:
        return None
    link = stat.S_ISLNK(info.st_mode)
    if not (link or stat.S_ISREG(info.st_mode)):
        return None
    made = datetime.fromtimestamp(info.st_mtime, UTC)
    opener = cast("partial[BinaryIO]", partial(path.open, "rb"))
    return Member(name, info.st_size, made, opener, LINK if link else "", (info.st_size, info.st_mtime_ns))
