"""Looking once more: what is gone is told as gone, and where it could not look nothing is lost."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import aclosing
from dataclasses import replace

import pytest

from selfaudit import findings
from selfaudit.again import put_back, without
from selfaudit.events import LookFinished, LookStarted
from selfaudit.model import Choice, Identity, Outcome, Standing
from selfaudit.policy.known import what_is_known
from selfaudit.policy.load import default_pack
from selfaudit.progress import Progress
from selfaudit.session import Session
from selfaudit.vault.memory import MemoryStore
from tests.selfaudit import made_up
from tests.selfaudit.made_up import CHIRP, INSTA, look
from tests.selfaudit.scripted import MOMENT, Scripted, accounts, find_words

NUMBER, OTHER = "02079460123", "02079460999"
JO, SAM = accounts(2)


@pytest.fixture(autouse=True, scope="module")
def made_up_detectors() -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(findings, "find", find_words)
        yield


@pytest.fixture
async def session() -> Session:
    """Both accounts have been looked at, and a number stands on each."""
    kept = Session(MemoryStore(Progress(identity=Identity(), accounts=(JO, SAM))), default_pack(), lambda: MOMENT)
    await again(kept, {JO.id: NUMBER, SAM.id: OTHER}, ())
    return kept


async def again(session: Session, pages: dict[str, str | Outcome], targets: tuple[str, ...] = (JO.id,)) -> None:
    async with aclosing(session.run(Scripted(pages), again=targets)) as running:
        async for _ in running:
            pass


def standing(session: Session) -> dict[str, Standing]:
    audit = session.progress.audit
    return {finding.quote: finding.standing for finding in (audit.findings if audit else ())}


@pytest.mark.parametrize("outcome", [one for one in Outcome if not one.conclusive])
async def test_where_it_cannot_look_this_time_what_was_in_view_still_stands(session: Session, outcome: Outcome) -> None:
    await again(session, {JO.id: outcome})
    known = what_is_known(session.progress)
    assert {finding.quote for finding in known.standing} == {NUMBER, OTHER}
    assert [account.id for account in known.unseen] == [JO.id]


async def test_what_is_seen_to_be_gone_is_gone_and_stays_so_after_a_wall(session: Session) -> None:
    await again(session, {JO.id: "Hello"})
    assert standing(session) == {NUMBER: Standing.GONE, OTHER: Standing.NEW}
    await again(session, {JO.id: Outcome.WALL})
    assert {finding.quote for finding in what_is_known(session.progress).standing} == {OTHER}


async def test_what_is_still_there_is_told_as_such_and_decisions_hold(session: Session) -> None:
    audit = session.progress.audit
    assert audit
    number = next(finding for finding in audit.findings if finding.quote == NUMBER)
    session.decide(number, Choice.FIXED)
    await again(session, {JO.id: NUMBER})
    assert standing(session) == {NUMBER: Standing.STILL_THERE, OTHER: Standing.NEW}
    assert number.fingerprint in session.progress.decisions


async def test_stopping_before_it_has_looked_leaves_everything_as_it_was(session: Session) -> None:
    before = session.progress
    async with aclosing(session.run(Scripted({}), again=[JO.id, SAM.id])) as running:
        async for event in running:
            assert isinstance(event, LookStarted)
            break
    assert session.progress == before


async def test_stopping_between_two_accounts_keeps_the_second_as_it_was(session: Session) -> None:
    async with aclosing(session.run(Scripted({}), again=[JO.id, SAM.id])) as running:
        async for event in running:
            if isinstance(event, LookFinished):
                first = event.account.id
                break
    audit = session.progress.audit
    assert audit and audit.finished_at
    assert {look.target for look in audit.looks} == {JO.id, SAM.id}
    assert {finding.target for finding in audit.findings if finding.standing is Standing.NEW} == {JO.id, SAM.id} - {
        first
    }


def test_a_page_read_in_part_makes_nothing_gone() -> None:
    one = made_up.finding(account=INSTA)
    before = made_up.audit({INSTA: Outcome.PUBLIC, CHIRP: Outcome.PUBLIC}, [one])
    bare = without(before, [INSTA.id])
    assert [seen.target for seen in bare.looks] == [CHIRP.id]
    for whole, found in ((False, [one]), (True, [])):
        after = replace(bare, looks=(*bare.looks, look(INSTA, Outcome.PUBLIC, whole=whole)))
        assert list(put_back(after, before, [INSTA.id]).findings) == found
