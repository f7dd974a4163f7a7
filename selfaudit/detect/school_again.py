"""A school that a page names in full and then in short: "Marlbeck School … at Marlbeck", "Queen Ethel's … QES"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import islice

from selfaudit.detect.data_files import places, plain_place
from selfaudit.detect.engine import Reading, Span
from selfaudit.detect.lazy import lazy
from selfaudit.detect.school_cues import tie
from selfaudit.detect.tokens import after, tokens
from selfaudit.detect.words import words
from selfaudit.model import Match

_SCHOOL, _OWN = words("school"), words("own")
_CUES = _OWN["cues"] | {"to", "left", "leaving", "attended", "visit", "visited", "into", "outside"}
_SMALL = frozenset({"of", "and", "the", "for", "&"})
_OTHERS = words("others")["kinds"] | _SCHOOL["not_after"] | _OWN["streets"]
_MOST = 8  # names of schools in one text whose short forms are looked for
_SHORTEST = 5  # letters of a name that is one word
_INITIALS = 4  # letters of initials that the page does not explain
_REACH = 120  # characters on each side in which a word about schools must stand
_NAMED = frozenset({"school-work", "school-went", "school-named"})
_SURE = 0.75  # a find below this is no ground for another
_TALK = lazy(
    r"\b(?:schools?|secondary|primary|teach\w*|taught|pupils?|staff|class(?:es|room)?|year (?:\d|seven|group)|y\d"
    r"|head ?teacher|headmaster|gcses?|a[ -]levels?|sixth form|term|lessons?|tutor|uniform|playground"
    r"|open (?:day|evening|morning)|assembly|governors?|inset|ofsted|nursery|reception|parents)\b"
)
_BRACKET = lazy(r" ?\((?:the |or )?[\"']?([a-z]{2,8})[\"']?\)")


def again(reading: Reading, named: Sequence[Match]) -> Iterator[Match]:
    """The short forms in the text of the schools in `named`, finds in the same text."""
    sure = {match.quote: match for match in named if match.confidence >= _SURE and match.rule in _NAMED}
    shorts = filter(None, (_short(reading, match) for match in islice(sure.values(), _MOST)))
    for names, initials in dict.fromkeys(shorts):
        for name in names:
            yield from (found for span in _stands(reading, name) if (found := _named(reading, *span)))
        for letters in initials:
            for start, end in _stands(reading, letters):
                if reading.text[start:end].isupper():
                    yield reading.match(tie(reading, start, end), start, end, 0.9)


def _short(reading: Reading, match: Match) -> tuple[tuple[str, ...], tuple[str, ...]] | None:
    """Short forms of the school, folded: its own name in its spellings, and its initials."""
    line = [token for token in tokens(reading, match.start, match.end) if token.word[0].isalnum()]
    spelt = [token.word for token in line]
    while spelt and spelt[0] in ("the", "our"):
        spelt.pop(0)
    sorts = [at for at, word in enumerate(spelt) if word in _SCHOOL["sort"]]
    core = spelt[: sorts[0]] if sorts else spelt
    while core and core[-1] in _SCHOOL["joiners"]:
        core.pop()
    return (_spellings(core), _initials(reading, match.end, spelt)) if core else None


def _spellings(core: list[str]) -> tuple[str, ...]:
    """The ways to spell the own words of a name; none where they are a place's or a church's as well."""
    name = " ".join(core)
    saint = len(core) <= 2 and not _SCHOOL["saints"].isdisjoint(core)
    everyday = all(word in _SCHOOL["plain"] | _SCHOOL["leading"] | _SCHOOL["joiners"] for word in core)
    if saint or everyday or len(name) < _SHORTEST or plain_place(name) in places():
        return ()
    bare = name.replace("'", "")
    return tuple(dict.fromkeys((name, bare, name.replace("st ", "st. "), name.removesuffix("s") + "'s")))


def _initials(reading: Reading, end: int, spelt: list[str]) -> tuple[str, ...]:
    """Initials of the words in `spelt`: those of four letters or more, or shorter ones in brackets behind the name."""
    made = {"".join(word[0] for word in form) for form in (spelt, [word for word in spelt if word not in _SMALL])}
    given = _BRACKET.match(reading.folded, end)
    told = (
        {given[1]} if given and given[1][0] == spelt[0][0] and reading.text[slice(*given.span(1))].isupper() else set()
    )
    return tuple(sorted({letters for letters in made if len(letters) >= _INITIALS and letters.isalpha()} | told))


def _stands(reading: Reading, wanted: str) -> Iterator[Span]:
    """Every place where `wanted` stands as whole words."""
    folded, at = reading.folded, 0
    while (at := folded.find(wanted, at)) >= 0:
        end = at + len(wanted)
        if not (at and folded[at - 1].isalnum()) and not folded[end : end + 1].isalnum():
            yield at, end
        at = end


def _is_two_words(reading: Reading, start: int, end: int) -> bool:
    return reading.folded.find(" ", start, end) > 0


def _speaks_of_schools(reading: Reading, start: int, end: int) -> bool:
    return _TALK.search(reading.folded, *reading.window(start, end, _REACH, _REACH)) is not None


def _named(reading: Reading, start: int, end: int) -> Match | None:
    """The name at `start` to `end`, where the words around it speak of a school and of nothing else."""
    if not reading.text[start].isupper():
        return None
    ahead = after(reading, end, 40, 2)
    following = ahead[0] if ahead else None
    paged = following is not None and following.word in _OWN["pages"]
    if (
        following
        and not paged
        and (following.capital or following.word in _OTHERS or following.word in _SCHOOL["sort"])
    ):
        return None
    lead = [token.word for token in tokens(reading, max(0, start - 24), start) if token.word not in ("the", "\n")]
    cued = bool(lead) and lead[-1] in _CUES
    if not paged and not (cued and (_is_two_words(reading, start, end) or _speaks_of_schools(reading, start, end))):
        return None
    return reading.match(tie(reading, start, end), start, end, 0.7 if cued else 0.6)
