"""The person's own values found anywhere: schools, roles, places, numbers and mail addresses, in any dress.

A person's own name is no finding by itself: it is expected on their page. `together` uses it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from selfaudit.detect.engine import Detector, Reading, Span
from selfaudit.detect.fold import fold
from selfaudit.detect.own_schools import school_at
from selfaudit.detect.own_schools import triggers as school_triggers
from selfaudit.model import Identity, Match

_GAP = r"[^\w\n]{0,3}"  # what may stand between two words or digits of one value
_AT = r"\s{0,3}(?:@|[\[({<]\s{0,2}(?:at|@)\s{0,2}[\])}>]|\s(?:at|on)\s|%40|\s-at-\s|_at_)\s{0,3}"
_DOT = r"\s{0,3}(?:\.|[\[({<]\s{0,2}(?:dot|\.)\s{0,2}[\])}>]|\sdot\s|%2e|_dot_)\s{0,3}"
_POSTCODE = re.compile(r"[a-z]{1,2}\d[a-z\d]?\s?\d[a-z]{2}")
_STREET = re.compile(
    r"\b(?:road|rd|street|lane|ln|avenue|ave|close|cl|drive|dr|way|crescent|cres|court|gardens|gdns|terrace|grove|place|walk|hill|square|park|mews|rise|view|row)\b"
)
_SHORT_FORMS = (
    ("road", "rd"), ("street", "st"), ("avenue", "ave", "av"), ("lane", "ln"), ("close", "cl"), ("drive", "dr"), ("crescent", "cres", "cr"),
    ("gardens", "gdns"), ("terrace", "terr", "tce"), ("court", "ct"), ("square", "sq"), ("place", "pl"), ("saint", "st"),
    ("year", "yr", "y"), ("and", "&"), ("maths", "mathematics", "math"), ("senco", "sendco", "senco/sendco"), ("headteacher", "head teacher", "ht"),
    ("head", "hd"), ("department", "dept"), ("mathematics", "maths", "math"), ("teaching", "teachin"), ("deputy", "dep"), ("assistant", "asst"), ("flat", "apartment", "apt"),
)  # fmt: skip
_ALIKE = {word: group for group in _SHORT_FORMS for word in group if " " not in word}
_TITLES = {"teaching assistant": "TA", "higher level teaching assistant": "HLTA", "designated safeguarding lead": "DSL"}
_SURE = 0.98


@dataclass(frozen=True)
class _Own:
    """One value of the person, ready to be found: its rule, the literals it is found by, and what it looks like."""

    rule: str
    near: tuple[str, ...]
    pattern: re.Pattern[str]


@lru_cache(maxsize=4)
def _values(identity: Identity) -> tuple[_Own, ...]:
    made = [
        *(_phrase("own-role", role) for role in identity.roles),
        *(_place(place) for place in identity.places),
        *(_email(email) for email in identity.emails),
    ]
    return tuple(own for own in made if own)


def _phrase(rule: str, value: str) -> _Own | None:
    """A value of several words: any gaps between them, none at all, usual short forms, an s at the end."""
    found = re.findall(r"[^\W_]+(?:'[^\W_]+)*", fold(value))
    if not found:
        return None
    body = _GAP.join(_alike(word) for word in found)
    whole = max(found, key=len)
    near = tuple(f"*{form}*" for form in dict.fromkeys((*_ALIKE.get(whole, ()), whole)) if len(form) > 2) or (whole,)
    edge = r"(?<![^\W_])" if len("".join(found)) < 8 else r"(?<![^\W_])|(?<=[#@])|(?<=the)"
    return _Own(rule, near, re.compile(rf"(?:{edge}){body}s?(?![^\W_])"))


def _alike(word: str) -> str:
    forms = _ALIKE.get(word, (word,))
    if word.isdigit():
        return word + r"(?!\d)"
    plain = dict.fromkeys((word, *forms))
    return "(?:" + "|".join(_apostrophe(form) for form in plain) + ")"


def _apostrophe(word: str) -> str:
    return "'?".join(map(re.escape, re.split(r"'", word)))


def _place(value: str) -> _Own | None:
    folded = fold(value)
    if _POSTCODE.fullmatch(folded.strip()):
        bare = folded.replace(" ", "")
        pattern = re.compile(rf"(?<![^\W_]){re.escape(bare[:-3])}[ \-.]{{0,3}}{re.escape(bare[-3:])}(?![^\W_])")
        return _Own("own-postcode", (f"*{bare[-3:]}",), pattern)
    return _phrase("own-address" if _STREET.search(folded) or folded[:1].isdigit() else "own-place", value)


def _email(value: str) -> _Own | None:
    local, at, host = fold(value).strip().partition("@")
    if not at or not local or "." not in host:
        return None
    name = re.escape(local).replace(r"\.", rf"(?:{_DOT})")
    site = rf"(?:{_DOT})".join(map(re.escape, host.split(".")))
    provider = re.escape(host.split(".")[0])
    pattern = re.compile(rf"(?<![\w.]){name}{_AT}(?:{site}|{provider}\b)")
    word = max(re.split(r"[^a-z0-9]+", local), key=len)
    return _Own("own-school-email" if host.endswith(".sch.uk") else "own-email", (f"*{word}*",), pattern)


@lru_cache(maxsize=4)
def _numbers(identity: Identity) -> re.Pattern[str] | None:
    """All numbers of the person in one pattern: +44, 0044, 0 or (0) before, and marks between the digits."""
    bodies = []
    for number in identity.numbers:
        digits = re.sub(r"\D", "", fold(number))
        national = re.sub(r"^(?:00)?44(?=[1-9]\d{8,9}$)|^0+", "", digits)
        if len(national) >= 6:
            bodies.append(r"[\W_]{0,3}".join(national))
    if not bodies:
        return None
    return re.compile(
        r"(?<!\d)(?:(?:\+|00)?44[\W_]{0,3}(?:\(?0\)?[\W_]{0,3})?|\(?0[\W_]{0,3})?(?:" + "|".join(bodies) + r")(?!\d)"
    )


def _own(identity: Identity) -> Iterator[str]:
    yield from school_triggers(identity)
    for value in _values(identity):
        yield from value.near


def find(reading: Reading, hits: Sequence[Span]) -> Iterator[Match]:
    """The person's own values in the text; `hits` are the spans of the literals made from them."""
    if (numbers := _numbers(reading.identity)) and reading.digits:
        for found in numbers.finditer(reading.folded):
            yield reading.match("own-number", found.start(), found.end(), _SURE)
    done = 0
    for start, end in hits:
        if start >= done and (match := school_at(reading, start, end)):
            done = match.end
            yield match
        first, last = reading.window(start, end, 80, 80)
        for value in _values(reading.identity):
            for found in value.pattern.finditer(reading.folded, first, last):
                if found.start() <= start < found.end():
                    yield reading.match(value.rule, found.start(), found.end(), _SURE)


DETECTOR = Detector("identity", find, (), _own)
