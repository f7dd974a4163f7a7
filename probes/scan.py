"""Targets of a stateless scan become captures: saved pages, text files, folders, stdin, and addresses by a probe."""

from __future__ import annotations

import re
from collections.abc import AsyncGenerator, Callable, Iterator, Mapping, Sequence
from contextlib import AbstractAsyncContextManager, ExitStack
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from probes.decode import decode
from probes.exports.scanned import Scanned, holds_download, scanned
from probes.exports.unread import UnreadError
from probes.files import Sort, sort_of, sort_of_bytes
from probes.mhtml import is_mhtml, page_of
from probes.outcome import judge
from probes.page import passages
from probes.platform import Platform
from probes.resolve import resolve
from probes.saved import is_page, read_page
from probes.snapshot import PageSnapshot
from probes.targets import Target, targets_in, with_parts_together
from selfaudit.errors import BadInputError
from selfaudit.model import Capture, Look, Outcome, Passage, Place, View
from selfaudit.ports import Probe

STANDARD_INPUT = "-"
_LONGEST = 20_000  # characters of one passage of plain text: paragraphs are read one by one
_ADDRESS = re.compile(r"[A-Za-z][A-Za-z0-9+.-]+:(?://|\S)")
_WHAT_TO_DO = {
    Sort.EMPTY: ("This file is empty.", "Save the page again, once it has loaded."),
    Sort.PICTURE: ("Pictures cannot be read on their own yet.", "Look at it yourself: what can be read in it?"),
    Sort.FILM: ("Films and sound recordings cannot be read.", "Watch it yourself."),
    Sort.ARCHIVE: ("This archive is no download of your data that is known.", "Unpack it and name the folder."),
    Sort.PDF: ("PDF files cannot be read yet.", "Save the page as HTML, or pass its text on standard input."),
    Sort.WEB_ARCHIVE: ("Web archives cannot be read yet.", "Save the page as HTML instead."),
    Sort.BINARY: ("This file holds no text that can be read.", "Name a saved page, a text file or a folder."),
    Sort.TOO_BIG: ("This file is too big to be read in one piece.", "Split it into smaller files."),
    Sort.UNREADABLE: ("This file cannot be opened.", "Check its name, where it is, and whether you may read it."),
}

OpenProbe = Callable[[], AbstractAsyncContextManager[Probe]]
Clock = Callable[[], datetime]


@dataclass(frozen=True)
class Seen:
    """A capture of one target; `whole` is False where it goes on beyond what was read.

    `own_data` is a download, whose passages are too many to be held: they are taken from there, one by one, and what
    came of it is known once they have been read.
    """

    capture: Capture
    whole: bool = True
    own_data: Scanned | None = None

    def read_to_its_end(self) -> Seen:
        """The same, once the passages of the download have been read."""
        if self.own_data is None:
            return self
        return replace(self, capture=Capture(self.own_data.look()), whole=self.own_data.whole)


def plan(given: Sequence[str], platforms: Mapping[str, Platform], standard_input: Callable[[], bytes]) -> list[Target]:
    """Every single target that `given` stands for, folders opened up, before anything is looked at.

    Raises BadInputError for the first that cannot be used.
    """
    if not given:
        raise BadInputError(
            "Nothing to scan was named.", "Name a saved page, a folder, an https address, or - for text."
        )
    targets = [target for name in dict.fromkeys(given) for target in _targets(name, platforms, standard_input)]
    return with_parts_together(targets)


def _targets(name: str, platforms: Mapping[str, Platform], standard_input: Callable[[], bytes]) -> Iterator[Target]:
    path = Path(name)
    if name == STANDARD_INPUT:
        data = standard_input()
        _refuse(sort_of_bytes(data), standard_input=True)
        yield Target(name, data=data)
    elif _ADDRESS.match(name) and not _is_there(path):
        yield Target(name, account=resolve(name, platforms))
    elif not name or not _is_there(path):
        raise BadInputError(
            "One of the targets does not exist.", "Check the name of the file or folder. Addresses begin with https://."
        )
    elif path.is_dir():
        found = [*targets_in(path)]
        if not found:
            raise BadInputError("This folder has no files in it.", "Name the folder you saved the pages in.")
        yield from found
    elif path.is_file():
        yield _single(name, path)
    else:
        raise BadInputError(
            "One of the targets is not an ordinary file.", "Name a saved page, a folder, or - for text."
        )


def _single(name: str, path: Path) -> Target:
    try:
        if holds_download(path):
            return Target(name, parts=(path,))
    except UnreadError as error:
        raise BadInputError(str(error)) from error
    _refuse(sort_of(path))
    return Target(name, path=path)


def _is_there(path: Path) -> bool:
    try:
        return path.exists()
    except (OSError, ValueError):
        return False


def _refuse(sort: Sort, standard_input: bool = False) -> None:
    if sort.read:
        return
    if standard_input:
        what = "is empty" if sort is Sort.EMPTY else "is not text"
        raise BadInputError(f"Standard input {what}.", "Pass text on, or name a file.")
    raise BadInputError(*_WHAT_TO_DO[sort])


async def captures(
    targets: Sequence[Target], platforms: Mapping[str, Platform], open_probe: OpenProbe, clock: Clock
) -> AsyncGenerator[Seen]:
    """One capture for each of `targets`, in order. A browser is started only where there is an address to visit."""
    if not any(target.account for target in targets):
        for target in targets:
            for seen in _from_disk(target, platforms, clock()):
                yield seen
        return
    async with open_probe() as probe:
        for target in targets:
            if target.account is None:
                for seen in _from_disk(target, platforms, clock()):
                    yield seen
            else:
                capture = await probe.look(target.account)
                yield Seen(replace(capture, look=replace(capture.look, target=target.name)))


def _from_disk(target: Target, platforms: Mapping[str, Platform], now: datetime) -> Iterator[Seen]:
    if target.parts:
        yield from _own_data(target, now)
    else:
        yield _from_file(target, platforms, now)


def _own_data(target: Target, now: datetime) -> Iterator[Seen]:
    """The downloads a target holds; archives stay open until the last has been read."""
    with ExitStack() as closing:
        try:
            for one in scanned(target.parts, target.name, now, closing):
                yield Seen(_capture(target.name, "", Outcome.PUBLIC, "", (), now), own_data=one)
        except UnreadError as error:
            yield Seen(_capture(target.name, "", Outcome.NOT_CHECKED, str(error), (), now))


def _from_file(target: Target, platforms: Mapping[str, Platform], now: datetime) -> Seen:
    data = target.data
    if data is None and target.path is not None:
        sort = sort_of(target.path)
        if not sort.read:
            return _not_read(target, sort, now)
        try:
            data = target.path.read_bytes()
        except OSError:
            return _not_read(target, Sort.UNREADABLE, now)
    return read(data or b"", target.name, platforms, now, strict=target.name == STANDARD_INPUT)


def read(data: bytes, target: str, platforms: Mapping[str, Platform], now: datetime, strict: bool = False) -> Seen:
    """What the bytes of a saved page or of plain text say. `strict`: only a whole HTML document is read as a page."""
    if is_mhtml(data):
        single = page_of(data)
        if single is None:
            return Seen(_capture(target, "", Outcome.NOT_CHECKED, " ".join(_WHAT_TO_DO[Sort.WEB_ARCHIVE]), (), now))
        return _page(target, read_page(single.html, platforms, single.address), single.whole, now)
    text = decode(data)
    if is_page(text, strict):
        return _page(target, read_page(data, platforms), True, now)
    parts = tuple(Passage(part, Place.FILE_TEXT) for part in _paragraphs(text))
    return Seen(_capture(target, "", Outcome.PUBLIC, "", parts, now))


def _page(target: str, read: tuple[PageSnapshot, Platform | None], whole: bool, now: datetime) -> Seen:
    page, platform = read
    verdict = judge(page if whole else replace(page, cut=True), platform)
    capture = _capture(target, page.address, verdict.outcome, verdict.note, passages(page, platform), now)
    return Seen(capture, verdict.whole)


def _paragraphs(text: str) -> Iterator[str]:
    """`text` in pieces that end at an empty line, or at a line's end where there is none for too long."""
    piece = ""
    for line in text.splitlines(keepends=True):
        if piece and (not line.strip() or len(piece) + len(line) > _LONGEST):
            yield piece.strip("\r\n")
            piece = ""
        piece += line if line.strip() else ""
    if piece.strip():
        yield piece.strip("\r\n")


def _not_read(target: Target, sort: Sort, now: datetime) -> Seen:
    return Seen(_capture(target.name, "", Outcome.NOT_CHECKED, " ".join(_WHAT_TO_DO[sort]), (), now))


def _capture(
    target: str, address: str, outcome: Outcome, note: str, read: tuple[Passage, ...], now: datetime
) -> Capture:
    return Capture(Look(target, address, View.FILE, outcome, now, note, len(read)), read)
