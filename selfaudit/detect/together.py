"""Things that are harmless alone but name a person together: a first name, a town, a subject, a school's initials.

Which parts together are too much is data: rows of the policy pack.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from selfaudit.detect.fold import fold
from selfaudit.detect.lazy import lazy
from selfaudit.detect.own_schools import own_names
from selfaudit.detect.words import words
from selfaudit.model import Identity, Kind, Match

_PARTS = words("together")
_YEAR = lazy(
    r"(?<![^\W_])(?:year (?:[1-9]|1[0-3])|y(?:[1-9]|1[0-3])|yr (?:[1-9]|1[0-3])|reception class|eyfs|ks[1-5])(?![^\W_])"
)


@dataclass(frozen=True)
class Row:
    """One row of the policy pack: the `parts` that name somebody when all stand on one page, and why that matters.

    Parts are named as in `PARTS`; `id` is the row's name in the pack.
    """

    id: str
    parts: tuple[str, ...]
    why: str


@dataclass(frozen=True)
class Part:
    """One part of a row as it stands on the page: in text number `text`, from `start` to `end`."""

    name: str
    text: int
    start: int
    end: int
    quote: str


@dataclass(frozen=True)
class Together:
    """A row whose parts all stand on one page, each with the first place it stands at."""

    row: Row
    parts: tuple[Part, ...]


def find_together(
    texts: Sequence[str], matches: Sequence[Sequence[Match]], identity: Identity, rows: Iterable[Row]
) -> list[Together]:
    """The rows that a page makes complete.

    `texts` are the page's passages and `matches` what `find` gave for each of them, in the same order. A row that
    holds fewer parts than another complete row, all of them in that one, is left out: the longer row says more.
    """
    wanted = [row for row in rows if row.parts]
    needed = {part for row in wanted for part in row.parts}
    found: dict[str, Part] = {}
    for name in sorted(needed & PARTS.keys()):
        if part := next(_parts(name, texts, matches, identity), None):
            found[name] = part
    complete = [row for row in wanted if all(part in found for part in row.parts)]
    widest = [row for row in complete if not any(set(row.parts) < set(other.parts) for other in complete)]
    return [Together(row, tuple(found[part] for part in row.parts)) for row in widest]


def _parts(name: str, texts: Sequence[str], matches: Sequence[Sequence[Match]], identity: Identity) -> Iterator[Part]:
    for number, (text, found) in enumerate(zip(texts, matches, strict=True)):
        for start, end in PARTS[name](fold(text), found, identity):
            yield Part(name, number, start, end, text[start:end])


Spans = Iterable[tuple[int, int]]


def _words_in(folded: str, values: Iterable[str]) -> Spans:
    """Where any of `values` stands as whole words, first in the text first."""
    forms = sorted({fold(value).strip() for value in values if value.strip()}, key=len, reverse=True)
    if not forms:
        return ()
    pattern = re.compile(r"(?<![^\W_])(?:" + "|".join(map(re.escape, forms)) + r")(?:'?s)?(?![^\W_])")
    return (found.span() for found in pattern.finditer(folded))


def _first_name(folded: str, found: Sequence[Match], identity: Identity) -> Spans:
    return _words_in(folded, (name.split()[0] for name in identity.names if name.split()))


def _last_name(folded: str, found: Sequence[Match], identity: Identity) -> Spans:
    return _words_in(folded, (name.split()[-1] for name in identity.names if len(name.split()) > 1))


def _place(folded: str, found: Sequence[Match], identity: Identity) -> Spans:
    yield from _words_in(folded, identity.places)
    yield from _kinds(found, Kind.LOCATION)


def _subject(folded: str, found: Sequence[Match], identity: Identity) -> Spans:
    return _words_in(folded, _PARTS["subjects"])


def _year_group(folded: str, found: Sequence[Match], identity: Identity) -> Spans:
    return (year.span() for year in _YEAR.finditer(folded))


def _initials(folded: str, found: Sequence[Match], identity: Identity) -> Spans:
    return _words_in(folded, (form for name in own_names(identity) for form in name.initials))


def _school(folded: str, found: Sequence[Match], identity: Identity) -> Spans:
    return _kinds(found, Kind.SCHOOL)


def _job(folded: str, found: Sequence[Match], identity: Identity) -> Spans:
    yield from _kinds(found, Kind.PROFESSION)
    yield from _words_in(folded, identity.roles)


def _birthday(folded: str, found: Sequence[Match], identity: Identity) -> Spans:
    return _kinds(found, Kind.DATE_OF_BIRTH)


def _pupils(folded: str, found: Sequence[Match], identity: Identity) -> Spans:
    return _kinds(found, Kind.PUPILS)


def _relative(folded: str, found: Sequence[Match], identity: Identity) -> Spans:
    return _words_in(folded, _PARTS["relatives"])


def _kinds(found: Sequence[Match], kind: Kind) -> Spans:
    return ((match.start, match.end) for match in found if match.kind is kind)


PARTS: Mapping[str, Callable[[str, Sequence[Match], Identity], Spans]] = {
    "first name": _first_name,
    "last name": _last_name,
    "place": _place,
    "subject": _subject,
    "year group": _year_group,
    "school initials": _initials,
    "school": _school,
    "job": _job,
    "date of birth": _birthday,
    "pupils": _pupils,
    "relative": _relative,
}
