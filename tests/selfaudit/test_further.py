"""Further accounts are offered once, with where they were linked from, until they are listed or refused."""

from __future__ import annotations

from dataclasses import replace

import pytest

from selfaudit.further import Candidate, Sure, linked, still_open
from selfaudit.model import Account, Audit, Choice, Look, Outcome, View
from selfaudit.policy.load import default_pack
from selfaudit.progress import Progress
from selfaudit.session import Session
from selfaudit.vault.memory import MemoryStore
from tests.selfaudit.scripted import MOMENT, accounts

JO, SAM, KIT = accounts(3)
OTHER = Account("chirp", "jo", "https://chirp.example/jo", "Chirp")
SITE = Account("chirp", "", "", "Chirp")


def look(target: Account, *found: Account) -> Look:
    return Look(target.id, target.address, View.SIGNED_OUT, Outcome.PUBLIC, MOMENT, linked=found)


AUDIT = Audit(MOMENT, "made-up 1", (JO, SAM), (look(JO, OTHER, SAM), look(SAM, OTHER, KIT)))
PROGRESS = Progress(accounts=(JO, SAM), audits=(AUDIT,))


def test_each_account_is_offered_once_with_every_page_it_stood_on() -> None:
    found = linked(PROGRESS)
    assert [candidate.account for candidate in found] == [OTHER, KIT]
    assert found[0].why == tuple(f"Your page {account.label} links to it." for account in (JO, SAM))


def test_the_newest_audit_counts() -> None:
    newer = replace(AUDIT, started_at=MOMENT.replace(year=2027), looks=(look(JO),))
    assert linked(replace(PROGRESS, audits=(AUDIT, newer))) == ()
    assert linked(Progress()) == ()


@pytest.fixture
def session() -> Session:
    return Session(MemoryStore(PROGRESS), default_pack(), lambda: MOMENT)


def test_what_is_listed_is_not_offered(session: Session) -> None:
    session.add(OTHER)
    assert [candidate.account for candidate in session.linked()] == [KIT]


def test_what_was_refused_is_remembered_and_not_offered(session: Session) -> None:
    session.disown(OTHER)
    assert [candidate.account for candidate in session.linked()] == [KIT]
    assert session.progress.decisions[OTHER.id].choice is Choice.NOT_ME
    again = Session(MemoryStore(session.progress), default_pack())
    assert [candidate.account for candidate in again.linked()] == [KIT]


def test_a_site_alone_is_offered_until_an_account_on_it_is_listed_or_it_is_refused(session: Session) -> None:
    site = Candidate(SITE, Sure.LIKELY, ("A sign-in is saved.",))
    assert session.offered([site]) == (site,)
    assert still_open([site], replace(PROGRESS, accounts=(OTHER,))) == ()
    session.disown(SITE)
    assert session.offered([site]) == ()
