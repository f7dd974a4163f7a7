"""Where a school's name begins and ends around the word that gives it away ("… Primary School for Girls")."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from selfaudit.detect.engine import Reading
from selfaudit.detect.lazy import lazy
from selfaudit.detect.tokens import Token, before
from selfaudit.detect.words import words

_SCHOOL = words("school")
_SORT, _STOPS, _LEADING = _SCHOOL["sort"], _SCHOOL["stops"], _SCHOOL["leading"]
_JOINERS, _PLAIN = _SCHOOL["joiners"], _SCHOOL["plain"]
_SAINTS, _CUES, _MARKS = _SCHOOL["saints"], _SCHOOL["name_cues"], frozenset({"-", "&"})
_TOLD = words("cues")["school_only"] | words("cues")["starts"] | words("cues")["told"]
_MORE, _ENDED = frozenset({"and", "&"}), frozenset({"school", "academy", "college", ")"})
_BEFORE_OF = _SCHOOL["before_of"]
_BEFORE_BY = frozenset({"presented", "hosted", "organised", "run", "led", "made", "performed", "written", "supported"})
_LONGEST = 11  # words a name may have before the word that gives it away
_ADJECTIVES = ("est", "ing", "ous", "ful", "ive", "ed", "ly")  # ends of words that say what sort it is, after "the"
_DESCRIBES = (
    "-accredited",
    "-approved",
    "-based",
    "-funded",
    "-led",
    "-maintained",
    "-rated",
    "-run",
    "-style",
    "-wide",
)
_SURE_CUES = frozenset({"at", "join", "joined", "joining", "@", "attended"})
_LONGEST_SMALL = 4  # own words in a name written in small letters
_TAIL = lazy(
    r"(?:[ ]*(?:and|&)[ ](?:sixth[ ]form(?:[ ]college|[ ]centre)?|nursery|pre-?school|children's[ ]centre|college))?"
    r"(?:[ ]for[ ](?:girls|boys|the[ ]arts|young[ ]children))?"
)


@dataclass(frozen=True)
class Name:
    """A name that ends at the giving word.

    `own` are the words that are the school's own, `sorts` those that say what sort of school it is. `last` is the word
    right before the giving word and `lead` what stands before the name on its line. `capitals` is False for a name
    in small letters.
    """

    start: int
    own: tuple[str, ...]
    sorts: tuple[str, ...]
    last: str
    capitals: bool
    lead: tuple[Token, ...]

    @property
    def cued(self) -> bool:
        """Whether a word like "at", or "at the", stands right before the name."""
        tail = [token.word for token in self.lead[-2:]]
        return bool(tail) and (tail[-1] in _CUES or (tail[-1] == "the" and tail[0] in _CUES))

    @property
    def at_it(self) -> bool:
        """Whether a word that is said of the place itself stands right before: "at the", "joined"; not "to", "for"."""
        tail = [token.word for token in self.lead[-2:] if token.word != "the"]
        return bool(tail) and tail[-1] in _SURE_CUES | {"visited"}


def name_before(reading: Reading, at: int) -> Name | None:
    """The name that ends right before `at`, or None where only everyday words stand there."""
    line = before(reading, at)
    if not line or reading.folded[line[-1].end : at].strip(" ") or line[-1].word in _JOINERS - _MARKS:
        return None
    return _capitalised(line) or _small(line)


def name_end(reading: Reading, end: int) -> int:
    """Where the name ends that goes on after the giving word: "… School for Girls", "… and Sixth Form"."""
    tail = _TAIL.match(reading.folded, end)
    return tail.end() if tail else end


def _capitalised(line: list[Token]) -> Name | None:
    first = _walk(line)
    while first < len(line) and _strips(line, first):
        first += 1
    taken = line[first:]
    if any(_names(token.word) and token.capital for token in taken) or _is_plain_name(line, first):
        return _name(line, first, True)
    return None


def _is_plain_name(line: list[Token], first: int) -> bool:
    """Whether everyday words make a name by their dress: "started at The British School"."""
    lead, taken = line[:first], line[first:]
    plain = any(token.word in _PLAIN and token.capital and token.word[0].isalpha() for token in taken)
    the = bool(taken) and taken[0].word == "the" and taken[0].capital and bool(lead) and lead[-1].word in _CUES
    return len(taken) > 1 and (the or plain) and told(lead)


def told(lead: Sequence[Token]) -> bool:
    """Whether `lead` ends in a cue like "started at", "started at the" or "teacher at"."""
    tail = [token.word for token in lead[-4:]]
    tail = tail[:-1] if tail[-1:] == ["the"] else tail[-3:]
    return any(" ".join(tail[at:]) in _TOLD for at in range(len(tail)))


def _name(line: list[Token], first: int, capitals: bool) -> Name:
    taken = [token.word for token in line[first:]]
    own = tuple(word for word in taken if _is_own(word))
    sorts = tuple(word for word in taken if word in _SORT)
    if line[first].word == "lady" and first and line[first - 1].word == "our":
        first -= 1
    return Name(line[first].start, own, sorts, line[-1].word, capitals, tuple(line[:first]))


def _walk(line: list[Token]) -> int:
    """The index of the leftmost word that may belong to the name."""
    first = at = len(line)
    while at > 0 and len(line) - at < _LONGEST:
        token, word = line[at - 1], line[at - 1].word
        inside = 1 < at < len(line) and _is_inside(line[at - 2].word, line[at].word)
        if (word in _STOPS and not inside) or word == "-":
            break
        if word in _MORE and at > 1 and line[at - 2].word in _ENDED and any(_is_own(token.word) for token in line[at:]):
            break
        if word == "(" and not any(token.word == ")" for token in line[at:]):
            break
        if word == ".":
            if at < 2 or not (line[at - 2].word in _SAINTS or len(line[at - 2].word) == 1):
                break
        elif word == ",":
            if at == len(line) or not line[at].capital or line[at].word not in _SORT | {"a"}:
                break
        elif token.capital or (word in _SORT and len(word) > 2):
            first = at - 1
        elif not inside and word not in "()" and (word not in _JOINERS or not _goes_on(line, at)):
            break
        at -= 1
    return first


def _goes_on(line: list[Token], at: int) -> bool:
    """Whether the name goes on after a joiner: "of" in "Minor in high school" joins nothing."""
    return at < len(line) and (line[at].capital or line[at].word in _JOINERS or not line[at].word[0].isalnum())


def _is_inside(previous: str, following: str) -> bool:
    """Whether a small word between these belongs to a name: "(A) Primary School", "…, A Catholic Academy"."""
    return (previous == "(" and following == ")") or (previous == "," and following in _SORT)


def _strips(line: list[Token], first: int) -> bool:
    """Whether the first word does not belong to the name: a sentence's opening word, a joiner, a mark."""
    word, rest = line[first].word, len(line) - first
    following = line[first + 1].word if rest > 1 else ""
    if word == "the":
        return rest > 2 and following in _LEADING
    if following == "by" and word in _BEFORE_BY:
        return True
    if (following == "of" and (word in _BEFORE_OF or not line[first].capital)) or (word.isdigit() and rest > 1):
        return True
    if word in _JOINERS or not word[0].isalnum() or (word in _SORT and not line[first].capital):
        return True
    opens = not first or not line[first - 1].word[0].isalnum()
    return word in _LEADING and rest > 1 and (opens or not line[first].capital)


def _small(line: list[Token]) -> Name | None:
    """A name in small letters: a saint's, or words after "at" and the like that are not all everyday words."""
    first = len(line)
    while first > 0 and len(line) - first < 2 * _LONGEST_SMALL:
        word = line[first - 1].word
        our = word == "our" and first < len(line) and line[first].word == "lady"
        if word in _CUES or (word in _STOPS and not our) or not (word[0].isalnum() or word in _MARKS):
            break
        first -= 1
    while first < len(line) and line[first].word in (_JOINERS | _LEADING):
        first += 1
    if first == len(line):
        return None
    name = _name(line, first, False)
    if not name.own or len(name.own) > _LONGEST_SMALL:
        return None
    saint = any(token.word in _SAINTS for token in line[first:]) or line[first].word == "our"
    return name if saint or (name.cued and _tells(name)) else None


def _tells(name: Name) -> bool:
    """Whether words in small letters after "at" read as a name: "at elmcote", not "at the nearest"."""
    cue = name.lead[-1].word
    gone = cue == "to" and len(name.lead) > 1 and name.lead[-2].word in ("go", "goes", "went", "going")
    telling = [_names(word) and not (cue == "the" and word.endswith(_ADJECTIVES)) for word in name.own]
    return any(telling) if gone or cue in _SURE_CUES else all(telling) and len(name.own) < 3


def _is_own(word: str) -> bool:
    return word[0].isalnum() and word not in _SORT and word not in _JOINERS


def _names(word: str) -> bool:
    if word.endswith(_DESCRIBES):
        return False
    return len(word) > 1 and _is_own(word) and word not in _PLAIN and word not in _LEADING and not word[0].isdigit()
