"""Names of schools, by the word in them that gives them away, or by a cue before a bare name."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence

from selfaudit.detect import school_again, school_beside, school_joined, school_other
from selfaudit.detect.data_files import places
from selfaudit.detect.engine import Detector, Reading, Span
from selfaudit.detect.lazy import lazy
from selfaudit.detect.names import Name, name_before, name_end, told
from selfaudit.detect.school_cues import TRIGGERS as CUES
from selfaudit.detect.school_cues import apposed, bare_name, tie
from selfaudit.detect.tokens import Token, after, before
from selfaudit.detect.words import words
from selfaudit.model import Match

_W = words("school")
_PHASE, _SORT, _WELSH = _W["phase"], _W["sort"], _W["welsh"]
_LINE_END = lazy(r" ?(?:[\n|]|$)")
_OTHER_KINDS = words("others")["kinds"]
_NOT_NAMES = _SORT | _W["stops"] | _W["leading"]
_SMALL_TOLD = frozenset(
    {"prep", "pre-prep", "high", "grammar", "sixth form", "nursery", "playgroup", "preschool", "pre-school"}
)


def find(reading: Reading, hits: Sequence[Span]) -> Iterator[Match]:
    """The schools that the text names, in full or again in short; `hits` are the spans of the triggers."""
    named = list(_named(reading, hits))
    yield from named
    yield from school_again.again(reading, named)


def _named(reading: Reading, hits: Sequence[Span]) -> Iterator[Match]:
    """The schools that stand at the triggers."""
    seen: Span | None = None
    for span in hits:
        if span != seen:
            seen = span
            for reader in _READERS[reading.folded[slice(*span)]]:
                if found := reader(reading, *span):
                    yield found
                    break


def _headed(reading: Reading, start: int, end: int) -> Match | None:
    """A name that ends in a word like "school"."""
    if school_joined.joined(reading, start, end):
        return None
    name = name_before(reading, start)
    if not name:
        return apposed(reading, start, end)
    if school_other.is_other(reading, name, start, end):
        return None
    sure = _sureness(reading, name, start, end)
    if not sure:
        return None
    return reading.match(tie(reading, name.start, end), name.start, name_end(reading, end), sure)


def _sureness(reading: Reading, name: Name, start: int, end: int) -> float:
    """How sure the name before the giving word is a school's; 0 where it is none."""
    word = reading.folded[start:end]
    capital = reading.text[start].isupper()
    phased = any(sort in _PHASE for sort in name.sorts)
    saint = bool(name.own) and name.own[0] in _W["saints"]
    if not name.capitals and word == "schools":
        return 0.0
    if not name.capitals:
        return _small_sureness(name, word, phased or saint)
    if word == "academies":
        return (
            0.8
            if capital and (name.cued or (name.lead[-1:] and name.lead[-1].word in (",", "of", "with", "-", "|")))
            else 0.0
        )
    if word == "schools":
        return 0.6 if capital and (told(name.lead) or (phased and name.cued)) else 0.0
    if word == "school":
        if not capital and not saint and len(name.own) == 1 and name.own[0].endswith("'s"):
            return 0.0
        return 0.97 if phased else (0.93 if saint or name.at_it else 0.88) if capital else 0.75 if name.cued else 0.0
    if not capital:
        if name.last.endswith("'s") and len(name.own) == 1 and not saint:
            return 0.0
        strong = word not in _W["weak_heads"] and word not in ("academy", "college", "primary", "nursery")
        return 0.6 if strong or (name.cued and word in ("primary", "nursery")) else 0.0
    if word in ("academy", "college"):
        return 0.95 if phased else 0.85 if word == "academy" or saint else 0.75
    if word in _W["weak_heads"]:
        return (
            0.8
            if phased
            else 0.6
            if word in _W["firm_heads"]
            or (word in ("prep", "high") and _is_whole_line(reading, name, end))
            or (name.cued and name.lead[-1].word in ("at", "@"))
            or _went(name)
            else 0.0
        )
    if word in _W["loose_heads"]:
        return 0.75
    return 0.93 if word != "primary" or name.at_it or saint else 0.88


def _small_sureness(name: Name, word: str, sorted_: bool) -> float:
    """The same for a name in small letters; `sorted_`: whether it says what sort of school it is, or is a saint's."""
    if word in _SMALL_TOLD:
        return 0.65 if told(name.lead) and name.last not in _W["not_before_prep"] else 0.0
    known = word in ("infants", "juniors") and name.lead and name.lead[-1].word in ("at", "from")
    sure = 0.8 if sorted_ or known else 0.0
    return sure or (0.65 if word in ("school", "academy", "college", "primary") and told(name.lead) else 0.0)


def _is_whole_line(reading: Reading, name: Name, end: int) -> bool:
    """Whether nothing but the name stands on its line, or in its part of a profile: "Elmcote Prep | Dorset"."""
    ends = _LINE_END.match(reading.folded, end) is not None
    return ends and not name.lead and name.last not in _W["not_before_prep"]


def _went(name: Name) -> bool:
    """Whether "went to" stands right before the name."""
    return [token.word for token in name.lead[-2:]] in (["went", "to"], ["go", "to"], ["goes", "to"])


def _welsh(reading: Reading, start: int, end: int) -> Match | None:
    """ "Ysgol" and the name after it."""
    capital, stop = reading.text[start].isupper(), end
    for token in after(reading, end, 80):
        small = token.word in _WELSH or token.word == "-"
        if (
            token.start - stop > 1
            or not (token.word[0].isalpha() or small)
            or not (token.capital or small or not capital)
        ):
            break
        stop = token.end if token.word != "-" else stop + 1
        if not capital and not small:
            break
    if stop == end or reading.folded[end:stop].strip() in _WELSH:
        return None
    return reading.match(tie(reading, start, stop), start, stop, 0.97 if capital else 0.8)


def _opened(reading: Reading, start: int, end: int) -> Match | None:
    """A giving word with the name after it: "Oasis Academy Nunsthorpe", "UTC Reading", "School of St Mary"."""
    word, text = reading.folded[start:end], reading.text
    run = _run(after(reading, end, 50))
    if not text[start].isupper() or not run or run[0].start - end > 1:
        return None
    if word == "utc" and re.search(r"[\d:+-] ?$", reading.folded[max(0, start - 3) : start]):
        return None
    first = start
    if word in ("academy", "college"):
        chain = before(reading, start, 30)[-1:]
        if word == "college" or not chain or chain[0].word not in _W["chains"]:
            return None
        first = chain[0].start
    if word.endswith(" of") and (
        f"of {run[0].word}" in _W["not_after"] or (word == "school of" and run[0].word not in _W["saints"])
    ):
        return None
    if word == "academy of" and not any(token.word in _W["saints"] or token.word in places() for token in run):
        return None
    if run[-1].word in _OTHER_KINDS:
        return None
    sure = 0.85 if word in ("academy", "school of", "academy at") else 0.65
    return reading.match(tie(reading, first, run[-1].end), first, run[-1].end, sure)


def _run(following: list[Token]) -> list[Token]:
    """The capitalised words at the start of `following`, at most three, with the dot after "St"."""
    run: list[Token] = []
    for token in following[:4]:
        dot = token.word == "." and bool(run) and run[-1].word in _W["saints"]
        if not dot and not (token.capital and token.word[0].isalpha() and token.word not in _NOT_NAMES):
            break
        run.append(token)
    return [token for token in run if token.word not in _W["not_after"]]


Reader = Callable[[Reading, int, int], Match | None]


def _readers() -> dict[str, tuple[Reader, ...]]:
    """For each trigger the readers that know it, the surest first."""
    table: dict[str, tuple[Reader, ...]] = {"ysgol": (_welsh,), "sch.uk": (school_joined.domain,)}
    for group, reader in (
        (_W["openers"], _opened),
        (_W["heads"] | _W["weak_heads"], _headed),
        (_W["joined"] | _W["joined_weak"], school_joined.handle),
        (frozenset(CUES), bare_name),
        (frozenset(school_beside.TRIGGERS), school_beside.beside),
    ):
        for word in group:
            table[word] = (*table.get(word, ()), reader)
    return table


_READERS = _readers()
_RUN_ON = _W["joined"] | _W["joined_weak"]
DETECTOR = Detector("school", find, tuple(sorted(f"*{word}*" if word in _RUN_ON else word for word in _READERS)))
