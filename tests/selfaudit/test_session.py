"""The one door: what is said is kept at once, and an audit is gone on with only where that is right."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import aclosing
from dataclasses import replace
from datetime import datetime, timedelta
from itertools import count

import pytest

from selfaudit import findings
from selfaudit.errors import BadInputError, VaultError
from selfaudit.events import AuditFinished, LookFinished
from selfaudit.model import Choice, Identity, LedgerLine, Outcome, Standing
from selfaudit.policy.load import default_pack
from selfaudit.progress import Progress, Said, Step
from selfaudit.session import Session
from selfaudit.vault.memory import MemoryStore
from tests.selfaudit.scripted import MOMENT, Scripted, accounts, find_words

NUMBER, OTHER = "02079460123", "02079460999"
JO, SAM, KIT = accounts(3)


@pytest.fixture(autouse=True, scope="module")
def made_up_detectors() -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(findings, "find", find_words)
        yield


def session_on(store: MemoryStore) -> Session:
    minutes = count()

    def clock() -> datetime:
        return MOMENT + timedelta(minutes=next(minutes))

    return Session(store, default_pack(), clock)


@pytest.fixture
def store() -> MemoryStore:
    return MemoryStore(Progress(identity=Identity(names=("Quill",)), accounts=(JO, SAM)))


async def run(session: Session, pages: dict[str, str | Outcome] | None = None, looks: int = 99) -> list[str]:
    """Run an audit until so many looks are kept; the ids looked at."""
    seen: list[str] = []
    async with aclosing(session.run(Scripted(pages or {}))) as running:
        async for event in running:
            if isinstance(event, LookFinished):
                seen.append(event.account.id)
            if len(seen) == looks:
                break
    return seen


def standing(session: Session) -> dict[str, Standing]:
    audit = session.progress.audit
    return {finding.quote: finding.standing for finding in (audit.findings if audit else ())}


async def test_everything_said_is_in_the_store_at_once(store: MemoryStore) -> None:
    session = session_on(store)
    session.go_to(Step.ACCOUNTS)
    session.describe(Identity(names=("Robin",)))
    session.add(KIT)
    session.remove(JO.id)
    session.answer("staff-1", Said.YES, "  a note ")
    await run(session, {SAM.id: NUMBER})
    audit = session.progress.audit
    assert audit
    session.decide(audit.findings[0], Choice.KEEP, " it is public anyway ")
    assert store.load() == session.progress
    assert session.progress.step is Step.ACCOUNTS
    assert session.progress.accounts == (SAM, KIT)
    assert session.progress.answers["staff-1"].note == "a note"
    assert session.progress.decisions[audit.findings[0].fingerprint].reason == "it is public anyway"
    session.answer("staff-1", None)
    session.decide(audit.findings[0], None)
    assert store.load() == session.progress
    assert (session.progress.answers, session.progress.decisions) == ({}, {})


@pytest.mark.parametrize("reason", ["", "   "])
async def test_keeping_something_needs_a_reason(store: MemoryStore, reason: str) -> None:
    session = session_on(store)
    await run(session, {JO.id: NUMBER})
    audit = session.progress.audit
    assert audit
    with pytest.raises(BadInputError, match="reason"):
        session.decide(audit.findings[0], Choice.KEEP, reason)
    assert session.progress.decisions == {}


def test_an_account_is_named_once(store: MemoryStore) -> None:
    session = session_on(store)
    with pytest.raises(BadInputError, match="already"):
        session.add(replace(JO, address="https://practice.example/other"))
    assert session.progress.accounts == (JO, SAM)


def test_what_could_not_be_kept_is_not_shown_as_kept(store: MemoryStore, monkeypatch: pytest.MonkeyPatch) -> None:
    session = session_on(store)

    def full(*_arguments: object) -> None:
        raise VaultError("full")

    for name in ("keep_step", "keep_identity", "keep_accounts", "keep_answer"):
        monkeypatch.setattr(store, name, full)
    before = session.progress
    attempts: list[Callable[[], None]] = [
        lambda: session.go_to(Step.REPORT),
        lambda: session.describe(Identity()),
        lambda: session.add(KIT),
        lambda: session.answer("staff-1", Said.YES),
    ]
    for attempt in attempts:
        with pytest.raises(VaultError):
            attempt()
    assert session.progress == before == store.load()


async def test_a_stopped_audit_is_gone_on_with_by_the_next_session(store: MemoryStore) -> None:
    first = await run(session_on(store), {JO.id: NUMBER}, looks=1)
    second = await run(session_on(store), {SAM.id: OTHER})
    assert sorted(first + second) == [JO.id, SAM.id]
    (audit,) = store.load().audits
    assert audit.finished_at
    assert len(audit.looks) == 2


def fewer_accounts(session: Session) -> None:
    session.remove(JO.id)


def further_account_too_late(session: Session) -> None:
    session._clock = lambda: MOMENT + timedelta(days=8)
    session.add(KIT)


def other_identity(session: Session) -> None:
    session.describe(Identity(names=("Robin",)))


def other_policy(session: Session) -> None:
    session.pack = replace(session.pack, version="another")


@pytest.mark.parametrize("change", [fewer_accounts, further_account_too_late, other_identity, other_policy])
async def test_what_was_seen_with_other_eyes_is_looked_at_anew(
    store: MemoryStore, change: Callable[[Session], None]
) -> None:
    session = session_on(store)
    await run(session, looks=1)
    change(session)
    seen = await run(session)
    assert len(seen) == len(session.progress.accounts)
    assert len(session.progress.audits) == 2
    assert session.progress.audits[0].finished_at is None


@pytest.mark.parametrize("looks", [1, 99])
async def test_a_further_account_joins_the_audit_that_stands(store: MemoryStore, looks: int) -> None:
    session = session_on(store)
    seen = await run(session, {JO.id: NUMBER}, looks)
    session.add(KIT)
    before = session.progress.audit
    grown = session.audit_now
    assert before
    assert grown == replace(before, accounts=(JO, SAM, KIT), finished_at=None)
    seen += await run(session, {KIT.id: OTHER, SAM.id: OTHER})
    assert sorted(seen) == sorted([JO.id, SAM.id, KIT.id])
    (audit,) = session.progress.audits
    assert audit.finished_at
    assert audit.accounts == (JO, SAM, KIT)
    assert set(before.looks) < set(audit.looks)
    assert set(before.findings) < set(audit.findings)
    assert store.load() == session.progress


async def test_a_further_account_is_compared_with_the_audits_before_the_one_it_joins(store: MemoryStore) -> None:
    session = session_on(store)
    session.add(KIT)
    await run(session, {KIT.id: f"{NUMBER} Quill"})
    session.remove(KIT.id)
    await run(session)
    session.add(KIT)
    await run(session, {KIT.id: f"{OTHER} Quill"})
    assert standing(session) == {OTHER: Standing.NEW, "Quill": Standing.STILL_THERE, NUMBER: Standing.GONE}
    assert [len(audit.looks) for audit in session.progress.audits] == [3, 3]


async def test_a_receipt_counts_the_account_that_joined(store: MemoryStore) -> None:
    session = session_on(store)
    await run(session)
    assert "Accounts looked at:       2 of 2" in session.receipt()
    session.add(KIT)
    assert "Accounts looked at:       2 of 3" in session.receipt()
    await run(session)
    assert "Accounts looked at:       3 of 3" in session.receipt()


async def test_a_window_that_only_shows_does_not_put_a_new_audit_in_place_of_what_was_found(store: MemoryStore) -> None:
    session = session_on(store)
    line = LedgerLine("seekwell.example", True, 2, "a search that you agreed to", "Seekwell")
    session.count_traffic(())
    assert not session.progress.audits
    session.count_traffic([line])
    session.describe(Identity(names=("Robin",)))
    session.count_traffic([line])
    (audit,) = session.progress.audits
    assert audit.ledger == (replace(line, count=4),)
    assert store.load() == session.progress


async def test_afresh_leaves_the_unfinished_audit_as_it_is(store: MemoryStore) -> None:
    session = session_on(store)
    await run(session, looks=1)
    async with aclosing(session.run(Scripted(), afresh=True)) as running:
        last = [event async for event in running][-1]
    assert isinstance(last, AuditFinished)
    assert [len(audit.looks) for audit in session.progress.audits] == [1, 2]


async def test_a_finding_outlives_a_wall_and_goes_when_it_is_seen_to_be_gone(store: MemoryStore) -> None:
    session = session_on(store)
    await run(session, {JO.id: f"{NUMBER} Quill"})
    assert standing(session) == {NUMBER: Standing.NEW, "Quill": Standing.NEW}
    await run(session, {JO.id: Outcome.WALL})
    assert standing(session) == {}
    await run(session, {JO.id: "Quill"})
    assert standing(session) == {"Quill": Standing.STILL_THERE, NUMBER: Standing.GONE}
    await run(session, {JO.id: "Quill"})
    assert standing(session) == {"Quill": Standing.STILL_THERE}


async def test_a_resumed_audit_compares_with_the_one_before_it(store: MemoryStore) -> None:
    session = session_on(store)
    await run(session, {JO.id: NUMBER, SAM.id: OTHER})
    await run(session, {JO.id: NUMBER, SAM.id: OTHER}, looks=1)
    await run(session, {JO.id: NUMBER, SAM.id: OTHER})
    assert standing(session) == {NUMBER: Standing.STILL_THERE, OTHER: Standing.STILL_THERE}
    assert len(session.progress.audits) == 2


async def test_with_no_account_there_is_nothing_to_look_at_and_the_audit_ends() -> None:
    session = session_on(MemoryStore())
    assert await run(session) == []
    assert session.progress.audit
    assert session.progress.audit.finished_at


async def test_report_and_data_tell_of_the_newest_audit(store: MemoryStore) -> None:
    session = session_on(store)
    await run(session, {JO.id: NUMBER})
    assert NUMBER in session.report(whole=True)
    assert NUMBER not in session.report()
    data = session.export(whole=True)
    assert isinstance(data["accounts"], list)
    assert [account["outcome"] for account in data["accounts"]] == ["public", "public"]
    assert {settlement.key_point for settlement in session.settlements()} == {
        point.id for point in session.pack.key_points
    }
    session.close()


async def test_a_locked_session_holds_nothing_and_keeps_nothing_until_it_is_unlocked(store: MemoryStore) -> None:
    session = session_on(store)
    await run(session, {JO.id: NUMBER}, looks=1)
    before = session.progress
    assert not session.locked
    session.lock()
    session.lock()
    assert bool(session.locked)
    assert session.progress == Progress()
    with pytest.raises(VaultError, match="locked"):
        session.go_to(Step.REPORT)
    with pytest.raises(VaultError, match="locked"):
        session.add(KIT)
    with pytest.raises(VaultError, match="locked"):
        await run(session)
    assert session.progress == Progress()
    session.unlock(store)
    assert (session.locked, session.progress) == (False, before)
    await run(session)
    assert len(session.progress.audits) == 1


async def test_one_account_is_looked_at_again_in_the_same_audit(store: MemoryStore) -> None:
    session = session_on(store)
    await run(session, {JO.id: NUMBER, SAM.id: OTHER})
    probe = Scripted({JO.id: "Quill"})
    async with aclosing(session.run(probe, again=[JO.id])) as running:
        assert isinstance([event async for event in running][-1], AuditFinished)
    assert probe.begun == [JO.id]
    (audit,) = session.progress.audits
    assert audit.finished_at
    assert [look.target for look in audit.looks] == [SAM.id, JO.id]
    assert standing(session) == {OTHER: Standing.NEW, "Quill": Standing.NEW, NUMBER: Standing.GONE}
    assert store.load() == session.progress
