"""Hard words near people or schools: worth re-reading, never a verdict."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from itertools import pairwise

from selfaudit.detect.engine import Detector, Reading, Span
from selfaudit.detect.lazy import lazy
from selfaudit.detect.tokens import Token, after, before, sentence
from selfaudit.detect.words import alternatives, words
from selfaudit.model import Match

_W = words("wording")
_OWN = frozenset({"my", "our"})
_THE = frozenset({"the", "this", "that"})
_REACH = 70
_CLASS = r"(?:[1-9]|1[0-3])[a-fstwxyz]"  # "9B": letters that are no unit of anything
_NEAR = lazy(rf"\b(?:{alternatives(_W['people'] | _W['titles'] | _W['schools'])}|{_CLASS})\b")
_IS_CLASS = lazy(_CLASS)
_STOPS = frozenset(".!?…")
_YEARS = frozenset({"year", "yr"})


def find(reading: Reading, hits: Sequence[Span]) -> Iterator[Match]:
    """Hard and accusing words that are about people at school, or about a named person or school."""
    for start, end in hits:
        if reading.folded[start - 1 : start] == "-" or not _NEAR.search(
            reading.folded, *reading.window(start, end, _REACH, _REACH)
        ):
            continue
        left = sentence(before(reading, start, _REACH))[-8:]
        right = _to_stop(after(reading, end, _REACH))[:8]
        if any(token.word in _W["fair"] for token in (*left, *right)):
            continue
        word = reading.folded[start:end]
        if word in _W["accusing"]:
            if _named(left) or _named(right[:4]) or _tied(left[-10:], _OWN) or _tied(right[:5], _OWN) or _leads(left):
                yield reading.match("wording-accusing", start, end)
        elif _is_about_people(word, left, right) and not _is_about_self(word, left):
            yield reading.match("wording-derogatory", start, end, 0.65 if word in _W["mild"] else 0.85)


def _to_stop(line: list[Token]) -> list[Token]:
    return next((line[:at] for at, token in enumerate(line) if token.word in _STOPS), line)


def _is_about_people(word: str, left: Sequence[Token], right: Sequence[Token]) -> bool:
    ties = _W["ties"]
    before = bool(right) and right[0].word in _W["people"]
    between = before and bool(left) and left[-1].word in ties
    return (
        between
        or (before and word in _W["slurs"])
        or _tied(left[-10:], ties)
        or _tied(right[:6], ties)
        or (word not in _W["mild"] and (_named(left[-6:]) or _pressed(left)))
    )


def _pressed(left: Sequence[Token]) -> bool:
    """Whether people at school are spoken of, and the hard word is pressed upon somebody: "..., bloody idiots"."""
    return bool(left) and left[-1].word in _W["pressing"] and any(_person(token) in _W["people"] for token in left)


def _leads(left: Sequence[Token]) -> bool:
    """Whether it is said of somebody who leads the school: "the head is a bully", "that teacher is a ..."."""
    return any(
        one.word in _THE and two.word in _W["leaders"] and three.word in ("is", "was", "are", "has", "a")
        for one, two, three in zip(left, left[1:], left[2:], strict=False)
    )


def _person(token: Token) -> str:
    """The word for people without what makes it theirs: "parents'"."""
    return token.word.removesuffix("'s").removesuffix("'")


def _is_about_self(word: str, left: Sequence[Token]) -> bool:
    """Whether the writer says it of themselves: "I'm such an idiot"; what the writer hates is not themselves."""
    return word not in _W["of_others"] and any(token.word in _W["selves"] for token in left[-3:])


def _tied(part: Sequence[Token], ties: Collection[str]) -> bool:
    """Whether a word for people at school stands there with one of `ties` right before, or a year group."""
    for at, token in enumerate(part):
        if _person(token) in _W["people"] and any(before.word in ties for before in part[max(0, at - 2) : at]):
            return True
        if token.word in _YEARS and at + 1 < len(part) and part[at + 1].word.rstrip("s").isdigit():
            return True
        if _IS_CLASS.fullmatch(token.word):
            return True
    return False


def _named(part: Sequence[Token]) -> bool:
    """Whether a person with a title, or a school, is named there."""
    for one, two in pairwise(part):
        if two.capital and (one.word in _W["titles"] or (one.capital and two.word in _W["schools"])):
            return True
    return False


DETECTOR = Detector("wording", find, tuple(sorted(_W["hard"] | _W["accusing"])))
