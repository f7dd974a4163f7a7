"""A download as a target of a scan: its passages one after the other, and what came of it at the end."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import ExitStack
from dataclasses import replace
from datetime import datetime
from itertools import islice
from pathlib import Path

from probes.exports.download import Found, read_download
from probes.exports.find import downloads, members_at
from selfaudit.capture import Capture, Passage
from selfaudit.model import Look, Outcome, View
from selfaudit.own_data import Download, Post
from selfaudit.text import counted, one_line

_BATCH = 500
_MOST_TOLD = 3  # members that could not be read, told one by one; the rest is counted


class Scanned:
    """One platform's download among the targets of a scan. `captures` are read to their end before `look` is asked for.

    A page is one capture. A download is too long for that: it becomes one for every few hundred passages.
    """

    def __init__(self, found: Found, target: str, now: datetime) -> None:
        self._found = found
        self._look = Look(target, "", View.FILE, Outcome.PUBLIC, now)
        self._download = Download(found.platform, whole=False)
        self._passages = 0

    def captures(self) -> Iterator[Capture]:
        """The words of posts, comments and captions, and of the profile at the end, some hundred at a time."""
        passages = self._all_passages()
        while batch := tuple(islice(passages, _BATCH)):
            self._passages += len(batch)
            yield Capture(self._look, batch)

    def look(self) -> Look:
        """What stays of it: not checked where nothing of it could be read."""
        download = self._download
        something = any((download.posts, download.connections, download.photos, download.profile, download.groups))
        outcome = Outcome.PUBLIC if something or not download.not_read else Outcome.NOT_CHECKED
        note = _note(download, outcome)
        return replace(self._look, outcome=outcome, note=note, passages=self._passages, whole=download.whole)

    def _all_passages(self) -> Iterator[Passage]:
        for part in read_download(self._found):
            match part:
                case Post() if part.text:
                    yield Passage(part.text, part.place)
                case Download():
                    self._download = part
                    yield from part.profile
                    yield from part.groups


def scanned(paths: Sequence[Path], target: str, now: datetime, close_later: ExitStack) -> Iterator[Scanned]:
    """The downloads at `paths`, which are the parts of one or more. Raises UnreadError where one cannot be listed."""
    parts = [part for path in paths for part in members_at(path, close_later)]
    for found in downloads(parts):
        yield Scanned(found, target, now)


def holds_download(path: Path) -> frozenset[str]:
    """The platforms of the downloads at `path`; none where there is no download. Raises UnreadError."""
    with ExitStack() as closing:
        return frozenset(found.platform for found in downloads(members_at(path, closing)))


def _note(download: Download, outcome: Outcome) -> str:
    counts = (
        f"{counted(download.posts, 'post or comment', 'posts and comments')}, "
        f"{counted(download.photos, 'picture', 'pictures')} named, "
        f"{counted(download.connections, 'connection', 'connections')}"
    )
    read = f"A download of your data was read ({download.platform}): {counts}."
    said = [read] if outcome.conclusive else [f"This is a download of your data ({download.platform})."]
    for missed in download.not_read[:_MOST_TOLD]:
        name = one_line(missed.member, 80)
        said.append(f"{name}: {missed.why}" if name else missed.why)
    if len(download.not_read) > _MOST_TOLD:
        said.append(f"{counted(len(download.not_read) - _MOST_TOLD, 'more file', 'more files')} could not be read.")
    if not download.whole and not download.not_read:
        said.append("A part of it seems to be missing: the one with your profile.")
    return " ".join(said)
