"""The person's own pictures, one after another: first what every file tells of itself, then the words in each."""

from __future__ import annotations

import asyncio
import hashlib
from collections.abc import AsyncGenerator, Callable, Collection, Sequence
from contextlib import aclosing
from dataclasses import dataclass, replace
from datetime import datetime

from probes.exports.unread import UnreadError
from probes.file_reader import open_reader
from probes.picture.answer import PictureAnswer
from probes.picture.capture import capture_of
from probes.picture.metadata import PictureData
from probes.picture.once import ReadOnce
from probes.picture.read import Depth
from selfaudit.own_data import SeenPicture


@dataclass(frozen=True)
class PictureFile:
    """A picture that can be read. `item` is its id in the photo review, empty where its bytes shall name it.

    `read` gives its bytes, or raises UnreadError.
    """

    name: str
    item: str
    read: Callable[[], bytes]


async def seen_pictures(
    files: Sequence[PictureFile], known: Collection[str], now: datetime
) -> AsyncGenerator[SeenPicture]:
    """Every picture twice, but for those that cannot be opened and those in `known`: these only for what files tell.

    `known` are digests of pictures whose words need not be read again.
    """
    async with open_reader() as reader:
        once = ReadOnce(reader)
        digests: list[str] = []
        async with aclosing(_glances(files, once)) as glances:
            async for file, (digest, answer) in glances:
                digests.append("" if answer.trouble else digest)
                yield _seen(file, digest, answer, len(digests), len(files), now)
        left = [digest for digest in dict.fromkeys(digests) if digest and digest not in known]
        for digest in left:
            index = digests.index(digest)
            answer, same = await _words(files[index], once)
            yield _seen(files[index], digest, answer, index + 1, len(files), now, words=True, same=same)


async def _glances(
    files: Sequence[PictureFile], once: ReadOnce
) -> AsyncGenerator[tuple[PictureFile, tuple[str, PictureAnswer]]]:
    """A glance at each file in order. The next one is taken while whoever asked makes something of the last."""
    ahead = asyncio.create_task(_glance(files[0], once)) if files else None
    try:
        for number, file in enumerate(files):
            assert ahead is not None
            glance = await ahead
            ahead = asyncio.create_task(_glance(files[number + 1], once)) if number + 1 < len(files) else None
            yield file, glance
    finally:
        if ahead is not None:
            ahead.cancel()
            await asyncio.gather(ahead, return_exceptions=True)


async def _glance(file: PictureFile, once: ReadOnce) -> tuple[str, PictureAnswer]:
    try:
        data = await asyncio.to_thread(file.read)
    except UnreadError as error:
        return _digest(file.name.encode("utf-8", "surrogatepass")), PictureAnswer(str(error), "Look at it yourself.")
    return _digest(data), await once.reader.read(data, Depth.GLANCE)


async def _words(file: PictureFile, once: ReadOnce) -> tuple[PictureAnswer, bool]:
    try:
        answer, same = await once.read(await asyncio.to_thread(file.read))
    except UnreadError as error:
        return PictureAnswer(str(error), "Look at it yourself."), False
    return replace(answer, data=PictureData()), same  # what the file tells has been told


def _seen(
    file: PictureFile,
    digest: str,
    answer: PictureAnswer,
    number: int,
    of: int,
    now: datetime,
    words: bool = False,
    same: bool = False,
) -> SeenPicture:
    capture = capture_of(answer, file.name, now, same)
    item = file.item or f"picture {digest}"
    return SeenPicture(digest, item, file.name.rpartition("/")[2], capture, number, of, words, answer.small)


def _digest(data: bytes) -> str:
    return hashlib.blake2b(data, digest_size=16).hexdigest()
