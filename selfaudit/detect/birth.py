"""Dates of birth: dates beside a word of birth, and ages told on the day."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from selfaudit.detect.engine import Detector, Reading, Span
from selfaudit.detect.lazy import lazy
from selfaudit.model import Match

_MONTH = r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)"
_DAY = r"[0-3]?[0-9](?:st|nd|rd|th)?"
_YEAR = r"(?:(?:19[3-9]|20[01])[0-9]|'?[0-9]{2})"
_FULL_YEAR = r"(?:19[3-9][0-9]|20[01][0-9])"
_DATE = (
    rf"(?:{_DAY}[\s.\-/]{{0,2}}(?:of )?{_MONTH}\b\.?,?(?:[\s\-/]{{1,2}}{_YEAR}\b)?|{_MONTH}\.? (?:the )?{_DAY}\b(?:,? {_FULL_YEAR})?"
    rf"|[0-3]?[0-9][./\-][01]?[0-9][./\-](?:{_FULL_YEAR}|[0-9]{{2}})\b|{_FULL_YEAR}[./\-][01][0-9][./\-][0-3][0-9]\b)"
)
_NEAR = lazy(
    rf"[^\n.!?]{{0,12}}?(?:\n {{0,4}})?[\"'\s:=>(,\-|]{{0,6}}(?:is |was |on |in |the |date |of |birth |my |it's |this |next |coming up |tomorrow |today ){{0,4}}(?<![0-9])({_DATE})"
)
_BORN_YEAR = lazy(rf"(?: in| circa| c\.?)?:? ({_MONTH},? {_FULL_YEAR}|{_FULL_YEAR})\b(?!\s?[:\-–]\s?[0-9])")
_SINCE = lazy(rf"({_DATE})[ ,\-–]{{1,3}}(?:is |was |it's )?(?:my |me )?$")
_NOT_ME = lazy(
    r"\b(?:son|daughter|sons|daughters|niece|nephew|mum|mums|dad|dads|sister|brother|nan|gran|grandad|baby|babies|dog|cat|puppy|kitten|king|queen|jesus|company|club|charity|business|band|school|stars?|idea|his|her|their|hubby|husband|wife|friend|bestie|@\w+)(?:'s)?\b[^.!?\n]{0,24}$"
)
_AGE = lazy(
    r"(?:turned|turning|turn|turns|hit|hitting)(?: the big| the ripe old age of| a)? (1[89]|[2-7][0-9])(?! ?(?:%|k\b|miles|degrees|pages|followers|into|out|up|people|days|years? ago|km|lbs|pounds))\b(?: today| tomorrow| yesterday| this week| this weekend| on \w+day)?"
)
_BIRTHDAY = lazy(
    r"(?:(1[89]|[2-7][0-9])(?:st|nd|rd|th)? (?:b-?day|birthday)|(?:b-?day|birthday)[^.!?\n]{0,12}\b(1[89]|[2-7][0-9])\b(?! ?(?:%|off|people)))"
)
_TODAY = lazy(r"\b(1[89]|[2-7][0-9])(?: years (?:old|young))? today\b(?! (?:only|for|at))")
_MINE = lazy(r"\b(?:my|me|i|i'm|im|i am|myself|mine)\b")


def find_births(reading: Reading, hits: Sequence[Span]) -> Iterator[Match]:
    """Dates behind or before "born", "date of birth", "birthday" and kin."""
    folded = reading.folded
    for start, end in hits:
        word = folded[start:end]
        if word == "born" and _NOT_ME.search(folded, max(0, start - 50), start):
            continue
        found = _NEAR.match(folded, end, end + 70)
        if found:
            first, last = found.span(1)
            sure = 0.95 if word not in ("birthday", "bday", "b-day") else 0.85
            if sure < 0.9 and _NOT_ME.search(folded, max(0, start - 50), start):
                continue
            yield reading.match("birth-date", first, last, sure)
        elif word == "born" and (year := _BORN_YEAR.match(folded, end, end + 30)):
            yield reading.match("birth-year", start, year.end(1))
        elif word in ("birthday", "bday", "b-day") and (before := _SINCE.search(folded, max(0, start - 50), start)):
            yield reading.match("birth-date", *before.span(1), 0.85)


def find_ages(reading: Reading, hits: Sequence[Span]) -> Iterator[Match]:
    """The person's own age told on the day it changes, from which the date follows."""
    folded = reading.folded
    for start, end in hits:
        line = max(folded.rfind(mark, max(0, start - 100), start) for mark in "\n.!?") + 1 or max(0, start - 100)
        if _NOT_ME.search(folded, line, start) or (reading.in_link(start)):
            continue
        for pattern in (_AGE, _BIRTHDAY, _TODAY):
            found = pattern.search(folded, max(line, start - 30), min(len(folded), end + 30))
            if found and found.start() <= start < found.end():
                mine = _MINE.search(folded, line, min(len(folded), end + 60))
                if mine or found[0].endswith(" today"):
                    yield reading.match("birth-age", *found.span(), 0.85 if mine else 0.7)
                break


DETECTORS = (
    Detector(
        "birth-date",
        find_births,
        (
            "born",
            "dob",
            "d.o.b",
            "d.o.b.",
            "date of birth",
            "birth date",
            "birthdate",
            "birthday",
            "bday",
            "b-day",
            "*birthdate",
            "*birth_date",
            "*dateofbirth",
            "*date_of_birth",
            "*date-of-birth",
            "birthdays on",
        ),
    ),
    Detector("birth-age", find_ages, ("turned", "turning", "turns", "turn", "birthday", "bday", "b-day", "today")),
)
