"""What `find` promises for any text, and the words that steer it into its branches."""

from __future__ import annotations

from selfaudit.detect import find
from selfaudit.detect.registry import DETECTORS
from selfaudit.detect.rules import rules
from selfaudit.model import Identity, School

PERSON = Identity(
    names=("Jo Bloggs",),
    schools=(School("Oakfield School", ("St Oak's C of E Primary", "OSP")),),
    roles=("teacher", "SENCO"),
    places=("Poole", "12 Mill Lane, Wimborne BH21 1AA"),
    numbers=("07700 900123",),
    emails=("jo.bloggs@oakfield.example",),
)


def check(text: str, identity: Identity) -> None:
    """Raises AssertionError where `find` breaks a promise for this text: spans inside it, exact quotes, in order."""
    matches = find(text, identity)
    assert matches == sorted(matches, key=lambda match: (match.start, match.end))
    ends: dict[str, int] = {}
    for match in matches:
        assert 0 <= match.start < match.end <= len(text)
        assert match.quote == text[match.start : match.end]
        assert 0 < match.confidence <= 1
        assert match.why
        assert match.start >= ends.get(match.kind, 0)
        ends[match.kind] = match.end


def triggers() -> list[str]:
    """Every literal that some detector or rule looks near, as it stands in a text."""
    found = {trigger for detector in DETECTORS for trigger in detector.triggers}
    found.update(trigger for rule in rules().values() for trigger in (*rule.terms, *rule.near, *rule.beside))
    return sorted(trigger.strip("*") for trigger in found)
