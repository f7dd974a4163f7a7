"""The house number before a street: where it stands, and whether it is one."""

from __future__ import annotations

import re

from selfaudit.detect.lazy import lazy

_HOUSE = (
    r"(?:(?:flat|unit|apartment|apt|suite|studio|room|floor) [0-9]{1,4}[a-z]?[,.]? {0,2}\n?)?"
    r"(?:no\.? ?|#)?(?!9/11|24/7)[0-9]{1,4}[a-h]?(?: ?[\-/&] ?[0-9]{1,4}[a-h]?)?"
)
_NUMBERED = lazy(rf"(?:^|(?<=[\s,(>:;'\"*|/\x02-\x06])){_HOUSE}(?:,?[ \0]{{1,2}}|,[ \0]?\n?[ \t]?)?\Z")
_SPAN_OF_YEARS = lazy(r"(?:19|20)[0-9]{2}\b")
_COUNTING = lazy(
    r"(?:in|since|of|for|from|by|until|till|about|around|over|nearly|only|than|every|another|day|week|year|season|episode"
    r"|chapter|page|top|these|those|all|september|october|november|december|january|february|march|april|"
    r"may|june|july|august) $"
)
_DIGIT = lazy("[0-9]")
_END_OF_COUNT = lazy("[0-9],$")  # the thousands of "1,300 lane-miles"
_NUMBER_REACH = 6  # characters before a name in which the last digit of a house number stands
_HOUSE_REACH = 40  # characters that a house number with its flat may take


def house_number(folded: str, first: int, at: int) -> re.Match[str] | None:
    """The house number that stands right before `at`, not before `first`, if there is one."""
    # That there is none is mostly quick to see.
    if not _DIGIT.search(folded, max(first, at - _NUMBER_REACH), at):
        return None
    found = _NUMBERED.search(folded, max(first, at - _HOUSE_REACH), at)
    return found if found and _plausible(folded, found) else None


def is_counted(folded: str, start: int) -> bool:
    """Whether the word before the number at `start` counts something or names a day: "only 5", "since 2019"."""
    return _COUNTING.search(folded, max(0, start - 12), start) is not None


def _plausible(folded: str, found: re.Match[str]) -> bool:
    """Whether the number before a street is a house's: no year, no count, none that starts with 0."""
    start, end = found.span()
    digits = _DIGIT.search(folded, start, end)
    if digits is None or digits[0] == "0" or _END_OF_COUNT.search(folded, max(0, start - 2), start):
        return False
    if _SPAN_OF_YEARS.match(folded, digits.start(), end):
        return "-" not in found[0] and not is_counted(folded, start)
    return True
