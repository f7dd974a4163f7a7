"""Where a school's name begins and ends around the word that gives it away ("… Primary School for Girls")."""

from __future__ import annotations

import re
from dataclasses import dataclass

from selfaudit.detect.engine import Reading
from selfaudit.detect.tokens import Token, before
from selfaudit.detect.words import words

_SCHOOL = words("school")
_SORT, _STOPS, _LEADING = _SCHOOL["sort"], _SCHOOL["stops"], _SCHOOL["leading"]
_JOINERS, _PLAIN = _SCHOOL["joiners"], _SCHOOL["plain"]
_SAINTS = frozenset({"st", "st's", "saint", "ss", "sts", "saints", "lady", "sacred", "holy", "blessed"})
_LOWER_CUES = frozenset(
    {"at", "from", "to", "join", "joined", "joining", "near", "for", "@", "visited", "attended", "outside", "opposite"}
)
_DASHES = frozenset({"-", "&"})
_LONGEST = 11  # words a name may have before the word that gives it away


@dataclass(frozen=True)
class Name:
    """A name that ends at the giving word: where it starts, its words, and how sure its dress makes it.

    `own` are the words that are the school's own (no sort, no joiner). `capitals` is False for a name in small
    letters.
    """

    start: int
    own: tuple[str, ...]
    sorts: tuple[str, ...]
    capitals: bool
    lead: tuple[Token, ...]


def name_before(reading: Reading, at: int) -> Name | None:
    """The name that ends right before `at`, or None where only plain words stand there."""
    line = before(reading, at)
    if not line or reading.folded[line[-1].end : at].strip(" ") or line[-1].word in _JOINERS - _DASHES:
        return None
    return _capitalised(line) or _lower(line)


def _capitalised(line: list[Token]) -> Name | None:
    first = _walk(line)
    while first < len(line) and _strips(line, first):
        first += 1
    taken = line[first:]
    own = tuple(token.word for token in taken if _is_own(token.word))
    if not any(_names(token.word) and token.capital for token in taken):
        return None
    sorts = tuple(token.word for token in taken if token.word in _SORT)
    return Name(taken[0].start, own, sorts, True, tuple(line[:first]))


def _walk(line: list[Token]) -> int:
    """The index of the leftmost word that may belong to the name."""
    first = at = len(line)
    while at > 0 and len(line) - at < _LONGEST:
        token = line[at - 1]
        word = token.word
        if word in _STOPS:
            break
        if word == ".":
            if at < 2 or not (line[at - 2].word in _SAINTS or len(line[at - 2].word) == 1):
                break
        elif word in "()":
            pass
        elif token.capital or (word in _SORT and len(word) > 2):
            first = at - 1
        elif word not in _JOINERS:
            break
        at -= 1
    return first


def _strips(line: list[Token], first: int) -> bool:
    word = line[first].word
    if word == "the":
        return first + 1 < len(line) and line[first + 1].word in _LEADING and first + 2 < len(line)
    if word in _JOINERS or not word[0].isalnum():
        return True
    return word in _LEADING and not _holds_only(line, first)


def _holds_only(line: list[Token], first: int) -> bool:
    """Whether the name would have no word of its own without this one ("Head School", but "Good Shepherd School")."""
    return first == len(line) - 1


def _lower(line: list[Token]) -> Name | None:
    """A name in small letters: up to four words after "at" and the like, one of them no everyday word."""
    at = len(line)
    while at > 0 and len(line) - at < 6:
        word = line[at - 1].word
        if word in _LOWER_CUES or word in _STOPS or not (word[0].isalnum()):
            break
        at -= 1
    taken = line[at:]
    while taken and taken[0].word in (_JOINERS | _LEADING):
        taken = taken[1:]
    own = tuple(token.word for token in taken if _is_own(token.word))
    if not own or len(own) > 4:
        return None
    saint = taken[0].word in _SAINTS or taken[0].word == "our"
    cued = at > 0 and line[at - 1].word in _LOWER_CUES
    if not saint and not (cued and all(_names(word) for word in own) and len(own) < 3):
        return None
    sorts = tuple(token.word for token in taken if token.word in _SORT)
    return Name(taken[0].start, own, sorts, False, tuple(line[:at]))


def _is_own(word: str) -> bool:
    return word[0].isalnum() and word not in _SORT and word not in _JOINERS


def _names(word: str) -> bool:
    return _is_own(word) and word not in _PLAIN and word not in _LEADING and not word[0].isdigit()


_TAIL = re.compile(
    r"(?:[ ]*(?:and|&)[ ](?:sixth[ ]form(?:[ ]college|[ ]centre)?|nursery|pre-?school|children's[ ]centre|college))?"
    r"(?:[ ]for[ ](?:girls|boys|the[ ]arts|young[ ]children))?"
)
_OF = re.compile(r" of (?:the )?(?=[a-z])[\w'.]+(?: (?:and|&|of|the)? ?[\w'.]+){0,4}")


def name_end(reading: Reading, end: int) -> int:
    """Where the name ends that goes on after the giving word: "… School for Girls", "… and Sixth Form"."""
    tail = _TAIL.match(reading.folded, end)
    return tail.end() if tail else end
