"""The form of a policy pack: words and links between ids, never patterns or code."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from selfaudit.model import Kind, Place, Severity
from selfaudit.progress import Purpose
from selfaudit.reviews import Review

EVIDENCE = ("seen", "reviewed", "stated", "acknowledged")
PURPOSES = tuple(Purpose)
PARTS = (
    "first name",
    "last name",
    "place",
    "subject",
    "year group",
    "school initials",
    "school",
    "job",
    "date of birth",
    "pupils",
    "relative",
    "device",
)


class SettledBy(StrEnum):
    """What a key point's state is worked out from. A point with several needs every one of them."""

    FINDINGS = "findings"  # every account looked at, and nothing open that concerns the point
    PRIVACY = "privacy"  # every account looked at, and closed to strangers
    AUDIT = "audit"  # an audit was finished that saw something
    ANSWER = "answer"  # the person's own word


@dataclass(frozen=True)
class KeyPoint:
    """One line of the policy, in our own words.

    `evidence` names what can settle it, out of EVIDENCE. `question` is what the person is asked, empty where nothing
    is. `cite` is the place in the policy. `judgement` is True where the policy leaves room to keep something with a
    good reason: then a thing kept, with the reason written down and a "yes" to the question, is settled. `reviews` are
    the lists that must be gone through where the person's own data has any.
    """

    id: str
    title: str
    cite: str
    text: str
    evidence: tuple[str, ...]
    settled_by: tuple[SettledBy, ...]
    question: str
    help: str
    turn_to: tuple[str, ...] = ()
    asked_first: bool = False
    judgement: bool = False
    reviews: tuple[Review, ...] = ()


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
class Fact:
    """Where an outside fact comes from and when it was looked up; `verified` is False where only one memory says so."""

    source: str
    checked: date
    verified: bool = True


@dataclass(frozen=True)
class Contact:
    """Somebody to turn to. Where `fact` is None, `details` is a placeholder that the school fills in."""

    id: str
    name: str
    details: str
    when: str
    fact: Fact | None = None


@dataclass(frozen=True)
class Note:
    """Something to know about the policy itself, such as a law it names that has been replaced since."""

    text: str
    fact: Fact | None = None


@dataclass(frozen=True)
class Together:
    """Parts, out of PARTS, that are harmless apart and tell a stranger who somebody is when they stand together."""

    id: str
    title: str
    parts: tuple[str, ...]
    severity: Severity
    why: str
    key_points: tuple[str, ...]


@dataclass(frozen=True)
class Emphasis:
    """What one use of the audit puts first: how it is introduced, and the key points that lead."""

    title: str
    intro: str
    first: tuple[str, ...]


@dataclass(frozen=True)
class Pack:
    """One policy as data. `title`, `version`, `citation`: what the report cites. `kinds`: the most pressing first.

    `bullying` and `children` are the key points, by id, that say whom to turn to where the person is bullied online,
    and where they come across indecent images of children; empty where the policy has none.
    """

    id: str
    version: str
    title: str
    trust: str
    citation: str
    adopted: date
    review_due: date
    review_months: int
    notes: tuple[Note, ...]
    key_points: tuple[KeyPoint, ...]
    kinds: Mapping[Kind, KindAdvice]
    contacts: tuple[Contact, ...]
    together: tuple[Together, ...]
    emphases: Mapping[str, Emphasis]
    bullying: str = ""
    children: str = ""

    def severity(self, kind: Kind, place: Place) -> Severity:
        """How much a finding of `kind` at `place` matters by this policy."""
        advice = self.kinds[kind]
        return advice.places.get(place, advice.severity)

    def emphasis(self, purpose: Purpose | None) -> Emphasis | None:
        """What this use of the audit puts first; None where there is none or the pack has no words for it."""
        return self.emphases.get(purpose) if purpose else None

    def in_order(self, purpose: Purpose | None) -> list[KeyPoint]:
        """The key points as they are gone through: those that lead for this use, those asked first, then the rest."""
        emphasis = self.emphasis(purpose)
        leading = emphasis.first if emphasis else ()

        def place(point: KeyPoint) -> tuple[int, bool]:
            return leading.index(point.id) if point.id in leading else len(leading), not point.asked_first

        return sorted(self.key_points, key=place)

    def contact(self, contact_id: str) -> Contact:
        """The contact with this id; KeyError where there is none."""
        return {contact.id: contact for contact in self.contacts}[contact_id]

    def key_point(self, key_point_id: str) -> KeyPoint:
        """The key point with this id; KeyError where there is none."""
        return {point.id: point for point in self.key_points}[key_point_id]

    def turn_to(self, key_point_id: str) -> tuple[Contact, ...]:
        """Whom a key point sends the person to; nobody where there is no such point."""
        points = [point for point in self.key_points if point.id == key_point_id]
        return tuple(self.contact(name) for point in points for name in point.turn_to)

    def notes_on(self, day: date) -> tuple[str, ...]:
        """What to know about this policy on `day`, its own review date having passed included."""
        late = f"This policy was due to be reviewed by {self.review_due:%B %Y}. Ask whether there is a newer one."
        return (*(note.text for note in self.notes), *((late,) if day > self.review_due else ()))
