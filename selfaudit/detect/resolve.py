"""Where matches overlap: the one place that says which stay."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from operator import attrgetter

from selfaudit.model import Kind, Match

_SPAN = attrgetter("start", "end")
_ABOUT = 0.1  # two confidences closer than this are about the same

# A match of the first kind is dropped where it overlaps one of the second: digits inside an e-mail address are no
# phone number, and a date of birth that is a phone number is none. All other kinds may stand over each other.
_YIELDS = (
    (Kind.PHONE.value, Kind.EMAIL.value),
    (Kind.POSTCODE.value, Kind.EMAIL.value),
    (Kind.DATE_OF_BIRTH.value, Kind.PHONE.value),
)


def resolve(matches: Iterable[Match]) -> list[Match]:
    """`matches` in order of start; of one kind no two overlap."""
    kept: dict[str, list[Match]] = {}  # by the value of a kind, whose hash is much quicker than the kind's own
    for match in sorted(matches, key=_SPAN):
        same = kept.setdefault(match.kind._value_, [])
        if not same or same[-1].end <= match.start:
            same.append(match)
        elif _beats(match, same[-1]):
            same[-1] = match
    for weak, strong in _YIELDS:
        if weak in kept and strong in kept:
            kept[weak] = [match for match in kept[weak] if not _overlaps(match, kept[strong])]
    return sorted((match for same in kept.values() for match in same), key=_SPAN)


def _beats(match: Match, other: Match) -> bool:
    """Whether `match` stays rather than `other`: the surer, then the longer; of addresses the whole before its part."""
    if match.kind is Kind.ADDRESS and other.confidence < 1 and _holds(match, other):
        return match.confidence >= other.confidence - _ABOUT
    if match.kind is Kind.ADDRESS and match.confidence < 1 and _holds(other, match):
        return match.confidence > other.confidence + _ABOUT
    return (match.confidence, match.end - match.start) > (other.confidence, other.end - other.start)


def _holds(match: Match, other: Match) -> bool:
    return match.start <= other.start and other.end <= match.end and match.end - match.start > other.end - other.start


def _overlaps(match: Match, others: Sequence[Match]) -> bool:
    """Whether any of `others`, disjoint and in order, shares a character with `match`."""
    at = bisect_left(others, match.end, key=lambda other: other.start)
    return at > 0 and others[at - 1].end > match.start
