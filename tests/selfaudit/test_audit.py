"""The driver: side by side, resumable, unmoved by a slow page, and gone without trace when left."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncGenerator, Iterator
from contextlib import aclosing
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from selfaudit import audit as driver
from selfaudit import findings
from selfaudit.capture import Capture
from selfaudit.events import AuditFinished, Event, LookFinished, LookStarted
from selfaudit.model import Account, Audit, Finding, Identity, LedgerLine, Outcome, Standing
from selfaudit.policy.load import default_pack
from selfaudit.ports import Turn, at_once
from tests.selfaudit.scripted import MOMENT, Scripted, accounts, find_words

PACK = default_pack()
NUMBER = "02079460123"


@pytest.fixture(autouse=True, scope="module")
def made_up_detectors() -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(findings, "find", find_words)
        yield


def steps(audit: Audit, probe: Scripted, previous: tuple[Finding, ...] = ()) -> AsyncGenerator[Event]:
    return driver.run(audit, Identity(), PACK, probe, lambda: MOMENT, previous)


async def events(audit: Audit, probe: Scripted, previous: tuple[Finding, ...] = ()) -> list[Event]:
    return [event async for event in steps(audit, probe, previous)]


def an_audit(count: int) -> Audit:
    return Audit(MOMENT, "made up", accounts(count))


@pytest.mark.parametrize("count", [0, 1, 2, 7])
async def test_each_account_is_looked_at_once_and_then_the_audit_is_finished(count: int) -> None:
    probe = Scripted()
    told = await events(an_audit(count), probe)
    started = [event.account for event in told if isinstance(event, LookStarted)]
    finished = [event.account for event in told if isinstance(event, LookFinished)]
    assert sorted(started, key=str) == sorted(finished, key=str) == sorted(accounts(count), key=str)
    assert isinstance(told[-1], AuditFinished)
    assert told[-1].audit.finished_at == MOMENT
    assert len(told[-1].audit.looks) == count
    assert probe.most_at_once <= driver.SIDE_BY_SIDE


async def test_a_hanging_page_holds_back_nobody() -> None:
    probe = Scripted(slow=frozenset({"practice:jo0"}))
    async with aclosing(steps(an_audit(6), probe)) as running:
        seen = set()
        async for event in running:
            if isinstance(event, LookFinished):
                seen.add(event.account.handle)
            if len(seen) == 5:
                probe.let_go.set()
    assert seen == {f"jo{n}" for n in range(6)}


async def test_while_some_are_visited_as_many_more_are_made_ready() -> None:
    ready: list[str] = []

    class GetsReady(Scripted):
        async def look(self, account: Account, turn: Turn = at_once) -> Capture:
            ready.append(account.id)
            return await super().look(account, turn)

    names = [account.id for account in accounts(9)]
    probe = GetsReady(slow=frozenset(names))
    async with aclosing(steps(an_audit(9), probe)) as running:
        started = [await anext(running) for _ in range(driver.SIDE_BY_SIDE)]
        assert [event.account.id for event in started if isinstance(event, LookStarted)] == probe.begun
        assert (probe.begun, ready) == (names[: driver.SIDE_BY_SIDE], names[: 2 * driver.SIDE_BY_SIDE])
        probe.let_go.set()
        assert len([event async for event in running if isinstance(event, LookFinished)]) == len(names)


@pytest.mark.parametrize("leave_after", range(8))
async def test_leaving_at_any_moment_leaves_no_task_behind(leave_after: int) -> None:
    probe = Scripted(slow=frozenset({"practice:jo1", "practice:jo2"}))
    before = asyncio.all_tasks()
    async with aclosing(steps(an_audit(5), probe)) as running:
        for _ in range(leave_after):
            await anext(running)
    assert asyncio.all_tasks() == before
    assert probe.under_way == 0


async def test_a_cancelled_audit_leaves_no_task_behind() -> None:
    probe = Scripted(slow=frozenset({"practice:jo0"}))
    before = asyncio.all_tasks()
    reached = asyncio.Event()

    async def whole() -> None:
        async with aclosing(steps(an_audit(3), probe)) as running:
            async for event in running:
                if isinstance(event, LookFinished):
                    reached.set()

    task = asyncio.create_task(whole())
    await reached.wait()
    task.cancel()
    with pytest.raises(asyncio.CancelledError):
        await task
    assert asyncio.all_tasks() == before


async def test_a_probe_that_breaks_takes_down_only_its_own_account() -> None:
    probe = Scripted({"practice:jo1": ZeroDivisionError()})
    told: list[Event] = []
    with pytest.raises(ZeroDivisionError):
        async for event in steps(an_audit(5), probe):
            told.append(event)
    finished = [event for event in told if isinstance(event, LookFinished)]
    assert sorted(event.account.handle for event in finished) == ["jo0", "jo2", "jo3", "jo4"]
    assert not any(isinstance(event, AuditFinished) for event in told)
    rest = await events(finished[-1].audit, mended := Scripted())
    assert mended.begun == ["practice:jo1"]
    assert isinstance(rest[-1], AuditFinished)


PAGES = st.sampled_from([NUMBER, "tea", Outcome.WALL, Outcome.PRIVATE, Outcome.UNREACHABLE])


@settings(max_examples=60, deadline=None)
@given(st.lists(PAGES, max_size=6), st.lists(st.integers(0, 5), max_size=4))
def test_stopped_and_resumed_anywhere_an_audit_ends_as_if_never_stopped(
    pages: list[str | Outcome], stops: list[int]
) -> None:
    shown = {f"practice:jo{n}": page for n, page in enumerate(pages)}

    async def all_in_one() -> Audit:
        last = (await events(an_audit(len(pages)), Scripted(shown)))[-1]
        assert isinstance(last, AuditFinished)
        return last.audit

    async def bit_by_bit() -> Audit:
        audit = an_audit(len(pages))
        for stop in [*stops, 99]:
            kept = 0
            async with aclosing(steps(audit, Scripted(shown))) as running:
                async for event in running:
                    if isinstance(event, LookFinished | AuditFinished):
                        audit = event.audit
                        kept += 1
                    if kept > stop:
                        break
            if audit.finished_at:
                break
        return audit

    whole, parts = asyncio.run(all_in_one()), asyncio.run(bit_by_bit())
    assert parts.finished_at == whole.finished_at
    assert set(parts.looks) == set(whole.looks)
    assert set(parts.findings) == set(whole.findings)
    assert len(parts.looks) == len(pages)


async def test_the_ledger_of_what_went_out_before_a_stop_is_kept() -> None:
    first = LedgerLine("practice.example", True, 2, "page", "practice:jo0")
    refused = LedgerLine("tracker.example", False, 5, "not on the list")
    told = await events(replace(an_audit(2), ledger=(first, refused)), Scripted())
    assert isinstance(told[-1], AuditFinished)
    for event in told:
        if isinstance(event, LookFinished):
            assert {first.host, refused.host} == {line.host for line in event.audit.ledger}
            assert sum(line.count for line in event.audit.ledger) > 7
    assert told[-1].audit.ledger == (
        replace(first, count=3),
        refused,
        LedgerLine("practice.example", True, 1, "page", "practice:jo1"),
    )


async def test_standings_and_pictures_come_with_each_look() -> None:
    first = (await events(an_audit(2), Scripted({"practice:jo0": NUMBER, "practice:jo1": NUMBER})))[-1]
    assert isinstance(first, AuditFinished)
    assert {finding.crop for finding in first.audit.findings} == {b"practice:jo0 phone", b"practice:jo1 phone"}
    probe = Scripted({"practice:jo0": "tea", "practice:jo1": Outcome.WALL})
    told = await events(an_audit(2), probe, first.audit.findings)
    standings = {event.account.handle: event.findings for event in told if isinstance(event, LookFinished)}
    assert [finding.standing for finding in standings["jo0"]] == [Standing.GONE]
    assert standings["jo1"] == ()
