"""Titles and tags that say this person works in a school."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from selfaudit.detect import speaker, teaching, trade
from selfaudit.detect.engine import Detector, Reading, Span
from selfaudit.detect.lazy import lazy
from selfaudit.detect.tokens import Token, after, before, sentence
from selfaudit.detect.words import alternatives, words
from selfaudit.model import Match

_W = words("profession")
_TITLES, _ROLES, _MODS, _NOT_MINE = _W["titles"], _W["roles"], _W["before_role"], _W["not_mine"]
_SCHOOLISH = lazy(
    r"[^.!?\n]{0,60}\b(?:school|academy|college|primary|secondary|nursery|grammar|infants?|juniors?"
    r"|high|sixth form|comp|comprehensive|pupils|education|schools|pastoral|behaviour|curriculum"
    r"|teaching (?:&|and) learning|key stage|ks[1-5])\b"
)
_SUBJECTS = alternatives(_MODS - _W["no_subject"])
_OF_SUBJECT = lazy(
    rf"[ ]+(?:of|in)[ ]+(?:[\w&]+[ ]){{0,2}}?(?:{_SUBJECTS})\b(?:[ ](?:and|&)[ ](?:{_SUBJECTS}|design|technology)\b)?"
)
_AT_NAME = lazy(r"[ ,]+(?:at|@)[ ]+(?:the[ ]|an?[ ])?\[?(?=[\w])")  # with the bracket that opens a link
_HEAD_OF = lazy(
    r"(?:head|leader|lead|subject lead|second) (?:of|for|in) (?:[\w&]+ (?:and|&) )?"
    rf"(?:{_SUBJECTS}|sixth form|6th form|year \d+|inclusion|pastoral|key stage \w+"
    r"|(?:lower|upper|middle) school)\b(?: \d+)?"
)
_OTHER_TRADE = lazy(r"(?<!turned )\b(?:develop(?:er|ment)|software|programmer|engineer|consultant)\b")
_QUOTED = lazy(r"'(?=[ ]*[).,;!?(\n]|$)")
_OUR_CHILDS = lazy(r"[ ](?:of|at) (?:our new|my (?:son|daughter|child|kids?)|his|her|their) ")
_HE = lazy(r"[ ]?,[ ](?:he|she|they)\b")
_WE = lazy(r"\b(?:we|we're|we've|we'd|us|both)\b")
_NEWS_BEFORE = lazy(r"\b(?:the|an?|by|from|with) $")
_PROSE = lazy(r"\b(?:was|were|said|told|have|has|will|would|the|should|can)\b")
_SUBJECT_IN = lazy(rf"\b(?:{alternatives(_MODS - _W['plain_before_role'])})\b")
_REPORTED = lazy(r"[^.!?\n]{0,150}\b(?:has been|have been|was) appointed\b")
_LINE_OR_STATE = lazy(
    r"dsl[ ]+(?:user|line|connection|modem|router|speed|internet|service|subscriber|or[ ]cable)"
    r"|governor[ ]+(?:(?!of[ ]|at[ ]|for[ ]|and[ ])[a-z]+[ ](?:said|says|signed|in[ ]his|in[ ]her)"
    r"|of[ ](?:[a-z]+[ ]?){1,2}(?=[,.)\d]|$)"
    r"(?<!school)(?<!academy)(?<!college)(?<!primary))"
)
_INITIALS_GO_ON = lazy(r"[a-z]\.[a-z]\b")
_ARTICLES = frozenset({"a", "an"})
_NEWS = lazy(r"\b(?:said|says|told|according to|thanks|congratulations|appointed)\b[^.!?\n]*$")
_BY_DAY = lazy(r"[ ](?:by|during the)[ ](?:day|trade|profession|vocation|training)\b")
# What comes before a title where a sentence begins with it: "24 year old ", "A liberal ", "poet and ".
_AGED = lazy(r"[ ]?(?:an?[ ])?\d\d[ -]?(?:years?|yrs?|y/?o)[ -]*(?:old)?[ ](?:[\w-]+,?[ ]){0,3}$")
_AS_A = lazy(r"[ ]?an?[ ](?:[\w-]+,?[ ]){1,4}$")
_AND_A = lazy(
    r"[ ]?(?:(?!(?:the|my|his|her|their|our|your|this|that|every|no|of|to|for|by|with|from|is|are|was|were|between|both)\b)[\w'-]+,?[ ]){1,6}(?:and|&)[ ]$"
)
_IN_NEWS = lazy(rf"[ ,]*(?:who (?:was|is|had|has)\b|(?!who\b|and\b)(?:{alternatives(_W['news'])})\b)")
_WORDS = lazy(r"[ ]?(?:[\w-]+[ ])+$")
_GOES_ON = lazy(
    r"[ ](?:with|who|in|from|living|looking|by|and)\b[^.!?\n]{0,120}\b(?:i|i'm|i've|my|enjoys|loves|likes)\b"
)
# Words close before a title that make it somebody else's, or nobody's in particular.
_OTHERS = lazy(
    r"\b(?:my|his|her|their|our|your|the|this|that|these|those|every|any|no|some|each|was|were|had|who|whose|mr|mrs|ms|miss|of|to|for|by|with|from)\b(?: [\w-]+){0,4} $|'s "
)
_I_NEAR = lazy(r"\b(?:i|i'm|i've|my)\b")
_LINE, _CAMPUS_REACH, _ADVERT_REACH, _I_REACH = 170, 130, 400, 300


@dataclass(frozen=True)
class _Role:
    """A role as it stands, with the subject or year that belongs to it, and the words before it in its sentence."""

    word: str
    start: int
    end: int
    lead: list[Token]
    strong: bool


def find(reading: Reading, hits: Sequence[Span]) -> Iterator[Match]:
    """What tells that this person works in a school; `hits` are the spans of the triggers."""
    told: list[int] = []
    for start, end in hits:
        reader = _READERS.get(reading.folded[start:end])
        if reader and (found := reader(reading, start, end)):
            told.append(found.start)
            yield found
    yield from trade.insider(reading, hits, sorted(told))


def _title(reading: Reading, start: int, end: int) -> Match | None:
    if reading.folded[start:end] in _W["short"] and not reading.text[start:end].isupper():
        return None
    if _LINE_OR_STATE.match(reading.folded, start) or _INITIALS_GO_ON.match(reading.folded, end - 1):
        return None
    role = _role(reading, start, end)
    found = _told(reading, role, start, end)
    if found and (_OUR_CHILDS.match(reading.folded, role.end) or _is_of_other_trade(reading, role)):
        return None
    return None if found and not _speaks(reading, role) and in_advert(reading, role.start, role.end) else found


def _speaks(reading: Reading, role: _Role) -> bool:
    """Whether the sentence before the role says "I"."""
    return any(token.word in ("i", "i'm", "i've", "my") for token in role.lead)


def in_advert(reading: Reading, start: int, end: int) -> bool:
    """Whether the words around say that a job is on offer, or what it asks for."""
    first, last = reading.window(start, end, _ADVERT_REACH, _ADVERT_REACH)
    said = reading.folded[first:last]
    return sum(word in said for word in _W["advert"]) > 1


def _is_of_other_trade(reading: Reading, role: _Role) -> bool:
    """Whether a teacher of no subject teaches a craft, or somebody of no subject writes software too."""
    if not role.strong and _OTHER_TRADE.search(reading.folded, *reading.window(role.start, role.end, 60, 40)):
        return True
    if _BY_DAY.match(reading.folded, role.end):
        return False
    loose = role.word in ("teacher", "teachers", "student teacher", "trainee teacher")
    if not loose or _SUBJECT_IN.search(reading.folded, role.start, role.end):
        return False
    return teaching.of_craft_class(reading, role.start, role.end)


def _told(reading: Reading, role: _Role, start: int, end: int) -> Match | None:
    word = reading.folded[start:end]
    if any(token.word in _W["elsewhere"] for token in role.lead[-2:]) or _on_campus(reading, role):
        return None
    if reading.folded[role.end : role.end + 1] == "'" and not _QUOTED.match(reading.folded, role.end):
        return None
    if role.strong and role.lead and role.lead[-1].word == "my" and _next_word(reading, role.end) in _W["own_post"]:
        return reading.match("profession-own-words", role.start, role.end, 0.88)
    clause = reading.folded[role.lead[0].start if role.lead else role.start : role.start]
    if speaker.of_past(clause) or (role.word == "teachers" and not _WE.search(clause)):
        return None
    schoolless = word in _W["need_school"] and not _SCHOOLISH.match(reading.folded, end)
    if speaker.of_self(clause) and not _HE.match(reading.folded, role.end):
        sure = 0.95 if role.strong and speaker.is_now(clause) else 0.88
        if schoolless:
            sure = 0.6 if word in _W["need_school_unless_mine"] and speaker.says_i(clause) else 0.0
        return reading.match("profession-own-words", role.start, role.end, sure) if sure else None
    if not schoolless and _AGED.fullmatch(clause) and not _IN_NEWS.match(reading.folded, role.end):
        return reading.match("profession-title", role.start, role.end, 0.7)
    if _is_someone_else(reading, role, clause):
        return None
    if schoolless:
        # Such a title is a school's where it stands by itself, as in a profile: "Deputy head | runner".
        ahead = _ahead(reading, role)
        alone = word in _W["school_if_alone"] and ahead[:1] != ["of"] and _starts_part(role.lead) and _ends_part(ahead)
        return reading.match("profession-title", role.start, role.end, 0.6) if alone else None
    return _by_place(reading, role, clause)


def _by_place(reading: Reading, role: _Role, clause: str) -> Match | None:
    """A title that says whose it is by where it stands: alone on a line, before "at …", after "Jo is a"."""
    ahead = _ahead(reading, role)
    if {token.word for token in role.lead} & _W["not_about_me"]:
        return None
    if _is_news(reading, role):
        return None
    if role.lead and role.lead[-1].word in _ARTICLES and ahead[:1] == ["who"] and not speaker.of_third(clause):
        return None
    is_part = role.word != "teachers" and _starts_part(role.lead) and _ends_part(ahead)
    if is_part and (role.strong or _is_list(reading, role)):
        return reading.match("profession-title", role.start, role.end, 0.89 if role.strong else 0.7)
    if _begins_sentence(reading, role):
        return reading.match("profession-title", role.start, role.end, 0.7 if role.strong else 0.6)
    if not is_part and _at_name(reading, role) and not _NEWS_BEFORE.search(clause):
        return reading.match("profession-title", role.start, role.end, 0.85)
    if role.strong and role.word != "teachers" and speaker.of_named(clause):
        return reading.match("profession-third-person", role.start, role.end, 0.85)
    if role.word != "teachers" and speaker.of_third(clause):
        return reading.match("profession-third-person", role.start, role.end, 0.85 if role.strong else 0.6)
    if role.strong and role.word in _W["said_of_oneself"] and not _OTHERS.search(clause):
        near = reading.window(role.start, role.end, _I_REACH, _I_REACH)
        return (
            reading.match("profession-title", role.start, role.end, 0.6)
            if _I_NEAR.search(reading.folded, *near)
            else None
        )
    return None


def _begins_sentence(reading: Reading, role: _Role) -> bool:
    """Whether somebody describes themself by the role: "24 year old teacher", "Poet and teacher.", "teacher by day"."""
    if role.word == "teachers":
        return False
    if _BY_DAY.match(reading.folded, role.end):
        return True
    lead = reading.folded[role.lead[0].start if role.lead else role.start : role.start]
    if role.strong and _AS_A.fullmatch(lead):
        return _GOES_ON.match(reading.folded, role.end) is not None
    if not _ends_sentence(reading, role.end):
        return False
    in_few = role.strong and 0 < len(role.lead) < 3 and _WORDS.fullmatch(lead) and not _OTHERS.search(lead)
    return bool(in_few or _AND_A.fullmatch(lead))


def _ends_sentence(reading: Reading, end: int) -> bool:
    return reading.folded[end : end + 1] in ("", ".", "!", "\n", "|")


def _ahead(reading: Reading, role: _Role) -> list[str]:
    return [token.word for token in after(reading, role.end, 40)]


def _is_news(reading: Reading, role: _Role) -> bool:
    """Whether the sentence goes on as a report does: "…, deputy head at Marlbeck, has been appointed"."""
    return _REPORTED.match(reading.folded, role.end) is not None


def _at_name(reading: Reading, role: _Role) -> bool:
    """Whether "at" and a name come right after the role."""
    found = _AT_NAME.match(reading.folded, role.end)
    return found is not None and reading.text[found.end()].isupper()


def _role(reading: Reading, start: int, end: int) -> _Role:
    """The role around the hit: modifiers before ("year 4", "maths"), subject after ("of English")."""
    line = before(reading, start, 90)
    at = len(line)
    while at and (
        line[at - 1].word in _MODS
        or line[at - 1].word.isdigit()
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
    return _Role(word, first, subject.end() if subject else end, sentence(line[:at]), strong)


def _on_campus(reading: Reading, role: _Role) -> bool:
    """Whether a title that universities use too stands among words of a university."""
    if role.word not in _W["campus_titles"] or (role.strong and role.word == "teacher"):
        return False
    first, last = reading.window(role.start, role.end, _CAMPUS_REACH, _CAMPUS_REACH)
    around = re.findall(r"[a-z]+", reading.folded[first:last])
    schools = sum(word in _W["not_campus"] for word in around)
    return sum(word in _W["campus"] for word in around) > schools


def _is_someone_else(reading: Reading, role: _Role, clause: str) -> bool:
    previous = role.lead[-1].word if role.lead else ""
    if previous in _NOT_MINE or previous.endswith(("'s", "s'")) or speaker.of_other(clause):
        return True
    following = _next_word(reading, role.end)
    return following in _W["news"] and not (role.strong and following in ("who", "and", "was", "is"))


def _next_word(reading: Reading, end: int) -> str:
    return next((token.word for token in after(reading, end, 30, 1)), "")


def _starts_part(lead: list[Token]) -> bool:
    """Whether nothing but a mark, an emoji or a word of rank stands before in its part of a list or line."""
    rest = list(lead)
    while rest and rest[-1].word in _W["ranks"]:
        rest.pop()
    return not rest or (not rest[-1].word[0].isalnum() and rest[-1].word not in "#@'")


def _ends_part(ahead: list[str]) -> bool:
    return not ahead or ahead[0] in _W["title_ends"] or not ahead[0][0].isalnum()


def _is_list(reading: Reading, role: _Role) -> bool:
    """Whether the line reads as a list about oneself, not as prose: a bare "teacher" counts only there."""
    if not role.lead and _ends_sentence(reading, role.end):
        return True
    stop = reading.folded.find("\n", role.end, role.end + _LINE + 30)
    rest = reading.folded[role.end : stop if stop >= 0 else role.end + _LINE + 30]
    head = reading.folded[role.lead[0].start : role.start] if role.lead else ""
    return len(rest) + len(head) < _LINE and not _PROSE.search(f"{head} {rest[:60]}")


def _department(reading: Reading, start: int, end: int) -> Match | None:
    """ "Head of maths", "lead for Year 4": the subject or year makes it a school's."""
    found = _HEAD_OF.match(reading.folded, start, start + 60)
    lead = before(reading, start, 40)
    if not found or (lead and lead[-1].word in _NOT_MINE - {"the"}):
        return None
    lead_in = reading.folded[max(0, start - 60) : start]
    if _next_word(reading, found.end()) in _W["news"]:
        return None
    if speaker.of_other(lead_in[-40:]) or _NEWS.search(lead_in) or in_advert(reading, start, end):
        return None
    return reading.match("profession-title", start, found.end(), 0.88 if reading.text[start].isupper() else 0.7)


def _tag(reading: Reading, start: int, end: int) -> Match:
    return reading.match("profession-tag", start, end)


Reader = Callable[[Reading, int, int], Match | None]
_READERS: dict[str, Reader] = {
    **dict.fromkeys(_TITLES | _ROLES, _title),
    **dict.fromkeys(_W["training"], teaching.training),
    **dict.fromkeys(("teach", "taught", "teaching", "teaches"), teaching.teaching),
    **dict.fromkeys(("head of", "leader of", "lead for", "lead of", "subject lead", "second in"), _department),
    **dict.fromkeys((f"#{tag}" for tag in _W["tags"]), _tag),
}
DETECTOR = Detector(
    "profession",
    find,
    tuple(f"*{word}" if word[0] == "#" else word for word in sorted({*_READERS, *trade.TRIGGERS})),
)
