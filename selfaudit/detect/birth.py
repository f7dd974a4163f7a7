"""Dates of birth: dates beside a word of birth, and ages told on the day."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from selfaudit.detect.engine import Detector, Reading, Span
from selfaudit.detect.lazy import lazy
from selfaudit.model import Match

_MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|"
    r"oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)"
)
_DAY = r"[0-3]?[0-9](?:st|nd|rd|th)?"
_YEAR = r"(?:(?:19[3-9]|20[01])[0-9]|'?[0-9]{2})"
_FULL_YEAR = r"(?:19[3-9][0-9]|20[01][0-9])"
_DATE = (
    rf"(?:{_DAY}[\s.\-/]{{0,2}}(?:of )?{_MONTH}\b\.?,?(?:[\s\-/]{{1,2}}{_YEAR}\b)?|{_MONTH}\.? (?:the )"
    rf"?{_DAY}\b(?:,? {_FULL_YEAR})?"
    rf"|[0-3]?[0-9][./\-][01]?[0-9][./\-](?:{_FULL_YEAR}|[0-9]{{2}})\b|{_FULL_YEAR}[./\-][01][0-9][./\-][0-3][0-9]\b|{_FULL_YEAR}[01][0-9][0-3][0-9]\b|[0-3][0-9]/[01][0-9]\b(?!/))"
)
_NEAR = lazy(
    rf"[^\n.!?]{{0,12}}?(?:\n {{0,4}})?[\"'\s:=>(,\-|]{{0,6}}(?:is |was |on |in |the |date |of |birth |my |"
    rf"it's |this |next |coming up |tomorrow |today ){{0,4}}(?<![0-9])({_DATE})"
)
_BORN_YEAR = lazy(rf"(?: in| circa| c\.?)?:? ({_MONTH},? {_FULL_YEAR}|{_FULL_YEAR})\b(?!\s?[:\-–]\s?[0-9])")
_SINCE = lazy(rf"({_DATE})[ ,\-–]{{1,3}}(?:is |was |it's )?(?:my |me )?$")
_NOT_ME = lazy(
    r"\b(?:son|daughter|sons|daughters|niece|nephew|mum|mums|dad|dads|sister|brother|nan|gran|grandad|baby|babies|dog|cat|puppy|kitten|king|queen|jesus|company|club|charity|business|band|school|stars?|idea|his|her|their|bro|brother|brothers|cousin|partner|gf|bf|buddy|auntie|uncle|grandma|granny|hubby|husband|wife|friend|bestie|@\w+)(?:'s)?\b[^.!?\n]{0,24}$"
)
_BIRTHDAYS = frozenset(("birthday", "bday", "b-day", "birthdays on"))
_AGES = r"(1[89]|[2-7][0-9])"
_TURNED = lazy(
    rf"(?:turned|turning|turn|turns|hit|hitting)(?: the big| the ripe old age of)? {_AGES}\b(?! ?(?:%|k\b|"
    rf"miles|degrees|pages"
    r"|followers|into|out|up|people|days|years? ago|km|lbs|pounds|off|on(?! \w+day\b)|lights?))"
    r"(?: today| tomorrow| yesterday| this (?:week|weekend|month|year)| on \w+day| in \w+)?"
)
_MY_BIRTHDAY = lazy(
    rf"my (?:own |big )?{_AGES}(?:st|nd|rd|th)? (?:b-?day|birthday)|{_AGES}(?:st|nd|rd|th)? (?:b-?day|birthday) to me\b"
)
_ON_THE_DAY = lazy(
    r"(?:it's|it is|its|today is) my (?:actual |own )?(?:b-?day|birthday)(?: today)?(?! (?:next|tomorrow"
    r"|soon|in|on|month|week|wish|list|party|present|cake|and i want))\b|my (?:b-?day|birthday) (?:is )?today\b"
)
_BORN_MARK = lazy(
    rf" ?({_DAY}[\s.\-/]{{1,2}}{_MONTH}\b\.?,? {_FULL_YEAR}\b|[0-3]?[0-9][./\-][01]?[0-9][./\-]{_FULL_YEAR}\b)"
)
_TODAY = lazy(
    rf"(?:\b(?:i am|i'm|im|me|my|officially|finally|who's) |(?<![a-z0-9,] )(?<![a-z0-9:.,£$/\-]))({_AGES}(?: years "
    rf"(?:old|young))? today|(?<=my ){_AGES}th today)\b(?! (?:only|for|at|in|to|from|people))"
)
_WILL_BE = lazy(rf" ({_AGES}(?: years old)?) (?:on|tomorrow|next|this)\b(?! (?:page|points?|miles|minutes))")
_ME = lazy(r"(?:\b(?:i|i'm|i've|i just|me|im|just|today i|officially|finally)\b[^.!?\n]{0,20}|(?:^|[.!?\n#])\s{0,2})$")


def find_births(reading: Reading, hits: Sequence[Span]) -> Iterator[Match]:
    """Dates behind or before "born", "date of birth", "birthday" and kin."""
    folded = reading.folded
    for start, end in hits:
        word = folded[start:end]
        if word == "b.":
            if marked := _BORN_MARK.match(folded, end, end + 24):
                yield reading.match("birth-date", *marked.span(1), 0.85)
            continue
        if word == "born" and _NOT_ME.search(folded, max(0, start - 50), start):
            continue
        found = _NEAR.match(folded, end, end + 70)
        if found:
            first, last = found.span(1)
            sure = 0.95 if word not in _BIRTHDAYS else 0.85
            if sure < 0.9 and _NOT_ME.search(folded, max(0, start - 50), start):
                continue
            yield reading.match("birth-date", first, last, sure)
        elif word not in _BIRTHDAYS and (year := _BORN_YEAR.match(folded, end, end + 30)):
            yield reading.match("birth-year", start, year.end(1))
        elif word in _BIRTHDAYS and (before := _SINCE.search(folded, max(0, start - 50), start)):
            yield reading.match("birth-date", *before.span(1), 0.85)


def find_ages(reading: Reading, hits: Sequence[Span]) -> Iterator[Match]:
    """The person's own age told on the day it changes, from which the date follows."""
    folded = reading.folded
    for start, end in hits:
        word = folded[start:end]
        found = None
        if word.endswith("be"):
            found = _WILL_BE.match(folded, end)
            span = found.span(1) if found else None
        elif word == "today":
            near = _TODAY.search(folded, max(0, start - 32), min(len(folded), end + 8))
            span = near.span(1) if near else None
        elif word.startswith("b"):
            first, last = max(0, start - 26), min(len(folded), end + 12)
            found = _MY_BIRTHDAY.search(folded, max(0, start - 20), min(len(folded), end + 8)) or _ON_THE_DAY.search(
                folded, first, last
            )
            span = found.span() if found else None
        else:
            found = _TURNED.match(folded, start)
            mine = found and _ME.search(folded, max(0, start - 40), start)
            span = found.span() if found and mine else None
        if span and not _NOT_ME.search(folded, max(0, span[0] - 50), span[0]):
            yield reading.match("birth-age", *span)


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
            "b.",
        ),
    ),
    Detector(
        "birth-age",
        find_ages,
        ("turned", "turning", "turns", "turn", "birthday", "bday", "b-day", "today", "i'll be", "ill be", "i will be"),
    ),
)
