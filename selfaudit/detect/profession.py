"""Titles and tags that say this person works in a school."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from selfaudit.detect import crafts, speaker, teaching, trade
from selfaudit.detect.engine import Detector, Reading, Span
from selfaudit.detect.lazy import lazy
from selfaudit.detect.role import (
    SUBJECTS,
    Role,
    ahead_of,
    ends_part,
    next_word,
    on_campus,
    role_at,
    speaks,
    starts_part,
)
from selfaudit.detect.title_place import BY_DAY, by_place
from selfaudit.detect.tokens import before
from selfaudit.detect.words import alternatives, words
from selfaudit.model import Match

_W = words("profession")
_TITLES, _ROLES, _NOT_MINE = _W["titles"], _W["roles"], _W["not_mine"]
_SCHOOLISH = lazy(
    r"[^.!?\n]{0,60}\b(?:school|academy|college|primary|secondary|nursery|grammar|infants?|juniors?"
    r"|high|sixth form|comp|comprehensive|pupils|education|schools|pastoral|behaviour|curriculum"
    r"|teaching (?:&|and) learning|key stage|ks[1-5])\b"
)
_HEAD_OF = lazy(
    r"(?:head|leader|lead|subject lead|second) (?:of|for|in) (?:[\w&]+ (?:and|&) )?"
    rf"(?:{SUBJECTS}|sixth form|6th form|year \d+|inclusion|pastoral|key stage \w+"
    r"|(?:lower|upper|middle) school)\b(?: \d+)?"
)
_OTHER_TRADE = lazy(r"(?<!turned )\b(?:develop(?:er|ment)|software|programmer|engineer|consultant)\b")
_QUOTED = lazy(r"'(?=[ ]*[).,;!?(\n]|$)")
_NOT_NOW_OR_MINE = lazy(r"[ ]in retirement\b|[ ](?:of|at) (?:our new|my (?:son|daughter|child|kids?)|his|her|their) ")
_HE = lazy(r"[ ]?,[ ](?:he|she|they)\b")
_WE = lazy(r"\b(?:we|we're|we've|we'd|us|both)\b")
_SUBJECT_IN = lazy(rf"\b(?:{alternatives(_W['before_role'] - _W['plain_before_role'])})\b")
_LINE_OR_STATE = lazy(
    r"dsl[ ]+(?:user|line|connection|modem|router|speed|internet|service|subscriber|or[ ]cable)"
    r"|governor[ ]+(?:(?!of[ ]|at[ ]|for[ ]|and[ ])[a-z]+[ ](?:said|says|signed|in[ ]his|in[ ]her)"
    r"|of[ ](?:[a-z]+[ ]?){1,2}(?=[,.)\d]|$)"
    r"(?<!school)(?<!academy)(?<!college)(?<!primary))"
)
_INITIALS_GO_ON = lazy(r"[a-z]\.[a-z]\b")
_NEWS = lazy(r"\b(?:said|says|told|according to|thanks|congratulations|appointed)\b[^.!?\n]*$")
# What comes before a title where a sentence begins with it: "24 year old ", "A liberal ", "poet and ".
_WAS = lazy(r"\b(?:was|were)\b")
_NO_LONGER = lazy(r"[^.!?\n]{0,30}\b(?:until|till|for (?:\w+ ){1,2}(?:years|decades))\b")
_ME = lazy(r"\b(?:i|i'm|i've|me|my)\b")
_AGED = lazy(r"[ ]?(?:an?[ ])?\d\d[ -]?(?:years?|yrs?|y/?o)[ -]*(?:old)?[ ](?:[\w-]+,?[ ]){0,3}$")
_IN_NEWS = lazy(rf"[ ,]*(?:who (?:was|is|had|has)\b|(?!who\b|and\b)(?:{alternatives(_W['news'])})\b)")
_ADVERT_REACH, _ME_REACH = 400, 150


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
    role = role_at(reading, start, end)
    found = _told(reading, role, start, end)
    if found and (_NOT_NOW_OR_MINE.match(reading.folded, role.end) or _is_of_other_trade(reading, role)):
        return None
    if not found or speaks(role) or not in_advert(reading, role.start, role.end):
        return found
    near = reading.window(role.start, role.end, _ME_REACH, _ME_REACH)
    return found if found.rule == "profession-own-words" and _ME.search(reading.folded, *near) else None


def in_advert(reading: Reading, start: int, end: int) -> bool:
    """Whether the words around say that a job is on offer, or what it asks for."""
    first, last = reading.window(start, end, _ADVERT_REACH, _ADVERT_REACH)
    said = reading.folded[first:last]
    return sum(word in said for word in _W["advert"]) > 1


def _is_of_other_trade(reading: Reading, role: Role) -> bool:
    """Whether a teacher of no subject teaches a craft, or somebody of no subject writes software too."""
    if not role.strong and _OTHER_TRADE.search(reading.folded, *reading.window(role.start, role.end, 60, 40)):
        return True
    if BY_DAY.match(reading.folded, role.end):
        return False
    loose = role.word in ("teacher", "teachers", "student teacher", "trainee teacher")
    if not loose or _SUBJECT_IN.search(reading.folded, role.start, role.end):
        return False
    return crafts.of_craft_class(reading, role.start, role.end)


def _told(reading: Reading, role: Role, start: int, end: int) -> Match | None:
    word = reading.folded[start:end]
    if any(token.word in _W["elsewhere"] for token in role.lead[-2:]) or on_campus(reading, role):
        return None
    if reading.folded[role.end : role.end + 1] == "'" and not _QUOTED.match(reading.folded, role.end):
        return None
    if role.strong and role.lead and role.lead[-1].word == "my" and next_word(reading, role.end) in _W["own_post"]:
        return reading.match("profession-own-words", role.start, role.end, 0.88)
    clause = reading.folded[role.lead[0].start if role.lead else role.start : role.start]
    if speaker.of_past(clause) or (role.word == "teachers" and not _WE.search(clause)):
        return None
    if _WAS.search(clause) and _NO_LONGER.match(reading.folded, role.end):
        return None
    schoolless = word in _W["need_school"] and not _SCHOOLISH.match(reading.folded, end)
    if speaker.of_self(clause) and not _HE.match(reading.folded, role.end):
        elsewhere = {word, reading.folded[role.start : role.end]} & _W["also_elsewhere"]
        told_now = role.strong and not elsewhere and speaker.is_now(clause)
        sure = 0.95 if told_now else 0.88
        if schoolless:
            sure = 0.6 if word in _W["need_school_unless_mine"] and speaker.says_i(clause) else 0.0
        return reading.match("profession-own-words", role.start, role.end, sure) if sure else None
    if not schoolless and _AGED.fullmatch(clause) and not _IN_NEWS.match(reading.folded, role.end):
        return reading.match("profession-title", role.start, role.end, 0.7)
    if _is_someone_else(reading, role, clause):
        return None
    if schoolless:
        # Such a title is a school's where it stands by itself, as in a profile: "Deputy head | runner".
        ahead = ahead_of(reading, role)
        alone = word in _W["school_if_alone"] and ahead[:1] != ["of"] and starts_part(role.lead) and ends_part(ahead)
        return reading.match("profession-title", role.start, role.end, 0.6) if alone else None
    return by_place(reading, role, clause)


def _is_someone_else(reading: Reading, role: Role, clause: str) -> bool:
    previous = role.lead[-1].word if role.lead else ""
    if previous in _NOT_MINE or previous.endswith(("'s", "s'")) or speaker.of_other(clause):
        return True
    following = next_word(reading, role.end)
    return following in _W["news"] and not (role.strong and following in ("who", "and", "was", "is"))


def _department(reading: Reading, start: int, end: int) -> Match | None:
    """ "Head of maths", "lead for Year 4": the subject or year makes it a school's."""
    found = _HEAD_OF.match(reading.folded, start, start + 60)
    lead = before(reading, start, 40)
    if not found or (lead and lead[-1].word in _NOT_MINE - {"the"}):
        return None
    lead_in = reading.folded[max(0, start - 60) : start]
    if speaker.of_past(lead_in):
        return None
    if next_word(reading, found.end()) in _W["news"]:
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
