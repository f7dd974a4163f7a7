"""Postal addresses abroad, where one is written out: by the code at the end, or by street and code."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from selfaudit.detect.address import above
from selfaudit.detect.address_parts import Part
from selfaudit.detect.engine import Detector, Reading, Span
from selfaudit.detect.lazy import lazy
from selfaudit.model import Match

# USPS Publication 28 (2024), Canada Post and Australia Post: short names of states, provinces and territories.
_STATES = frozenset(
    [
        "AL",
        "AK",
        "AZ",
        "AR",
        "CA",
        "CO",
        "CT",
        "DE",
        "FL",
        "GA",
        "HI",
        "ID",
        "IL",
        "IN",
        "IA",
        "KS",
        "KY",
        "LA",
        "ME",
        "MD",
        "MA",
        "MI",
        "MN",
        "MS",
        "MO",
        "MT",
        "NE",
        "NV",
        "NH",
        "NJ",
        "NM",
        "NY",
        "NC",
        "ND",
        "OH",
        "OK",
        "OR",
        "PA",
        "RI",
        "SC",
        "SD",
        "TN",
        "TX",
        "UT",
        "VT",
        "VA",
        "WA",
        "WV",
        "WI",
        "WY",
        "DC",
        "PR",
    ]
)
_AUSTRALIA = frozenset({"NSW", "VIC", "QLD", "WA", "SA", "TAS", "ACT", "NT"})
_STATE_BEFORE = lazy(r"(?<![A-Za-z0-9])([A-Z]{2,3})[. ]{1,2}$")
_EIRCODE = lazy(r"(?<![A-Za-z0-9])[AC-FHKNPRTV-Y][0-9][0-9W] [AC-FHKNPRTV-Y0-9]{4}(?![A-Za-z0-9])")
_CANADA = lazy(r"(?<![A-Za-z0-9])[ABCEGHJ-NPRSTVXY][0-9][A-Z] [0-9][A-Z][0-9](?![A-Za-z0-9])")
_ZIP_END = lazy(r"(?:-[0-9]{4})?(?![0-9A-Za-z]|[.,][0-9])")
_COUNTRY = lazy(
    r"[\s,.]{1,3}(?:u\.?s\.?a\.?|united states|canada|australia|ireland|eire|germany|deutschland|france|"
    r"spain|espana|italy|italia"
    r"|netherlands|austria|switzerland|belgium|portugal|denmark|sweden|norway)\b"
)
# The code of a town on the Continent with its country's letter before it, as in "B-3001 Leuven".
_LETTER_BEFORE = lazy(r"(?<![A-Za-z0-9])(?:A|B|CH|D|DK|E|F|FIN?|I|L|N|NL|P|PL|S)-$")
_TOWN_AFTER = lazy(r" [A-ZÀ-Þ][\w\-]{2,}(?: [A-ZÀ-Þ][\w\-]+)?(?=[\s,.;)\"'<]|$)")
_BACK = 200
_TOWN = (
    r"(?:[A-Z]{1,2}-)?[0-9]{4,5}(?: [A-Z]{2})?,? [A-ZÀ-Þ][\w\-]+(?:[ \-/][A-ZÀ-Þ][\w\-]+| (?:am|an der|"
    r"a\.|im|sur|de|la|le|del|di) [A-ZÀ-Þ][\w\-]+){0,3}"
)
_STREET_FIRST = lazy(
    r"(?:(?:[A-ZÀ-Þ][\w\-]+ ){0,2}[A-ZÀ-Þ][\w\-]*(?:stra(?:ss|ß)e|str\.|gasse|weg|platz|allee|ring|damm|"
    r"ufer|straat|laan|gracht|plein|kade|gade|vej|gatan|vägen)"
    r"|(?:[A-ZÀ-Þ][\w\-]+ )+(?:Stra(?:ss|ß)e|Str\.|Gasse|Weg|Platz|Allee|Ring|Damm)"
    r"|(?:Via|Viale|Piazza|Corso|Calle|C/|Avenida|Av\.|Avda\.|Plaza|Paseo|Carrer|Rua|Praça|Largo|Travessa)"
    r"(?: (?:de|del|della|dei|la|las|los|do|da|dos|d'))*(?: [A-ZÀ-Þ][\w'\-]+){1,4})"
    rf",? (?:n[ºo°]? ?)?[0-9]{{1,4}}(?: ?[a-zA-Z]\b)?(?:[\-/][0-9]{{1,4}})?\b((?:[,\n]| -)? ?\n?{_TOWN})?"
)
_YEAR_AT_END = lazy(r" (?:19|20)[0-9]{2}$")
_NUMBER_FIRST = lazy(
    r"(?<![\w.,])[0-9]{1,4}(?: ?(?:bis|ter))?,? (?:[Rr]ue|[Aa]venue|[Bb]oulevard|[Pp]lace|[Cc]hemin|[Aa]llée|[Ii]mpasse"
    r"|[Qq]uai|[Rr]oute|[Cc]ours|[Cc]alle|[Vv]ia)"
    rf"(?: (?:de|du|des|la|le|les|l'|d'|saint|sainte))*(?:[ '’\-]?[A-ZÀ-Þ][\w'’\-]+){{1,5}}((?:[,\n]| -)? ?\n?{_TOWN})?"
)
_DIGIT = lazy("[0-9]")
_NUMBER_BACK, _NUMBER_AHEAD = 10, 120  # characters around the word for a street in which its number stands
_TRIGGERS = (
    "*strasse", "*strase", "*str.", "*gasse", "*weg", "*platz", "*allee", "*straat", "*laan", "*gracht", "*plein",
    "*gade", "*vej", "*gatan", "via", "viale", "piazza", "corso", "calle", "c/*", "avenida", "av.*", "avda.*", "plaza",
    "paseo", "carrer", "rua", "praca", "rue", "avenue", "boulevard", "chemin", "impasse", "quai",
)  # fmt: skip


def find_by_code(reading: Reading, _hits: Sequence[Span]) -> Iterator[Match]:
    """Addresses that end in a code: of the United States, Canada, Australia, Ireland or a town on the Continent."""
    text = reading.text
    done = 0
    for start, end in reading.digits:
        if start < done or not start:
            continue
        if end - start in (4, 5):
            if text[start - 1] not in ". -" or not text[max(0, start - 3) : start - 1].rstrip(". ")[-1:].isupper():
                continue
        elif end - start > 2 or not text[start - 1].isupper():
            continue
        code = _code(text, start, end)
        if not code or reading.in_link(start):
            continue
        first, best, count = above(reading, max(done, code[0] - _BACK), code[0])
        if best is Part.NONE or (best is Part.NAME and count > 3):
            continue
        stop = code[1]
        if country := _COUNTRY.match(reading.folded, stop, stop + 24):
            stop = country.end()
        done = stop
        yield reading.match("address-abroad", first, stop, 0.94 if best is Part.STREET else 0.8)


def _code(text: str, start: int, end: int) -> Span | None:
    size = end - start
    if size in (4, 5) and text[start - 1] == "-":
        letter, town = _LETTER_BEFORE.search(text, max(0, start - 5), start), _TOWN_AFTER.match(text, end)
        return (letter.start(), town.end()) if letter and town else None
    if size in (4, 5):
        state = _STATE_BEFORE.search(text, max(0, start - 6), start)
        tail = _ZIP_END.match(text, end)
        if state and tail and state[1] in (_STATES if size == 5 else _AUSTRALIA):
            return state.start(), tail.end()
    elif size <= 2 and start and text[start - 1].isupper():
        for pattern in (_EIRCODE, _CANADA):
            if found := pattern.match(text, start - 1):
                return found.span()
    return None


def find_by_street(reading: Reading, hits: Sequence[Span]) -> Iterator[Match]:
    """Addresses of the European continent: a street with its number, and mostly a code and a town behind it."""
    text = reading.text
    done = 0
    for start, _ in hits:
        if start < done or not _DIGIT.search(text, max(done, start - _NUMBER_BACK), start + _NUMBER_AHEAD):
            continue
        found = _NUMBER_FIRST.search(text, max(done, start - _NUMBER_BACK), start + _NUMBER_AHEAD)
        if not found or not found.start() <= start < found.end():
            line = max(text.rfind("\n", max(0, start - 40), start) + 1, start - 40, done, 0)
            found = _STREET_FIRST.search(text, line, start + _NUMBER_AHEAD)
        if not found or not found.start() <= start < found.end() or reading.in_link(start):
            continue
        if not found[1] and _YEAR_AT_END.search(found[0]):
            continue
        if not found[1] and text[start : start + 3] in ("Via", "Ave", "ave", "bou", "Bou", "Pla"):
            continue
        end = found.end()
        if country := _COUNTRY.match(reading.folded, end, end + 24):
            end = country.end()
        done = end
        yield reading.match("address-abroad", found.start(), end, 0.94 if found[1] else 0.8)


DETECTORS = (Detector("address-abroad", find_by_code), Detector("address-abroad", find_by_street, _TRIGGERS))
