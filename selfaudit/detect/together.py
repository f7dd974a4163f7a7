"""Things that are harmless alone but name a person together: a first name, a town, a subject, a school's initials.

Which parts together are too much is data: rows of the policy pack.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol, TypeVar

from selfaudit.detect.fold import fold
from selfaudit.detect.lazy import lazy
from selfaudit.detect.own_school_names import own_names
from selfaudit.detect.words import alternatives, words
from selfaudit.model import Identity, Kind, Match

_PARTS = words("together")
_YEAR = lazy(
    r"(?<![^\W_])(?:year (?:[1-9]|1[0-3])|y(?:[1-9]|1[0-3])|yr (?:[1-9]|1[0-3])|reception class|eyfs|ks[1-5])(?![^\W_])"
)
_NEAR = lazy(rf"(?<![^\W_])(?:{alternatives(_PARTS['lessons'])})(?![^\W_])")
_REACH = 40  # characters on each side of an everyday word in which a word of lessons must stand
_LEAST_SURE = 0.6  # what may be something else makes no row complete


class Row(Protocol):
    """Parts, named as in `PARTS`, that name somebody when all stand on one page; a row of the policy pack is one."""

    @property
    def parts(self) -> tuple[str, ...]:
        """The names of the parts."""


R = TypeVar("R", bound=Row)


@dataclass(frozen=True)
class Part:
    """One part of a row as it stands on the page: in text number `text`, from `start` to `end`, `confidence` sure."""

    name: str
    text: int
    start: int
    end: int
    quote: str
    confidence: float


def find_together(
    texts: Sequence[str], matches: Sequence[Sequence[Match]], identity: Identity, rows: Iterable[R]
) -> list[tuple[R, tuple[Part, ...]]]:
    """The rows that a page makes complete, each with the first place that each of its parts stands at.

    `texts` are the page's passages and `matches` what `find` gave for each of them, in the same order. A row that
    holds fewer parts than another complete row, all of them in that one, is left out: the longer row says more.
    Grows linearly with the length of the texts; costs next to nothing where the identity is empty.
    """
    page = _Page(texts, matches, identity)
    known = [row for row in rows if row.parts and PARTS.issuperset(row.parts)]
    complete = [row for row in known if all(map(page.part, sorted(row.parts, key=_COST.index)))]
    widest = [row for row in complete if not any(set(row.parts) < set(other.parts) for other in complete)]
    return [(row, tuple(part for name in row.parts if (part := page.part(name)))) for row in widest]


class _Page:
    """The parts of one page, each looked for once, when a row first asks for it."""

    def __init__(self, texts: Sequence[str], matches: Sequence[Sequence[Match]], identity: Identity) -> None:
        self._texts = texts
        self._matches = matches
        self._identity = identity
        self._folded: list[str] = []
        self._found: dict[str, Part | None] = {}

    def part(self, name: str) -> Part | None:
        """The first place where the part called `name` stands."""
        if name not in self._found:
            self._found[name] = next(self._parts(name), None)
        return self._found[name]

    def _parts(self, name: str) -> Iterator[Part]:
        if name in _KINDS or name in _RULES:
            yield from self._matched(name)
        if name in _WORDS and (values := sorted({fold(word).strip() for word in _WORDS[name](self._identity)} - {""})):
            yield from self._of_words(name, values)
        if name == "year group":
            for number, folded in enumerate(self._folds()):
                yield from (self._part(name, number, *year.span()) for year in _YEAR.finditer(folded))

    def _matched(self, name: str) -> Iterator[Part]:
        kind, rule = _KINDS.get(name), _RULES.get(name)
        for number, found in enumerate(self._matches):
            for match in found:
                if (match.kind is kind or match.rule == rule) and match.confidence >= _LEAST_SURE:
                    yield self._part(name, number, match.start, match.end, match.confidence)

    def _of_words(self, name: str, values: Sequence[str]) -> Iterator[Part]:
        """Where any of `values` stands as a whole word and means it."""
        for number, folded in enumerate(self._folds()):
            for start, end in sorted(span for value in values for span in _standing(folded, value)):
                if name != "subject" or _is_subject(self._texts[number], folded, start, end):
                    yield self._part(name, number, start, end)

    def _folds(self) -> list[str]:
        if not self._folded:
            self._folded = [fold(text) for text in self._texts]
        return self._folded

    def _part(self, name: str, number: int, start: int, end: int, confidence: float = 1.0) -> Part:
        return Part(name, number, start, end, self._texts[number][start:end], confidence)


def _standing(folded: str, value: str) -> Iterator[tuple[int, int]]:
    """Where `value` stands as whole words, with or without the s of a genitive or a plural."""
    at = folded.find(value)
    while at >= 0:
        end = at + len(value)
        rest = folded[end : end + 3]
        end += 2 if rest.startswith("'s") else rest.startswith("s")
        if not (at and folded[at - 1].isalnum()) and not folded[end : end + 1].isalnum():
            yield at, end
        at = folded.find(value, end)


def _is_subject(text: str, folded: str, start: int, end: int) -> bool:
    """Whether a word is said of lessons: "RE" in capitals, "history" near a word like "lessons", "phonics" always."""
    word = folded[start:end]
    if word in _PARTS["short"]:
        return text[start:end].isupper()
    near = _NEAR.search(folded, max(0, start - _REACH), end + _REACH) if word in _PARTS["everyday"] else True
    return bool(near)


def _first_names(identity: Identity) -> Iterable[str]:
    return (name.split()[0] for name in identity.names if name.split())


def _last_names(identity: Identity) -> Iterable[str]:
    return (name.split()[-1] for name in identity.names if len(name.split()) > 1)


_KINDS: Mapping[str, Kind] = {
    "place": Kind.LOCATION,
    "school": Kind.SCHOOL,
    "job": Kind.PROFESSION,
    "date of birth": Kind.DATE_OF_BIRTH,
    "pupils": Kind.PUPILS,
}
_RULES: Mapping[str, str] = {"device": "picture-device"}
_WORDS: Mapping[str, Callable[[Identity], Iterable[str]]] = {
    "first name": _first_names,
    "last name": _last_names,
    "school initials": lambda identity: (form for name in own_names(identity) for form in name.initials),
    "place": lambda identity: identity.places,
    "job": lambda identity: identity.roles,
    "relative": lambda _: _PARTS["relatives"],
    "subject": lambda _: _PARTS["subjects"],
}
# What is looked for first: the parts that cost least to find or to find missing.
_COST = tuple(
    dict.fromkeys(
        (*(name for name in _WORDS if name not in ("relative", "subject")), *_KINDS, *_RULES, *_WORDS, "year group")
    )
)
PARTS = frozenset(_COST)
