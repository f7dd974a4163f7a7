"""Targets of a stateless scan become captures: saved pages, text files, folders, stdin, and addresses by a probe."""

from __future__ import annotations

import re
from collections.abc import AsyncGenerator, Callable, Iterator, Mapping, Sequence
from contextlib import AbstractAsyncContextManager
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from probes.decode import decode
from probes.files import Sort, files_in, sort_of, sort_of_bytes
from probes.mhtml import is_mhtml, page_of
from probes.outcome import Verdict, judge
from probes.page import passages
from probes.platform import Platform
from probes.resolve import resolve
from probes.saved import is_page, read_page
from probes.snapshot import PageSnapshot
from selfaudit.errors import BadInputError
from selfaudit.model import Account, Capture, Look, Outcome, Passage, Place, View
from selfaudit.ports import Probe

STANDARD_INPUT = "-"
_LONGEST = 20_000  # characters of one passage of plain text: paragraphs are read one by one
_ADDRESS = re.compile(r"[A-Za-z][A-Za-z0-9+.-]+:(?://|\S)")
_WHAT_TO_DO = {
    Sort.EMPTY: ("This file is empty.", "Save the page again, once it has loaded."),
    Sort.PICTURE: ("Pictures cannot be read on their own yet.", "Look at it yourself: what can be read in it?"),
    Sort.FILM: ("Films and sound recordings cannot be read.", "Watch it yourself."),
    Sort.ARCHIVE: ("Zip files and other archives cannot be read yet.", "Unpack it and name the folder."),
    Sort.PDF: ("PDF files cannot be read yet.", "Save the page as HTML, or pass its text on standard input."),
    Sort.WEB_ARCHIVE: ("Web archives cannot be read yet.", "Save the page as HTML instead."),
    Sort.BINARY: ("This file holds no text that can be read.", "Name a saved page, a text file or a folder."),
    Sort.TOO_BIG: ("This file is too big to be read in one piece.", "Split it into smaller files."),
    Sort.UNREADABLE: ("This file cannot be opened.", "Check its name, where it is, and whether you may read it."),
}

OpenProbe = Callable[[], AbstractAsyncContextManager[Probe]]
Clock = Callable[[], datetime]


@dataclass(frozen=True)
class Target:
    """One thing to look at, judged to be usable: a file, standard input's bytes, or an account's page."""

    name: str
    path: Path | None = None
    data: bytes | None = None
    account: Account | None = None


def plan(given: Sequence[str], platforms: Mapping[str, Platform], standard_input: Callable[[], bytes]) -> list[Target]:
    """Every single target that `given` stands for, folders opened up, before anything is looked at.

    Raises BadInputError for the first that cannot be used.
    """
    if not given:
        raise BadInputError(
            "Nothing to scan was named.", "Name a saved page, a folder, an https address, or - for text."
        )
    return [target for name in dict.fromkeys(given) for target in _targets(name, platforms, standard_input)]


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
        found = [Target(str(file), path=file) for file in files_in(path)]
        if not found:
            raise BadInputError("This folder has no files in it.", "Name the folder you saved the pages in.")
        yield from found
    elif path.is_file():
        _refuse(sort_of(path))
        yield Target(name, path=path)
    else:
        raise BadInputError(
            "One of the targets is not an ordinary file.", "Name a saved page, a folder, or - for text."
        )


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
) -> AsyncGenerator[Capture]:
    """One capture for each of `targets`, in order. A browser is started only where there is an address to visit."""
    if not any(target.account for target in targets):
        for target in targets:
            yield _from_disk(target, platforms, clock())
        return
    async with open_probe() as probe:
        for target in targets:
            if target.account is None:
                yield _from_disk(target, platforms, clock())
            else:
                seen = await probe.look(target.account)
                yield replace(seen, look=replace(seen.look, target=target.name))


def _from_disk(target: Target, platforms: Mapping[str, Platform], now: datetime) -> Capture:
    data = target.data
    if data is None and target.path is not None:
        sort = sort_of(target.path)
        if not sort.read:
            return _not_read(target.name, sort, now)
        try:
            data = target.path.read_bytes()
        except OSError:
            return _not_read(target.name, Sort.UNREADABLE, now)
    return read(data or b"", target.name, platforms, now, strict=target.name == STANDARD_INPUT)


def read(data: bytes, target: str, platforms: Mapping[str, Platform], now: datetime, strict: bool = False) -> Capture:
    """What the bytes of a saved page or of plain text say. `strict`: only a whole HTML document is read as a page."""
    if is_mhtml(data):
        single = page_of(data)
        if single is None:
            return _not_read(target, Sort.WEB_ARCHIVE, now)
        return _page(target, read_page(single.html, platforms, single.address), single.whole, now)
    text = decode(data)
    if is_page(text, strict):
        return _page(target, read_page(data, platforms), True, now)
    parts = tuple(Passage(part, Place.FILE_TEXT) for part in _paragraphs(text))
    return _capture(target, "", Verdict(Outcome.PUBLIC, ""), parts, now)


def _page(target: str, read: tuple[PageSnapshot, Platform | None], whole: bool, now: datetime) -> Capture:
    page, platform = read
    verdict = judge(page if whole else replace(page, cut=True), platform)
    return _capture(target, page.address, verdict, passages(page, platform), now)


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


def _not_read(target: str, sort: Sort, now: datetime) -> Capture:
    return _capture(target, "", Verdict(Outcome.NOT_CHECKED, " ".join(_WHAT_TO_DO[sort])), (), now)


def _capture(target: str, address: str, verdict: Verdict, read: tuple[Passage, ...], now: datetime) -> Capture:
    look = Look(target, address, View.FILE, verdict.outcome, now, verdict.note, len(read), verdict.whole)
    return Capture(look, read)
