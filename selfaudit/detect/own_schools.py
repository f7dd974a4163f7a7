"""The person's own schools in any dress: short, joined, misspelt by a letter, as initials."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from selfaudit.detect.data_files import places
from selfaudit.detect.engine import Reading
from selfaudit.detect.fold import fold
from selfaudit.detect.tokens import Token, after, before
from selfaudit.detect.words import words
from selfaudit.model import Identity, Match

_SCHOOL, _OWN = words("school"), words("own")
_SORT, _SAINTS = _SCHOOL["sort"], frozenset({"st", "saint", "ss", "sts", "saints"})
_JOINERS = _SCHOOL["joiners"] - {"in", "by", "next"}
_CUT = 4  # letters: shorter words are looked for as whole words only
_FUZZY = 6  # letters: shorter words must be spelt right


@dataclass(frozen=True)
class OwnName:
    """One name of one school: its words, those of its own (`core`, saints' marks left out), its level words."""

    words: tuple[str, ...]
    core: tuple[str, ...]
    saint: bool
    initials: frozenset[str]

    @property
    def joined(self) -> str:
        """The core as one word, as handles and web addresses have it."""
        return ("st" if self.saint else "") + "".join(self.core)


def triggers(identity: Identity) -> Iterator[str]:
    """The literals near which the person's schools may stand."""
    for name in own_names(identity):
        yield from name.initials
        if name.saint:
            yield from (f"{saint} {name.core[0][0]}*" for saint in ("st", "saint", "st."))
        for word in (word.removesuffix("s") for word in name.core):
            yield f"*{word}*" if len(word) >= _CUT else word
            if len(word) >= _FUZZY:
                yield from (f"*{word[: len(word) // 2]}*", f"*{word[len(word) // 2 :]}*")


@lru_cache(maxsize=4)
def own_names(identity: Identity) -> tuple[OwnName, ...]:
    """Every name of every school of this person."""
    spelt = [name for school in identity.schools for name in (school.name, *school.other_names)]
    return tuple(own for name in spelt if (own := _own_name(name)))


def _own_name(name: str) -> OwnName | None:
    found = tuple(_bare(word) for word in re.findall(r"[^\W_]+(?:'[^\W_]+)*", fold(name)))
    kinds = _SORT | _SCHOOL["joiners"] | _SAINTS | _OWN["welsh"] | _OWN["small"]
    core = tuple(word for word in found if word not in kinds)
    if not core:
        core = tuple(word for word in found if word not in _JOINERS)[:1]
    if not core:
        return None
    full = [word for word in found if word not in ("the", "of", "and")]
    short = [word for word in full if word not in _OWN["left_out"]]
    bare = [word for word in full if word not in _SCHOOL["joiners"] | _OWN["small"] | _OWN["numerals"]]
    cut = full[: full.index("for")] if "for" in full else full
    letters = {"".join(word[0] for word in form) for form in (found, full, short, bare, cut)}
    for form in (full, cut):
        letters.add("".join(word if word in _OWN["numerals"] else word[0] for word in form))
        letters.add("".join(word[0] for word in form if word not in _OWN["numerals"]))
    one_word = {core[0]} if len(found) == 1 and len(core[0]) <= 5 else set()
    return OwnName(
        found, core, bool(_SAINTS & set(found)), frozenset(form for form in letters | one_word if len(form) >= 3)
    )


def school_at(reading: Reading, start: int, end: int) -> Match | None:
    """The person's school that stands around the hit, if one does."""
    token = _token_around(reading, reading.folded.rfind(" ", start, end) + 1 or start, end)
    piece = reading.folded[start:end]
    for name in own_names(reading.identity):
        if span := _stands(reading, name, token, piece):
            return reading.match("own-school", *span)
    return None


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
    plain = re.sub(r"['_]", "", token.word)
    if piece in name.initials:
        return _initials(reading, name, token)
    for number, word in enumerate(name.core):
        if _same(plain, word, name.saint):
            return _spelt_out(reading, name, number, token)
    if name.joined in plain or "".join(name.core) in plain:
        return _joined(reading, name, token, plain)
    return None


def _initials(reading: Reading, name: OwnName, token: Token) -> tuple[int, int] | None:
    text = reading.text[token.start : token.end]
    mark = reading.text[token.start - 1 : token.start]
    cued = mark in ("@", "#") or any(left.word in _OWN["cues"] for left in before(reading, token.start, 20)[-1:])
    if len(name.words) == 1 or (text.isupper() and len(text) >= 4) or (cued and (text.isupper() or mark)):
        return token.start, token.end
    return None


def _same(word: str, wanted: str, saint: bool) -> bool:
    """Whether `word` is `wanted`, with or without the s of a genitive, or misspelt by one letter."""
    if word == wanted or _bare(word) == wanted or word.removesuffix("s") == wanted.removesuffix("s"):
        return True
    long = len(wanted) >= _FUZZY - saint
    return long and abs(len(word) - len(wanted)) <= 1 and word[:1] == wanted[0] and _one_off(word, wanted)


def _one_off(word: str, wanted: str) -> bool:
    """Whether one letter put in, left out, changed, or two swapped make `word` into `wanted`."""
    at = 0
    while at < min(len(word), len(wanted)) and word[at] == wanted[at]:
        at += 1
    rest, other = word[at:], wanted[at:]
    swapped = rest[:2] == other[1::-1] and rest[2:] == other[2:]
    return swapped or rest[1:] == other or rest == other[1:] or rest[1:] == other[1:]


def _spelt_out(reading: Reading, name: OwnName, number: int, token: Token) -> tuple[int, int] | None:
    """The span of the name whose core word `number` stands at `token`, with the words that belong to it."""
    left, right = before(reading, token.start, 60), after(reading, token.end, 70)
    exact = name.core[number] in (_bare(token.word), token.word.removesuffix("'s"))
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
    if len(core) < len(name.core) and not (sorts and exact and _holds_half(name, core)):
        return None
    if last < len(right) and right[last].word in _SCHOOL["not_after"] and not set(sorts) & {"school", "academy"}:
        return None
    levels = set(sorts) & _OWN["levels"]
    if levels and not levels & set(name.words) and set(name.words) & _OWN["levels"]:
        return None
    cued = bool(first and left[first - 1].word in _OWN["cues"])
    paged = bool(last < len(right) and right[last].word in _OWN["pages"])
    saint = any(part.word in _SAINTS for part in left[first:])
    known = {fold(place) for place in reading.identity.places}
    following = right[last].word if last < len(right) else ""
    tied = (cued or paged) and name.core[0] not in known and token.capital
    if not sorts and following in words("others")["kinds"]:
        return None
    alone = len(name.core) > 1 or saint or tied or _is_plainly_own(reading, name, token, following)
    return (start, end) if sorts or (exact and alone) or len(name.words) == 1 else None


def _holds_half(name: OwnName, core: set[int]) -> bool:
    """Whether the core words seen are half of all at least, the longest among them."""
    longest = max(range(len(name.core)), key=lambda number: len(name.core[number]))
    return longest in core and len(core) * 2 >= len(name.core)


def _is_plainly_own(reading: Reading, name: OwnName, token: Token, following: str) -> bool:
    """Whether a lone core word is no place's name and nothing else's: "Marlbeck" for Marlbeck Academy."""
    word = name.core[0]
    if not token.capital or len(word) < _FUZZY or following in words("others")["kinds"] | _SCHOOL["not_after"]:
        return False
    return word not in places() and word not in {fold(place) for place in reading.identity.places}


def _belongs(word: str, name: OwnName, core: set[int], sorts: list[str]) -> bool:
    bare = _bare(word)
    for number, wanted in enumerate(name.core):
        if number not in core and _same(bare, wanted, name.saint):
            core.add(number)
            return True
    if word in _SORT:
        sorts.append(word)
        return True
    return word in _JOINERS or word in _SAINTS or (word == "." and bool(name.saint))


def _joined(reading: Reading, name: OwnName, token: Token, plain: str) -> tuple[int, int] | None:
    mark = reading.folded[token.start - 1 : token.start]
    rest = plain.replace("".join(name.core), "", 1)
    sorted_ = any(sort in rest for sort in _OWN["joined"])
    webbed = mark in (".", "/", "@", "#") or reading.folded[token.end : token.end + 1] == "."
    shortened = len(rest) <= 3 and len(name.joined) >= 8 and token.capital
    if len(name.joined) >= 6 and (sorted_ or shortened or webbed or len(name.core) > 1 or name.saint):
        return token.start - (mark in ("@", "#")), token.end
    return None


def _bare(word: str) -> str:
    return word.replace("'", "")
