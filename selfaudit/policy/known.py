"""What is known now: for every account the newest look that tells something, and the findings that still stand."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from selfaudit.model import Account, Audit, Choice, Decision, Finding, Look, Standing, View
from selfaudit.progress import Progress


@dataclass(frozen=True)
class Known:
    """What the newest audit, and older ones where it could not look, tell.

    `accounts` are the newest audit's and the person's list together, so that leaving one out hides nothing. `looks`
    holds the newest audit's signed-out look at each of them. `standing` are all findings not seen to be gone; of these
    `open` are the ones nobody has settled, `kept` the ones the person keeps for a reason and `talk` those to
    talk about with the manager. `seen_by` is the look that
    saw each of them, by fingerprint. `shown` holds the newest audit's last look at a page that the person showed.
    """

    audit: Audit | None
    accounts: tuple[Account, ...]
    looks: dict[str, Look]
    standing: tuple[Finding, ...]
    open: tuple[Finding, ...]
    kept: tuple[Finding, ...]
    talk: tuple[Finding, ...]
    seen_by: dict[str, Look]
    shown: dict[str, Look]

    def look_of(self, finding: Finding) -> Look | None:
        """The look that saw this finding last; None where no look is kept of it."""
        return self.seen_by.get(finding.fingerprint)

    def seen_since(self, finding: Finding, decision: Decision) -> bool:
        """True where the finding was still there when its page was looked at after this decision."""
        shown = finding.view is View.SHOWN
        look = self.look_of(finding) if shown else self.looks.get(finding.target)
        return look is not None and look.outcome.conclusive and look.seen_at > decision.decided_at

    @property
    def unseen(self) -> tuple[Account, ...]:
        """The accounts that the newest audit could not look at, or did not."""
        return tuple(account for account in self.accounts if not _conclusive(self.looks.get(account.id)))

    @property
    def in_part(self) -> tuple[Account, ...]:
        """The accounts of whose page the newest audit read only the first part."""
        looks = ((account, self.looks.get(account.id)) for account in self.accounts)
        return tuple(account for account, look in looks if look and look.outcome.conclusive and not look.whole)

    @property
    def complete(self) -> bool:
        """True where the newest audit is finished and read every account to its end, and there is at least one."""
        return bool(self.audit and self.audit.finished_at and self.accounts and not self.unseen and not self.in_part)


def what_is_known(progress: Progress) -> Known:
    """Everything the key points are settled from, out of `progress`."""
    audit = progress.audit
    listed = {account.id: account for account in (*(audit.accounts if audit else ()), *progress.accounts)}
    seen = list(_standing(progress, set(listed)))
    standing = tuple(finding for finding, _ in seen)
    decided = {finding.fingerprint: progress.decisions.get(finding.fingerprint) for finding in standing}
    return Known(
        audit,
        tuple(listed.values()),
        _looks(audit) if audit else {},
        standing,
        tuple(finding for finding in standing if is_open(decided[finding.fingerprint])),
        tuple(finding for finding in standing if is_kept(decided[finding.fingerprint])),
        tuple(finding for finding in standing if is_to_talk(decided[finding.fingerprint])),
        {finding.fingerprint: look for finding, look in seen if look},
        _looks(audit, View.SHOWN) if audit else {},
    )


def newest_look(audit: Audit | None, account: Account) -> Look | None:
    """The newest signed-out look of this audit at the account; where there is none, what was read from a file."""
    if audit is None:
        return None
    looks = [look for look in audit.looks if look.target == account.id and look.view is View.FILE]
    return _looks(audit).get(account.id) or (looks[-1] if looks else None)


def is_kept(decision: Decision | None) -> bool:
    """True where the person keeps it and said why."""
    return decision is not None and decision.choice is Choice.KEEP and bool(decision.reason.strip())


def is_to_talk(decision: Decision | None) -> bool:
    """True where the person wants to talk to their manager about it first."""
    return decision is not None and decision.choice is Choice.TALK


def is_open(decision: Decision | None) -> bool:
    """True where a standing finding with this decision still needs something: to be decided, or looked at again."""
    if decision is None or decision.choice is Choice.FIXED:
        return True
    return decision.choice is Choice.KEEP and not is_kept(decision)


def _standing(progress: Progress, listed: set[str]) -> Iterator[tuple[Finding, Look | None]]:
    """Findings not seen to be gone, each with the look that saw it last.

    Of each target and each view they are those of the newest audit that read it to its end, and of the audits after
    that. What the person showed is told apart from what strangers see: neither view says anything about the other.
    """
    newer: list[Audit] = []
    given: set[str] = set()
    for audit in reversed(progress.audits):
        newest = audit is progress.audit
        for finding in audit.findings:
            counts = newest or (finding.target in listed and not _told(finding, audit, newer))
            if counts and finding.standing is not Standing.GONE and finding.fingerprint not in given:
                given.add(finding.fingerprint)
                yield finding, _looks(audit, finding.view).get(finding.target)
        newer.append(audit)


def _told(finding: Finding, audit: Audit, newer: list[Audit]) -> bool:
    """True where one of the newer audits had the same view of every page on which the finding can have stood."""
    pages = audit.pages(finding.target, finding.view)
    later = (after.pages(finding.target, finding.view, whole=True) for after in newer)
    return any(seen and pages <= seen for seen in later)


def _looks(audit: Audit, view: View = View.SIGNED_OUT) -> dict[str, Look]:
    return {look.target: look for look in audit.looks if look.view is view}


def _conclusive(look: Look | None) -> bool:
    return look is not None and look.outcome.conclusive
