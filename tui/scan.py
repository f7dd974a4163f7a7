"""`selfaudit scan`: looks at targets, keeps nothing, and prints what was found as text, JSON Lines or SARIF."""

from __future__ import annotations

from collections.abc import AsyncGenerator, Mapping, Sequence
from contextlib import aclosing
from dataclasses import dataclass
from enum import IntEnum
from typing import TextIO

from probes.exports.scanned import Scanned
from probes.platform import Platform
from probes.scan import Clock, OpenProbe, captures
from probes.targets import Target
from selfaudit.findings import findings_from, laid_together
from selfaudit.model import Finding, Identity, Look
from selfaudit.policy.pack import Pack
from tui.scan_json import JsonLines
from tui.scan_sarif import Sarif
from tui.scan_text import Words


class Ended(IntEnum):
    """The exit codes of `selfaudit scan`."""

    CLEAN = 0
    FINDINGS = 1
    BAD_INPUT = 2
    NOT_ALL_LOOKED_AT = 3


@dataclass(frozen=True)
class Reading:
    """How findings are made of captures: whose, by which policy, with which platforms, by which clock and probe."""

    identity: Identity
    pack: Pack
    platforms: Mapping[str, Platform]
    clock: Clock
    open_probe: OpenProbe


FORMATS = ("text", "json", "sarif")


async def scan(targets: Sequence[Target], reading: Reading, out: TextIO, form: str, coloured: bool) -> Ended:
    """Look at `targets`, write what was found to `out` in the format `form`, and say how it ended."""
    shown: Words | JsonLines | Sarif
    if form == "json":
        shown = JsonLines(out)
    elif form == "sarif":
        shown = Sarif(out, reading.pack)
    else:
        shown = Words(out, reading.pack, coloured)
    found = missed = 0
    async with aclosing(_looks(targets, reading)) as looks:
        async for look, findings in looks:
            shown.add(look, findings)
            found += len(findings)
            missed += not look.complete
    shown.end()
    if found:
        return Ended.FINDINGS
    return Ended.NOT_ALL_LOOKED_AT if missed else Ended.CLEAN


async def _looks(targets: Sequence[Target], reading: Reading) -> AsyncGenerator[tuple[Look, tuple[Finding, ...]]]:
    seen = captures(targets, reading.platforms, reading.open_probe, reading.clock)
    async with aclosing(seen):
        async for one in seen:
            if isinstance(one, Scanned):
                yield _own_data(one, reading)
            else:
                yield one.look, findings_from(one, reading.identity, reading.pack)


def _own_data(download: Scanned, reading: Reading) -> tuple[Look, tuple[Finding, ...]]:
    found = laid_together(
        finding for capture in download.captures() for finding in findings_from(capture, reading.identity, reading.pack)
    )
    return download.look(), found
