"""A download as a target of a scan: its passages one after the other, and what came of it at the end."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import ExitStack
from datetime import datetime
from pathlib import Path

from probes.exports.download import Found, read_download
from probes.exports.find import downloads, members_at
from selfaudit.model import Look, Outcome, Passage, View
from selfaudit.own_data import Connection, Download, Photo, Post
from selfaudit.text import one_line

_MOST_TOLD = 3  # members that could not be read, told one by one; the rest is counted


class Scanned:
    """One platform's download among the targets of a scan. `passages` is read to its end before `look` is asked for."""

    def __init__(self, found: Found, target: str, now: datetime) -> None:
        self._found = found
        self._target = target
        self._now = now
        self._download = Download(found.platform, whole=False)
        self._passages = 0

    def passages(self) -> Iterator[Passage]:
        """The words of posts, comments, captions and of the profile, as they are read."""
        for part in read_download(self._found):
            for passage in self._words(part):
                self._passages += 1
                yield passage

    def _words(self, part: Post | Connection | Photo | Download) -> Iterator[Passage]:
        match part:
            case Post() if part.text:
                yield Passage(part.text, part.place)
            case Download():
                self._download = part
                yield from part.profile
                yield from part.groups

    def look(self) -> Look:
        """What stays of it: not checked where nothing of it could be read."""
        download = self._download
        something = any((download.posts, download.connections, download.photos, download.profile, download.groups))
        outcome = Outcome.PUBLIC if something or not download.not_read else Outcome.NOT_CHECKED
        return Look(self._target, "", View.FILE, outcome, self._now, _note(download), self._passages)

    @property
    def whole(self) -> bool:
        """False where a part of it is missing or could not be read."""
        return self._download.whole


def scanned(paths: Sequence[Path], target: str, now: datetime, close_later: ExitStack) -> Iterator[Scanned]:
    """The downloads at `paths`, which are the parts of one or more. Raises UnreadError where one cannot be listed."""
    parts = [part for path in paths for part in members_at(path, close_later)]
    for found in downloads(parts):
        yield Scanned(found, target, now)


def holds_download(path: Path) -> frozenset[str]:
    """The platforms of the downloads at `path`; none where there is no download. Raises UnreadError."""
    with ExitStack() as closing:
        return frozenset(found.platform for found in downloads(members_at(path, closing)))


def _note(download: Download) -> str:
    counts = (
        f"{download.posts} posts and comments, {download.photos} pictures named, {download.connections} connections"
    )
    said = [f"A download of your data was read ({download.platform}): {counts}."]
    for missed in download.not_read[:_MOST_TOLD]:
        name = one_line(missed.member, 80)
        said.append(f"{name}: {missed.why}" if name else missed.why)
    if len(download.not_read) > _MOST_TOLD:
        said.append(f"{len(download.not_read) - _MOST_TOLD} more files could not be read.")
    if not download.whole and not download.not_read:
        said.append("A part of it seems to be missing: the one with your profile.")
    return " ".join(said)
