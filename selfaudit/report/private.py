"""The private report: everything of one audit on one page, for the person alone."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from selfaudit.model import (
    Account,
    Audit,
    Choice,
    Decision,
    Evidence,
    Finding,
    Kind,
    Look,
    Outcome,
    Progress,
    Settlement,
    Standing,
    State,
)
from selfaudit.policy.known import is_open, what_is_known
from selfaudit.policy.pack import Contact, KeyPoint, Pack
from selfaudit.policy.words import INSTEAD, OUTCOME_WORDS, day_words, months_later
from selfaudit.report.data import newest_look
from selfaudit.report.page import picture_uri, render
from selfaudit.report.plan import plan
from selfaudit.version import __version__

FIRST_THINGS = 5
STATES = (State.TO_DO, State.TALK, State.NOT_SETTLED, State.MET)
_DECISION_WORDS = {
    Choice.FIXED: "You changed it; look again",
    Choice.KEEP: "You keep it",
    Choice.NOT_ME: "Not about you",
}


@dataclass(frozen=True)
class ShownFinding:
    """A finding as the report shows it: its context in three parts, `quote` the one that is marked."""

    finding: Finding
    title: str
    before: str
    quote: str
    after: str
    picture: str
    to_do: str
    decided: str
    reason: str


@dataclass(frozen=True)
class ShownAccount:
    """An account with what came of its look and what stands on it. `counts` goes by kind; None: could not look."""

    account: Account
    name: str
    outcome: Outcome
    words: str
    instead: str
    look: Look | None
    counts: dict[Kind, int] | None
    findings: tuple[ShownFinding, ...]


@dataclass(frozen=True)
class ShownPoint:
    """A key point with its settlement and the people to turn to. `evidence` goes by how and on which day it was had."""

    point: KeyPoint
    state: State
    evidence: dict[str, list[str]]
    missing: tuple[str, ...]
    contacts: tuple[Contact, ...]
    note: str


def private_report(
    pack: Pack, progress: Progress, settlements: tuple[Settlement, ...], now: datetime, masked: bool = False
) -> str:
    """One HTML page that stands alone: summary, what to do first, findings, key points, what left the device, limits.

    `masked` hides what was quoted, pictures, reasons and notes, so that the page can be shown to somebody.
    """
    audit = progress.audit
    accounts = tuple(_account(account, audit, pack, progress, masked) for account in what_is_known(progress).accounts)
    points = tuple(_point(settlement, pack, progress, masked) for settlement in settlements)
    tasks = plan(pack, progress)
    return render(
        "private.html.j2",
        {
            "pack": pack,
            "audit": audit,
            "now": now,
            "masked": masked,
            "accounts": accounts,
            "elsewhere": _elsewhere(accounts, audit, pack, progress, masked),
            "kinds": [kind for kind in Kind if any(shown.counts and shown.counts.get(kind) for shown in accounts)],
            "could_look": [shown for shown in accounts if shown.outcome.conclusive],
            "could_not_look": [shown for shown in accounts if not shown.outcome.conclusive],
            "open_count": len(what_is_known(progress).open),
            "gone": _gone(audit, pack),
            "first": tasks[:FIRST_THINGS],
            "more": len(tasks) - FIRST_THINGS,
            "points": points,
            "states": [(state, [shown for shown in points if shown.state is state]) for state in STATES],
            "policy_notes": pack.notes_on(now.date()),
            "next_review": months_later((audit.finished_at or now).date(), pack.review_months) if audit else None,
            "version": __version__,
            "day": day_words,
            "time": _time,
        },
    )


def mask(quote: str) -> str:
    """A quote with all but its first character hidden, always the same length, so that neither can be read back."""
    return f"{quote[:1]}••••••"


def _account(account: Account, audit: Audit | None, pack: Pack, progress: Progress, masked: bool) -> ShownAccount:
    look = newest_look(audit, account)
    outcome = look.outcome if look else Outcome.NOT_CHECKED
    own = [finding for finding in _in_view(audit) if finding.target == account.id]
    counts = {kind: sum(finding.kind is kind for finding in own) for kind in Kind} if outcome.conclusive else None
    return ShownAccount(
        account,
        account.label,
        outcome,
        OUTCOME_WORDS[outcome],
        INSTEAD.get(outcome, ""),
        look,
        counts,
        tuple(_finding(finding, pack, progress, masked) for finding in own),
    )


def _elsewhere(
    accounts: tuple[ShownAccount, ...], audit: Audit | None, pack: Pack, progress: Progress, masked: bool
) -> tuple[ShownFinding, ...]:
    listed = {shown.account.id for shown in accounts}
    return tuple(
        _finding(finding, pack, progress, masked) for finding in _in_view(audit) if finding.target not in listed
    )


def _finding(finding: Finding, pack: Pack, progress: Progress, masked: bool) -> ShownFinding:
    decision = progress.decisions.get(finding.fingerprint)
    end = finding.quote_at + len(finding.quote)
    return ShownFinding(
        finding,
        pack.kinds[finding.kind].title,
        "" if masked else finding.context[: finding.quote_at],
        mask(finding.quote) if masked else finding.quote,
        "" if masked else finding.context[end:],
        "" if masked else picture_uri(finding.crop),
        pack.kinds[finding.kind].to_do if is_open(decision) else "",
        _decided(decision),
        "" if masked or not decision else decision.reason,
    )


def _decided(decision: Decision | None) -> str:
    if decision is None:
        return "Not decided yet"
    return f"{_DECISION_WORDS[decision.choice]} ({day_words(decision.decided_at)})"


def _point(settlement: Settlement, pack: Pack, progress: Progress, masked: bool) -> ShownPoint:
    point = pack.key_point(settlement.key_point)
    answer = progress.answers.get(point.id)
    contacts = tuple(pack.contact(contact) for contact in point.turn_to) if settlement.state is not State.MET else ()
    note = "" if masked or not answer else answer.note
    return ShownPoint(point, settlement.state, _by_how(settlement.evidence), settlement.missing, contacts, note)


def _by_how(evidence: tuple[Evidence, ...]) -> dict[str, list[str]]:
    grouped: dict[str, list[str]] = {}
    for item in evidence:
        how = " ".join(filter(None, [item.sort, item.view, f"on {day_words(item.when)}" if item.when else ""]))
        grouped.setdefault(how, []).append(item.text)
    return grouped


def _in_view(audit: Audit | None) -> list[Finding]:
    return [finding for finding in (audit.findings if audit else ()) if finding.standing is not Standing.GONE]


def _gone(audit: Audit | None, pack: Pack) -> dict[str, int]:
    titles = [pack.kinds[finding.kind].title for finding in (audit.findings if audit else ()) if _is_gone(finding)]
    return {title: titles.count(title) for title in dict.fromkeys(titles)}


def _is_gone(finding: Finding) -> bool:
    return finding.standing is Standing.GONE


def _time(when: datetime) -> str:
    return f"{day_words(when)}, {when:%H:%M} {when.tzname() or ''}".strip()
