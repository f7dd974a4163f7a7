"""What is known of one person and kept at once: the state of their audit over the store that holds it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from functools import cached_property
from typing import TYPE_CHECKING

from selfaudit.errors import BadInputError, VaultError
from selfaudit.model import Account, Audit, Finding, Identity, View
from selfaudit.ports import Store
from selfaudit.progress import Progress, Purpose, Step
from selfaudit.reviews import ReviewItem

if TYPE_CHECKING:
    from selfaudit.capture import Capture
    from selfaudit.policy.pack import Pack
    from selfaudit.report.changes import WhereToChange

_GROWS = timedelta(days=7)  # from its start, an audit takes in further accounts; after that looks are made afresh


def now() -> datetime:
    """This moment, in UTC."""
    return datetime.now(UTC)


class Keeping:
    """`progress` is always what is kept; nothing else is state.

    `pack` is the policy, or what reads it, and is asked once then, when it is first needed. `where` tells the plan
    where things are changed on the sites; None where that is not known.
    """

    def __init__(
        self,
        store: Store,
        pack: Pack | Callable[[], Pack],
        clock: Callable[[], datetime] = now,
        where: WhereToChange | None = None,
    ) -> None:
        self._pack = pack
        self.where = where
        self.progress: Progress = store.load()
        self._open_store: Store | None = store
        self._clock = clock

    @cached_property
    def pack(self) -> Pack:
        """The policy that the audit is held against."""
        return self._pack() if callable(self._pack) else self._pack

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

    @property
    def _store(self) -> Store:
        if self._open_store is None:
            raise VaultError("Your vault is locked.", "Unlock it to go on. Everything is kept.")
        return self._open_store

    def _new_audit(self) -> Audit:
        policy = f"{self.pack.id} {self.pack.version}"
        return Audit(self._clock(), policy, self.progress.accounts, identity=self.progress.identity)

    def _begin_audit(self) -> Audit:
        audit = self._new_audit()
        self._keep_audit(audit)
        return audit

    def _refuse_unlisted(self, target: str) -> None:
        if all(account.id != target for account in self.progress.accounts):
            raise BadInputError("This account is not on your list.", "Add it on the Accounts step first.")

    def _read_in(self, account: Account) -> dict[str, Finding]:
        """What files of this account told so far, by fingerprint."""
        from selfaudit.standing import last_known

        known = last_known(self.progress.audits)
        return {one.fingerprint: one for one in known if one.target == account.id and one.view is View.FILE}

    def _join(self, found: Sequence[Finding], capture: Capture) -> None:
        from selfaudit.standing import last_known, with_shown

        audit = self.audit_now or self._begin_audit()
        self._keep_audit(with_shown(audit, found, last_known(self.progress.audits[:-1]), capture))

    def _keep_items(self, items: Sequence[ReviewItem], pictures: Mapping[str, bytes]) -> None:
        self._store.keep_items(items, pictures)
        self.progress = self.progress.with_items(items)

    def _keep_accounts(self, accounts: tuple[Account, ...]) -> None:
        self._store.keep_accounts(accounts)
        self.progress = replace(self.progress, accounts=accounts)

    def _keep_audit(self, audit: Audit) -> None:
        self._store.keep_audit(audit)
        self.progress = self.progress.with_audit(audit)
