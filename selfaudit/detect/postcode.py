"""British postcodes: whole ones in any dress, and outward halves where a word beside them says so."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from selfaudit.detect.data_files import districts
from selfaudit.detect.engine import Detector, Reading, Span
from selfaudit.detect.lazy import lazy
from selfaudit.model import Match

# Royal Mail, Programmers' Guide to the PAF (2024): the letters that inward codes use, and the shapes of outward codes.
_INWARD = "abdefghjlnpqrstuwxyz"
_OUTWARD = lazy(
    r"(?<![a-z0-9])([a-z]{1,2}(?: (?=[0-9]{1,2} ))?)([0-9oil]{1,2}|[0-9oil][a-z])([ \-\0\t.,_~*]{0,3}|\r?\n|"
    r"&nbsp;|%20|\+|</?[a-z][^<>]{0,40}>)$"
)
# An outward half that a word was run on to: "HenryTS27 8GE".
_RUN_ON = lazy(r"(?<![A-Za-z0-9])[A-Z]?[a-z]{2,20}([A-Z]{1,2})([0-9]{1,2}|[0-9][A-Z])( {0,2})$")
_RUN_ON_REACH = 30
_SHORT, _LONGEST = 9, 60  # characters to look back for the outward half, without and with a tag between
_LETTER_INWARD = lazy(r"[a-z]? ([oil])([a-z]{2})(?![a-z0-9])")
_INWARD_AFTER = lazy(r" ?[0-9][a-z]{2}(?![a-z0-9])")
_NUMBER = lazy("[0-9]+")
_NUMBER_AFTER = lazy(r"0[0-9]{2,4} ?[0-9]{3}")  # a telephone number that was run on
_AREA = lazy("[a-pr-uwyz][a-hk-y][0-9]")  # the letters that the two of an area are made of
_COLOUR = lazy(r"#[0-9a-f]{6}(?![0-9a-z])")
_ORDINALS = frozenset({"1st", "2nd", "3rd", "4th", "5th", "6th", "7th", "8th", "9th", "0th"})
_UNITS = frozenset(["gb", "tb", "ex", "hz", "lb", "ha", "ft"])
_HALF = lazy(r"(?<![a-z0-9.$/#@_\-])([a-z]{1,2})([0-9]{1,2})([a-z]?)(?![a-z0-9]|[/\-._][a-z0-9])")
_LIVES = lazy(
    r"(?:post ?code(?: is| area)?|(?:live[sd]?|living|based|home|house|flat|moved|moving|born|local|"
    r"resident)(?: (?:up|down|over|right|back))?"
    r" (?:in|to|at|near|around|is)|\b(?:london|bristol|leeds|manchester|birmingham|liverpool|glasgow|"
    r"edinburgh|cardiff|belfast|sheffield|bournemouth|nottingham|leicester|area))[\s:,(\-\"'=]{1,5}$"
)
_COUNTIES = (
    "bedfordshire", "berkshire", "buckinghamshire", "cambridgeshire", "cheshire", "cornwall", "cumbria", "derbyshire",
    "devon", "dorset", "durham", "essex", "gloucestershire", "hampshire", "herefordshire", "hertfordshire", "kent",
    "lancashire", "leicestershire", "lincolnshire", "norfolk", "northamptonshire", "northumberland",
    "nottinghamshire", "oxfordshire", "shropshire", "somerset", "staffordshire", "suffolk", "surrey", "sussex",
    "warwickshire", "wiltshire", "worcestershire", "yorkshire",
)  # fmt: skip
_IN_COUNTY = lazy(rf"\b(?:{'|'.join(_COUNTIES)})[\s,(]{{1,3}}$")
_CITY_AREAS = frozenset(["e", "ec", "n", "nw", "se", "sw", "w", "wc", "b", "m", "l", "s", "g"])
_WORDS_LIKE_INWARD = frozenset({"inn", "its", "ids", "ill", "ibs", "ipa", "ins"})
_AREA_BEFORE = lazy(r"(?<![a-z0-9.$/#@_\-])([a-z]{1,2})([0-9]{1,2})[ ](?:post ?code )?$")
_LETTER_DIGITS = str.maketrans("oil", "011")
_SPECIAL = lazy(
    r"(?<![a-z0-9])(?:gir ?0aa|bfpo ?[0-9]{1,4}|(?:ascn|sthl|tdcu|bbnd|biqq|fiqq|pcrn|sssj|siqq) ?1zz|"
    r"ai-2640)(?![a-z0-9])"
)


def find_postcodes(reading: Reading, _hits: Sequence[Span]) -> Iterator[Match]:
    """Whole postcodes, found from the digit of their inward half."""
    folded = reading.folded + "  "
    for start, end in reading.digits:
        first, second = folded[end], folded[end + 1]
        if first in _INWARD and second in _INWARD:
            if folded[end + 2 : end + 3].isalnum() and _goes_on(reading, end + 2):
                continue
            if match := _whole(reading, end - 1, end + 2):
                yield match
        elif end - start <= 2 and (second == " " or (first == " " and second in "oil")):
            yield from _with_letter_o(reading, start, end)


def _goes_on(reading: Reading, at: int) -> bool:
    """Whether the letter at `at` belongs to the same code, rather than being a word run on behind it."""
    text = reading.text
    if _NUMBER_AFTER.match(text, at):
        return False
    if text[at].isupper():
        return not (text[at - 1].islower() or text[at + 1 : at + 2].islower())
    return not (text[at].islower() and text[at - 1].isupper() and text[at + 1 : at + 2].islower())


def _whole(reading: Reading, at: int, end: int) -> Match | None:
    folded, text = reading.folded, reading.text
    found = _OUTWARD.search(folded, max(0, at - _SHORT), at)
    if not found and at and folded[at - 1] in ">;":
        found = _OUTWARD.search(folded, max(0, at - _LONGEST), at)
    if not found and text[at + 1 : end].isupper():
        found = _RUN_ON.search(text, max(0, at - _RUN_ON_REACH), at)
    if not found:
        return None
    start = found.start(1)
    area, number, gap = folded[start : found.end(1)], *found.groups()[1:]
    apart = area.endswith(" ")
    area = area.rstrip()
    known = districts().get(area)
    if known is None:
        return _unlisted(reading, start, at, end, gap)
    quote = text[start:end]
    upper = quote.upper() == quote
    swapped = number[0] in "oil" or (
        len(number) == 2 and number[1] in "oil" and area not in ("w", "e", "n", "se", "sw", "ec", "wc")
    )
    number = number.lower()
    plain = number.translate(_LETTER_DIGITS) if swapped else number
    digits = int(_NUMBER.match(plain)[0])  # type: ignore[index]
    if folded[at:end] in _ORDINALS and not text[end - 2 : end].isupper():
        return None
    if ((swapped or apart) and not upper) or (apart and digits not in known):
        return None
    if _in_code(reading, start, end):
        return None
    return _weighed(reading, start, end, gap, digits in known, upper, swapped)


def _unlisted(reading: Reading, start: int, at: int, end: int, gap: str) -> Match | None:
    """A code of no known area that is written in every way as a postcode is."""
    if gap != " " or not reading.text[start:end].isupper() or not _AREA.match(reading.folded, start):
        return None
    inward = reading.folded[at:end]
    if inward in _ORDINALS or inward[1:] in _UNITS or _in_code(reading, start, end):
        return None
    return reading.match("postcode", start, end, 0.7)


def _weighed(reading: Reading, start: int, end: int, gap: str, known: bool, upper: bool, swapped: bool) -> Match | None:
    quote = reading.text[start:end]
    spaced = gap in (" ", "  ", "\0", "&nbsp;", "%20")
    if not gap or spaced:
        confidence = 0.98 if known and upper else 0.93 if known else 0.85 if upper and spaced else 0.0
    else:
        confidence = 0.85 if known and upper else 0.0
    if swapped:
        confidence = 0.85 if known and spaced else 0.0
    inward = reading.folded[end - 2 : end]
    mixed = not upper and _is_mixed(quote)
    if not upper and ((mixed and not gap) or inward in _UNITS):
        halves = mixed and quote[:2].isupper() and quote[-2:].islower()
        confidence = min(confidence, 0.75 if halves and known and inward not in _UNITS else 0.6)
    if not confidence or (confidence < 0.7 and not _LIVES.search(reading.folded, max(0, start - 40), start)):
        return None
    return reading.match("postcode", start, end, confidence)


def _is_mixed(quote: str) -> bool:
    """Whether small letters and capitals stand in any order but a capital first."""
    letters = [char for char in quote if char.isalpha()]
    return not quote.islower() and not (letters[0].isupper() and all(char.islower() for char in letters[1:]))


def _in_code(reading: Reading, start: int, end: int) -> bool:
    """Whether it is part of a longer code or a web address."""
    folded = reading.folded
    if start and folded[start - 1] == "#" and (_COLOUR.match(folded, start - 1) or reading.text[start].islower()):
        return True
    if (
        start > 1
        and folded[start - 1] in "-_/=&%.@"
        and not folded[start - 2].isspace()
        and folded[start - 2 : start] not in ("),", ".,")
    ) and (folded[start - 1] not in ".-/" or folded[start - 2].isdigit() or reading.in_link(start)):
        return True
    if end + 1 < len(folded) and folded[end] in "-_=@" and folded[end + 1].isalnum():
        return True
    return reading.in_link(start)


def _with_letter_o(reading: Reading, start: int, end: int) -> Iterator[Match]:
    """A postcode whose inward digit is written as a letter: "SW1A OAA"."""
    text, folded = reading.text, reading.folded
    found = _LETTER_INWARD.match(folded, end)
    if not found or any(char not in _INWARD for char in found[2]):
        return
    first = start
    while first and start - first < 3 and folded[first - 1].isalpha():
        first -= 1
    area = folded[first:start]
    if not text[first : found.end()].isupper() or int(folded[start:end]) not in districts().get(area, ()):
        return
    clear = found[1] == "o" or (found[1] == "i" and len(area) == 2 and found[0].strip() not in _WORDS_LIKE_INWARD)
    if not clear and not _LIVES.search(folded, max(0, first - 40), first):
        return
    yield reading.match("postcode", first, found.end(), 0.85)


def find_halves(reading: Reading, hits: Sequence[Span]) -> Iterator[Match]:
    """Outward halves behind a word that says where somebody lives."""
    folded, text = reading.folded, reading.text
    for start, end in hits:
        if folded[start:end] == "area":
            half = _AREA_BEFORE.search(folded, max(0, start - 16), start)
            if half and int(half[2]) in districts().get(half[1], ()) and text[slice(*half.span(1))].isupper():
                yield reading.match("postcode-half", half.start(1), half.end(2))
            continue
        for found in _HALF.finditer(folded, end, min(len(folded), end + 24)):
            area, number, letter = found.groups()
            known = int(number) in districts().get(area, ())
            if not known or not text[found.start() : found.end()].isupper() or (letter and area not in _CITY_AREAS):
                continue
            if _INWARD_AFTER.match(folded, found.end()):
                continue
            before = (max(0, found.start() - 40), found.start())
            # With one letter it could be a motorway: "Kent M2".
            told = _LIVES.search(folded, *before) or (len(area) == 2 and _IN_COUNTY.search(folded, *before))
            if told:
                yield reading.match("postcode-half", *found.span())


def find_special(reading: Reading, hits: Sequence[Span]) -> Iterator[Match]:
    """Postcodes of forces' post offices, of overseas territories and the one of the old Girobank."""
    for start, _ in hits:
        found = _SPECIAL.match(reading.folded, start)
        if found:
            yield reading.match("postcode-special", *found.span())


DETECTORS = (
    Detector("postcode", lambda reading, _hits: reading.found(find_postcodes)),
    Detector(
        "postcode-half",
        find_halves,
        (
            "area",
            "postcode",
            "post code",
            "live in",
            "lives in",
            "lived in",
            "living in",
            "based in",
            "moved to",
            "moving to",
            "home in",
            "house in",
            "flat in",
            "local to",
            "london",
            "bristol",
            "leeds",
            "manchester",
            "birmingham",
            "liverpool",
            "glasgow",
            "edinburgh",
            "cardiff",
            "sheffield",
            "bournemouth",
            "live near",
            "lives near",
            "resident in",
            "live at",
            "home is",
            *_COUNTIES,
        ),
    ),
    Detector(
        "postcode-special",
        find_special,
        ("gir*", "bfpo*", "ascn", "sthl", "tdcu", "bbnd", "biqq", "fiqq", "pcrn", "siqq"),
    ),
)
