"""Findings in a steady order, sorted by what they are and not by when they came in, and what to show of them. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from selfaudit.model import Decision, Finding, Kind, Standing
from selfaudit.policy.known import what_is_known
from selfaudit.progress import Progress
from tui.words import STANDINGS

STATE_FILTERS = {
    **{str(standing): words for standing, words in STANDINGS.items()},
    "undecided": "not decided yet",
    "decided": "decided",
}


def in_order(findings: Iterable[Finding], kinds: Sequence[Kind], targets: Sequence[str]) -> list[Finding]:
    """What is gone last; else the gravest first, then by `kinds`, by the person's accounts, by the words."""

    def place(finding: Finding) -> tuple[bool, int, int, int, str, str]:
        account = targets.index(finding.target) if finding.target in targets else len(targets)
        gone = finding.standing is Standing.GONE
        return gone, finding.severity.rank, kinds.index(finding.kind), account, finding.quote, finding.fingerprint

    return sorted(findings, key=place)


def every_finding(progress: Progress, kinds: Sequence[Kind]) -> list[Finding]:
    """Everything that stands by what is known, and what the newest audit saw to be gone, in order."""
    gone = [one for one in (progress.audit.findings if progress.audit else ()) if one.standing is Standing.GONE]
    found = [*what_is_known(progress).standing, *gone]
    return in_order(found, kinds, [account.id for account in progress.accounts])


def fits(finding: Finding, decision: Decision | None, chosen: Mapping[str | None, object]) -> bool:
    """True where the finding is what the filters ask for; a filter that is not in `chosen` asks for nothing."""
    has = {"account": finding.target, "kind": finding.kind, "severity": finding.severity}
    state = chosen.get("state")
    decided = "decided" if decision else "undecided"
    return all(chosen.get(name, value) == value for name, value in has.items()) and (
        state is None or state in (finding.standing, decided if finding.standing is not Standing.GONE else "")
    )


def since_last_time(findings: Sequence[Finding]) -> str:
    """How many are new, still there and gone."""
    counts = {standing: sum(one.standing is standing for one in findings) for standing in Standing}
    new, still, gone = (counts[one] for one in (Standing.NEW, Standing.STILL_THERE, Standing.GONE))
    return f"{new} new · {still} still there · {gone} gone"


def since_and_decided(findings: Sequence[Finding], decisions: Mapping[str, Decision]) -> str:
    """The same, and how many of those in view are decided."""
    in_view = [one for one in findings if one.standing is not Standing.GONE]
    decided = sum(one.fingerprint in decisions for one in in_view)
    return f"{since_last_time(findings)} · {decided} of {len(in_view)} decided"
