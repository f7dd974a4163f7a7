"""The pictures that stand on a page: which are worth reading, and what they add to what the page itself tells."""

from __future__ import annotations

from dataclasses import replace

from probes.file_reader import FileReader
from probes.picture.once import ReadOnce
from probes.snapshot import Image, PageSnapshot
from probes.visit import Picture
from selfaudit.capture import Capture
from selfaudit.model import Outcome

_SMALLEST = 100.0  # CSS pixels a side: nobody can make out words or faces in less
OWN_PAGE = (Outcome.PUBLIC, Outcome.PARTIAL, Outcome.PRIVATE)  # anything else is no page of the account's own
_DRAWN = (b"<svg", b"<?xml", b"<!--", b"<!DOCTYPE svg")  # drawings out of lines, as logos are: no photo


def worth_reading(page: PageSnapshot) -> tuple[str, ...]:
    """The addresses of the pictures on the page that a visitor can make something out in, each once, in its order."""
    return tuple(dict.fromkeys(image.source for image in page.images if _is_worth_reading(image)))


def _is_worth_reading(image: Image) -> bool:
    large = image.box is None or min(image.box.width, image.box.height) >= _SMALLEST
    source = image.source.casefold()
    return image.visible and large and bool(source) and ".svg" not in source and not source.startswith("data:image/svg")


async def with_pictures(capture: Capture, pictures: tuple[Picture, ...], missed: int, reader: FileReader) -> Capture:
    """The capture of a page with what is in its pictures: their words, codes, and what their files tell.

    `missed` are those that could not be had. A page some of whose pictures were not read was seen in part.
    """
    look, within, read = capture.look, [], 0
    if look.outcome not in OWN_PAGE:
        return capture
    once = ReadOnce(reader)  # of this page alone: the same picture on two pages gives each of them away
    for picture in pictures:
        if picture.data.lstrip().startswith(_DRAWN):
            continue
        told = await once.capture(picture.data, look.target, look.seen_at)
        unread = told.look.outcome is Outcome.NOT_CHECKED or not told.look.whole
        missed, read = missed + unread, read + (not unread)
        within.append(told)
    if not read and not missed:
        return capture
    note = " ".join(filter(None, (look.note, how_many(read, missed))))
    look = replace(
        look,
        note=note,
        whole=look.whole and not missed,
        passages=look.passages + sum(len(told.passages) for told in within),
    )
    return replace(
        capture,
        look=look,
        within=tuple(Capture(look, told.passages, told.picture) for told in within if told.passages),
    )


def without_pictures(capture: Capture, missed: int) -> Capture:
    """The capture of a page whose pictures are not read here: seen in part, where there are any."""
    look = capture.look
    if not missed or look.outcome not in OWN_PAGE:
        return capture
    note = " ".join(filter(None, (look.note, how_many(0, missed))))
    return replace(capture, look=replace(look, note=note, whole=False))


def how_many(read: int, missed: int) -> str:
    """A sentence on the pictures of a page, of which some were read and some were not; empty where there are none."""
    if not read and not missed:
        return ""
    pictures = "picture" if read + missed == 1 else "pictures"
    if not missed:
        were = "was" if read == 1 else "were"
        return f"{read} {pictures} on it {were} read too. Whom they show, only you can judge."
    of, were = f" of {read + missed}" * bool(read), "was" if missed == 1 else "were"
    return f"{missed}{of} {pictures} on it {were} not read. Look at {'it' if missed == 1 else 'them'} yourself."
