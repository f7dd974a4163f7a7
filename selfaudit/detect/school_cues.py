"""What the words around say: whether the writer works at a school, and which bare names after a cue are schools."""

from __future__ import annotations

from itertools import pairwise

from selfaudit.detect.data_files import places
from selfaudit.detect.engine import Reading
from selfaudit.detect.lazy import lazy
from selfaudit.detect.tokens import Token, after, before, sentence
from selfaudit.detect.words import words
from selfaudit.model import Match

_CUES = words("cues")
_OTHERS, _OTHER_KINDS = words("others")["names"] | words("others")["towns"], words("others")["kinds"]
_NEVER_WITHIN = words("others")["never_within"]
_SCHOOL = words("school")
_WORK, _WENT = _CUES["work"], _CUES["went"]
_KIN, _GROUPS = _CUES["kin"], _CUES["groups"]
_MINE, _PERSON = frozenset({"my", "our"}), frozenset({"i", "i'm", "i've", "im", "my", "me", "became", "am"})
_WENT_PAIRS = frozenset({("head", "girl"), ("head", "boy"), ("school", "days"), ("class", "of")})
_MY_YEAR = lazy(r"\b(?:my|our) year \d")
_YEARS = lazy(r"[ ,(]{1,2}(?:from |between |until |till |in )?(?:the )?(?:19|20)\d\d|[ ,]{1,2}until i was")
_ENDS = tuple(sorted(_SCHOOL["place_ends"]))
_FREE_JOINERS = frozenset(
    {"of", "the", "and", "&", "on", "upon", "with", "at", "-", "@", "de", "le", "la", "in", "by", "."}
)
_WHERE = lazy(r"[ ](?:in|where|at which|that i|i|he|she|which)\b")
_APPOSED = lazy(r", | \(")
UNIVERSITY = lazy(r"(?:,| at| of|\()? ?(?:the )?(?:university|cambridge|oxford|dublin|durham|london)\b")
TRIGGERS = (*_CUES["school_only"], *_CUES["open"])


def tie(reading: Reading, start: int, end: int) -> str:
    """The id of the rule that says what the school at `start` to `end` is to the writer."""
    near = [token.word for token in sentence(before(reading, start, 70))]
    pairs = set(pairwise(near))
    if any(one in _MINE and two in _KIN for one, two in pairs) or _speaks_of_its_head(near):
        return "school-named"
    if _WENT_PAIRS & pairs:
        return "school-went"
    if any(one in _MINE and two in _GROUPS for one, two in pairs) or _MY_YEAR.search(" ".join(near)):
        return "school-work"
    for at, word in enumerate(reversed(near)):
        if word in "!?;" or (word == "." and at > 0):
            break
        if rule := _rule(word):
            return rule
    for token in after(reading, end, 40):
        if token.word in "!?;.":
            break
        if rule := _rule(token.word):
            return rule
    return "school-went" if ("was", "at") in pairs and _YEARS.match(reading.folded, end) else "school-named"


def _rule(word: str) -> str | None:
    return "school-work" if word in _WORK else "school-went" if word in _WENT else None


def _speaks_of_its_head(near: list[str]) -> bool:
    """Whether "the head of" stands before the school, and nobody says "I"."""
    head = len(near) > 2 and near[-3] == "the" and near[-2] in _CUES["heads_of_schools"] and near[-1] in ("of", "at")
    return head and _PERSON.isdisjoint(near)


def bare_name(reading: Reading, start: int, end: int) -> Match | None:
    """A name without any word for a school, right after a cue: "teaching at Elmcote Court"."""
    first = after(reading, end, 70, 1)
    if not first or first[0].word[0].isdigit() or not (first[0].capital or first[0].word in _FREE_JOINERS):
        return None
    taken = _capitals(after(reading, end, 70, 8))
    if not taken or taken[0].start - end > 1:
        return None
    if taken[-1].word == "college" and UNIVERSITY.match(reading.folded, taken[-1].end):
        return None
    cue = reading.folded[start:end]
    beyond = next((token.word for token in after(reading, taken[-1].end, 20)), "")
    sure = 0.0 if beyond in _OTHER_KINDS else _sureness(cue, taken)
    if not sure:
        return None
    rule = "school-work" if cue.split()[0] not in ("attended", "educated", "schooled", "went") else "school-went"
    return reading.match(rule if cue in _CUES["school_only"] else "school-maybe", taken[0].start, taken[-1].end, sure)


def apposed(reading: Reading, start: int, end: int) -> Match | None:
    """A name that is then said to be a school: "Park View, the school where I work", "Elmcote (a primary school)"."""
    if not _APPOSED.search(reading.folded, max(0, start - 40), start):
        return None
    line = before(reading, start, 70)
    at = len(line)
    while at and len(line) - at < 5 and line[at - 1].word[0].isalpha() and line[at - 1].word not in ("a", "an", "the"):
        at -= 1
    if at < 3 or line[at - 1].word not in ("a", "an", "the") or line[at - 2].word not in (",", "("):
        return None
    kind = {token.word for token in line[at:]} & _SCHOOL["phase"] or reading.folded[start:end] == "comprehensive"
    if not (kind if line[at - 1].word != "the" else _WHERE.match(reading.folded, end)):
        return None
    first = at - 2
    while first and line[first - 1].capital and line[first - 1].word not in _SCHOOL["stops"] | _SCHOOL["leading"]:
        first -= 1
    taken = line[first : at - 2]
    went = first > 0 and line[first - 1].word in ("to", "at")
    place = " ".join(token.word for token in taken) in places()
    if not taken or (place and not went) or taken[0].word in _SCHOOL["plain"]:
        return None
    return reading.match(tie(reading, taken[0].start, taken[-1].end), taken[0].start, taken[-1].end, 0.6)


def _capitals(ahead: list[Token]) -> list[Token]:
    """The run of capitalised words, with small joiners inside, at the start of `ahead`."""
    last = 0
    for at, token in enumerate(ahead[:8], 1):
        if token.capital and token.word not in _SCHOOL["stops"]:
            last = at
        elif not (token.word in _FREE_JOINERS and (at == 1 or ahead[at - 2].word != ".")):
            break
        if token.word == "." and at > 1 and ahead[at - 2].word not in ("st", "ss"):
            break
    taken = ahead[:last]
    return taken if any(token.capital and token.word[0].isalpha() and token.word != "the" for token in taken) else []


def _sureness(cue: str, taken: list[Token]) -> float:
    names = [token.word for token in taken if token.capital and token.word != "the"]
    phrase = " ".join(token.word for token in taken)
    if taken[0].word[0].isdigit() or names[0] in _OTHERS or names[-1] in _OTHER_KINDS or phrase in _OTHERS:
        return 0.0
    if phrase.endswith("of england") or not _NEVER_WITHIN.isdisjoint(names):
        return 0.0
    shaped = taken[0].word in ("the", "st", "saint", "our", "sir") or names[-1].endswith(_ENDS)
    if cue in _CUES["school_only"]:
        return 0.75 if shaped else 0.6
    if cue in _CUES["any_name"] and not shaped:
        return 0.4
    if cue in _CUES["starts"]:
        return 0.5 if shaped else 0.0
    return 0.35 if len(names) > 1 and names[-1].endswith(_ENDS) else 0.0
