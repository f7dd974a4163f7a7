"""What a scan is to look at: files, folders opened up, downloads with their parts laid together, accounts."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from probes.exports.folders import folder_members
from probes.exports.never import private_by_name
from probes.exports.roots import roots
from probes.exports.scanned import holds_download
from probes.exports.unread import UnreadError
from probes.exports.whatsapp import sent_in_chat
from probes.files import Sort, files_in, folder_of_page, sort_of
from selfaudit.model import Account

_NEVER_A_DOWNLOAD = (Sort.PICTURE, Sort.FILM, Sort.PDF)


@dataclass(frozen=True)
class Target:
    """One thing to look at, judged to be usable: a file, standard input's bytes, an account's page, or a download.

    `parts` are the archives, folders or files that a download consists of. `archive` is one that holds other files.
    `left_alone` is how many files of a folder are of the private sort that is never opened.
    """

    name: str
    path: Path | None = None
    data: bytes | None = None
    account: Account | None = None
    parts: tuple[Path, ...] = ()
    archive: Path | None = None
    left_alone: int = 0


def targets_in(folder: Path) -> Iterator[Target]:
    """The downloads in `folder`, unpacked or not, and every other file there."""
    try:
        begins = roots(folder_members(folder))
    except UnreadError:
        begins = ()
    for root in begins:
        yield Target(str(folder / root), parts=(folder / root,))
    if "" not in begins:
        inside = tuple(folder / root for root in begins)
        rest = [file for file in files_in(folder) if not any(file.is_relative_to(root) for root in inside)]
        kept = [file for file in rest if not private_by_name(file.relative_to(folder).as_posix())]
        found = [file_target(file) for file in kept]
        chats = {target.parts[0].parent for target in found if "whatsapp" in _platforms(target)}
        shown = [target for target, file in zip(found, kept, strict=True) if not _sent(file, chats)]
        yield from shown
        if len(shown) < len(rest):
            yield Target(str(folder), left_alone=len(rest) - len(shown))


def pictures_beside(page: Path) -> Iterator[Target]:
    """The pictures in the folder that a browser saved with the page at `page`."""
    folder = folder_of_page(page)
    for file in files_in(folder) if folder else ():
        if sort_of(file) is Sort.PICTURE:
            yield Target(str(file), path=file)


def each_once(targets: Iterable[Target]) -> list[Target]:
    """The same targets, each file once, where it was named first."""
    known: dict[object, Target] = {}
    for target in targets:
        known.setdefault(target.path.absolute() if target.path else id(target), target)
    return [*known.values()]


def _sent(file: Path, chats: Collection[Path]) -> bool:
    """True for a picture or another file that was sent in a chat that lies beside it."""
    return file.parent in chats and sent_in_chat(file.name)


def file_target(path: Path) -> Target:
    """The download that the file at `path` is, or the archive, or the file."""
    if sort_of(path) in _NEVER_A_DOWNLOAD:
        return Target(str(path), path=path)
    try:
        known = bool(holds_download(path))
    except UnreadError:
        known = False
    return Target(str(path), parts=(path,)) if known else other_target(str(path), path)


def other_target(name: str, path: Path) -> Target:
    """The archive or the file at `path`, which is no download."""
    return Target(name, archive=path) if sort_of(path) is Sort.ARCHIVE else Target(name, path=path)


def with_parts_together(targets: Sequence[Target]) -> list[Target]:
    """The same targets, but the archives of one platform as the parts of one target: a download may come in several."""
    laid: list[tuple[frozenset[str], Target]] = []
    for target in targets:
        platforms = _platforms(target)
        place = next((place for place, (known, _) in enumerate(laid) if known & platforms), None)
        if place is None:
            laid.append((platforms, target))
        else:
            known, first = laid[place]
            laid[place] = (known | platforms, replace(first, parts=first.parts + target.parts))
    return [target for _, target in laid]


def _platforms(target: Target) -> frozenset[str]:
    """The platforms of an archive; none for anything else, which is never the part of something."""
    if len(target.parts) != 1 or target.parts[0].is_dir():
        return frozenset()
    return holds_download(target.parts[0])
