"""The person's own schools in any dress: short, joined, misspelt by a letter, as initials."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from selfaudit.detect.data_files import places
from selfaudit.detect.engine import Reading, Span
from selfaudit.detect.fold import fold
from selfaudit.detect.own_school_names import FUZZY, SAINTS, OwnName, bare, own_names
from selfaudit.detect.tokens import Token, after, before
from selfaudit.detect.words import words
from selfaudit.model import Match

_SCHOOL, _OWN = words("school"), words("own")
_SORT = _SCHOOL["sort"]
_JOINERS = _SCHOOL["joiners"] - {"in", "by", "next"}
_LONGEST = 40  # letters on each side of a word that hyphens may tie to it


def schools(reading: Reading, hits: Sequence[Span]) -> Iterator[Match]:
    """The person's schools that stand around the hits; several hits in one word are looked at once."""
    names = own_names(reading.identity)
    initials = frozenset[str]().union(*(name.initials for name in names))
    done = tried = -1
    for start, end in hits:
        if start < done:
            continue
        token = _token_around(reading, reading.folded.rfind(" ", start, end) + 1 or start, end)
        piece = reading.folded[start:end]
        if token.start == tried and piece not in initials:
            continue
        tried = token.start
        if span := next(filter(None, (_stands(reading, name, token, piece) for name in names)), None):
            done = span[1]
            yield reading.match("own-school", *span)


def _token_around(reading: Reading, start: int, end: int) -> Token:
    folded = reading.folded
    first, last = start, end
    while first > 0 and start - first < 40 and (folded[first - 1].isalnum() or folded[first - 1] in "'_"):
        first -= 1
    while last < len(folded) and last - end < 40 and (folded[last].isalnum() or folded[last] in "'_"):
        last += 1
    while last > end and folded[last - 1] in "'_":
        last -= 1
    return Token(folded[first:last], first, last, reading.text[first].isupper())


def _stands(reading: Reading, name: OwnName, token: Token, piece: str) -> tuple[int, int] | None:
    if whole := _whole(reading, name, token):
        return whole
    plain = re.sub(r"['_]", "", token.word)
    if piece in name.initials:
        return _initials(reading, name, token)
    spelt = next((number for number, word in enumerate(name.core) if _same(plain, word, name.saint)), None)
    if spelt is not None and (span := _spelt_out(reading, name, spelt, token)):
        return span
    chain = _chain_around(reading, token)
    plain = re.sub(r"['_-]", "", chain.word)
    known = max((form for form in name.joined if form in plain), key=len, default="")
    if not known or (spelt is not None and not _is_webbed(reading, chain)):
        return None
    return _joined(reading, name, chain, plain, known)


def _whole(reading: Reading, name: OwnName, token: Token) -> tuple[int, int] | None:
    """The span of the name letter by letter as it was given, if that is more than one word and stands at `token`."""
    length, folded = len(name.full), reading.folded
    start = folded.find(name.full, max(0, token.end - length), token.start + length) if " " in name.full else -1
    end = start + length
    cut = start >= 0 and (folded[start - 1 : start].isalnum() or folded[end : end + 1].isalnum())
    return (start, end) if start >= 0 and not cut else None


def _initials(reading: Reading, name: OwnName, token: Token) -> tuple[int, int] | None:
    text = reading.text[token.start : token.end]
    mark = reading.text[token.start - 1 : token.start]
    cued = mark in ("@", "#") or any(left.word in _OWN["cues"] for left in before(reading, token.start, 20)[-1:])
    written = text.isupper() or mark == "@" or (mark == "#" and len(text) >= 4)
    if len(name.words) == 1 or (text.isupper() and len(text) >= 4) or (cued and written):
        return token.start, token.end
    return None


def _same(word: str, wanted: str, saint: bool) -> bool:
    """Whether `word` is `wanted`, with or without the s of a genitive, or misspelt by one letter."""
    if word == wanted or bare(word) == wanted or word.removesuffix("s") == wanted.removesuffix("s"):
        return True
    long = len(wanted) >= FUZZY - saint
    return long and abs(len(word) - len(wanted)) <= 1 and word[:1] == wanted[0] and _one_off(word, wanted)


def _one_off(word: str, wanted: str) -> bool:
    """Whether one letter put in, left out, changed, or two swapped make `word` into `wanted`."""
    at = 0
    while at < min(len(word), len(wanted)) and word[at] == wanted[at]:
        at += 1
    rest, other = word[at:], wanted[at:]
    swapped = rest[:2] == other[1::-1] and rest[2:] == other[2:]
    return swapped or rest[1:] == other or rest == other[1:] or rest[1:] == other[1:]


class _Said(NamedTuple):
    """What of a name the text says around one of its words: its span, the numbers of `core` words, `sorts` of school.

    `saint` says whether a saint's mark stands in it; `lead` and `ahead` are the words before and after it.
    """

    start: int
    end: int
    core: set[int]
    sorts: list[str]
    saint: bool
    lead: list[Token]
    ahead: list[Token]

    @property
    def following(self) -> str:
        """The word right after."""
        return self.ahead[0].word if self.ahead else ""


def _spelt_out(reading: Reading, name: OwnName, number: int, token: Token) -> tuple[int, int] | None:
    """The span of the name whose core word `number` stands at `token`, with the words that belong to it."""
    said = _said(reading, name, number, token)
    exact = name.core[number] in (bare(token.word), token.word.removesuffix("'s"))
    given = set(said.sorts) & (_OWN["telling"] | set(name.words))
    if not (exact and len(said.core) == len(name.core)) and not _says_no_other(name, given):
        return None
    if len(said.core) < len(name.core) and not (given and exact and token.capital and _holds_half(name, said.core)):
        return None
    if said.following in _SCHOOL["not_after"] and not given & {"school", "academy"}:
        return None
    if _is_of_other_sort(name, set(said.sorts)) or (not given and said.following in words("others")["kinds"]):
        return None
    alone = len(name.core) > 1 or _is_tied(reading, name, token, said)
    return (said.start, said.end) if given or (exact and alone) or len(name.words) == 1 else None


def _said(reading: Reading, name: OwnName, number: int, token: Token) -> _Said:
    left, right = before(reading, token.start, 60), after(reading, token.end, 70)
    first, last, start, end = len(left), 0, token.start, token.end
    sorts: list[str] = []
    core = {number}
    while first and _belongs(left[first - 1].word, name, core, sorts):
        if left[first - 1].word in _JOINERS and len(name.core) == 1 and left[first - 1].word != "the":
            break
        first -= 1
        if left[first].word not in _JOINERS or left[first].word == "the":
            start = left[first].start
        if left[first].word == "the":
            break
    while last < len(right) and _belongs(right[last].word, name, core, sorts):
        last += 1
        if right[last - 1].word not in _JOINERS:
            end = right[last - 1].end
    saint = any(part.word in SAINTS for part in left[first:])
    return _Said(start, end, core, sorts, saint, left[:first], right[last:])


def _says_no_other(name: OwnName, given: set[str]) -> bool:
    """Whether what is said of the sort of school is said of this one too: "Winton Academy" is not "Wilton Primary"."""
    return given <= {*name.words, "school"}


def _is_of_other_sort(name: OwnName, sorts: set[str]) -> bool:
    """Whether the text tells of another age or another faith than the name does."""
    own = set(name.words)
    levels, faiths = _OWN["levels"], (_OWN["catholic"], _OWN["anglican"])
    older = bool(sorts & levels and own & levels and not sorts & own & levels)
    return older or any(bool(sorts & one and own & other and not own & one) for one, other in (faiths, faiths[::-1]))


def _is_tied(reading: Reading, name: OwnName, token: Token, said: _Said) -> bool:
    """Whether a lone core word is the school: a saint's, or beside words that speak for a school, or no other name."""
    paged = said.following in _OWN["pages"]
    goes_on = bool(said.ahead) and said.ahead[0].capital and said.following[0].isalpha() and not paged
    if goes_on or said.saint:
        return not goes_on
    known = {fold(place) for place in reading.identity.places}
    cued = bool(said.lead) and said.lead[-1].word in _OWN["cues"]
    if (cued or paged) and token.capital and name.core[0] not in known:
        return True
    return _is_plainly_own(reading, name, token, said.following)


def _holds_half(name: OwnName, core: set[int]) -> bool:
    """Whether the core words seen are half of all at least, the longest among them, which is no everyday word."""
    longest = max(range(len(name.core)), key=lambda number: len(name.core[number]))
    return longest in core and len(core) * 2 >= len(name.core) and name.core[longest] not in _SCHOOL["plain"]


def _is_plainly_own(reading: Reading, name: OwnName, token: Token, following: str) -> bool:
    """Whether a lone core word is no place's name and nothing else's: "Marlbeck" for Marlbeck Academy."""
    word = name.core[0]
    if not token.capital or len(word) < FUZZY or following in words("others")["kinds"] | _SCHOOL["not_after"]:
        return False
    return word not in places() and word not in {fold(place) for place in reading.identity.places}


def _belongs(word: str, name: OwnName, core: set[int], sorts: list[str]) -> bool:
    plain = bare(word)
    for number, wanted in enumerate(name.core):
        if number not in core and _same(plain, wanted, name.saint):
            core.add(number)
            return True
    if word in _SORT:
        sorts.append(word)
        return True
    return word in _JOINERS or word in SAINTS or (word == "." and bool(name.saint))


def _chain_around(reading: Reading, token: Token) -> Token:
    """The token with the words that hyphens tie to it: "st-wilfs-primary"."""
    folded, first, last = reading.folded, token.start, token.end
    while first > 1 and token.start - first < _LONGEST and (folded[first - 1].isalnum() or folded[first - 1] == "-"):
        first -= 1
    while last < len(folded) and last - token.end < _LONGEST and (folded[last].isalnum() or folded[last] == "-"):
        last += 1
    return Token(folded[first:last], first, last, reading.text[first].isupper())


def _is_webbed(reading: Reading, token: Token) -> bool:
    """Whether the word is a handle, a hashtag or a part of a web address; a mail address's part is none."""
    folded, first = reading.folded, token.start
    mark, beyond = folded[first - 1 : first], folded[first - 2 : first - 1].isalnum()
    mailed = mark == "@" and beyond
    dotted = folded[token.end : token.end + 1] == "." and folded[token.end + 1 : token.end + 2].isalnum()
    return not mailed and (mark in ("/", "@", "#") or (mark == "." and beyond) or dotted)


def _joined(reading: Reading, name: OwnName, token: Token, plain: str, known: str) -> tuple[int, int] | None:
    """The span of a handle, hashtag or web address that holds `known`, a joined form of the name."""
    rest = plain.replace(known, "", 1)
    webbed = _is_webbed(reading, token)
    at_school = webbed and ".sch.uk" in reading.folded[token.end : token.end + _LONGEST]
    sorted_ = any(sort in rest for sort in _OWN["joined"])
    shortened = len(rest) <= 3 and len(known) >= 8 and token.capital
    tied = sorted_ or shortened or webbed or len(name.core) > 1 or known != "".join(name.core)
    if (len(known) >= FUZZY and tied) or (at_school and not rest):
        return token.start - (reading.folded[token.start - 1 : token.start] in ("@", "#")), token.end
    return None
