"""Reads the person's own files for the walk: one download, folder or file after another, with words for each step."""

from __future__ import annotations

import time
from collections.abc import AsyncGenerator, Awaitable, Callable, Iterator, Mapping, Sequence
from contextlib import aclosing
from dataclasses import dataclass, replace

from probes.exports.unread import UnreadError
from probes.file_reader import open_reader
from probes.from_file import read
from probes.loose import bytes_of
from probes.own_files import OwnFiles, PageFile, noting
from probes.own_pictures import PictureFile, seen_pictures
from probes.picture.once import ReadOnce
from probes.pictures import crop
from probes.platform import Platform
from selfaudit.model import Account
from selfaudit.own_data import NotRead
from selfaudit.own_pictures import PicturesSoFar
from selfaudit.own_reading import TakenIn
from selfaudit.session import Session, now
from selfaudit.text import one_line
from tui.own_data_words import how_far, pictures_taken, taken
from tui.words import count

_MOST_TOLD = 5
Whose = Callable[[str], Awaitable[Account | None]]  # whose data of this platform is it; "" where that is not known


@dataclass(frozen=True)
class Told:
    """A sentence for the person: how far it has got, or, where `outcome`, what came of one thing."""

    text: str
    outcome: bool = False


async def read_own_files(
    files: OwnFiles, session: Session, platforms: Mapping[str, Platform], whose: Whose
) -> AsyncGenerator[Told]:
    """Read all that was found, and say what comes of it. Stopping leaves what was kept so far."""
    for found in files.downloads:
        account = await whose(found.platform)
        if account is None:
            yield Told("One download was left out, because it is not of an account on your list.", outcome=True)
            continue
        photos: list[PictureFile] = []
        async with aclosing(session.read_own(account, noting(found, photos))) as steps:
            async for step in steps:
                yield Told(taken(account, step), True) if isinstance(step, TakenIn) else Told(how_far(step))
        async with aclosing(_pictures(photos, "pictures of the download", account, session)) as told:
            async for one in told:
                yield one
    if files.pictures or files.pages:
        account = await whose("")
        if account is None:
            yield Told("The other files were left out.", outcome=True)
        else:
            async with aclosing(_pictures(files.pictures, files.address, account, session)) as told:
                async for one in told:
                    yield one
            async with aclosing(_pages(files.pages, account, session, platforms)) as told:
                async for one in told:
                    yield one
    for text in _left(files.not_read):
        yield Told(text, outcome=True)


async def _pictures(
    files: Sequence[PictureFile], address: str, account: Account, session: Session
) -> AsyncGenerator[Told]:
    if not files:
        return
    began, begun, last = time.monotonic(), 0, PicturesSoFar(0, len(files), False, 0, 0)
    seen = seen_pictures(files, session.pictures_read(account), now())
    async with aclosing(session.read_pictures(account, address, seen, crop)) as steps:
        async for step in steps:
            if step.words and not last.words:
                began, begun = time.monotonic(), step.number
            last = step
            yield Told(how_far(step, time.monotonic() - began, begun))
    yield Told(pictures_taken(account, last), outcome=True)


async def _pages(
    files: Sequence[PageFile], account: Account, session: Session, platforms: Mapping[str, Platform]
) -> AsyncGenerator[Told]:
    async with open_reader() as reader:
        once = ReadOnce(reader)
        for number, file in enumerate(files, 1):
            yield Told(f"Reading page {number} of {len(files)}.")
            name = one_line(file.name, 80)
            try:
                data = bytes_of(file.member)
                capture = await read(data, file.name, platforms, once, now(), beside=file.beside)
            except UnreadError as error:
                yield Told(f"{name}: {error}", outcome=True)
                continue
            if not capture.look.outcome.conclusive:
                yield Told(f"{name}: could not look. {capture.look.note}", outcome=True)
                continue
            look = replace(capture.look, target=account.id, address=file.address)
            found = await session.show(capture.under(look))
            yield Told(f"{name}: read, {_found(len(found))}. {look.note}".strip(), True)


def _found(number: int) -> str:
    return f"{count(number, 'thing', 'things')} found" if number else "nothing found"


def _left(not_read: Sequence[NotRead]) -> Iterator[str]:
    for missed in not_read[:_MOST_TOLD]:
        yield f"Not read: {one_line(missed.member.rpartition('/')[2], 60)}: {missed.why}"
    if len(not_read) > _MOST_TOLD:
        yield f"{count(len(not_read) - _MOST_TOLD, 'more file was', 'more files were')} not read."
