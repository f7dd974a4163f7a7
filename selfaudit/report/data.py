"""An audit as data for JSON. Its form is published in `audit.schema.json` beside this file."""

from __future__ import annotations

from datetime import datetime

from selfaudit.model import Account, Audit, Decision, Finding, LedgerLine, Outcome
from selfaudit.policy.known import newest_look, what_is_known
from selfaudit.policy.pack import Pack
from selfaudit.policy.settlement import Evidence, Settlement
from selfaudit.policy.words import OUTCOME_WORDS
from selfaudit.progress import Progress
from selfaudit.report.shown import mask
from selfaudit.trail import Trails, trails
from selfaudit.trend import Point, trend
from selfaudit.version import __version__

FORM = "selfaudit-audit/1"


def export(
    pack: Pack, progress: Progress, settlements: tuple[Settlement, ...], masked: bool = False
) -> dict[str, object]:
    """The newest audit as data: accounts with outcomes, findings with decisions, key points with evidence, ledger.

    Times are ISO 8601 in UTC. Accounts that were named after the audit began are not checked. `masked` hides what was
    quoted, and reasons.
    """
    audit = progress.audit
    return {
        "form": FORM,
        "masked": masked,
        "app": {"name": "selfaudit", "version": __version__},
        "policy": {
            "id": pack.id,
            "version": pack.version,
            "title": pack.title,
            "trust": pack.trust,
            "citation": pack.citation,
            "audited_against": audit.policy if audit else None,
        },
        "purpose": progress.purpose.value if progress.purpose else None,
        "started_at": _time(audit.started_at if audit else None),
        "finished_at": _time(audit.finished_at if audit else None),
        "accounts": [_account(account, audit) for account in what_is_known(progress).accounts],
        "findings": [
            _finding(finding, progress.decisions.get(finding.fingerprint), number if masked else 0)
            for number, finding in enumerate(audit.findings if audit else (), 1)
        ],
        "key_points": [_key_point(settlement, pack) for settlement in settlements],
        "ledger": [_ledger(line) for line in (audit.ledger if audit else ())],
        "before_and_now": [_point(point) for point in trend(progress)],
        "trails": _trails(trails(pack, progress)),
    }


def _account(account: Account, audit: Audit | None) -> dict[str, object]:
    look = newest_look(audit, account)
    outcome = look.outcome if look else Outcome.NOT_CHECKED
    return {
        "id": account.id,
        "platform": account.platform,
        "site": account.site,
        "handle": account.handle,
        "address": account.address,
        "outcome": outcome.value,
        "in_words": OUTCOME_WORDS[outcome],
        "conclusive": outcome.conclusive,
        "seen_at": _time(look.seen_at if look else None),
        "view": look.view.value if look else None,
        "note": look.note if look else "",
        "passages": look.passages if look else 0,
        "whole": look.whole if look else False,
    }


def _finding(finding: Finding, decision: Decision | None, masked: int) -> dict[str, object]:
    """`masked` is 0, or the number that stands for a finding: who tries out values could read a fingerprint back."""
    return {
        "type": "finding",
        "fingerprint": f"hidden {masked}" if masked else finding.fingerprint,
        "target": finding.target,
        "kind": finding.kind.value,
        "quote": mask(finding.quote) if masked else finding.quote,
        "place": finding.place.value,
        "severity": finding.severity.value,
        "confidence": finding.confidence,
        "rule": finding.rule,
        "why": finding.why,
        "key_points": list(finding.key_points),
        "standing": finding.standing.value,
        "decision": decision
        and {
            "choice": decision.choice.value,
            "decided_at": _time(decision.decided_at),
            "reason": "" if masked else decision.reason,
        },
        "visible": finding.visible,
        "times": finding.times,
        "view": finding.view.value,
    }


def _key_point(settlement: Settlement, pack: Pack) -> dict[str, object]:
    point = pack.key_point(settlement.key_point)
    return {
        "id": settlement.key_point,
        "title": point.title,
        "cite": point.cite,
        "state": settlement.state.value,
        "evidence": [_evidence(item) for item in settlement.evidence],
        "missing": list(settlement.missing),
    }


def _evidence(item: Evidence) -> dict[str, object]:
    return {
        "sort": item.sort,
        "text": item.text,
        "target": item.target or None,
        "when": _time(item.when),
        "view": item.view.value if item.view else None,
    }


def _ledger(line: LedgerLine) -> dict[str, object]:
    return {"host": line.host, "allowed": line.allowed, "count": line.count, "why": line.why, "target": line.target}


def _point(point: Point) -> dict[str, object]:
    return {
        "day": point.day.isoformat(),
        "in_view": point.in_view,
        "looked_at": point.looked,
        "accounts": point.accounts,
    }


def _trails(told: Trails) -> dict[str, object]:
    names = told.names or {}
    return {
        "found": told.found,
        "shortest": [
            {
                "to": trail.end,
                "steps": [
                    {"from": names[link.source], "to": names[link.target], "because": link.words}
                    for link in trail.links
                ],
            }
            for trail in told.trails
        ],
        "helps_most": told.weakest and {"do": told.weakest.cut, "ends": told.ended},
    }


def _time(when: datetime | None) -> str | None:
    return when.isoformat() if when else None
