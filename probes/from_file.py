"""One file becomes a capture: a saved page in any form, a PDF, a picture or plain text, told apart by its content."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import datetime

from probes import mhtml, web_archive
from probes.decode import decode
from probes.file_reader import FileReader
from probes.files import Sort, sort_of_bytes
from probes.mhtml import SingleFile, photos
from probes.outcome import Verdict, judge
from probes.page import passages
from probes.page_pictures import unseen_on, with_pictures, without_pictures
from probes.pdf import PdfAnswer
from probes.picture.once import ReadOnce
from probes.platform import Platform
from probes.saved import is_page, platform_of, read_page
from probes.snapshot import Link, PageSnapshot, Text
from probes.unseen import NOTHING, Unseen
from probes.visit import LookLimits, Picture
from probes.written_pictures import written_in
from selfaudit.capture import Capture, Passage
from selfaudit.model import Look, Outcome, Place, View

_MOST_PICTURES = LookLimits().pictures
_LONGEST = 20_000  # characters of one passage of plain text: paragraphs are read one by one
_PRINTED_FROM = re.compile(r"^(https://\S+)(?:[ \t]+\d+/\d+)?\s*$", re.MULTILINE)  # browsers write it below each page
_WHAT_TO_DO = {
    Sort.EMPTY: ("This file is empty.", "Save it or fetch it once more."),
    Sort.FILM: ("Films and sound recordings cannot be read.", "Watch it yourself."),
    Sort.ARCHIVE: ("This archive is no download of your data that is known.", "Unpack it and name the folder."),
    Sort.WEB_ARCHIVE: ("This web archive cannot be read.", "Save the page as HTML instead."),
    Sort.SINGLE_FILE: ("This saved page cannot be read.", "Save the page as HTML instead."),
    Sort.MESSAGES: (
        "This file holds private messages, which are never read.",
        "If it is from a download of your data, name the whole download.",
    ),
    Sort.BINARY: ("This file holds no text that can be read.", "Name a saved page, a text file or a folder."),
    Sort.TOO_BIG: ("This file is too big to be read in one piece.", "Split it into smaller files."),
    Sort.UNREADABLE: ("This file cannot be opened.", "Check its name, where it is, and whether you may read it."),
}


def what_to_do(sort: Sort) -> tuple[str, str]:
    """Why a file of this sort is not read, and what to do instead."""
    return _WHAT_TO_DO[sort]


def not_read(target: str, sort: Sort, now: datetime) -> Capture:
    """The capture of a file that is not read: told as such, with what to do."""
    return _capture(target, "", Verdict(Outcome.NOT_CHECKED, " ".join(_WHAT_TO_DO[sort])), (), now)


async def read(
    data: bytes,
    target: str,
    platforms: Mapping[str, Platform],
    once: ReadOnce,
    now: datetime,
    strict: bool = False,
    beside: bool = False,
) -> Capture:
    """What the bytes of one file say. `strict`: of HTML, only a whole document is read as a page.

    `beside`: the pictures of a page lie in the folder that was saved with it, and are read as files of their own.
    Never raises for what a file holds: that is an outcome with a note.
    """
    sort = sort_of_bytes(data)
    if sort is Sort.PICTURE:
        return await once.capture(data, target, now)
    if sort is Sort.PDF:
        return _pdf(target, await once.reader.read_pdf(data), platforms, now)
    if sort in (Sort.SINGLE_FILE, Sort.WEB_ARCHIVE) and (single := _page_in(data, sort)):
        capture = _single(target, single, platforms, now)
        return await _with_its_pictures(capture, single.pictures, NOTHING, once.reader)
    if sort in (Sort.PAGE, Sort.TEXT) and is_page(decode(data), strict):
        page, platform = read_page(data, platforms)
        capture = _page(target, page, platform, now)
        unseen = NOTHING if beside else unseen_on(page)
        return await _with_its_pictures(capture, photos(written_in(data)), unseen, once.reader)
    return read_words(data, target, platforms, now, strict)


async def _with_its_pictures(
    capture: Capture, pictures: tuple[Picture, ...], unseen: Unseen, reader: FileReader
) -> Capture:
    few = pictures[:_MOST_PICTURES]
    return await with_pictures(capture, few, unseen.and_pictures(len(pictures) - len(few)), reader)


def _page_in(data: bytes, sort: Sort) -> SingleFile | None:
    return mhtml.page_of(data) if sort is Sort.SINGLE_FILE else web_archive.page_of(data)


def read_words(
    data: bytes, target: str, platforms: Mapping[str, Platform], now: datetime, strict: bool = False
) -> Capture:
    """What the bytes of a saved page or of plain text say; as `read`, for files that need no reader process."""
    sort = sort_of_bytes(data)
    if sort in (Sort.SINGLE_FILE, Sort.WEB_ARCHIVE):
        single = _page_in(data, sort)
        if not single:
            return not_read(target, sort, now)
        return without_pictures(_single(target, single, platforms, now), Unseen(len(single.pictures)))
    if sort not in (Sort.PAGE, Sort.TEXT):
        return not_read(target, sort, now)
    text = decode(data)
    if is_page(text, strict):
        page, platform = read_page(data, platforms)
        unseen = unseen_on(page).and_pictures(len(photos(written_in(data))))
        return without_pictures(_page(target, page, platform, now), unseen)
    parts = tuple(Passage(part, Place.FILE_TEXT) for part in _paragraphs(text))
    return _capture(target, "", Verdict(Outcome.PUBLIC, ""), parts, now)


def _single(target: str, single: SingleFile, platforms: Mapping[str, Platform], now: datetime) -> Capture:
    page, platform = read_page(single.html, platforms, single.address)
    return _page(target, page if single.whole else replace(page, cut=True), platform, now)


def _pdf(target: str, answer: PdfAnswer, platforms: Mapping[str, Platform], now: datetime) -> Capture:
    if answer.trouble:
        return _capture(target, "", Verdict(Outcome.NOT_CHECKED, f"{answer.trouble} {answer.hint}"), (), now)
    printed = {found[1] for page in answer.pages for found in _PRINTED_FROM.finditer(page)}
    address = printed.pop() if len(printed) == 1 else ""
    page = PageSnapshot(
        address=address,
        status=None,
        title=answer.title,
        texts=tuple(Text(part, True) for text in answer.pages for part in _paragraphs(text)),
        metas=(("author", answer.author),) if answer.author else (),
        links=tuple(Link(link) for link in answer.links),
        cut=not answer.whole,
    )
    return _page(target, page, platform_of(address, platforms), now)


def _page(target: str, page: PageSnapshot, platform: Platform | None, now: datetime) -> Capture:
    verdict = judge(page, platform)
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


def _capture(target: str, address: str, verdict: Verdict, read: tuple[Passage, ...], now: datetime) -> Capture:
    look = Look(target, address, View.FILE, verdict.outcome, now, verdict.note, len(read), verdict.whole)
    return Capture(look, read)
