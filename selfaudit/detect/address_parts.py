"""What the pieces of a postal address look like: streets, houses, places, and lines that are none of them."""

from __future__ import annotations

from enum import IntEnum
from functools import cache, lru_cache

from selfaudit.detect.data_files import lines, places, plain_place
from selfaudit.detect.fold import fold
from selfaudit.detect.lazy import lazy

NUMBER = r"(?:(?:no\.? ?|#)?[0-9]{1,4}[a-z]?(?: ?[\-–/&] ?[0-9]{1,4}[a-z]?)?|[0-9]{1,4} ?[½¼])"
UNIT = lazy(
    r"\b(?:flat|unit|units|apartment|apt|suite|studio|room|floor|block|plot|po box|p\.o\. ?box|c/o|bfpo|"
    r"ground floor|(?:first|second|third|[1-9](?:st|nd|rd|th)) floor)\b"
)
_SMALL = frozenset(
    [
        "of",
        "the",
        "on",
        "le",
        "de",
        "upon",
        "in",
        "and",
        "&",
        "y",
        "yr",
        "la",
        "en",
        "by",
        "under",
        "next",
        "sur",
        "cum",
        "super",
        "al",
        "at",
        "o'",
        "a",
        "the-of",
        "with",
    ]
)
_NOT_PARTS = frozenset(
    [
        "postcode",
        "postcodes",
        "post",
        "code",
        "sat",
        "nav",
        "satnav",
        "sat-nav",
        "zip",
        "tel",
        "telephone",
        "phone",
        "fax",
        "mobile",
        "email",
        "e-mail",
        "website",
        "web",
        "hours",
        "open",
        "opening",
        "monday",
        "tuesday",
        "wednesday",
        "thursday",
        "friday",
        "saturday",
        "sunday",
        "directions",
        "map",
        "maps",
        "parking",
        "copyright",
        "registered",
        "company",
        "vat",
        "charity",
        "call",
        "follow",
    ]
)
_STARTS_WITH_NUMBER = lazy(rf"{NUMBER}[ ,.]")


_WELSH_HOUSES = frozenset(
    ("ysgol", "capel", "neuadd", "ty", "plas", "eglwys", "canolfan", "llys", "bron", "bryn", "tan")
)


class Part(IntEnum):
    """What a piece of text is in an address, from nothing to surest."""

    NONE = 0
    NAME = 1
    HOUSE = 2
    PLACE = 3
    STREET = 4


@cache
def words(sort: str) -> frozenset[str]:
    """The words of one sort in `data/streets.txt`: "street", "weak" or "house"."""
    return frozenset(line.partition(" ")[2] for line in lines("streets") if line.startswith(f"{sort} "))


@cache
def suffixes() -> frozenset[str]:
    """Words that end the name of a street."""
    return words("street") | words("lane") | words("weak")


def is_place(text: str) -> bool:
    """Whether `text` is the name of a British town, village, county or nation."""
    return plain_place(fold(text)) in places()


def titled(word: str) -> bool:
    """Whether a word is written as in a name: with a capital, all capitals, or a number."""
    if word[:1].isupper() or word[:1].isdigit():
        return True
    bare = word.strip("'’\"().,:*>?-")
    return not bare or bare[0].isupper() or bare[0].isdigit() or fold(bare) in _SMALL


@lru_cache(maxsize=1024)
def kind_of(text: str) -> Part:
    """What one piece of an address, between commas or line ends, is; NONE where it cannot be part of one."""
    bare = text.strip(" .'\"()*>?-–\t")
    if not bare or len(bare) > 90 or "@" in bare or "://" in bare or sum(map(str.isdigit, bare)) > 8:
        return Part.NONE
    if bare.islower():
        return _small_kind(bare)
    folded = fold(bare)
    split = folded.split()
    if (
        not 0 < len(split) <= 9
        or not all(map(titled, bare.split()))
        or _NOT_PARTS.intersection(word.strip(":.") for word in split)
    ):
        return Part.NONE
    if is_place(bare):
        return Part.PLACE
    if split[0] in _WELSH_HOUSES:
        return Part.HOUSE
    numbered = _STARTS_WITH_NUMBER.match(folded) is not None
    stripped = [word.strip(".,'’") for word in split]
    if any(word in words("street") or word in words("lane") for word in stripped[1:]) or stripped[0] in (
        "heol",
        "ffordd",
        "stryd",
        "lon",
        "rhodfa",
        "maes",
        "clos",
    ):
        return Part.STREET
    if numbered and len(split) > 1:
        return Part.STREET
    if any(word in words("weak") for word in stripped[1:]) or folded.startswith(
        ("the street", "the green", "the square", "high st")
    ):
        return Part.STREET
    if any(word in words("house") for word in stripped) or UNIT.search(folded):
        return Part.HOUSE
    return Part.NAME if not folded.replace(" ", "").isdigit() else Part.HOUSE


def _small_kind(bare: str) -> Part:
    """What a piece in small letters is; only what would be sure in capitals counts."""
    kind = kind_of(bare.title().replace("'S", "'s")) if len(bare.split()) <= 5 else Part.NONE
    street = kind is Part.STREET and _STARTS_WITH_NUMBER.match(bare)
    return kind if street or kind is Part.PLACE else Part.NONE
