"""Pages that the person shows: what is seen by one view says nothing about what is seen by another."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from contextlib import aclosing
from dataclasses import replace
from datetime import datetime, timedelta
from itertools import count

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from selfaudit import findings
from selfaudit.audit import since, together
from selfaudit.capture import Capture
from selfaudit.errors import BadInputError
from selfaudit.model import Finding, Identity, LedgerLine, Outcome, Standing, View
from selfaudit.policy.known import what_is_known
from selfaudit.policy.load import default_pack
from selfaudit.policy.pack import SettledBy
from selfaudit.policy.settlement import State
from selfaudit.progress import Progress
from selfaudit.session import Session
from selfaudit.standing import last_known
from selfaudit.vault.memory import MemoryStore
from tests.selfaudit.scripted import MOMENT, Scripted, accounts, capture, find_words

NUMBER, OTHER = "02079460123", "02079460999"
JO, SAM = accounts(2)
PROFILE, ABOUT = JO.address, f"{JO.address}/about"
SHOWN, SIGNED_OUT = View.SHOWN, View.SIGNED_OUT
PACK = default_pack()


@pytest.fixture(autouse=True, scope="module")
def made_up_detectors() -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(findings, "find", find_words)
        yield


def new_session() -> Session:
    minutes = count()

    def clock() -> datetime:
        return MOMENT + timedelta(minutes=next(minutes))

    return Session(MemoryStore(Progress(identity=Identity(names=("Quill",)), accounts=(JO,))), PACK, clock)


def page(words: str, address: str = PROFILE, outcome: Outcome = Outcome.PUBLIC) -> Capture:
    seen = capture(JO, words)
    return replace(seen, look=replace(seen.look, view=SHOWN, address=address, outcome=outcome))


async def look_around(session: Session, words: str | Outcome, afresh: bool = True) -> None:
    async with aclosing(session.run(Scripted({JO.id: words}), afresh)) as events:
        async for _ in events:
            pass


def standing(session: Session, view: View = SHOWN) -> dict[str, Standing]:
    audit = session.progress.audit
    return {one.quote: one.standing for one in (audit.findings if audit else ()) if one.view is view}


def known(session: Session, view: View) -> set[str]:
    return {one.quote for one in what_is_known(session.progress).standing if one.view is view}


async def test_what_is_shown_joins_the_audit_of_the_same_accounts_and_leaves_its_look_to_be_made() -> None:
    session = new_session()
    found = await session.show(page(NUMBER), lambda _passage, _match: b"picture")
    assert [(one.quote, one.view, one.crop) for one in found] == [(NUMBER, SHOWN, b"picture")]
    await look_around(session, OTHER, afresh=False)
    (audit,) = session.progress.audits
    assert audit.finished_at
    assert {look.view for look in audit.looks} == {SHOWN, SIGNED_OUT}
    assert {one.quote: one.view for one in audit.findings} == {NUMBER: SHOWN, OTHER: SIGNED_OUT}


async def test_the_same_words_by_two_views_are_two_findings() -> None:
    session = new_session()
    await look_around(session, NUMBER)
    await session.show(page(NUMBER))
    audit = session.progress.audit
    assert audit
    assert len({one.fingerprint for one in audit.findings}) == len(audit.findings) == 2


async def test_the_accounts_that_a_shown_page_links_to_are_offered() -> None:
    session = new_session()
    seen = page(NUMBER)
    await session.show(replace(seen, look=replace(seen.look, linked=(SAM,))))
    assert [candidate.account for candidate in session.linked()] == [SAM]
    session.disown(SAM)
    assert session.linked() == ()


@pytest.mark.parametrize("capture", [capture(JO, NUMBER), page(NUMBER, outcome=Outcome.WALL), capture(SAM, NUMBER)])
async def test_what_is_not_shown_not_read_or_not_listed_stays_out(capture: Capture) -> None:
    session = new_session()
    with pytest.raises(BadInputError):
        await session.show(capture)
    assert session.progress.audits == ()


async def test_a_page_shown_twice_counts_as_it_was_the_second_time() -> None:
    session = new_session()
    await session.show(page(f"{NUMBER} Quill"))
    await session.show(page(f"Quill {OTHER}"))
    assert standing(session) == {NUMBER: Standing.GONE, "Quill": Standing.NEW, OTHER: Standing.NEW}
    audit = session.progress.audit
    assert audit
    assert len(audit.looks) == 1
    await session.show(page(NUMBER))
    assert standing(session) == {NUMBER: Standing.NEW, "Quill": Standing.GONE, OTHER: Standing.GONE}


async def test_one_page_tells_nothing_of_another() -> None:
    session = new_session()
    await session.show(page(NUMBER))
    await session.show(page(OTHER, ABOUT))
    await session.show(page("tea"))
    assert standing(session) == {NUMBER: Standing.NEW, OTHER: Standing.NEW}
    await look_around(session, "")
    await session.show(page("tea"))
    assert standing(session) == {}
    assert known(session, SHOWN) == {NUMBER, OTHER}
    await session.show(page("tea", ABOUT))
    assert standing(session) == {NUMBER: Standing.GONE, OTHER: Standing.GONE}
    assert known(session, SHOWN) == set()


async def test_words_no_longer_looked_for_are_not_gone() -> None:
    session = new_session()
    await session.show(page("Quill"))
    session.describe(Identity())
    await session.show(page("Quill"))
    assert standing(session) == {}


async def test_what_a_window_let_through_is_counted_once() -> None:
    session = new_session()
    first = (LedgerLine("a.example", True, 2, "page", JO.id),)
    second = (LedgerLine("a.example", True, 5, "page", JO.id), LedgerLine("b.example", False, 1, "no", JO.id))
    session.count_traffic(())
    assert session.progress.audit is None
    session.count_traffic(since(first, ()))
    session.count_traffic(since(second, first))
    session.count_traffic(since(second, second))
    assert [audit.ledger for audit in session.progress.audits] == [second]
    assert together(first, since(second, first)) == second


WORDS = st.lists(st.sampled_from([NUMBER, OTHER, "Quill", "tea"]), max_size=3).map(" ".join)
SHOW = st.tuples(st.just(SHOWN), WORDS, st.sampled_from([PROFILE, ABOUT]))
LOOK = st.tuples(st.just(SIGNED_OUT), WORDS | st.sampled_from(Outcome), st.booleans())


async def told(steps: list[tuple[View, str | Outcome, str | bool]]) -> Session:
    session = new_session()
    for view, words, how in steps:
        if view is SHOWN:
            await session.show(page(str(words), str(how)))
        else:
            await look_around(session, words if isinstance(words, Outcome) else str(words), bool(how))
    return session


def states(session: Session) -> list[State]:
    """How the points stand, but for the one that only asks for an audit that saw anything: what was shown counts."""
    told = zip(session.pack.key_points, session.settlements(), strict=True)
    return [one.state for point, one in told if SettledBy.AUDIT not in point.settled_by]


@given(st.lists(SHOW | LOOK, max_size=6))
@example([(SHOWN, "", PROFILE), (SIGNED_OUT, Outcome.WALL, False)])
def test_neither_view_changes_what_is_known_by_the_other(steps: list[tuple[View, str | Outcome, str | bool]]) -> None:
    both = asyncio.run(told(steps))
    alone = asyncio.run(told([step for step in steps if step[0] is SIGNED_OUT]))
    assert known(both, SIGNED_OUT) == known(alone, SIGNED_OUT)
    if not known(both, SHOWN):
        assert states(both) == states(alone)


@given(st.lists(SHOW | LOOK, min_size=1, max_size=6))
def test_what_was_shown_stands_until_every_page_was_shown_without_it(
    steps: list[tuple[View, str | Outcome, str | bool]],
) -> None:
    session = asyncio.run(told(steps))
    last_on: dict[str, str] = {}
    pages: dict[str, str] = {}
    for _, words, address in [step for step in steps if step[0] is SHOWN]:
        pages[str(address)] = str(words)
        for word in (NUMBER, OTHER, "Quill"):
            if word in str(words):
                last_on[word] = str(address)
    still_there = {word for word, address in last_on.items() if word in pages[address]}
    assert still_there <= known(session, SHOWN)
    for audit in session.progress.audits:
        names = [one.fingerprint for one in audit.findings]
        assert len(set(names)) == len(names)


def quotes(found: Iterator[Finding]) -> set[str]:
    return {one.quote for one in found}


@given(st.lists(SHOW | LOOK, max_size=6))
def test_what_is_compared_with_is_what_is_known(steps: list[tuple[View, str | Outcome, str | bool]]) -> None:
    session = asyncio.run(told(steps))
    remembered = quotes(one for one in last_known(session.progress.audits) if one.view is SHOWN)
    assert remembered == known(session, SHOWN)
