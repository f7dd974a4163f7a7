"""Targets of a stateless scan become captures: saved pages, text files, folders, stdin, and addresses by a probe."""

from __future__ import annotations

import asyncio
import re
from collections.abc import AsyncGenerator, Callable, Iterator, Mapping, Sequence
from contextlib import AbstractAsyncContextManager, AsyncExitStack, ExitStack
from dataclasses import replace
from datetime import datetime
from pathlib import Path

from probes.exports.never import private_by_name
from probes.exports.private import told
from probes.exports.scanned import Scanned, holds_download, scanned
from probes.exports.unread import UnreadError
from probes.file_reader import open_reader
from probes.files import Sort, folder_of_page, sort_of, sort_of_bytes
from probes.from_file import not_read, read, what_to_do
from probes.loose import bytes_of, has_folder, of_a_page, packed_in
from probes.picture.once import ReadOnce
from probes.platform import Platform
from probes.resolve import resolve
from probes.targets import Target, each_once, other_target, pictures_beside, targets_in, with_parts_together
from selfaudit.capture import Capture
from selfaudit.errors import BadInputError
from selfaudit.model import Look, Outcome, View
from selfaudit.ports import Probe

STANDARD_INPUT = "-"
_ADDRESS = re.compile(r"[A-Za-z][A-Za-z0-9+.-]+:(?://|\S)")
OpenProbe = Callable[[], AbstractAsyncContextManager[Probe]]
Clock = Callable[[], datetime]


def plan(given: Sequence[str], platforms: Mapping[str, Platform], standard_input: Callable[[], bytes]) -> list[Target]:
    """Every single target that `given` stands for, folders opened up, before anything is looked at.

    Raises BadInputError for the first that cannot be used.
    """
    if not given:
        raise BadInputError(
            "Nothing to scan was named.", "Name a saved page, a folder, an https address, or - for text."
        )
    targets = [target for name in dict.fromkeys(given) for target in _targets(name, platforms, standard_input)]
    return with_parts_together(each_once(targets))


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
        yield from pictures_beside(path)
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
    target = other_target(name, path)
    if target.path:
        _refuse(Sort.MESSAGES if private_by_name(path.name) else sort_of(path))
    return target


def _is_there(path: Path) -> bool:
    try:
        return path.exists()
    except (OSError, ValueError):
        return False


def _refuse(sort: Sort, standard_input: bool = False) -> None:
    if sort.read:
        return
    if standard_input:
        what = {Sort.EMPTY: "is empty", Sort.MESSAGES: "holds private messages, which are never read"}.get(
            sort, "is not text"
        )
        raise BadInputError(f"Standard input {what}.", "Pass text on, or name a file.")
    raise BadInputError(*what_to_do(sort))


async def captures(
    targets: Sequence[Target], platforms: Mapping[str, Platform], open_probe: OpenProbe, clock: Clock
) -> AsyncGenerator[Capture | Scanned]:
    """One capture for each of `targets`, in order, or the downloads it holds.

    A browser is started only where there is an address to visit.
    """
    async with open_reader() as reader, AsyncExitStack() as stack:
        once = ReadOnce(reader)
        probe: Probe | None = None
        for target in targets:
            await asyncio.sleep(0)  # where nothing else waits, this is where a scan can be stopped
            if target.left_alone:
                yield _left_alone(target.name, target.left_alone, clock())
                continue
            if target.parts:
                for one in _own_data(target, stack, clock()):
                    yield one
                continue
            if target.archive:
                async for capture in _packed(target, platforms, once, clock()):
                    yield capture
                continue
            if target.account is None:
                yield await _from_disk(target, platforms, once, clock())
                continue
            if probe is None:
                probe = await stack.enter_async_context(open_probe())
            seen = await probe.look(target.account)
            yield seen.under(replace(seen.look, target=target.name))


def _own_data(target: Target, close_later: AsyncExitStack, now: datetime) -> Iterator[Capture | Scanned]:
    """The downloads a target holds; their archives stay open until the last has been read."""
    closing = close_later.enter_context(ExitStack())
    try:
        yield from scanned(target.parts, target.name, now, closing)
    except UnreadError as error:
        yield Capture(Look(target.name, "", View.FILE, Outcome.NOT_CHECKED, now, str(error)))
    closing.close()


async def _packed(
    target: Target, platforms: Mapping[str, Platform], once: ReadOnce, now: datetime
) -> AsyncGenerator[Capture]:
    """Every file in an archive that is no download."""
    with ExitStack() as closing:
        try:
            members = packed_in(target.archive or Path(), closing)
        except UnreadError as error:
            yield Capture(Look(target.name, "", View.FILE, Outcome.NOT_CHECKED, now, str(error)))
            return
        if not members:
            yield not_read(target.name, Sort.EMPTY, now)
        kept = [member for member in members if not private_by_name(member.name)]
        for member in kept:
            await asyncio.sleep(0)
            name = f"{target.name} > {member.name}"
            try:
                data = bytes_of(member)
            except UnreadError as error:
                yield Capture(Look(name, "", View.FILE, Outcome.NOT_CHECKED, now, str(error)))
                continue
            if not of_a_page(member, members, data):
                yield await read(data, name, platforms, once, now, beside=has_folder(member, members))
        if len(kept) < len(members):
            yield _left_alone(target.name, len(members) - len(kept), now)


def _left_alone(name: str, number: int, now: datetime) -> Capture:
    return Capture(Look(name, "", View.FILE, Outcome.NOT_CHECKED, now, told(number)))


async def _from_disk(target: Target, platforms: Mapping[str, Platform], once: ReadOnce, now: datetime) -> Capture:
    data = target.data
    if data is None and target.path is not None:
        sort = sort_of(target.path)
        if not sort.read:
            return not_read(target.name, sort, now)
        try:
            data = target.path.read_bytes()
        except OSError:
            return not_read(target.name, Sort.UNREADABLE, now)
    beside = target.path is not None and folder_of_page(target.path) is not None
    strict = target.name == STANDARD_INPUT
    return await read(data or b"", target.name, platforms, once, now, strict, beside)
