"""Strategies for every noun that is kept."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from hypothesis import strategies as st

from selfaudit.model import Account, Audit, Decision, Finding, Identity, LedgerLine, Look, School
from selfaudit.progress import Answer

TEXT = st.text(st.characters(exclude_categories=["Cs"]), max_size=20)
TEXTS = st.lists(TEXT, max_size=3).map(tuple)
COUNT = st.integers(0, 2**40)
MOMENT = st.timedeltas(timedelta(0), timedelta(40_000)).map(lambda since: datetime(2000, 1, 1, tzinfo=UTC) + since)

ACCOUNTS = st.builds(Account, TEXT, TEXT, TEXT, TEXT)
IDENTITIES = st.builds(
    Identity, TEXTS, st.lists(st.builds(School, TEXT, TEXTS), max_size=2).map(tuple), TEXTS, TEXTS, TEXTS, TEXTS
)
LOOKS = st.builds(
    Look,
    target=TEXT,
    address=TEXT,
    seen_at=MOMENT,
    note=TEXT,
    passages=COUNT,
    linked=st.lists(ACCOUNTS, max_size=2).map(tuple),
    likeness=st.sampled_from(["", "3db088f3f20243f9"]),
)
FINDINGS = st.builds(
    Finding,
    fingerprint=TEXT,
    target=TEXT,
    quote=TEXT,
    context=TEXT,
    quote_at=COUNT,
    visible=st.booleans(),
    confidence=st.floats(0, 1),
    rule=TEXT,
    why=TEXT,
    key_points=TEXTS,
    times=COUNT,
    crop=st.none() | st.binary(max_size=30),
)
LEDGER_LINES = st.builds(LedgerLine, host=TEXT, allowed=st.booleans(), count=COUNT, why=TEXT, target=TEXT)
DECISIONS = st.builds(Decision, decided_at=MOMENT, reason=TEXT)
ANSWERS = st.builds(Answer, answered_at=MOMENT, note=TEXT)
AUDITS = st.builds(
    Audit,
    started_at=MOMENT,
    policy=TEXT,
    accounts=st.lists(ACCOUNTS, max_size=3).map(tuple),
    looks=st.lists(LOOKS, max_size=3).map(tuple),
    findings=st.lists(FINDINGS, max_size=3).map(tuple),
    ledger=st.lists(LEDGER_LINES, max_size=3).map(tuple),
    finished_at=st.none() | MOMENT,
    identity=IDENTITIES,
)
