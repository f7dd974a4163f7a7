"""Words that say this person works in a school: a title, training, teaching, the tags of the trade."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from selfaudit.detect.engine import Detector, Reading, Span
from selfaudit.detect.tokens import Token, after, before
from selfaudit.detect.words import words
from selfaudit.model import Match

_W = words("profession")
_TITLES, _ROLES, _MODS, _TAUGHT = _W["titles"], _W["roles"], _W["before_role"], _W["taught"]
_NOT_MINE, _ELSEWHERE, _RELATIONS, _NEWS = _W["not_mine"], _W["elsewhere"], _W["relations"], _W["news"]
_SHORT = frozenset({"ta", "ect", "dsl", "lsa", "rqt", "nqt", "tlr"})
_NEED_SCHOOL = frozenset({"governor", "caretaker", "principal", "lecturer", "site manager", "site supervisor", "teachers", "attendance officer", "executive head", "deputy head", "assistant head", "vice principal", "assistant principal", "room leader", "matron at", "head of department", "head of faculty", "head of house", "pastoral support"})  # fmt: skip
_SEPARATORS = frozenset('|•·,/&;:–—-+~*()[]{}>»✨"“”')
_STOPS = frozenset(".!?…")

_FIRST_PERSON = re.compile(
    r"(?:\bi am|\bi'm|\bim|\bi was|\bi've been|\bi have been|\bi became|\bwork(?:ed|ing)? (?:full time |part time |full-time |part-time )?as|\bas|\bbecome|\bbecoming|\bbecame|\bto be"
    r"|\btrained as|\bqualified as|\bemployed as|\bmyself|\bi remain|\bpart-time|\bfull-time|\bformer|\bex|\bretired|\baspiring|\bcurrent|\bdedicated|\bpassionate|\bproud)"
    r"[ -]+(?:(?:an?|the|your)[ ]+)?(?:[\w'&/-]+,?[ ]+(?:and[ ]+|&[ ]+)?){0,5}$"
)
_THIRD = re.compile(
    r"\b(?:is|was|'s|been)[ ]+(?:currently |now |also |both |originally |formerly )?(?:an?|the)[ ]+(?:[\w'-]+,?[ ]+(?:and[ ]+)?){0,4}$"
)
_OTHER_PERSON = re.compile(
    r"\b(?:my|his|her|their|our|your|a|this|that|the)[ ]+(?:\w+[ ])?(?:%s)\b|\b(?:%s)(?:[ ]+(?:is|was)|'s)\b"
    % ((("|".join(sorted(map(re.escape, _RELATIONS)))),) * 2)
)
_SCHOOLISH = re.compile(r"[^.!?\n]{0,60}\b(?:school|academy|college|primary|nursery|grammar|infants?|juniors?|high)\b")
_OF_SUBJECT = re.compile(
    r"[ ]+(?:of|in)[ ]+(?:[\w&]+[ ]){0,2}?(?:%s)\b"
    % "|".join(
        sorted(
            map(
                re.escape,
                _MODS
                - {
                    "it",
                    "class",
                    "school",
                    "year",
                    "high",
                    "middle",
                    "form",
                    "college",
                    "food",
                    "lead",
                    "special",
                    "student",
                    "education",
                },
            ),
            key=len,
            reverse=True,
        )
    )
)
_AT_NAME = re.compile(r"[ ,]+(?:at|@)[ ]+(?:the[ ]|an?[ ])?(?=[\w])")


@dataclass(frozen=True)
class _Role:
    """A role as it stands: where it begins with its modifiers, the words before it, and whether it is a school's by itself."""

    start: int
    end: int
    lead: list[Token]
    strong: bool


def find(reading: Reading, hits: Sequence[Span]) -> Iterator[Match]:
    """What tells that this person works in a school; `hits` are the spans of the triggers."""
    for start, end in hits:
        found = _READERS[reading.folded[start:end]](reading, start, end)
        if found:
            yield found


def _title(reading: Reading, start: int, end: int) -> Match | None:
    word = reading.folded[start:end]
    if word in _SHORT and not reading.text[start:end].isupper():
        return None
    role = _role(reading, start, end)
    previous = role.lead[-1].word if role.lead else ""
    if any(token.word in _ELSEWHERE for token in role.lead[-2:]):
        return None
    clause = reading.folded[role.lead[0].start if role.lead else role.start : role.start]
    if word in _NEED_SCHOOL and not _SCHOOLISH.match(reading.folded, end):
        return None
    first = _FIRST_PERSON.search(clause) is not None and not _spoilt(clause)
    if first:
        return reading.match("profession-own-words", role.start, role.end, 0.95 if role.strong else 0.88)
    ahead = [token.word for token in after(reading, role.end, 40)]
    following = ahead[0] if ahead else ""
    if previous in _NOT_MINE or previous.endswith("'s") or previous.endswith("s'") or _OTHER_PERSON.search(clause):
        return None
    if following in _NEWS and not (role.strong and following in ("who", "and", "was", "is")):
        return None
    if _starts_segment(role.lead) and _ends_segment(ahead):
        if word in ("teachers", "educator") or (not role.strong and not _short_line(reading, role)):
            return None
        return reading.match("profession-title", role.start, role.end, 0.92 if role.strong else 0.75)
    if (
        _AT_NAME.match(reading.folded, role.end)
        and reading.text[_name_at(reading, role.end)].isupper()
        and not _is_news(clause)
    ):
        return reading.match("profession-title", role.start, role.end, 0.85)
    if _THIRD.search(clause) and word != "teachers":
        return reading.match("profession-third-person", role.start, role.end, 0.85 if role.strong else 0.6)
    return None


def _role(reading: Reading, start: int, end: int) -> _Role:
    """The role around the hit: modifiers before ("year 4", "maths"), subject after ("of English")."""
    line = before(reading, start, 90)
    at = len(line)
    while at and (
        line[at - 1].word in _MODS
        or line[at - 1].word.isdigit()
        or line[at - 1].word in ("and", "&", "/")
        and at < len(line)
    ):
        at -= 1
    while at < len(line) and line[at].word in ("and", "&", "/", "r", "it", "re"):
        at += 1
    word = reading.folded[start:end]
    subject = _OF_SUBJECT.match(reading.folded, end, end + 40)
    lead = line[:at]
    for back in range(len(lead) - 1, -1, -1):
        if lead[back].word in _STOPS and not (back and len(lead[back - 1].word) < 3):
            lead = lead[back + 1 :]
            break
    first = line[at].start if at < len(line) else start
    strong = word in _TITLES or (word in _ROLES and (at < len(line) or subject is not None))
    return _Role(first, subject.end() if subject else end, lead, strong)


def _spoilt(clause: str) -> bool:
    """Whether between "I am" and the role somebody else comes in: "I am so grateful to my son's …"."""
    return bool(_SOMEBODY.search(clause)) or _OTHER_PERSON.search(clause) is not None


_SOMEBODY = re.compile(
    r"\b(?:my|his|her|their|our|your|every|any|all|these|those)\b(?![^,]*\b(?:i am|i'm|im|as)\b)[^,]*$|\b(?:to|for|by|with|from|than|like|not)[ ]+(?:an?[ ]+|the[ ]+)?(?:[\w-]+[ ]+){0,2}$"
)


def _is_news(clause: str) -> bool:
    return clause.rstrip().endswith((" the", " a", " by", " from", " with")) or clause.strip() in ("the", "a")


def _name_at(reading: Reading, end: int) -> int:
    found = _AT_NAME.match(reading.folded, end)
    return min(found.end() if found else end, len(reading.text) - 1)


def _starts_segment(lead: list[Token]) -> bool:
    """Whether nothing but a mark, an emoji or a word of rank stands before in its part of a list or line."""
    rest = list(lead)
    while rest and rest[-1].word in _RANKS:
        rest.pop()
    return not rest or rest[-1].word in _SEPARATORS or not rest[-1].word[0].isalnum() and rest[-1].word not in "#@'"


_RANKS = frozenset({"former", "ex", "ex-", "retired", "qualified", "full-time", "part-time", "full", "time", "lead", "senior", "assistant", "deputy", "experienced", "proud", "passionate", "currently", "newly", "mum", "wife", "dad", "uk", "british", "london", "award-winning", "an", "a", "long-term", "freelance", "aspiring", "now", "and", "&", "dedicated", "inspiring", "enthusiastic", "job", "role", "title", "position", "occupation", "profession", "acting"})  # fmt: skip


def _ends_segment(ahead: list[str]) -> bool:
    return (
        not ahead
        or ahead[0] in _SEPARATORS
        or ahead[0] in _STOPS
        or ahead[0]
        in (
            "at",
            "@",
            "and",
            "in",
            "from",
            "with",
            "based",
            "turned",
            "since",
            "for",
            "who",
            "living",
            "by",
            "of",
            "to",
        )
        or not ahead[0][0].isalnum()
    )


def _short_line(reading: Reading, role: _Role) -> bool:
    """Whether the line reads as a list about oneself, not as prose: a bare "teacher" counts only there."""
    line_end = reading.folded.find("\n", role.end, role.end + 200)
    line = reading.folded[role.end : line_end if line_end >= 0 else role.end + 200]
    start = role.lead[0].start if role.lead else role.start
    head = reading.folded[max(0, start - 1) : role.start]
    return len(line) + len(head) < 170 and not re.search(
        r"\b(?:was|were|said|told|have|has|will|would|the|should|can)\b", head + " " + line[:60]
    )


def _training(reading: Reading, start: int, end: int) -> Match | None:
    word = reading.folded[start:end]
    text = reading.text[start:end]
    if word in ("gtp", "qts", "scitt", "pgde", "tefl", "celta") and not text.isupper():
        return None
    if word in ("school direct", "teach first") and not text.istitle():
        return None
    line = before(reading, start, 60)
    lead = {token.word for token in line[-6:]}
    ahead = [token.word for token in after(reading, end, 30)][:3]
    if lead & {"course", "courses", "offer", "offers", "apply", "your", "our", "want"} or set(ahead) & {
        "applications",
        "bursary",
        "bursaries",
        "provider",
        "providers",
        "courses",
        "programmes",
    }:
        return None
    mine = bool(lead & _MINE)
    if word in ("teacher training", "tefl", "celta", "cpd lead") and not mine:
        return None
    return reading.match("profession-training", start, end, 0.92 if mine else 0.75)


_MINE = frozenset({"i", "i'm", "i've", "my", "me", "did", "doing", "completed", "completing", "finished", "started", "starting", "gained", "studying", "studied", "took", "undertook", "received", "earned", "achieved", "passed"})  # fmt: skip


def _teaching(reading: Reading, start: int, end: int) -> Match | None:
    """ "I teach Year 4", "taught maths in secondary schools", "teaches at …"."""
    word = reading.folded[start:end]
    ahead = [token.word for token in after(reading, end, 60)]
    if not ahead:
        return None
    lead = [token.word for token in before(reading, start, 50)]
    for back in range(len(lead) - 1, -1, -1):
        if lead[back] in _STOPS:
            lead = lead[back + 1 :]
            break
    objects = ahead[:6]
    if any(thing in _ELSEWHERE for thing in objects[:3]) or objects[0] in _NO_OBJECT:
        return None
    school = _SCHOOLISH.match(reading.folded, end) is not None
    subject = objects[0] in _TAUGHT - {
        "in",
        "at",
        "a",
        "classes",
        "students",
        "children",
        "kids",
        "pupils",
        "school",
        "level",
        "high",
        "middle",
        "business",
        "design",
        "music",
        "art",
        "computer",
        "english",
        "science",
        "technology",
        "food",
    }
    soft = objects[0] in _TAUGHT
    if lead and lead[-1] in ("self", "was", "were", "been", "get", "got", "being", "is", "to") and word == "taught":
        return None
    mine = bool(set(lead[-4:]) & {"i", "i've", "i'd", "i'm", "currently", "previously"}) and not set(lead[-3:]) & {
        "he",
        "she",
        "they",
        "you",
        "who",
        "that",
        "which",
    }
    began = not lead or not lead[-1][0].isalnum()
    if (
        word in ("teach", "taught")
        and mine
        and (subject or (soft and school) or (objects[0] in ("in", "at") and school))
    ):
        return reading.match("profession-teaching", start, end, 0.93)
    if (
        word in ("teach", "taught")
        and mine
        and objects[0] in ("english", "science", "music", "art", "pupils", "children", "kids")
    ):
        return reading.match("profession-teaching", start, end, 0.7)
    if word == "taught" and began and (subject or school) and soft:
        return reading.match("profession-teaching", start, end, 0.85)
    if (
        word == "teaching"
        and (mine or began or set(lead[-3:]) & {"years", "of", "love", "my", "currently", "started", "been"})
        and soft
        and (school or subject)
        and not set(lead[-3:]) & {"the", "for", "our", "your"}
    ):
        return reading.match("profession-teaching", start, end, 0.75)
    if (
        word == "teaches"
        and (subject or (soft and school))
        and lead
        and lead[-1] not in ("it", "that", "which", "this")
    ):
        return reading.match("profession-third-person", start, end, 0.85)
    return None


_NO_OBJECT = frozenset({"me", "you", "us", "them", "him", "her", "it", "myself", "yourself", "himself", "herself", "people", "how", "that", "my", "your", "our", "their", "his", "the", "to", ",", ".", "!", "?", "assistant", "assistants"})  # fmt: skip


def _tag(reading: Reading, start: int, end: int) -> Match:
    return reading.match("profession-tag", start, end)


def _department(reading: Reading, start: int, end: int) -> Match | None:
    """ "Head of maths", "maths department lead", "Year 4 lead": the subject or year makes it a school's."""
    found = _HEAD_OF.match(reading.folded, start, start + 60)
    if not found:
        return None
    lead = before(reading, start, 40)
    if lead and (
        lead[-1].word in _NOT_MINE - {"the"} or _OTHER_PERSON.search(reading.folded[max(0, start - 40) : start])
    ):
        return None
    return reading.match("profession-title", start, found.end(), 0.88 if reading.text[start].isupper() else 0.75)


_SUBJECTS = "|".join(
    sorted(
        map(re.escape, _MODS - {"it", "class", "school", "high", "middle", "form", "college", "food", "lead", "special", "student", "business", "design", "technology", "media", "education", "studies", "classroom", "politics", "economics", "needs", "cover", "supply", "r", "qualified", "experienced", "trainee", "assistant", "grade", "language"}),
        key=len, reverse=True,
    )
)  # fmt: skip
_HEAD_OF = re.compile(
    rf"(?:head|leader|lead|director|subject lead|second in charge|2ic) (?:of|for|in) (?:[\w&]+ (?:and|&) )?(?:{_SUBJECTS}|sixth form|6th form|year \d+|lower school|upper school|middle school|inclusion|key stage \w+|pastoral)\b(?: \d+)?"
)

Reader = Callable[[Reading, int, int], Match | None]
_READERS: dict[str, Reader] = {}
for _word in (*_TITLES, *_ROLES):
    _READERS[_word] = _title
for _word in _W["training"]:
    _READERS[_word] = _training
for _word in ("teach", "taught", "teaching", "teaches"):
    _READERS[_word] = _teaching
for _word in ("head of", "leader of", "lead for", "director of", "lead of", "subject lead"):
    _READERS[_word] = _department
for _word in _W["tags"]:
    _READERS[f"#{_word}"] = _tag

DETECTOR = Detector("profession", find, tuple(f"*{word}" if word[0] == "#" else word for word in _READERS))
