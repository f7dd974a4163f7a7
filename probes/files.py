"""What a file is, told by its content and not by its name, and which files a folder holds."""

from __future__ import annotations

import os
from collections.abc import Iterator
from enum import StrEnum
from pathlib import Path

from probes.decode import decode
from probes.exports.private import holds_messages
from probes.exports.tars import is_tar
from probes.mhtml import is_mhtml
from probes.saved import is_page
from probes.web_archive import is_web_archive

MOST_BYTES = 64 * 1024 * 1024
SNIFFED = 65536
LITTER = frozenset((".ds_store", "thumbs.db", "desktop.ini", ".localized"))  # left behind by systems, nobody's words


class Sort(StrEnum):
    """What a file holds, in words a person reads."""

    PAGE = "a saved page"
    TEXT = "text"
    EMPTY = "empty"
    PICTURE = "a picture"
    FILM = "a film or a sound recording"
    ARCHIVE = "a zip file or another archive"
    PDF = "a PDF"
    SINGLE_FILE = "a page saved as a single file"
    WEB_ARCHIVE = "a web archive"
    MESSAGES = "private messages"
    BINARY = "not text"
    TOO_BIG = "too big"
    UNREADABLE = "not readable"

    @property
    def read(self) -> bool:
        """True where its words can be read."""
        return self in (Sort.PAGE, Sort.TEXT, Sort.SINGLE_FILE, Sort.WEB_ARCHIVE, Sort.PDF, Sort.PICTURE)


_FOLDER, _PAGE_ENDS = "_files", (".html", ".htm")  # what browsers call a saved page, and the folder of its parts
OF_A_PAGE = (Sort.TEXT, Sort.BINARY, Sort.EMPTY)  # what scripts, styles and fonts beside a saved page look like
_MAGIC = (
    (b"\x89PNG", Sort.PICTURE),
    (b"\xff\xd8\xff", Sort.PICTURE),
    (b"GIF8", Sort.PICTURE),
    (b"BM", Sort.PICTURE),
    (b"II*\x00", Sort.PICTURE),
    (b"MM\x00*", Sort.PICTURE),
    (b"\x00\x00\x01\x00", Sort.PICTURE),
    (b"%PDF-", Sort.PDF),
    (b"PK\x03\x04", Sort.ARCHIVE),
    (b"PK\x05\x06", Sort.ARCHIVE),
    (b"BZh", Sort.ARCHIVE),
    (b"7z\xbc\xaf", Sort.ARCHIVE),
    (b"Rar!", Sort.ARCHIVE),
    (b"\xfd7zXZ", Sort.ARCHIVE),
    (b"ID3", Sort.FILM),
    (b"OggS", Sort.FILM),
    (b"\x1aE\xdf\xa3", Sort.FILM),
)


def sort_of(path: Path) -> Sort:
    """What the file at `path` holds. Never raises: a file that cannot be opened is UNREADABLE."""
    try:
        size = path.stat().st_size
        with path.open("rb") as file:
            start = file.read(SNIFFED)
    except OSError:
        return Sort.UNREADABLE
    sort = sort_of_bytes(start)
    return Sort.TOO_BIG if sort.read and size > MOST_BYTES else sort


def sort_of_bytes(start: bytes) -> Sort:
    """What a file that begins with `start` holds."""
    if not start.strip(b"\x00 \t\r\n\x0b\x0c\xef\xbb\xbf"):
        return Sort.EMPTY if b"\x00" not in start else Sort.BINARY
    if is_tar(start):
        return Sort.ARCHIVE
    if start[:4] == b"RIFF":
        return Sort.PICTURE if start[8:12] == b"WEBP" else Sort.FILM
    if start[4:8] == b"ftyp":
        return Sort.PICTURE if start[8:12] in (b"heic", b"heix", b"mif1", b"avif", b"avis", b"msf1") else Sort.FILM
    for magic, sort in _MAGIC:
        if start.startswith(magic) and not (magic == b"BM" and b"\x00" not in start[:32]):
            return sort
    if is_mhtml(start):
        return Sort.SINGLE_FILE
    if is_web_archive(start):
        return Sort.WEB_ARCHIVE
    text = decode(start)
    if _is_binary(start, text):
        return Sort.BINARY
    if holds_messages(text):
        return Sort.MESSAGES
    return Sort.PAGE if is_page(text) else Sort.TEXT


def files_in(folder: Path) -> Iterator[Path]:
    """Every ordinary file under `folder`, in sorted order. Links to folders are not followed.

    A browser that saves a page puts its parts into a folder beside it, `NAME_files`: of those, scripts and styles are
    nobody's words and are left out.
    """
    for where, folders, names in os.walk(folder, followlinks=False):
        folders.sort()
        for name in sorted(names):
            path = Path(where, name)
            if name.casefold() in LITTER or not path.is_file():
                continue
            if not (_is_of_a_page(path.parent) and sort_of(path) in OF_A_PAGE):
                yield path


def folder_of_page(page: Path) -> Path | None:
    """The folder that a browser saved with the page at `page`; None where there is none."""
    folder = page.with_name(f"{page.stem}{_FOLDER}")
    return folder if page.suffix in _PAGE_ENDS and folder.is_dir() else None


def _is_of_a_page(folder: Path) -> bool:
    name = folder.name.removesuffix(_FOLDER)
    return name != folder.name and any(folder.with_name(name + end).is_file() for end in _PAGE_ENDS)


def _is_binary(start: bytes, text: str) -> bool:
    if start[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return False
    if b"\x00" in start and len(text) > len(start) * 0.6:
        return True
    odd = sum(1 for letter in text if ord(letter) < 32 and letter not in "\t\n\r\f\x1b\x0b")
    return odd > len(text) * 0.02 + 1
