"""Invented people's profiles and posts: how many of those who work in a school are told, and how many others flagged.

They were written by readers who knew no rule, one at a time, and learned from afterwards. What is asked for here is what
was reached then, so that nothing is lost; how much is told of people never read before stands in docs/performance.md.
"""

import json
from pathlib import Path

import pytest

from selfaudit.detect import find
from selfaudit.model import Kind

PEOPLE = [
    json.loads(line)
    for line in (Path(__file__).parent / "tables" / "people.jsonl").read_text(encoding="utf-8").splitlines()
]


def told(works: bool, how: str) -> float:
    """The share of these people whose text gives a match of the kind profession."""
    texts = [person["text"] for person in PEOPLE if person["works"] is works and person["how"] == how]
    assert len(texts) > 100
    return sum(any(match.kind is Kind.PROFESSION for match in find(text)) for text in texts) / len(texts)


@pytest.mark.parametrize(("how", "share"), [("plainly", 0.95), ("half said", 0.61), ("by the way", 0.17)])
def test_people_who_work_in_a_school_are_told(how: str, share: float) -> None:
    assert told(works=True, how=how) >= share


@pytest.mark.parametrize(("how", "share"), [("easily taken for it", 0.11), ("ordinary", 0.01)])
def test_other_people_are_left_alone(how: str, share: float) -> None:
    assert told(works=False, how=how) <= share
