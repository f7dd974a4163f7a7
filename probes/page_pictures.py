"""The pictures that stand on a page: which are worth reading, and what they add to what the page itself tells."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace
from urllib.parse import urlsplit

from probes.file_reader import FileReader
from probes.picture.capture import capture_of
from probes.picture.once import ReadOnce
from probes.snapshot import Image, PageSnapshot, Shows
from probes.unseen import Unseen, told
from probes.visit import Picture
from selfaudit.capture import Capture
from selfaudit.model import Outcome

# Pixels, on the page and in the file: nobody can make out words or faces in less. A strip may hold a line of words.
_LOWEST, _SMALLEST = 40.0, 100.0**2
_LONGEST_ADDRESS = 2000  # characters
OWN_PAGE = (Outcome.PUBLIC, Outcome.PARTIAL, Outcome.PRIVATE)  # anything else is no page of the account's own
_DRAWN = (b"<svg", b"<?xml", b"<!--", b"<!DOCTYPE svg")  # drawings out of lines, as logos are: no photo


def worth_reading(page: PageSnapshot) -> tuple[str, ...]:
    """The addresses of the pictures on the page that a visitor can make something out in, each once, in its order."""
    return tuple(dict.fromkeys(image.source for image in _large(page, Shows.PICTURE) if image.source))


def unseen_on(page: PageSnapshot) -> Unseen:
    """What of the page a visitor can make something out in, as long as none of it is read."""
    pictures = _large(page, Shows.PICTURE)
    placed = [image for image in pictures if image.box]
    count = len({image.source for image in placed if image.source}) + sum(not image.source for image in placed)
    films, frames = (len(_large(page, sort)) for sort in (Shows.FILM, Shows.FRAME))
    return Unseen(count, films, frames, any(image.source and not image.box for image in pictures))


def without_frames_of(page: PageSnapshot, hosts: Collection[str]) -> PageSnapshot:
    """The page without the boxes that were to be filled from these hosts: nobody sees anything in them."""
    kept = (image for image in page.images if image.sort is not Shows.FRAME or _host(image.source) not in hosts)
    return replace(page, images=tuple(kept))


def _host(address: str) -> str:
    try:
        return urlsplit(address).hostname or ""
    except ValueError:
        return ""


def _large(page: PageSnapshot, sort: Shows) -> list[Image]:
    return [image for image in page.images if image.sort is sort and _is_large(image) and not _is_drawing(image)]


def _is_large(image: Image) -> bool:
    return image.visible and (image.box is None or _shows_something(image.box.width, image.box.height))


def _shows_something(width: float, height: float) -> bool:
    return min(width, height) >= _LOWEST and width * height >= _SMALLEST


def _is_drawing(image: Image) -> bool:
    start = image.source[:_LONGEST_ADDRESS].casefold()
    return start.startswith("data:image/svg") or (not start.startswith("data:") and ".svg" in start)


async def with_pictures(capture: Capture, pictures: tuple[Picture, ...], unseen: Unseen, reader: FileReader) -> Capture:
    """The capture of a page with what is in its pictures: their words, codes, and what their files tell.

    `unseen` could not be had. A page some of whose pictures were not read was seen in part.
    """
    look, within, read = capture.look, [], 0
    if look.outcome not in OWN_PAGE:
        return capture
    once = ReadOnce(reader)  # of this page alone: the same picture on two pages gives each of them away
    for picture in pictures:
        if picture.data.lstrip().startswith(_DRAWN):
            continue
        answer, same = await once.read(picture.data)
        if answer.width and not _shows_something(answer.width, answer.height):
            continue  # a texture, an icon, or what stands in for a picture until it has loaded
        read_as = capture_of(answer, look.target, look.seen_at, same)
        unread = read_as.look.outcome is Outcome.NOT_CHECKED or not read_as.look.whole
        unseen, read = unseen.and_pictures(unread), read + (not unread)
        within.append(read_as)
    if not read and not unseen:
        return capture
    look = replace(
        look,
        note=" ".join(filter(None, (look.note, told(read, unseen)))),
        whole=look.whole and not unseen,
        passages=look.passages + sum(len(read_as.passages) for read_as in within),
    )
    return replace(
        capture,
        look=look,
        within=tuple(Capture(look, one.passages, one.picture) for one in within if one.passages),
    )


def without_pictures(capture: Capture, unseen: Unseen) -> Capture:
    """The capture of a page whose pictures are not read here: seen in part, where there are any."""
    look = capture.look
    if not unseen or look.outcome not in OWN_PAGE:
        return capture
    note = " ".join(filter(None, (look.note, told(0, unseen))))
    return replace(capture, look=replace(look, note=note, whole=False))
