"""What lies at a place the person names: downloads, pictures, pages. Told by content; nothing is unpacked or kept."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from contextlib import ExitStack
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from probes.exports.download import Found, read_download
from probes.exports.find import downloads, members_at
from probes.exports.member import Member
from probes.exports.never import never_opened, private_by_name
from probes.exports.private import told
from probes.exports.unread import UnreadError
from probes.files import SNIFFED, Sort, folder_of_page, sort_of_bytes
from probes.from_file import what_to_do
from probes.loose import bytes_of, has_folder, of_a_page, on_disk, packed_in, start_of
from probes.named_path import named_path
from probes.own_pictures import PictureFile
from probes.platform import Platform
from probes.scan import plan
from probes.targets import Target
from selfaudit.errors import BadInputError
from selfaudit.own_data import NotRead, Part, Photo

_PICTURES = (".jpg", ".jpeg", ".png", ".webp", ".gif", ".heic", ".heif", ".avif", ".tif", ".tiff", ".bmp")
_PAGES = (Sort.PAGE, Sort.TEXT, Sort.SINGLE_FILE, Sort.WEB_ARCHIVE, Sort.PDF)
_NO_PLACE = ("There is nothing of this name.", "Type where the file or folder is, or drag it in here.")


@dataclass(frozen=True)
class PageFile:
    """A saved page, a PDF or a text. `address` is a name for it that is the same every time.

    `beside` is True where its pictures lie in a folder that was saved with it, and are read by themselves.
    """

    name: str
    address: str
    member: Member
    beside: bool = False


@dataclass(frozen=True)
class OwnFiles:
    """What was found at one place. `address` is a name for the place that is the same every time."""

    address: str
    downloads: tuple[Found, ...] = ()
    pictures: tuple[PictureFile, ...] = ()
    pages: tuple[PageFile, ...] = ()
    not_read: tuple[NotRead, ...] = ()


def own_files(name: str, platforms: Mapping[str, Platform], close_later: ExitStack) -> OwnFiles:
    """What lies at the file or folder `name`; its archives stay open until `close_later` is closed.

    Raises BadInputError where there is nothing of this name, or nothing that can be read.
    """
    path = named_path(name)
    if not path.exists():
        raise BadInputError(*_NO_PLACE)
    found: list[Found] = []
    loose: list[Member] = []
    beside_folder: list[Member] = []
    not_read: list[NotRead] = []
    for target in plan([str(path)], platforms, bytes):
        try:
            found += _downloads(target, close_later)
            packed = [*_loose(target, close_later)]
        except UnreadError as error:
            not_read.append(NotRead(target.name, str(error)))
            continue
        kept = [member for member in packed if not private_by_name(member.name)]
        if left := target.left_alone + len(packed) - len(kept):
            not_read.append(NotRead(target.name, told(left)))
        loose += kept
        beside_folder += kept if target.path and folder_of_page(target.path) else ()
    return _sorted(_address(path), tuple(found), loose, beside_folder, not_read)


def noting(found: Found, photos: list[PictureFile]) -> Iterator[Part]:
    """The parts of a download; the pictures that it holds and names are added to `photos` on the way."""
    named: dict[str, Photo] = {}
    for part in read_download(found):
        if isinstance(part, Photo) and part.size:
            named.setdefault(part.member, part)
        yield part
    for member in found.archive.members.values():  # in the order in which they lie: some archives only read forwards
        photo = named.get(member.name)
        if photo and member.name.lower().endswith(_PICTURES) and not never_opened(member.name):
            photos.append(PictureFile(member.name, photo.id, partial(bytes_of, member)))


def _downloads(target: Target, close_later: ExitStack) -> Iterator[Found]:
    parts = [part for path in target.parts for part in members_at(path, close_later)]
    return downloads(parts)


def _loose(target: Target, close_later: ExitStack) -> Iterator[Member]:
    if target.archive:
        yield from packed_in(target.archive, close_later)
    elif target.path:
        yield from on_disk(target.path)


def _sorted(
    address: str, found: tuple[Found, ...], loose: list[Member], beside_folder: list[Member], not_read: list[NotRead]
) -> OwnFiles:
    pictures: list[PictureFile] = []
    pages: list[PageFile] = []
    for member in loose:
        try:
            start = start_of(member, SNIFFED)
        except UnreadError as error:
            not_read.append(NotRead(member.name, str(error)))
            continue
        sort = sort_of_bytes(start)
        if of_a_page(member, loose, start):
            continue
        if sort is Sort.PICTURE:
            pictures.append(PictureFile(member.name, "", partial(bytes_of, member)))
        elif sort in _PAGES:
            beside = member in beside_folder or has_folder(member, loose)
            pages.append(PageFile(member.name, f"{address} {member.name}", member, beside))
        else:
            not_read.append(NotRead(member.name, what_to_do(sort)[0]))
    return OwnFiles(address, found, tuple(pictures), tuple(pages), tuple(not_read))


def _address(path: Path) -> str:
    whole = str(path.resolve()).encode("utf-8", "surrogatepass")
    return f"file {hashlib.blake2b(whole, digest_size=8).hexdigest()}"
