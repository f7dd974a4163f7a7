"""The one door for every face: what the person says goes in, what they see comes out, and each step is kept at once."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncGenerator, Callable, Collection, Iterable, Mapping, Sequence
from contextlib import aclosing
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from functools import partial

from selfaudit import again as once_more
from selfaudit import audit as driver
from selfaudit.errors import BadInputError, VaultError
from selfaudit.events import AuditFinished, Event, LookFinished
from selfaudit.evidence_log import EvidenceLog
from selfaudit.findings import Crop, findings_from, last_known, with_shown
from selfaudit.further import Candidate, linked, still_open
from selfaudit.model import (
    Account,
    Answer,
    Audit,
    Capture,
    Choice,
    Decision,
    Finding,
    Identity,
    LedgerLine,
    Progress,
    Purpose,
    Said,
    Settlement,
    Step,
    View,
)
from selfaudit.own_data import Part, SeenPicture
from selfaudit.own_pictures import Batch, CropOf, PictureFindings, PicturesSoFar, basis, photo_items, small_pictures
from selfaudit.own_reading import HowFar, TakenIn, is_newer, met_before, take_in
from selfaudit.policy.pack import Pack
from selfaudit.policy.settings import setting_id
from selfaudit.policy.settle import settle
from selfaudit.ports import Probe, Store
from selfaudit.report.calendar import calendar, reminders
from selfaudit.report.data import export
from selfaudit.report.plan import Task, plan
from selfaudit.report.private import private_report
from selfaudit.report.receipt import receipt
from selfaudit.reviews import CHOICES, ReviewChoice, Reviewed, ReviewItem, asked_id
from selfaudit.stepping import in_thread, stepped

_PICTURES_AT_ONCE = 25  # between two times that what was read is kept: half a minute of reading

_GROWS = timedelta(days=7)  # from its start, an audit takes in further accounts; after that looks are made afresh


def now() -> datetime:
    """This moment, in UTC."""
    return datetime.now(UTC)


class Session:
    """One person's audit over one store. `progress` is always what is kept; nothing else is state."""

    def __init__(self, store: Store, pack: Pack, clock: Callable[[], datetime] = now) -> None:
        self.pack = pack
        self.progress: Progress = store.load()
        self._open_store: Store | None = store
        self._clock = clock

    def go_to(self, step: Step) -> None:
        """Remember where in the walk the person is."""
        self._store.keep_step(step)
        self.progress = replace(self.progress, step=step)

    def describe(self, identity: Identity) -> None:
        """Keep what the person says about themselves."""
        self._store.keep_identity(identity)
        self.progress = replace(self.progress, identity=identity)

    def choose_purpose(self, purpose: Purpose | None) -> None:
        """Keep what the audit is done for."""
        self._store.keep_purpose(purpose)
        self.progress = replace(self.progress, purpose=purpose)

    def choose_colours(self, colours: str) -> None:
        """Keep which colours the person likes."""
        self._store.keep_colours(colours)
        self.progress = replace(self.progress, colours=colours)

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
        return still_open(candidates, self.progress)

    def linked(self) -> tuple[Candidate, ...]:
        """Further accounts that the person's pages link to, to be offered."""
        return linked(self.progress)

    @property
    def audit_now(self) -> Audit | None:
        """The newest audit, where it is about this person, by this policy, and of accounts that are all on the list.

        For a week from its start it takes in what has joined the list since; the looks it has made stay, and it is
        unfinished until the others are made too. None where looks are to be made afresh.
        """
        audit, new = self.progress.audit, self._new_audit()
        if audit is None or (audit.policy, audit.identity) != (new.policy, new.identity):
            return None
        if audit.accounts == new.accounts:
            return audit
        grown = set(audit.accounts) < set(new.accounts) and new.started_at - audit.started_at <= _GROWS
        return replace(audit, accounts=new.accounts, finished_at=None) if grown else None

    async def run(self, probe: Probe, afresh: bool = False, again: Collection[str] = ()) -> AsyncGenerator[Event]:
        """Look at the accounts, and keep the audit after each look.

        The audit that stands (`audit_now`) is gone on with where accounts remain to be looked at, unless `afresh`; else
        a new one starts. `again` are accounts, by id, of which the newest audit makes its look once more, in place of
        the one it has; nothing of these is lost where it cannot, or is stopped.
        """
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
        look = capture.look
        self._refuse_unlisted(look.target)
        if look.view is View.SIGNED_OUT or not look.outcome.conclusive:
            raise BadInputError("This page could not be read, so nothing was kept.", "Show it again.")
        found = await asyncio.to_thread(findings_from, capture, self.progress.identity, self.pack, crop)
        self._join(found, capture)
        return found

    async def read_own(self, account: Account, parts: Iterable[Part]) -> AsyncGenerator[HowFar | TakenIn]:
        """Read a download of one of the person's accounts: how far it has got, and last what was kept of it.

        Whoever stops before the end keeps nothing of it. Raises BadInputError where the account is not listed.
        """
        self._refuse_unlisted(account.id)
        known = self._read_in(account)
        before = {finding.quote for finding in known.values()}
        identity = self.progress.identity
        async with aclosing(stepped(take_in(parts, account, identity, self.pack, self._clock(), before))) as steps:
            async for step in steps:
                if isinstance(step, TakenIn):
                    self._keep_items(step.items, {})
                    self._join(step.findings, step.capture)
                    if self.progress.audit and is_newer(step.download, self.progress.own_data):
                        self._keep_audit(met_before(self.progress.audit, known))
                    self._store.keep_download(step.download)
                    self.progress = self.progress.with_download(step.download)
                yield step

    def pictures_read(self, account: Account) -> Mapping[str, tuple[str, ...]]:
        """The digests of this account's pictures that need not be read again, each with the findings it gave."""
        known = self._read_in(account)
        kept = self._store.pictures_read(account.id, basis(self.progress.identity, self.pack))
        return {digest: found for digest, found in kept.items() if all(name in known for name in found)}

    async def read_pictures(
        self, account: Account, address: str, seen: AsyncGenerator[SeenPicture], crop: CropOf
    ) -> AsyncGenerator[PicturesSoFar]:
        """Read pictures of one of the person's accounts, and say after each how far it has got.

        `address` names where they lie, the same every time. Whoever stops before the end keeps what was read. Raises
        BadInputError where the account is not listed.
        """
        self._refuse_unlisted(account.id)
        known = self.pictures_read(account)
        reading = PictureFindings(account, self.progress.identity, self.pack, self._read_in(account))
        batch: Batch = []
        ended = False
        try:
            async with aclosing(seen):
                async for one in seen:
                    found = await in_thread(partial(reading.add, one, partial(crop, one.capture)))
                    reading.carry(known.get(one.digest, ()))
                    batch.append((one, found))
                    if len(batch) >= _PICTURES_AT_ONCE and one.words:
                        self._keep_pictures(account, address, reading, batch, ended=False)
                    yield reading.so_far
            ended = True
        finally:
            if reading.so_far.of:
                self._keep_pictures(account, address, reading, batch, ended)

    def count_traffic(self, more: Sequence[LedgerLine]) -> None:
        """Add what a window of the person's let through and refused to the newest audit, or to a first one."""
        if more:
            audit = self.progress.audit or self._begin_audit()
            self._keep_audit(replace(audit, ledger=driver.together(audit.ledger, more)))

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

    def review(self, items: Collection[str], choice: ReviewChoice | None) -> None:
        """Keep the person's word on these items of a review; None takes it back.

        Raises BadInputError where that word does not belong to the items' review.
        """
        reviews = {item.review for item in self.progress.own_data.items if item.id in items}
        if choice and any(choice not in CHOICES[review] for review in reviews):
            raise BadInputError("This answer does not belong to this list.")
        reviewed = Reviewed(choice, self._clock()) if choice else None
        answers = dict.fromkeys(items, reviewed)
        self._store.keep_reviewed(answers)
        self.progress = self.progress.with_answers(answers)

    def item_picture(self, item_id: str) -> bytes | None:
        """The small picture of an item to review; None where there is none."""
        return self._store.item_picture(item_id)

    def say_changed(self, target: str, setting: str, changed: bool = True) -> None:
        """Keep the person's word that a setting which a download proved open has been changed since."""
        name = setting_id(target, setting)
        decision = Decision(Choice.FIXED, self._clock()) if changed else None
        self._store.keep_decision(name, decision)
        self.progress = self.progress.with_decision(name, decision)

    def say_asked(self, account: Account, asked: bool = True) -> None:
        """Keep that the person has asked the platform for a copy of their data."""
        decision = Decision(Choice.FIXED, self._clock()) if asked else None
        self._store.keep_decision(asked_id(account.id), decision)
        self.progress = self.progress.with_decision(asked_id(account.id), decision)

    def say_done(self, task: Task, done: bool = True) -> None:
        """Keep the person's word that a task is done: for each finding that it is about, else for the task itself."""
        decision = Decision(Choice.FIXED, self._clock()) if done else None
        for name in task.decided_by:
            self._store.keep_decision(name, decision)
            self.progress = self.progress.with_decision(name, decision)

    @property
    def evidence(self) -> EvidenceLog:
        """What the person kept of cyberbullying."""
        return EvidenceLog(self._store, self._clock)

    def settlements(self) -> tuple[Settlement, ...]:
        """How each key point of the policy stands now, in the pack's order."""
        return settle(self.pack, self.progress)

    def report(self, masked: bool = False) -> str:
        """The private report: one self-contained HTML page; `masked` hides quotes, pictures, reasons and notes."""
        return private_report(self.pack, self.progress, self.settlements(), self._clock(), masked)

    def plan(self) -> tuple[Task, ...]:
        """What was seen and wants doing, the most helpful first."""
        return plan(self.pack, self.progress)

    def receipt(self, name: str = "") -> str:
        """The receipt for the school, as text. Raises BadInputError where no audit is finished."""
        return receipt(self.pack, self.progress, self._clock(), name)

    def calendar(self) -> str:
        """A calendar file: the day by which to look again, and downloads of one's own data that are on their way.

        Raises BadInputError where there is nothing to be reminded of.
        """
        coming = reminders(self.pack, self.progress)
        if not coming:
            raise BadInputError("There is no finished audit to count from.", "Finish looking at your accounts first.")
        return calendar(coming, self._clock())

    def export(self) -> dict[str, object]:
        """The newest audit as data for JSON: accounts with outcomes, findings, key points with evidence."""
        return export(self.pack, self.progress, self.settlements())

    def lock(self) -> None:
        """Let go of the store and of all it held, until `unlock`. Leave a running audit first: it is gone on with."""
        self.close()
        self.progress = Progress()

    def unlock(self, store: Store) -> None:
        """Go on with the same person's store, opened again."""
        self.progress = store.load()
        self._open_store = store

    @property
    def locked(self) -> bool:
        """True after `lock` or `close`: nothing can be kept."""
        return self._open_store is None

    def close(self) -> None:
        """Let go of the store; everything is already kept. Harmless when done twice."""
        store, self._open_store = self._open_store, None
        if store:
            store.close()

    @property
    def _store(self) -> Store:
        if self._open_store is None:
            raise VaultError("Your vault is locked.", "Unlock it to go on. Everything is kept.")
        return self._open_store

    def _new_audit(self) -> Audit:
        policy = f"{self.pack.id} {self.pack.version}"
        return Audit(self._clock(), policy, self.progress.accounts, identity=self.progress.identity)

    def _unfinished(self) -> Audit | None:
        """The audit that stands, where accounts of it remain to be looked at."""
        audit = self.audit_now
        return audit if audit and not audit.finished_at else None

    def _begin_audit(self) -> Audit:
        audit = self._new_audit()
        self._keep_audit(audit)
        return audit

    def _refuse_unlisted(self, target: str) -> None:
        if all(account.id != target for account in self.progress.accounts):
            raise BadInputError("This account is not on your list.", "Add it on the Accounts step first.")

    def _read_in(self, account: Account) -> dict[str, Finding]:
        """What files of this account told so far, by fingerprint."""
        known = last_known(self.progress.audits)
        return {one.fingerprint: one for one in known if one.target == account.id and one.view is View.FILE}

    def _join(self, found: Sequence[Finding], capture: Capture) -> None:
        audit = self.audit_now or self._begin_audit()
        self._keep_audit(with_shown(audit, found, last_known(self.progress.audits[:-1]), capture))

    def _keep_items(self, items: Sequence[ReviewItem], pictures: Mapping[str, bytes]) -> None:
        self._store.keep_items(items, pictures)
        self.progress = self.progress.with_items(items)

    def _keep_pictures(
        self,
        account: Account,
        address: str,
        reading: PictureFindings,
        batch: Batch,
        ended: bool,
    ) -> None:
        """Keep what was read so far, and empty the batch."""
        own, moment = self.progress.own_data, self._clock()
        items = photo_items(batch, account, own, moment)
        self._keep_items(list(items.values()), small_pictures(batch, own))
        self._join(reading.findings, reading.capture(address, moment, ended))
        name = basis(self.progress.identity, self.pack)
        self._store.keep_pictures_read(account.id, name, reading.read)
        reading.read.clear()
        batch.clear()

    def _keep_accounts(self, accounts: tuple[Account, ...]) -> None:
        self._store.keep_accounts(accounts)
        self.progress = replace(self.progress, accounts=accounts)

    def _keep_audit(self, audit: Audit) -> None:
        self._store.keep_audit(audit)
        self.progress = self.progress.with_audit(audit)
