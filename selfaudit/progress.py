"""Progress: everything kept of one person. Where they are, what they said, and what was seen, decided and reviewed."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from enum import StrEnum
from typing import TypeVar

from selfaudit.model import Account, Audit, Decision, Identity
from selfaudit.reviews import KeptDownload, OwnData, Reviewed, ReviewItem

_V = TypeVar("_V")


class Said(StrEnum):
    """What the person answered to a key point that is asked."""

    YES = "yes"
    TO_DO = "to do"
    NOT_SURE = "not sure"
    TALK = "talk to someone"


@dataclass(frozen=True)
class Answer:
    """The person's own word on a key point, with a private note if they wish."""

    said: Said
    answered_at: datetime
    note: str = ""


class Purpose(StrEnum):
    """What an audit is done for."""

    ONBOARDING = "onboarding"
    HOME = "home"
    HR_CHECK = "hr-check"


class Step(StrEnum):
    """The steps of the walk, in order."""

    WELCOME = "welcome"
    ABOUT_YOU = "about you"
    ACCOUNTS = "accounts"
    LOOK = "look"
    OWN_DATA = "own data"
    FIRST = "first things"
    FINDINGS = "findings"
    REVIEWS = "reviews"
    SETTINGS = "settings"
    KEY_POINTS = "key points"
    REPORT = "report"


@dataclass(frozen=True)
class Progress:
    """Everything kept of one person: where they are, what they said, what was seen, what they decided and reviewed.

    `audits` are in the order they were started. `decisions` are by the fingerprint of a finding, or by the id of an
    account that is not the person's, or by the name of a setting or task; `answers` by key point id. `policy` is the
    text of the policy pack that was chosen, empty for the one that is built in. `colours` is empty for the program's
    own.
    """

    step: Step = Step.WELCOME
    identity: Identity = field(default_factory=Identity)
    accounts: tuple[Account, ...] = ()
    audits: tuple[Audit, ...] = ()
    decisions: Mapping[str, Decision] = field(default_factory=dict)
    answers: Mapping[str, Answer] = field(default_factory=dict)
    own_data: OwnData = field(default_factory=OwnData)
    policy: str = ""
    purpose: Purpose | None = None
    colours: str = ""

    @property
    def audit(self) -> Audit | None:
        """The newest audit, finished or not."""
        return self.audits[-1] if self.audits else None

    def with_audit(self, audit: Audit) -> Progress:
        """This progress with `audit` in it, in place of the one with the same `started_at`."""
        known = any(kept.started_at == audit.started_at for kept in self.audits)
        audits = tuple(audit if kept.started_at == audit.started_at else kept for kept in self.audits)
        return replace(self, audits=audits if known else (*audits, audit))

    def with_decision(self, fingerprint: str, decision: Decision | None) -> Progress:
        """This progress with the decision on a finding, or without any."""
        return replace(self, decisions=_put(self.decisions, fingerprint, decision))

    def with_answer(self, key_point: str, answer: Answer | None) -> Progress:
        """This progress with the answer to a key point, or without any."""
        return replace(self, answers=_put(self.answers, key_point, answer))

    def with_items(self, items: Iterable[ReviewItem]) -> Progress:
        """This progress with further items to review."""
        return replace(self, own_data=self.own_data.with_items(items))

    def with_answers(self, answers: Mapping[str, Reviewed | None]) -> Progress:
        """This progress with the person's word on each of these items to review; None takes it back."""
        return replace(self, own_data=self.own_data.with_answers(answers))

    def with_download(self, download: KeptDownload) -> Progress:
        """This progress with what stays of a download."""
        return replace(self, own_data=self.own_data.with_download(download))


def _put(mapping: Mapping[str, _V], name: str, value: _V | None) -> dict[str, _V]:
    rest = {known: kept for known, kept in mapping.items() if known != name}
    return rest if value is None else {**rest, name: value}
