"""A made-up person's progress, put together piece by piece."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime, timedelta

from selfaudit.model import (
    Account,
    Audit,
    Choice,
    Decision,
    Finding,
    Kind,
    LedgerLine,
    Look,
    Outcome,
    Place,
    Severity,
    Standing,
    View,
)
from selfaudit.policy.load import default_pack
from selfaudit.progress import Answer, Progress, Said

DAY = timedelta(days=1)
START = datetime(2026, 9, 1, 9, 0, tzinfo=UTC)
SEEN = START + timedelta(minutes=5)
FINISHED = START + timedelta(minutes=20)
AFTER = FINISHED + DAY

INSTA = Account("instagram", "robin.quill", "https://instagram.example/robin.quill", "Instagram")
CHIRP = Account("chirp", "rquill", "https://chirp.test/rquill", "Chirp")


def look(
    account: Account,
    outcome: Outcome,
    view: View = View.SIGNED_OUT,
    seen_at: datetime = SEEN,
    note: str = "",
    whole: bool = True,
) -> Look:
    """One look at an account."""
    return Look(account.id, account.address, view, outcome, seen_at, note, 12, whole)


def finding(
    kind: Kind = Kind.PHONE,
    account: Account = INSTA,
    standing: Standing = Standing.NEW,
    quote: str = "07700 900123",
    place: Place = Place.BIO,
    crop: bytes | None = None,
) -> Finding:
    """One finding as the audit makes it; its fingerprint goes by account, kind and quote."""
    advice = default_pack().kinds[kind]
    return Finding(
        fingerprint=f"{account.id}/{kind}/{quote}",
        target=account.id,
        kind=kind,
        severity=default_pack().severity(kind, place),
        quote=quote,
        context=f"Hello, here is {quote} for you",
        quote_at=15,
        place=place,
        visible=True,
        confidence=0.97,
        rule=f"{kind}-rule",
        why=advice.why,
        key_points=advice.key_points,
        standing=standing,
        crop=crop,
    )


def audit(
    looks: Mapping[Account, Outcome] | Sequence[Look] = (),
    findings: Sequence[Finding] = (),
    finished: bool = True,
    start: datetime = START,
    accounts: Sequence[Account] | None = None,
) -> Audit:
    """One audit; `looks` by account or as they are. Its accounts are those looked at unless said otherwise."""
    seen_at = start + (SEEN - START)
    if isinstance(looks, Mapping):
        accounts = tuple(looks) if accounts is None else accounts
        looks = [look(account, outcome, seen_at=seen_at) for account, outcome in looks.items()]
    return Audit(
        started_at=start,
        policy="southern-education-trust 2026.1",
        accounts=tuple(accounts or ()),
        looks=tuple(looks),
        findings=tuple(findings),
        ledger=(LedgerLine("instagram.example", True, 4, "the page you named", INSTA.id),),
        finished_at=start + (FINISHED - START) if finished else None,
    )


def progress(
    *audits: Audit,
    accounts: Sequence[Account] | None = None,
    decisions: Mapping[Finding, Decision] | None = None,
    answers: Mapping[str, Answer] | None = None,
) -> Progress:
    """Everything kept; the listed accounts are those of the newest audit unless said otherwise."""
    listed = accounts if accounts is not None else (audits[-1].accounts if audits else ())
    return Progress(
        accounts=tuple(listed),
        audits=audits,
        decisions={one.fingerprint: decision for one, decision in (decisions or {}).items()},
        answers=answers or {},
    )


def said(word: Said, when: datetime = AFTER, note: str = "") -> Answer:
    """An answer given the day after the audit."""
    return Answer(word, when, note)


def decided(choice: Choice, reason: str = "", when: datetime = AFTER) -> Decision:
    """A decision made the day after the audit."""
    return Decision(choice, when, reason)


__all__ = ["Severity", "audit", "decided", "finding", "look", "progress", "said"]
