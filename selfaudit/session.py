"""The one door for every face: what the person says goes in, what they see comes out, and each step is kept at once."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncGenerator, Collection, Iterable, Sequence
from contextlib import aclosing
from dataclasses import replace
from typing import TYPE_CHECKING

from selfaudit.errors import BadInputError
from selfaudit.keeping import now
from selfaudit.model import Account, Audit, Choice, Decision, Finding, LedgerLine, View
from selfaudit.own_session import OwnDataKeeping
from selfaudit.progress import Answer, Said

if TYPE_CHECKING:
    from selfaudit.capture import Capture
    from selfaudit.events import Event
    from selfaudit.evidence_log import EvidenceLog
    from selfaudit.findings import Crop
    from selfaudit.further import Candidate
    from selfaudit.policy.settlement import Settlement
    from selfaudit.ports import Probe
    from selfaudit.report.plan import Task

__all__ = ["Session", "now"]


class Session(OwnDataKeeping):
    """One person's audit over one store.

    What only a later step needs is imported by its method, so that the first screen stands at once.
    """

    def add(self, account: Account) -> None:
        """Add an account the person says is theirs. Raises BadInputError where it is already there."""
        if any(known.id == account.id for known in self.progress.accounts):
            raise BadInputError("This account is already on your list.")
        self._keep_accounts((*self.progress.accounts, account))

    def remove(self, account_id: str) -> None:
        """Take an account off the list; earlier audits keep what they saw."""
        self._keep_accounts(tuple(known for known in self.progress.accounts if known.id != account_id))

    def disown(self, account: Account) -> None:
        """Remember that this account is not the person's, so that it is not offered again."""
        decision = Decision(Choice.NOT_ME, self._clock())
        self._store.keep_decision(account.id, decision)
        self.progress = self.progress.with_decision(account.id, decision)

    def offered(self, candidates: Iterable[Candidate]) -> tuple[Candidate, ...]:
        """Those of `candidates` that can still be offered: not on the list, not refused."""
        from selfaudit.further import still_open

        return still_open(candidates, self.progress)

    def linked(self) -> tuple[Candidate, ...]:
        """Further accounts that the person's pages link to, to be offered."""
        from selfaudit.further import linked

        return linked(self.progress)

    async def run(self, probe: Probe, afresh: bool = False, again: Collection[str] = ()) -> AsyncGenerator[Event]:
        """Look at the accounts, and keep the audit after each look.

        The audit that stands (`audit_now`) is gone on with where accounts remain to be looked at, unless `afresh`; else
        a new one starts. `again` are accounts, by id, of which the newest audit makes its look once more, in place of
        the one it has; nothing of these is lost where it cannot, or is stopped.
        """
        from selfaudit import again as once_more
        from selfaudit import audit as driver
        from selfaudit.events import AuditFinished, LookFinished
        from selfaudit.standing import last_known

        before = (self.progress.audit if again else None if afresh else self._unfinished()) or self._begin_audit()
        previous = (*last_known(self.progress.audits[:-1]), *once_more.in_view(before, again))
        audit = once_more.without(before, again) if again else before
        steps = driver.run(audit, self.progress.identity, self.pack, probe, self._clock, previous)
        async with aclosing(steps):
            async for event in steps:
                if isinstance(event, LookFinished | AuditFinished):
                    self._keep_audit(once_more.put_back(event.audit, before, again))
                yield event

    async def show(self, capture: Capture, crop: Crop | None = None) -> tuple[Finding, ...]:
        """Take in a page that the person showed, or a file that holds one, and forget it; gives what stands on it.

        It joins the audit that stands (`audit_now`); where there is none, a new one.
        Raises BadInputError where the account is not on the person's list or the page could not be read.
        """
        from selfaudit.findings import findings_from

        look = capture.look
        self._refuse_unlisted(look.target)
        if look.view is View.SIGNED_OUT or not look.outcome.conclusive:
            raise BadInputError("This page could not be read, so nothing was kept.", "Show it again.")
        found = await asyncio.to_thread(findings_from, capture, self.progress.identity, self.pack, crop)
        self._join(found, capture)
        return found

    def count_traffic(self, more: Sequence[LedgerLine]) -> None:
        """Add what a window of the person's let through and refused to the newest audit, or to a first one."""
        if more:
            from selfaudit.audit import together

            audit = self.progress.audit or self._begin_audit()
            self._keep_audit(replace(audit, ledger=together(audit.ledger, more)))

    def decide(self, finding: Finding, choice: Choice | None, reason: str = "") -> None:
        """Keep the person's decision on a finding; None takes it back. Keeping something needs a reason."""
        if choice is Choice.KEEP and not reason.strip():
            raise BadInputError("Please give a short reason for keeping this.", "It stays private, in your own file.")
        decision = Decision(choice, self._clock(), reason.strip()) if choice else None
        self._store.keep_decision(finding.fingerprint, decision)
        self.progress = self.progress.with_decision(finding.fingerprint, decision)

    def answer(self, key_point: str, said: Said | None, note: str = "") -> None:
        """Keep the person's answer to a key point; None takes it back."""
        answer = Answer(said, self._clock(), note.strip()) if said else None
        self._store.keep_answer(key_point, answer)
        self.progress = self.progress.with_answer(key_point, answer)

    def say_changed(self, target: str, setting: str, changed: bool = True) -> None:
        """Keep the person's word that a setting which a download proved open has been changed since."""
        from selfaudit.policy.settings import setting_id

        name = setting_id(target, setting)
        decision = Decision(Choice.FIXED, self._clock()) if changed else None
        self._store.keep_decision(name, decision)
        self.progress = self.progress.with_decision(name, decision)

    def say_done(self, task: Task, done: bool = True) -> None:
        """Keep the person's word that a task is done: for each finding that it is about, else for the task itself."""
        decision = Decision(Choice.FIXED, self._clock()) if done else None
        for name in task.decided_by:
            self._store.keep_decision(name, decision)
            self.progress = self.progress.with_decision(name, decision)

    @property
    def evidence(self) -> EvidenceLog:
        """What the person kept of online bullying."""
        from selfaudit.evidence_log import EvidenceLog

        return EvidenceLog(self._store, self._clock)

    def settlements(self) -> tuple[Settlement, ...]:
        """How each key point of the policy stands now, in the pack's order."""
        from selfaudit.policy.settle import settle

        return settle(self.pack, self.progress)

    def report(self, whole: bool = False) -> str:
        """The private report: one self-contained HTML page; quotes, pictures, reasons and notes only where `whole`."""
        from selfaudit.report.private import private_report

        return private_report(
            self.pack, self.progress, self.settlements(), self._clock(), masked=not whole, where=self.where
        )

    def plan(self) -> tuple[Task, ...]:
        """What was seen and wants doing, the most helpful first."""
        from selfaudit.report.plan import plan

        return plan(self.pack, self.progress, self.where)

    def receipt(self, name: str = "") -> str:
        """The receipt for the school, as text. Raises BadInputError where no audit is finished."""
        from selfaudit.report.receipt import receipt

        return receipt(self.pack, self.progress, self._clock(), name)

    def calendar(self) -> str:
        """A calendar file: the day by which to look again, and downloads of one's own data that are on their way.

        Raises BadInputError where there is nothing to be reminded of.
        """
        from selfaudit.report.calendar import calendar, reminders

        coming = reminders(self.pack, self.progress)
        if not coming:
            raise BadInputError("There is no finished audit to count from.", "Finish looking at your accounts first.")
        return calendar(coming, self._clock())

    def export(self, whole: bool = False) -> dict[str, object]:
        """The newest audit as data: outcomes, findings, key points with evidence; quotes only where `whole`."""
        from selfaudit.report.data import export

        return export(self.pack, self.progress, self.settlements(), masked=not whole)

    def _unfinished(self) -> Audit | None:
        """The audit that stands, where accounts of it remain to be looked at."""
        audit = self.audit_now
        return audit if audit and not audit.finished_at else None
