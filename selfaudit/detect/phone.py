"""Telephone numbers that show by their own digits what they are: British, international, North American."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from selfaudit.detect.engine import Detector, Reading, Span
from selfaudit.detect.lazy import lazy
from selfaudit.detect.numbering import abroad, british, helplines, in_region
from selfaudit.detect.phone_around import cued, goes_on, refused
from selfaudit.detect.spoken import said
from selfaudit.model import Match

_GAP = lazy(r"(?:[ \t\0.\-()/*_~|,;'`\[\]#]|\r?\n|</?[a-z][^<>]{0,60}>|&nbsp;|&#160;|%20){1,6}")
_LONGEST_GAP = 70
_SLIPPED = frozenset("_*~|;'`#,\0")  # single marks that part no groups: they slipped in, or stand for nothing
_LONGEST_NUMBER = 15  # digits with the country code: ITU-T E.164 (2010)

_AMERICAN = lazy(r"\(?([2-9][0-9]{2})(?:\)[ \-.]?|[\-. \0])([2-9][0-9]{2})[\-. \0]([0-9]{4})(?![0-9]|[\-.][0-9])")
_FOURS_BEFORE = lazy("[0-9]{4}[ -]$")  # of a card's number, whose next four may begin with 00
_WITH_44 = (2, 5, 6, 12)  # sizes of a first group that holds a country code without its +
# Regions whose numbers are tried where only a bracket or a word for a telephone stands beside them.
_DIALLED_AT_HOME = ("IE", "FR", "AU", "NZ", "IN", "GH", "NG", "ZA")
_AFTER_COUNTRY = lazy(r"[0-9] ?\($")  # the (0) of a number that was already weighed with its country code
_DATE = lazy(r"[0-3]?[0-9][./\- ][0-1]?[0-9][./\- ](?:19|20)[0-9]{2}(?![0-9])")


class _Reach(NamedTuple):
    """Digits joined so far, where they end, and how long each group of them is."""

    digits: str
    end: int
    groups: tuple[int, ...]


def find_phones(reading: Reading, _hits: Sequence[Span]) -> Iterator[Match]:
    """Every number that needs no word beside it."""
    folded, done = reading.folded, 0
    plus = "+" in folded
    runs = reading.digits
    for number, (start, end) in enumerate(runs):
        if start < done:
            continue
        first = folded[start]
        if (
            first == "0"
            or ((end - start == 3 or (first == "1" and end - start == 1)) and _before_three(runs, number))
            or (first == "4" and folded.startswith("44", start))
            or (plus and "+" in folded[max(0, start - 2) : start])
        ) and (match := _at(reading, number, start, end, done)):
            done = match.end
            yield match


def _before_three(runs: Sequence[Span], number: int) -> bool:
    """Whether three digits follow the run `number`, as the code of an exchange follows an American area's."""
    following = runs[number + 1 : number + 2]
    return bool(following) and following[0][1] - following[0][0] == 3 and following[0][0] - runs[number][1] <= 2


def _at(reading: Reading, number: int, start: int, end: int, done: int) -> Match | None:
    folded = reading.folded
    first = folded[start]
    if (start and folded[start - 1] == "+") or folded.startswith(("+(", "+ "), max(0, start - 2)):
        return _international(reading, number, "", done) or (
            _american(reading, start, end) if end - start == 3 else None
        )
    if first == "0":
        if folded.startswith("00", start):
            return _international(reading, number, "00", done)
        if start and folded[start - 1] == "(" and _AFTER_COUNTRY.search(folded, max(0, start - 8), start):
            return None
        return _national(reading, number, done)
    if first == "4" and folded.startswith("44", start) and end - start in _WITH_44:
        return _international(reading, number, "44", done)
    if end - start == 3 or (first == "1" and end - start == 1):
        return _american(reading, start, end)
    return None


def reaches(reading: Reading, number: int, most: int) -> Iterator[_Reach]:
    """The digits from run `number` on, joined over gaps that stand inside telephone numbers, one group more each."""
    folded, runs = reading.folded, reading.digits
    groups: tuple[int, ...] = ()
    digits, last = "", -1
    for start, end in runs[number : number + most]:
        if last >= 0 and not _joins(folded, last, start):
            return
        digits += folded[start : min(end, start + most + 1)]
        if len(digits) > most:
            return
        if start - last == 1 and groups and folded[last] in _SLIPPED:
            groups = (*groups[:-1], groups[-1] + end - start)
        else:
            groups = (*groups, end - start)
        last = end
        # As _Reach(...), in half the time.
        yield tuple.__new__(_Reach, (digits, end, groups))


def _joins(folded: str, start: int, end: int) -> bool:
    if end - start == 1:
        return folded[start] in " -.\0/)(_*~,\n\t|;#'`"
    if end - start > _LONGEST_GAP:
        return False
    gap = folded[start:end]
    return _GAP.fullmatch(gap) is not None and gap.count("\n") < 2


def _national(reading: Reading, number: int, done: int) -> Match | None:
    start, stop = reading.digits[number]
    best: tuple[float, _Reach] | None = None
    for reach in reaches(reading, number, 11):
        if len(reach.digits) >= 10:
            sure = british(reach.digits)
            if sure and (best is None or sure >= best[0]):
                best = sure, reach
        elif reach.digits in helplines() and not goes_on(reading, reach.end):
            return None
        stop = reach.end
    if not best and (charged := _with_charge(reading, start, reading.digits[number][1])):
        return charged
    if not best:
        words = said(reading, start, 2) if reading.folded[stop : stop + 2].lstrip(" -")[:1].isalpha() else None
        return words or _abroad_as_dialled(reading, number, start, done)
    sure, reach = best
    if reach.digits in helplines() or refused(reading, start, reach.end, done):
        return None
    cue = cued(reading.folded, start)
    confidence = _national_confidence(reach, sure, cue)
    if not confidence or (not cue and _DATE.match(reading.folded, start)):
        return None
    return _found(reading, "phone-uk", start, reach.end, confidence)


def _with_charge(reading: Reading, start: int, end: int) -> Match | None:
    """A number that the price of the call was run on to: "call 080815700310p/min"."""
    folded = reading.folded
    if not 12 <= end - start <= 14 or not folded.startswith(("08", "09"), start):
        return None
    if british(folded[start : start + 11]) < 1 or not cued(folded, start):
        return None
    if refused(reading, start, start + 11, start):
        return None
    return _found(reading, "phone-uk", start, start + 11, 0.8)


def _national_confidence(reach: _Reach, sure: float, cue: bool) -> float:
    usual = _usual(reach.groups) or (sure == 1 and reach.groups == (7, 4))
    if sure == 1 and usual:
        return 0.97 if cue or len(reach.groups) > 1 or len(reach.digits) == 11 else 0.7
    if sure == 1 and (cue or _even(reach.groups)):
        return 0.93
    if usual and (cue or len(reach.groups) > 1):
        return 0.92 if cue else 0.8
    if cue and (len(reach.groups) == 1 or (reach.groups[0] == 1 and sure == 1)):
        return 0.9
    return 0.6 if sure == 1 and reach.digits.startswith("07") else 0.0


def _usual(groups: tuple[int, ...]) -> bool:
    """Whether people write the groups of a number so: the code first, then two to eight digits at a time."""
    return len(groups) == 1 or (3 <= groups[0] <= 6 and all(2 <= size <= 8 for size in groups[1:]))


def _even(groups: tuple[int, ...]) -> bool:
    """Whether the number is written digit by digit or in pairs."""
    return all(size == 1 for size in groups) or (all(size <= 2 for size in groups[1:-1]) and groups[0] <= 2)


def _abroad_as_dialled(reading: Reading, number: int, start: int, done: int) -> Match | None:
    """A number of another country without its code, where brackets or a word beside it say that it is one."""
    folded = reading.folded
    cue = cued(folded, start)
    least = 1 if cue else 2
    far = [reach for reach in reaches(reading, number, 12) if len(reach.groups) >= least and len(reach.digits) >= 8]
    if not far:
        return None
    bracket = (
        start > 0 and folded[start - 1] == "(" and folded[reading.digits[number][1]] == ")"
        if reading.digits[number][1] < len(folded)
        else False
    )
    if not (cue or bracket):
        return None
    best = None
    for reach in far:
        if any(in_region(reach.digits, region) for region in _DIALLED_AT_HOME):
            best = reach
    if best is None or refused(reading, start, best.end, done) or _DATE.match(folded, start):
        return None
    if folded.count("\n", start, best.end) > 1:
        return None
    return _found(reading, "phone-abroad", start, best.end, 0.9 if cue else 0.75)


def _international(reading: Reading, number: int, prefix: str, done: int) -> Match | None:
    start, folded = reading.digits[number][0], reading.folded
    best: tuple[float, _Reach] | None = None
    for reach in reaches(reading, number, _LONGEST_NUMBER + len(prefix) + 1):
        digits = reach.digits[2:] if prefix == "00" else reach.digits
        home = digits.startswith("44")
        sure = british("0" + digits[2:].removeprefix("0")) if home else abroad(digits) if len(digits) > 6 else 0.0
        if sure and (best is None or sure >= best[0]):
            best = sure, reach
    if not best or (best[0] < 1 and (prefix == "44" or len(best[1].digits) < 9)):
        return None
    if best[0] < 1 and ("*" in folded[start : best[1].end] or folded.count("\n", start, best[1].end) > 1):
        return None
    if refused(reading, start, best[1].end, done) or (
        prefix == "00" and _FOURS_BEFORE.search(folded, max(0, start - 6), start)
    ):
        return None
    if prefix == "00" and _DATE.search(folded, start, best[1].end) and not cued(folded, start):
        return None
    home = best[1].digits.removeprefix("00").startswith("44")
    marked = prefix != "44" or cued(folded, start)
    confidence = (0.98 if best[0] == 1 else 0.85) if marked else 0.8
    return _found(reading, "phone-uk" if home else "phone-abroad", start, best[1].end, confidence)


def _american(reading: Reading, start: int, end: int) -> Match | None:
    folded = reading.folded
    at = start
    if end - start == 1:
        at = end + 1
        if folded[end : end + 1] not in ("-", ".", " ", "("):
            return None
    elif start and folded[start - 1] == "(":
        at = start - 1
    found = _AMERICAN.match(folded, at)
    if not found or refused(reading, start, found.end(), 0):
        return None
    cue = cued(folded, start)
    dotted = found[0].count(".") == 2
    marked = "(" in found[0] or "-" in found[0] or at > start or dotted or _alone(folded, at, found.end())
    real = in_region("".join(found.groups()), "US") or in_region("".join(found.groups()), "CA")
    if not (cue or (marked and (real or "(" in found[0]))):
        return None
    return _found(reading, "phone-abroad", start, found.end(), 0.94 if real and (cue or marked) else 0.8)


def _alone(folded: str, start: int, end: int) -> bool:
    """Whether nothing else stands on the line."""
    begins = start == 0 or folded[start - 1] == "\n"
    return begins and folded[end : end + 1] in ("", "\n")


def _found(reading: Reading, rule: str, start: int, end: int, confidence: float) -> Match:
    folded = reading.folded
    while start and folded[start - 1] in "+(" and (folded[start - 1] == "+" or ")" in folded[start:end]):
        start -= 1
    return reading.match(rule, start, end, confidence)


DETECTORS = (Detector("phone", find_phones),)
