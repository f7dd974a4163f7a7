"""A store that forgets: for practice and for tests."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from selfaudit.model import Account, Answer, Audit, Decision, Identity, Progress, Step


class MemoryStore:
    """One person's progress until the app ends."""

    def __init__(self, progress: Progress | None = None) -> None:
        self._progress = progress or Progress()

    def load(self) -> Progress:
        """Everything kept so far."""
        return self._progress

    def keep_step(self, step: Step) -> None:
        """Where in the walk the person is."""
        self._progress = replace(self._progress, step=step)

    def keep_identity(self, identity: Identity) -> None:
        """What the person said about themselves, in place of what was there."""
        self._progress = replace(self._progress, identity=identity)

    def keep_accounts(self, accounts: Sequence[Account]) -> None:
        """The accounts the person named, in their order, in place of what was there."""
        self._progress = replace(self._progress, accounts=tuple(accounts))

    def keep_audit(self, audit: Audit) -> None:
        """This audit as it stands now; an audit with the same `started_at` is written over."""
        self._progress = self._progress.with_audit(audit)

    def keep_decision(self, fingerprint: str, decision: Decision | None) -> None:
        """The person's decision on a finding; None takes it back."""
        self._progress = self._progress.with_decision(fingerprint, decision)

    def keep_answer(self, key_point: str, answer: Answer | None) -> None:
        """The person's answer to a key point; None takes it back."""
        self._progress = self._progress.with_answer(key_point, answer)

    def close(self) -> None:
        """Nothing to let go of."""
