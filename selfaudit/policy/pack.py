"""The form of a policy pack: words and links between ids, never patterns or code."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from selfaudit.model import Kind, Place, Severity


@dataclass(frozen=True)
class KeyPoint:
    """One line of the policy, in our own words.

    `evidence` names what can settle it: any of "seen", "reviewed", "stated", "acknowledged". `question` is what the
    person is asked where it is not settled by what was seen. `cite` is the place in the policy.
    """

    id: str
    title: str
    cite: str
    text: str
    evidence: tuple[str, ...]
    question: str
    help: str
    turn_to: tuple[str, ...] = ()
    asked_first: bool = False


@dataclass(frozen=True)
class KindAdvice:
    """What the policy makes of one kind of finding: how much it matters, where more so, why in a school, what to do."""

    severity: Severity
    key_points: tuple[str, ...]
    title: str
    why: str
    to_do: str
    places: Mapping[Place, Severity]


@dataclass(frozen=True)
class Contact:
    """Somebody to turn to. `details` may be a placeholder that the school fills in."""

    id: str
    name: str
    details: str
    when: str


@dataclass(frozen=True)
class Pack:
    """One policy as data. `title`, `version`, `citation`: what the report cites."""

    id: str
    version: str
    title: str
    trust: str
    citation: str
    adopted: date
    review_due: date
    review_months: int
    notes: tuple[str, ...]
    key_points: tuple[KeyPoint, ...]
    kinds: Mapping[Kind, KindAdvice]
    contacts: tuple[Contact, ...]

    def severity(self, kind: Kind, place: Place) -> Severity:
        """How much a finding of `kind` at `place` matters by this policy."""
        advice = self.kinds[kind]
        return advice.places.get(place, advice.severity)
