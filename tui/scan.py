"""`selfaudit scan`: looks at targets, keeps nothing, and prints what was found as text, JSON Lines or SARIF."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncGenerator, Mapping, Sequence
from contextlib import aclosing
from dataclasses import dataclass, replace
from typing import TextIO

from probes.exports.scanned import Scanned
from probes.platform import Platform
from probes.scan import Clock, OpenProbe, captures
from probes.targets import Target
from selfaudit.findings import findings_from, findings_with_pictures, laid_together
from selfaudit.model import Finding, Identity, Look, Outcome, View
from selfaudit.policy.pack import Pack
from tui.exits import Exit
from tui.scan_json import JsonLines
from tui.scan_progress import Progress
from tui.scan_sarif import Sarif
from tui.scan_text import Words


@dataclass(frozen=True)
class Reading:
    """How findings are made of captures: whose, by which policy, with which platforms, by which clock and probe."""

    identity: Identity
    pack: Pack
    platforms: Mapping[str, Platform]
    clock: Clock
    open_probe: OpenProbe


FORMATS = ("text", "json", "sarif")


async def scan(
    targets: Sequence[Target],
    reading: Reading,
    out: TextIO,
    form: str,
    coloured: bool,
    progress: Progress | None = None,
) -> Exit:
    """Look at `targets`, write what was found to `out` in the format `form`, and say how it ended.

    Whoever cancels it gets what was found so far; what was not looked at is told as such.
    """
    shown: Words | JsonLines | Sarif
    if form == "json":
        shown = JsonLines(out)
    elif form == "sarif":
        shown = Sarif(out, reading.pack)
    else:
        shown = Words(out, reading.pack, coloured)
    progress = progress or Progress(None, 0)
    found = missed = 0
    async with aclosing(_until_stopped(targets, reading, progress)) as looks:
        async for look, findings in looks:
            progress.clear()
            shown.add(look, findings)
            found += len(findings)
            missed += not look.complete
    progress.clear()
    shown.end()
    if found:
        return Exit.FOUND
    return Exit.NOT_ALL_READ if missed else Exit.DONE


_Seen = tuple[Look, tuple[Finding, ...]]
_STOPPED = "Not looked at: you stopped before."
_STOPPED_INSIDE = "Not looked at to its end: you stopped."


async def _until_stopped(targets: Sequence[Target], reading: Reading, progress: Progress) -> AsyncGenerator[_Seen]:
    """What came of each target; after a stop what was read of the one in hand, and that the rest was not looked at."""
    seen: set[str] = set()
    in_hand: list[_Seen] = []
    try:
        async with aclosing(_looks(targets, reading, progress, in_hand)) as looks:
            async for look, findings in looks:
                seen.add(look.target)
                yield look, findings
    except asyncio.CancelledError:
        for look, findings in in_hand:
            seen.add(look.target)
            yield look, findings
        for target in targets:
            if target.name not in seen:
                begun = any(name.startswith(f"{target.name} > ") for name in seen)
                note = _STOPPED_INSIDE if begun else _STOPPED
                yield Look(target.name, "", View.FILE, Outcome.NOT_CHECKED, reading.clock(), note), ()


async def _looks(
    targets: Sequence[Target], reading: Reading, progress: Progress, in_hand: list[_Seen]
) -> AsyncGenerator[_Seen]:
    seen = captures(targets, reading.platforms, reading.open_probe, reading.clock)
    async with aclosing(seen):
        progress.tell()
        async for one in seen:
            if isinstance(one, Scanned):
                yield await _own_data(one, reading, progress, in_hand)
            else:
                yield one.look, findings_with_pictures(one, reading.identity, reading.pack)
            progress.one_more()


async def _own_data(download: Scanned, reading: Reading, progress: Progress, in_hand: list[_Seen]) -> _Seen:
    """What a download gives away. Where somebody stops, what was read of it is left `in_hand`."""
    found: tuple[Finding, ...] = ()
    read = 0
    try:
        for capture in download.captures():
            found = laid_together((*found, *findings_from(capture, reading.identity, reading.pack)))
            read += len(capture.passages)
            progress.tell(read)
            await asyncio.sleep(0)
    except asyncio.CancelledError:
        outcome = Outcome.PARTIAL if read else Outcome.NOT_CHECKED
        in_hand.append((replace(download.look(), outcome=outcome, note=_STOPPED_INSIDE, whole=False), found))
        raise
    return download.look(), found
