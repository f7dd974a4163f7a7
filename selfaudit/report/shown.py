"""Accounts, findings and key points the way the private report shows them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from selfaudit.model import Account, Choice, Decision, Finding, Kind, Look, Outcome, Standing
from selfaudit.policy.dates import day_words
from selfaudit.policy.known import Known, is_open, newest_look
from selfaudit.policy.pack import Contact, KeyPoint, Pack
from selfaudit.policy.settlement import Evidence, Settlement, State
from selfaudit.policy.words import OUTCOME_WORDS, instead
from selfaudit.progress import Progress
from selfaudit.report.page import picture_uri

_DECISION_WORDS = {
    Choice.FIXED: "You changed it; look again",
    Choice.KEEP: "You keep it",
    Choice.NOT_ME: "Not about you",
    Choice.TALK: "You talk to your manager about it",
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
    """An account with what came of its look and what stands on it.

    `counts` goes by kind, leaving out what is not about the person; None where the page could not be looked at, and
    then `findings` are those of an earlier audit or of a page
    the person showed. `shown` is the newest look at such a page.
    """

    account: Account
    outcome: Outcome
    words: str
    instead: str
    look: Look | None
    shown: Look | None
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


@dataclass(frozen=True)
class Showing:
    """What there is to show, and whether what is private in it is masked."""

    pack: Pack
    progress: Progress
    known: Known
    masked: bool

    def accounts(self) -> tuple[ShownAccount, ...]:
        """Every account, in the order of the audit."""
        return tuple(self._account(account) for account in self.known.accounts)

    def elsewhere(self) -> tuple[ShownFinding, ...]:
        """Findings in files and pages that are no account."""
        listed = {account.id for account in self.known.accounts}
        return self._findings(finding for finding in self.known.standing if finding.target not in listed)

    def points(self, settlements: Iterable[Settlement]) -> tuple[ShownPoint, ...]:
        """The key points as they were settled."""
        return tuple(self._point(settlement) for settlement in settlements)

    def beside_last_time(self) -> dict[Standing, dict[str, int]]:
        """How many things the newest audit found gone, still there and new, by the title of their kind."""
        found = [one for one in (self.known.audit.findings if self.known.audit else ()) if not self._not_me(one)]
        titles = [(one.standing, self.pack.kinds[one.kind].title) for one in found]
        return {
            standing: {title: titles.count((of, title)) for of, title in titles if of is standing}
            for standing in Standing
        }

    def _account(self, account: Account) -> ShownAccount:
        look = newest_look(self.known.audit, account)
        outcome = look.outcome if look else Outcome.NOT_CHECKED
        own = [finding for finding in self.known.standing if finding.target == account.id]
        about = [finding for finding in own if not self._not_me(finding)]
        counts = {kind: sum(finding.kind is kind for finding in about) for kind in Kind}
        return ShownAccount(
            account,
            outcome,
            _told(outcome, look),
            instead(account, outcome),
            look,
            self.known.shown.get(account.id),
            counts if outcome.conclusive else None,
            self._findings(own),
        )

    def _findings(self, findings: Iterable[Finding]) -> tuple[ShownFinding, ...]:
        return tuple(self._finding(finding) for finding in findings)

    def _finding(self, finding: Finding) -> ShownFinding:
        advice = self.pack.kinds[finding.kind]
        decision = self.progress.decisions.get(finding.fingerprint)
        end = finding.quote_at + len(finding.quote)
        return ShownFinding(
            finding,
            advice.title,
            "" if self.masked else finding.context[: finding.quote_at],
            mask(finding.quote) if self.masked else finding.quote,
            "" if self.masked else finding.context[end:],
            "" if self.masked else picture_uri(finding.crop),
            advice.to_do if is_open(decision) else "",
            _decided(decision),
            "" if self.masked or not decision else decision.reason,
        )

    def _point(self, settlement: Settlement) -> ShownPoint:
        point = self.pack.key_point(settlement.key_point)
        answer = self.progress.answers.get(point.id)
        settled = settlement.state is State.MET
        contacts = () if settled else tuple(self.pack.contact(contact) for contact in point.turn_to)
        note = "" if self.masked or not answer else answer.note
        labels = {account.id: account.label for account in self.known.accounts}
        evidence = _by_how(settlement.evidence, labels)
        return ShownPoint(point, settlement.state, evidence, settlement.missing, contacts, note)

    def _not_me(self, finding: Finding) -> bool:
        decision = self.progress.decisions.get(finding.fingerprint)
        return decision is not None and decision.choice is Choice.NOT_ME


def mask(quote: str) -> str:
    """A quote with all but its first character hidden, always the same length, so that neither can be read back."""
    return f"{quote[:1]}••••••"


def _told(outcome: Outcome, look: Look | None) -> str:
    """What came of a look; the look's own note in place of our general words where they would say the same."""
    words, note = OUTCOME_WORDS[outcome], look.note if look else ""
    if not note:
        return f"{words[0].upper()}{words[1:]}."
    if outcome.conclusive or ":" not in words:
        return f"{words[0].upper()}{words[1:]}. {note}"
    return f"{words[0].upper()}{words[1:].split(':')[0]}. {note}"


def _decided(decision: Decision | None) -> str:
    if decision is None:
        return "Not decided yet"
    return f"{_DECISION_WORDS[decision.choice]} ({day_words(decision.decided_at)})"


def _by_how(evidence: Iterable[Evidence], labels: Mapping[str, str]) -> dict[str, list[str]]:
    """What a point rests on, by how and when it was had: one line for each account, which is named once in it."""
    grouped: dict[str, dict[str, list[str]]] = {}
    for item in evidence:
        how = " ".join(filter(None, [item.sort, item.view, f"on {day_words(item.when)}" if item.when else ""]))
        lines = grouped.setdefault(how, {}).setdefault(item.target, [])
        lines.append(item.text.replace(f" in view on {labels.get(item.target)} ", " ") if lines else item.text)
    return {how: ["; ".join(texts) for texts in lines.values()] for how, lines in grouped.items()}
