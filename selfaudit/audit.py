"""The driver of an audit: it looks, finds, compares and tells. It draws nothing and saves nothing."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncGenerator, Callable, Iterable, Sequence
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import replace
from datetime import datetime

from selfaudit.capture import Capture
from selfaudit.events import AuditFinished, Event, LookFinished, LookStarted
from selfaudit.findings import findings_with_pictures
from selfaudit.model import Account, Audit, Finding, Identity, LedgerLine, View
from selfaudit.policy.pack import Pack
from selfaudit.ports import Probe
from selfaudit.standing import compare

SIDE_BY_SIDE = 3  # accounts looked at together: a person's pace, and a hanging page holds back nobody

Visit = asyncio.Task[None]
Queue = asyncio.Queue[LookStarted | tuple[Account, Capture] | Visit]


async def run(
    audit: Audit,
    identity: Identity,
    pack: Pack,
    probe: Probe,
    clock: Callable[[], datetime],
    previous: Iterable[Finding] = (),
    side_by_side: int = SIDE_BY_SIDE,
) -> AsyncGenerator[Event]:
    """Look at every account of `audit` that has no signed-out look yet, and yield what happens as it happens.

    `previous` are the findings last known of each account. Wrap it in `contextlib.aclosing`: leaving early cancels
    every look that is under way, and the last audit yielded can be gone on with. Should the probe itself break at an
    account, the others are still looked at; then its error is raised and the audit stays unfinished.
    """
    looked = {look.target for look in audit.looks if look.view is not View.SHOWN}
    waiting = [account for account in audit.accounts if account.id not in looked]
    ledger_before = audit.ledger
    events: Queue = asyncio.Queue()
    visits = _visits(waiting, probe, events, side_by_side)
    ended: list[Visit] = []
    try:
        while len(ended) < len(visits):
            said = await events.get()
            if isinstance(said, asyncio.Task):
                ended.append(said)
            elif isinstance(said, LookStarted):
                yield said
            else:
                account, capture = said
                found = await asyncio.to_thread(_read, capture, identity, pack, probe)
                ledger = together(ledger_before, probe.ledger())
                audit = _with(audit, account, capture, found, previous, ledger)
                own = tuple(finding for finding in audit.findings if finding.target == account.id)
                yield LookFinished(account, capture.look, own, audit)
        for visit in ended:
            visit.result()
        audit = replace(audit, finished_at=clock(), ledger=together(ledger_before, probe.ledger()))
        yield AuditFinished(audit)
    finally:
        for visit in visits:
            visit.cancel()
        await asyncio.gather(*visits, return_exceptions=True)


def together(earlier: Sequence[LedgerLine], later: Sequence[LedgerLine]) -> tuple[LedgerLine, ...]:
    """Two ledgers as one: the same traffic for the same reason is counted together, in the order first seen."""
    lines: dict[LedgerLine, int] = {}
    for line in (*earlier, *later):
        what = replace(line, count=0)
        lines[what] = lines.get(what, 0) + line.count
    return tuple(replace(what, count=count) for what, count in lines.items())


def since(now: Sequence[LedgerLine], before: Sequence[LedgerLine]) -> tuple[LedgerLine, ...]:
    """What a ledger that only grows has gained: `now` without what was counted `before`."""
    counted = {replace(line, count=0): line.count for line in before}
    grown = (replace(line, count=line.count - counted.get(replace(line, count=0), 0)) for line in now)
    return tuple(line for line in grown if line.count > 0)


def _visits(accounts: Sequence[Account], probe: Probe, events: Queue, side_by_side: int) -> list[Visit]:
    """One task for each account. It tells when its visit starts, what it saw, and last of all that it has ended.

    While some sites are visited, as many of the next accounts are made ready, and the last ones read.
    """
    free, ahead = asyncio.Semaphore(side_by_side), asyncio.Semaphore(side_by_side)

    async def visit(account: Account) -> None:
        async with AsyncExitStack() as getting_ready:
            await getting_ready.enter_async_context(ahead)

            @asynccontextmanager
            async def turn() -> AsyncGenerator[None]:
                async with free:
                    await getting_ready.aclose()
                    events.put_nowait(LookStarted(account))
                    yield

            events.put_nowait((account, await probe.look(account, turn)))

    visits = [asyncio.create_task(visit(account)) for account in accounts]
    for task in visits:
        task.add_done_callback(events.put_nowait)
    return visits


def _read(capture: Capture, identity: Identity, pack: Pack, probe: Probe) -> tuple[Finding, ...]:
    return findings_with_pictures(capture, identity, pack, probe.crop)


def _with(
    audit: Audit,
    account: Account,
    capture: Capture,
    found: Sequence[Finding],
    previous: Iterable[Finding],
    ledger: tuple[LedgerLine, ...],
) -> Audit:
    before = [finding for finding in previous if finding.target == account.id]
    return replace(
        audit,
        looks=(*audit.looks, capture.look),
        findings=audit.findings + compare(found, before, capture),
        ledger=ledger,
    )
