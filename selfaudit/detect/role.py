"""A job's title as it stands in a text: with its subject or year, and with what is before and behind it."""

from __future__ import annotations

import re
from dataclasses import dataclass

from selfaudit.detect.engine import Reading
from selfaudit.detect.lazy import lazy
from selfaudit.detect.tokens import Token, after, before, sentence
from selfaudit.detect.words import alternatives, words

_W = words("profession")
_TITLES, _ROLES, _MODS = _W["titles"], _W["roles"], _W["before_role"]
SUBJECTS = alternatives(_MODS - _W["no_subject"])
_OF_SUBJECT = lazy(
    rf"[ ]+(?:of|in)[ ]+(?:[\w&]+[ ]){{0,2}}?(?:{SUBJECTS})\b(?:[ ](?:and|&)[ ](?:{SUBJECTS}|design|technology)\b)?"
)
_TO_END = lazy(r"[^.!?\n]*")
_PROSE = lazy(r"\b(?:was|were|said|told|have|has|will|would|the|should|can)\b")
_PART_ENDS = frozenset("|•·✨▪●‣~")
BRIEF = 350  # characters: so short a text is a profile or a post
_LINE, _CAMPUS_REACH = 170, 130


@dataclass(frozen=True)
class Role:
    """A role as it stands, with the subject or year that belongs to it, and the words before it in its sentence."""

    word: str
    start: int
    end: int
    lead: list[Token]
    strong: bool
    subjected: bool


def role_at(reading: Reading, start: int, end: int) -> Role:
    """The role around the hit: modifiers before ("year 4", "maths"), subject after ("of English")."""
    line = before(reading, start, 90)
    at = len(line)
    while at and (
        line[at - 1].word in _MODS
        or line[at - 1].word.replace("-", "").isdigit()
        or line[at - 1].word.endswith("-grade")
        or (line[at - 1].word in ("and", "&", "/") and at < len(line))
    ):
        at -= 1
    while at < len(line) and line[at].word in ("and", "&", "/", "r", "it", "re"):
        at += 1
    word = reading.folded[start:end]
    subject = _OF_SUBJECT.match(reading.folded, end, end + 50)
    first = line[at].start if at < len(line) else start
    subjected = at < len(line) or subject is not None
    strong = word in _TITLES or (word in _ROLES and word != "educator" and subjected)
    return Role(word, first, subject.end() if subject else end, sentence(line[:at]), strong, strong or subjected)


def next_word(reading: Reading, end: int) -> str:
    """The word or mark right after `end`, "" where the line is over."""
    return next((token.word for token in after(reading, end, 30, 1)), "")


def ahead_of(reading: Reading, role: Role) -> list[str]:
    """The words and marks that come right after the role on its line."""
    return [token.word for token in after(reading, role.end, 40)]


def starts_part(lead: list[Token]) -> bool:
    """Whether nothing but a mark, an emoji or a word of rank stands before in its part of a list or line."""
    rest = list(lead)
    while rest and rest[-1].word in _W["ranks"]:
        rest.pop()
    return not rest or (not rest[-1].word[0].isalnum() and rest[-1].word not in "#@'")


def own_part(lead: list[Token]) -> list[Token]:
    """The tail of `lead` that belongs to the title's own part of a profile, "Mr & Mr | Dog dad | teacher"."""
    for at in range(len(lead) - 1, -1, -1):
        if lead[at].word in _PART_ENDS:
            return lead[at + 1 :]
    return lead


def ends_part(ahead: list[str]) -> bool:
    """Whether what comes after a title lets it stand for itself in its part of a list or line."""
    return not ahead or ahead[0] in _W["title_ends"] or not ahead[0][0].isalnum()


def ends_sentence(reading: Reading, end: int) -> bool:
    """Whether a sentence or a line is over at `end`."""
    return reading.folded[end : end + 1] in ("", ".", "!", "\n", "|")


def is_list(reading: Reading, role: Role) -> bool:
    """Whether the line reads as a list about oneself, not as prose: a bare "teacher" counts only there."""
    if not role.lead and ends_sentence(reading, role.end):
        return True
    return not is_prose(reading, role)


def is_prose(reading: Reading, role: Role) -> bool:
    """Whether the sentence around the role is long, or tells of something that happened or will."""
    ahead = _TO_END.match(reading.folded, role.end, role.end + _LINE + 30)
    rest = ahead[0] if ahead else ""
    head = reading.folded[role.lead[0].start : role.start] if role.lead else ""
    return len(rest) + len(head) >= _LINE or _PROSE.search(f"{head} {rest[:60]}") is not None


def on_campus(reading: Reading, role: Role) -> bool:
    """Whether a title that universities use too stands among words of a university."""
    if role.word not in _W["campus_titles"] or (role.strong and role.word == "teacher"):
        return False
    first, last = reading.window(role.start, role.end, _CAMPUS_REACH, _CAMPUS_REACH)
    around = re.findall(r"[a-z]+", reading.folded[first:last])
    schools = sum(word in _W["not_campus"] for word in around)
    return sum(word in _W["campus"] for word in around) > schools


def speaks(role: Role) -> bool:
    """Whether the sentence before the role says "I"."""
    return any(token.word in ("i", "i'm", "i've", "my") for token in role.lead)
