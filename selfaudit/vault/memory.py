"""A store that forgets: for practice and for tests."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from selfaudit.model import Account, Audit, Decision, Identity
from selfaudit.progress import Answer, Progress, Purpose, Step
from selfaudit.reviews import KeptDownload, Reviewed, ReviewItem

if TYPE_CHECKING:
    from selfaudit.evidence import Entry


class MemoryStore:
    """One person's progress until the app ends."""

    def __init__(self, progress: Progress | None = None) -> None:
        self._progress = progress or Progress()
        self._pictures: dict[str, bytes] = {}
        self._evidence: list[tuple[Entry, bytes | None]] = []
        self._pictures_read: dict[tuple[str, str, str], tuple[str, ...]] = {}

    def load(self) -> Progress:
        """Everything kept so far."""
        return self._progress

    def keep_step(self, step: Step) -> None:
        """Where in the walk the person is."""
        self._progress = replace(self._progress, step=step)

    def keep_identity(self, identity: Identity) -> None:
        """What the person said about themselves, in place of what was there."""
        self._progress = replace(self._progress, identity=identity)

    def keep_purpose(self, purpose: Purpose | None) -> None:
        """What the audit is done for."""
        self._progress = replace(self._progress, purpose=purpose)

    def keep_colours(self, colours: str) -> None:
        """The name of the colours the person likes."""
        self._progress = replace(self._progress, colours=colours)

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

    def keep_items(self, items: Sequence[ReviewItem], pictures: Mapping[str, bytes]) -> None:
        """Further items to review, and the small pictures of some of them by id."""
        self._progress = self._progress.with_items(items)
        self._pictures.update(pictures)

    def keep_reviewed(self, answers: Mapping[str, Reviewed | None]) -> None:
        """The person's word on each of these items; None takes it back."""
        self._progress = self._progress.with_answers(answers)

    def keep_download(self, download: KeptDownload) -> None:
        """What stays of a download, in place of an earlier one of the same account."""
        self._progress = self._progress.with_download(download)

    def keep_pictures_read(self, target: str, basis: str, read: Mapping[str, Sequence[str]]) -> None:
        """That these pictures of an account, by digest, were read for `basis`, and which findings each gave."""
        self._pictures_read.update({(target, basis, digest): tuple(found) for digest, found in read.items()})

    def pictures_read(self, target: str, basis: str) -> dict[str, tuple[str, ...]]:
        """The pictures of an account that were read for `basis`, by digest, with the findings each gave."""
        return {key[2]: found for key, found in self._pictures_read.items() if key[:2] == (target, basis)}

    def keep_policy(self, text: str) -> None:
        """The text of the policy pack to go by."""
        self._progress = replace(self._progress, policy=text)

    def item_picture(self, item_id: str) -> bytes | None:
        """The small picture of an item to review; None where there is none."""
        return self._pictures.get(item_id)

    def evidence(self) -> tuple[Entry, ...]:
        """Every entry of the evidence log, in order."""
        return tuple(entry for entry, _ in self._evidence)

    def keep_evidence(self, entry: Entry, original: bytes | None) -> None:
        """Add an entry and its original to the evidence log."""
        self._evidence.append((entry, original))

    def evidence_original(self, number: int) -> bytes | None:
        """The original of an entry of the evidence log; None where it has none."""
        return next((original for entry, original in self._evidence if entry.number == number), None)

    def close(self) -> None:
        """Nothing to let go of."""
