"""The person's own jobs, places, numbers and mail addresses, made into what finds them in any dress."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from selfaudit.detect.fold import fold
from selfaudit.detect.lazy import lazy
from selfaudit.detect.words import alternatives, forms, words
from selfaudit.model import Identity

_GAP = r"[^\w\n]{0,3}"  # what may stand between two words of one value
_AT = r"\s{0,3}(?:@|[\[({<]\s{0,2}(?:at|@)\s{0,2}[\])}>]|\s(?:at|on)\s|%40|-at-|_at_)\s{0,3}"
_DOT = r"\s{0,3}(?:\.|[\[({<]\s{0,2}(?:dot|\.)\s{0,2}[\])}>]|\sdot\s|%2e|_dot_)\s{0,3}"
_POSTCODE = lazy(r"\b[a-z]{1,2}\d[a-z\d]?\s?\d[a-z]{2}\b")
_STREET = lazy(rf"\b(?:{alternatives(words('own')['streets'])})\b")
_WORD = lazy(r"[^\W_]+(?:'[^\W_]+)*")
_SHORT_WORD = 3  # letters: literals shorter than this stand as whole words
_DIGITS = (
    *("(?:0|oh?|zero|nought)", "(?:[1il|]|one)", "(?:2|two)", "(?:3|three)", "(?:4|four)"),
    *("(?:5|five)", "(?:6|six)", "(?:7|seven)", "(?:8|eight)", "(?:9|nine)"),
)
_DIGIT_GAP = r"[\W_]{0,3}"
_LEAST_DIGITS = 6
NUMBER_WORDS = (
    *("o", "oh", "zero", "nought", "double", "triple", "treble", "plus"),
    *("one", "two", "three", "four", "five", "six", "seven", "eight", "nine"),
)


@dataclass(frozen=True)
class OwnValue:
    """One value of the person: its rule, the literals it stands near, what it looks like, and how it is written.

    `capitals`: "all" where it counts in capitals only, "first" where its first letter must be one or follow "#" or "@".
    """

    rule: str
    near: tuple[str, ...]
    pattern: re.Pattern[str]
    capitals: str = ""


@lru_cache(maxsize=4)
def own_values(identity: Identity) -> tuple[OwnValue, ...]:
    """Everything but schools and numbers that is looked for as this person's own."""
    return tuple(
        value
        for made in (
            *(_role(role) for role in identity.roles),
            *(_place(part) for place in identity.places for part in re.split(r"[,;\n]", place)),
            *(_email(email) for email in identity.emails),
        )
        for value in made
    )


@lru_cache(maxsize=4)
def own_numbers(identity: Identity) -> re.Pattern[str] | None:
    """All numbers of the person in one pattern, from their first digit or country code on: digits or number words."""
    bodies = []
    for number in identity.numbers:
        national = re.sub(r"^(?:00)?44(?=[1-9]\d{8,9}$)|^0+", "", re.sub(r"\D", "", fold(number)))
        if len(national) >= _LEAST_DIGITS:
            bodies.append(_spelt(national))
    if not bodies:
        return None
    zero, plus = _DIGITS[0], rf"(?:plus{_DIGIT_GAP})?"
    code = rf"{plus}(?:00)?(?:44|four{_DIGIT_GAP}four|double{_DIGIT_GAP}four){_DIGIT_GAP}(?:\(?{zero}\)?{_DIGIT_GAP})?"
    return re.compile(rf"(?:{code}|\(?{zero}{_DIGIT_GAP})?(?:{'|'.join(bodies)})(?![0-9])")


def _spelt(national: str) -> str:
    """Digits as figures or words, with gaps between, runs of the same digit also as "double" and "triple"."""
    parts = []
    for run in re.finditer(r"(\d)\1*", national):
        digit, left = _DIGITS[int(run[1])], len(run[0])
        single = rf"(?:(?:triple|treble|double){_DIGIT_GAP})?{digit}"
        parts.append(
            _DIGIT_GAP.join([digit] * left) if left == 1 else rf"{single}(?:{_DIGIT_GAP}{single}){{0,{left - 1}}}"
        )
    return _DIGIT_GAP.join(parts)


def _role(role: str) -> Iterator[OwnValue]:
    yield from _phrase("own-role", role)
    for short in forms("own", "short").get(fold(role).strip(), ()):
        yield OwnValue("own-role", (fold(short),), re.compile(rf"(?<![^\W_]){fold(short)}s?(?![^\W_])"), "all")


def _place(place: str) -> Iterator[OwnValue]:
    folded = fold(place).strip()
    if code := _POSTCODE.search(folded):
        bare = code.group().replace(" ", "")
        pattern = rf"(?<![^\W_]){bare[:-3]}[ \-.]{{0,3}}{bare[-3:]}(?![^\W_])"
        yield OwnValue("own-postcode", (f"*{bare[-3:]}",), re.compile(pattern))
        folded = (folded[: code.start()] + folded[code.end() :]).strip()
    street = _STREET.search(folded) is not None
    if street or folded[:1].isdigit():
        yield from _phrase("own-address", folded)
        nameless = re.sub(r"^(?:(?:flat|unit|apartment) )?\d+[a-z]?\s+", "", folded)
        if street and nameless != folded and len(nameless.split()) > 1:
            yield from _phrase("own-address", nameless)
    else:
        everyday = folded in words("own")["everyday_places"]
        yield from _phrase("own-place", folded, "first" if everyday else "")


def _phrase(rule: str, value: str, capitals: str = "") -> Iterator[OwnValue]:
    """A value of one or more words: any gaps between them, none at all, usual short forms, an s at the end."""
    found = _WORD.findall(fold(value))
    if not found:
        return
    body = _GAP.join(_alike(word) for word in found)
    longest = max(found, key=len)
    literals = dict.fromkeys((longest, *forms("own", "alike").get(longest, ())))
    near = tuple(f"*{literal}*" if len(literal) >= _SHORT_WORD else literal for literal in literals)
    yield OwnValue(rule, near, re.compile(rf"(?:(?<![^\W_])|(?<=the)){body}s?(?![^\W_])"), capitals)


def _alike(word: str) -> str:
    if word.isdigit():
        return "(?:" + "|".join((rf"(?<![0-9]){word}(?![0-9])", *forms("own", "alike").get(word, ()))) + ")"
    spellings = (word, *forms("own", "alike").get(word, ()))
    return "(?:" + "|".join("'?".join(map(re.escape, spelling.split("'"))) for spelling in spellings) + ")"


def _email(value: str) -> Iterator[OwnValue]:
    local, at, host = fold(value).strip().partition("@")
    if not at or not local or "." not in host:
        return
    name = rf"(?:{_DOT})".join(map(re.escape, local.split(".")))
    site = rf"(?:{_DOT})".join(map(re.escape, host.split(".")))
    pattern = re.compile(rf"(?<![\w.]){name}{_AT}(?:{site}|{re.escape(host.split('.')[0])}(?![\w-]))")
    literal = max(re.split(r"[^a-z0-9]+", local), key=len)
    rule = "own-school-email" if host.endswith(".sch.uk") else "own-email"
    yield OwnValue(rule, (f"*{literal}*",) if len(literal) >= _SHORT_WORD else (literal,), pattern)
