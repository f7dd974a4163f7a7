"""A title that says whose it is by where it stands: alone on a line, first in its sentence, before a name."""

from __future__ import annotations

from selfaudit.detect import speaker
from selfaudit.detect.engine import Reading
from selfaudit.detect.lazy import lazy
from selfaudit.detect.role import (
    BRIEF,
    Role,
    ahead_of,
    ends_part,
    ends_sentence,
    is_list,
    is_prose,
    own_part,
    starts_part,
)
from selfaudit.detect.words import words
from selfaudit.model import Match

_W = words("profession")
_AT_NAME = lazy(r"[ ,]+(?:at|@)[ ]+(?:the[ ]|an?[ ])?\[?(?=[\w])")  # with the bracket that opens a link
_NEWS_BEFORE = lazy(r"\b(?:the|an?|by|from|with) $")
_REPORTED = lazy(r"[^.!?\n]{0,150}\b(?:has been|have been|was) appointed\b")
_ARTICLES = frozenset({"a", "an"})
_AS_A_TEXT = r"[ ]?an?[ ](?:[\w-]+,?[ ]){1,4}$"
_AS_A = lazy(_AS_A_TEXT)
_AND_A_TEXT = (
    r"[ ]?(?:(?!(?:the|my|his|her|their|our|your|this|that|every|no|of|to|for|by|with|from|is|are|was|were|between"
    r"|both)\b)[\w'-]+,?[ ]){1,6}(?:and|&)[ ]$"
)
_AND_A = lazy(_AND_A_TEXT)
_AS_A_OR_AND = lazy(rf"{_AS_A_TEXT}|{_AND_A_TEXT}")
_MAY_FOLLOW = lazy(r"[ ](?:with|in|from|at|and|who|[a-z]+ing)\b|[ ]?[,|&/]|[ ]?$")
_WORDS = lazy(r"[ ]?(?:[\w-]+[ ])+$")
_GOES_ON = lazy(
    r"[ ](?:with|who|in|from|living|looking|by|and)\b[^.!?\n]{0,120}\b(?:i|i'm|i've|my|enjoys|loves|likes)\b"
)
# Words close before a title that make it somebody else's, or nobody's in particular.
_OTHERS = lazy(
    r"\b(?:my|his|her|their|our|your|the|this|that|these|those|every|any|no|some|each|was|were|had"
    r"|who|whose|as|not|never|mr|mrs|ms|miss|of|to|for|by|with|from)\b(?: [\w-]+){0,4} $|'s "
)
_I_NEAR = lazy(r"\b(?:i|i'm|i've|my)\b")
BY_DAY = lazy(r"[ ](?:by|during the)[ ](?:day|trade|profession|vocation|training)\b")
_TOLD_OF = lazy(r"[ ]?(?:was|were|is|has|had|said|told|told us|who (?:was|is|has))\b|s\b|'s?\b")
_I_REACH = 300  # characters on each side in which somebody says "I"


def by_place(reading: Reading, role: Role, clause: str) -> Match | None:
    """A title that says whose it is by where it stands: alone on a line, before "at …", after "Jo is a"."""
    ahead = ahead_of(reading, role)
    said = {token.word for token in own_part(role.lead)}
    if not said.isdisjoint(_W["not_about_me"]) and not {"your", "host"} <= said:
        return None
    if _is_news(reading, role):
        return None
    if role.lead and role.lead[-1].word in _ARTICLES and ahead[:1] == ["who"] and not speaker.of_third(clause):
        return None
    is_part = role.word != "teachers" and starts_part(role.lead) and ends_part(ahead)
    if is_part and (role.strong or is_list(reading, role)):
        return reading.match("profession-title", role.start, role.end, 0.89 if role.strong else 0.7)
    if _begins_sentence(reading, role):
        return reading.match("profession-title", role.start, role.end, 0.7 if role.strong else 0.6)
    if not is_part and _at_name(reading, role) and not _NEWS_BEFORE.search(clause):
        return reading.match("profession-title", role.start, role.end, 0.85)
    if role.strong and role.word != "teachers" and speaker.of_named(clause):
        return reading.match("profession-third-person", role.start, role.end, 0.85)
    if role.word != "teachers" and speaker.of_third(clause):
        return reading.match("profession-third-person", role.start, role.end, 0.85 if role.strong else 0.6)
    if role.strong and role.word != "teachers" and _is_by_default(reading, role, clause):
        return reading.match("profession-title", role.start, role.end, 0.6)
    return None


def _is_by_default(reading: Reading, role: Role, clause: str) -> bool:
    """Whether nothing makes the role somebody else's: in a profile or a post, or close to where somebody says "I"."""
    if _OTHERS.search(clause) or role.word.endswith(" at") or not _W["news"].isdisjoint(ahead_of(reading, role)[:3]):
        return False
    if len(reading.folded) < BRIEF:
        return not _TOLD_OF.match(reading.folded, role.end)
    near = reading.window(role.start, role.end, _I_REACH, _I_REACH)
    return role.word in _W["said_of_oneself"] and _I_NEAR.search(reading.folded, *near) is not None


def _begins_sentence(reading: Reading, role: Role) -> bool:
    """Whether somebody describes themself by the role: "24 year old teacher", "Poet and teacher.", "teacher by day"."""
    if role.word == "teachers":
        return False
    if BY_DAY.match(reading.folded, role.end):
        return True
    first = role.lead[0].start if role.lead else role.start
    lead = reading.folded[first : role.start]
    if role.strong and _AS_A.fullmatch(lead) and _GOES_ON.match(reading.folded, role.end):
        return True
    on_line = first == 0 or reading.folded[first - 1] == "\n"
    if role.strong and on_line and _AS_A_OR_AND.fullmatch(lead):
        return not is_prose(reading, role) and _MAY_FOLLOW.match(reading.folded, role.end) is not None
    if not ends_sentence(reading, role.end) and not (role.subjected and ahead_of(reading, role)[:1] == ["("]):
        return False
    in_few = role.subjected and 0 < len(role.lead) < 3 and _WORDS.fullmatch(lead) and not _OTHERS.search(lead)
    return bool(in_few or _AND_A.fullmatch(lead))


def _is_news(reading: Reading, role: Role) -> bool:
    """Whether the sentence goes on as a report does: "…, deputy head at Marlbeck, has been appointed"."""
    return _REPORTED.match(reading.folded, role.end) is not None


def _at_name(reading: Reading, role: Role) -> bool:
    """Whether "at" and a name come right after the role."""
    found = _AT_NAME.match(reading.folded, role.end)
    return found is not None and reading.text[found.end()].isupper()
