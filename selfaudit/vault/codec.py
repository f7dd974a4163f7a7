"""From the nouns to rows of the database and back, value for value. Small structured values are kept as JSON."""

from __future__ import annotations

import json
from datetime import datetime

from selfaudit.model import (
    Account,
    Choice,
    Decision,
    Finding,
    Identity,
    Kind,
    LedgerLine,
    Look,
    Outcome,
    Place,
    School,
    Severity,
    Standing,
    View,
)
from selfaudit.progress import Answer, Progress, Purpose, Said, Step
from selfaudit.vault.rows import Row, Rows, time_text


def identity_text(identity: Identity) -> str:
    """The identity as JSON."""
    schools = [{"name": school.name, "other_names": school.other_names} for school in identity.schools]
    return json.dumps(
        {
            "names": identity.names,
            "schools": schools,
            "roles": identity.roles,
            "places": identity.places,
            "numbers": identity.numbers,
            "emails": identity.emails,
        }
    )


def identity_from(text: str) -> Identity:
    """The identity that `identity_text` wrote."""
    kept = json.loads(text)
    return Identity(
        names=tuple(kept["names"]),
        schools=tuple(School(school["name"], tuple(school["other_names"])) for school in kept["schools"]),
        roles=tuple(kept["roles"]),
        places=tuple(kept["places"]),
        numbers=tuple(kept["numbers"]),
        emails=tuple(kept["emails"]),
    )


def walk_row(progress: Progress) -> Row:
    """Where the person is, who they are, what the audit is for and the colours they like."""
    return progress.step, identity_text(progress.identity), progress.purpose, progress.colours


def walk_from(row: Row) -> Progress:
    """The progress that `walk_row` wrote, with nothing else in it."""
    step, identity, purpose, colours = row
    return Progress(Step(step), identity_from(identity), purpose=purpose and Purpose(purpose), colours=colours)


def _account(row: Row) -> Account:
    platform, handle, address, site = row
    return Account(platform, handle, address, site)


def _look_row(look: Look) -> Row:
    seen_at = time_text(look.seen_at)
    linked = json.dumps([_account_row(account) for account in look.linked])
    return (
        look.target,
        look.address,
        look.view,
        look.outcome,
        seen_at,
        look.note,
        look.passages,
        int(look.whole),
        linked,
        look.likeness,
    )


def _look(row: Row) -> Look:
    target, address, view, outcome, seen_at, note, passages, whole, linked, likeness = row
    seen = datetime.fromisoformat(seen_at)
    accounts = tuple(_account(tuple(account)) for account in json.loads(linked))
    return Look(target, address, View(view), Outcome(outcome), seen, note, passages, bool(whole), accounts, likeness)


def _finding_row(finding: Finding) -> Row:
    return (
        finding.fingerprint,
        finding.target,
        finding.kind,
        finding.severity,
        finding.quote,
        finding.context,
        finding.quote_at,
        finding.place,
        int(finding.visible),
        finding.confidence,
        finding.rule,
        finding.why,
        json.dumps(finding.key_points),
        finding.times,
        finding.standing,
        finding.crop,
        finding.view,
    )


def _finding(row: Row) -> Finding:
    (fingerprint, target, kind, severity, quote, context, quote_at, place, *rest) = row
    visible, confidence, rule, why, key_points, times, standing, crop, view = rest
    return Finding(
        fingerprint=fingerprint,
        target=target,
        kind=Kind(kind),
        severity=Severity(severity),
        quote=quote,
        context=context,
        quote_at=quote_at,
        place=Place(place),
        visible=bool(visible),
        confidence=confidence,
        rule=rule,
        why=why,
        key_points=tuple(json.loads(key_points)),
        times=times,
        standing=Standing(standing),
        crop=crop,
        view=View(view),
    )


def _ledger_row(line: LedgerLine) -> Row:
    return line.host, int(line.allowed), line.count, line.why, line.target


def _ledger_line(row: Row) -> LedgerLine:
    host, allowed, count, why, target = row
    return LedgerLine(host, bool(allowed), count, why, target)


def _decision_row(decision: Decision) -> Row:
    return decision.choice, time_text(decision.decided_at), decision.reason


def _decision(row: Row) -> Decision:
    choice, decided_at, reason = row
    return Decision(Choice(choice), datetime.fromisoformat(decided_at), reason)


def _answer_row(answer: Answer) -> Row:
    return answer.said, time_text(answer.answered_at), answer.note


def _answer(row: Row) -> Answer:
    said, answered_at, note = row
    return Answer(Said(said), datetime.fromisoformat(answered_at), note)


_ACCOUNT = ("platform", "handle", "address", "site")


def _account_row(account: Account) -> Row:
    return account.platform, account.handle, account.address, account.site


ACCOUNTS = Rows("account", _ACCOUNT, _account_row, _account)
AUDIT_ACCOUNTS = Rows("audit_account", _ACCOUNT, _account_row, _account)
LOOKS = Rows(
    "look",
    ("target", "address", "view", "outcome", "seen_at", "note", "passages", "whole", "linked", "likeness"),
    _look_row,
    _look,
)
FINDINGS = Rows(
    "finding",
    (
        "fingerprint",
        "target",
        "kind",
        "severity",
        "quote",
        "context",
        "quote_at",
        "place",
        "visible",
        "confidence",
        "rule",
        "why",
        "key_points",
        "times",
        "standing",
        "crop",
        "view",
    ),
    _finding_row,
    _finding,
)
LEDGER = Rows("ledger", ("host", "allowed", "count", "why", "target"), _ledger_row, _ledger_line)
DECISIONS = Rows("decision", ("choice", "decided_at", "reason"), _decision_row, _decision, ("name",))
ANSWERS = Rows("answer", ("said", "answered_at", "note"), _answer_row, _answer, ("name",))
