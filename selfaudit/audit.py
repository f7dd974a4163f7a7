"""The driver of an audit: it looks, finds, compares and tells. It draws nothing and saves nothing."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncGenerator, Callable, Sequence
from dataclasses import replace
from datetime import datetime

from selfaudit.events import AuditFinished, Event, LookFinished, LookStarted
from selfaudit.findings import compare, findings_from
from selfaudit.model import Account, Audit, Capture, Finding, Identity, Match, Passage
from selfaudit.policy.pack import Pack
from selfaudit.ports import Probe

SIDE_BY_SIDE = 3  # accounts looked at together: a person's pace, and a hanging page holds back nobody


async def run(
    audit: Audit,
    identity: Identity,
    pack: Pack,
    probe: Probe,
    clock: Callable[[], datetime],
    previous: Sequence[Finding] = (),
    side_by_side: int = SIDE_BY_SIDE,
) -> AsyncGenerator[Event]:
    """Look at every account of `audit` that has no look yet, and yield what happens as it happens.

    `previous` are the findings of the audit before. Wrap it in `contextlib.aclosing`: leaving early cancels every
    look that is under way, and the last audit yielded can be gone on with.
    """
    looked = {look.target for look in audit.looks}
    waiting = [account for account in audit.accounts if account.id not in looked]
    events: asyncio.Queue[LookStarted | tuple[Account, Capture]] = asyncio.Queue()
    free = asyncio.Semaphore(side_by_side)

    async def visit(account: Account) -> None:
        async with free:
            await events.put(LookStarted(account))
            await events.put((account, await probe.look(account)))

    visits = [asyncio.ensure_future(visit(account)) for account in waiting]
    try:
        left = len(waiting)
        while left:
            said = await _next(events, visits)
            if isinstance(said, LookStarted):
                yield said
                continue
            account, capture = said
            left -= 1
            found = await asyncio.to_thread(_read, capture, identity, pack, probe)
            audit = _with(audit, capture, found, probe, previous)
            own = tuple(finding for finding in audit.findings if finding.target == account.id)
            yield LookFinished(account, capture.look, own, audit)
        audit = replace(audit, finished_at=clock(), ledger=probe.ledger())
        yield AuditFinished(audit)
    finally:
        for task in visits:
            task.cancel()
        await asyncio.gather(*visits, return_exceptions=True)


async def _next(
    events: asyncio.Queue[LookStarted | tuple[Account, Capture]], visits: Sequence[asyncio.Future[None]]
) -> LookStarted | tuple[Account, Capture]:
    """The next thing that happens; a visit that broke raises its own error here instead of waiting for ever."""
    waiting = asyncio.ensure_future(events.get())
    try:
        while not waiting.done():
            running = [task for task in visits if not task.done()]
            broken = [task for task in visits if task.done() and not task.cancelled() and task.exception()]
            if broken:
                broken[0].result()
            await asyncio.wait([waiting, *running], return_when=asyncio.FIRST_COMPLETED)
        return waiting.result()
    finally:
        waiting.cancel()


def _read(capture: Capture, identity: Identity, pack: Pack, probe: Probe) -> tuple[Finding, ...]:
    def crop(passage: Passage, match: Match) -> bytes | None:
        return probe.crop(capture, passage, match)

    return findings_from(capture, identity, pack, crop)


def _with(audit: Audit, capture: Capture, found: Sequence[Finding], probe: Probe, previous: Sequence[Finding]) -> Audit:
    looks = (*audit.looks, capture.look)
    others = tuple(finding for finding in audit.findings if finding.target != capture.look.target)
    before = [finding for finding in previous if finding.target == capture.look.target]
    return replace(audit, looks=looks, findings=others + compare(found, before, [capture.look]), ledger=probe.ledger())
