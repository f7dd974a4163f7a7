"""Training for school work, and what somebody teaches."""

from __future__ import annotations

import re

from selfaudit.detect import speaker
from selfaudit.detect.crafts import AROUND, CRAFTS, of_craft
from selfaudit.detect.engine import Reading
from selfaudit.detect.lazy import lazy
from selfaudit.detect.tokens import Token, after, before, sentence
from selfaudit.detect.words import alternatives, words
from selfaudit.model import Match

_W = words("profession")
_TAUGHT = _W["taught"]
_HARD = _TAUGHT - _W["soft_objects"]
_SCHOOLISH = lazy(
    r"[^.!?\n]{0,60}\b(?:schools?|academy|college|primary|secondary|nursery|grammar|infants?|juniors?|high"
    r"|sixth form|comprehensives?|comp|ks[1-5]|key stage|gcses?|igcse|a[ -]levels?|years? \d{1,2}|y\d{1,2}|classroom)\b"
)
# "I started", "I've been", "fell in love with": then "teaching" with nothing taught behind it is the writer's work.
_CAREER_BEFORE = lazy(
    r"(?:^|[^\w'])((?:i(?:'ve|'d| have| had| was)?|since i|we(?:'ve)?|she|he|and|me|to) "
    r"(?:(?:first|just|recently|also|really|still|have|has|had|was|then|once|always|now|currently"
    r"|initially|finally) ){0,2}"
    r"(?:started|start|began|begin|been|love|loved|enjoy|enjoyed|miss|left|leave|quit|entered|chose|adore|finish|finished|"
    r"stopped|stop|(?:went|go|got|came|moved|fell|get|returned|going|return|back) (?:back )?(?:in |out )?"
    r"(?:into|to|of|love with))(?: (?:primary|secondary|high school|school|classroom|early years|infant|special needs"
    r"|science|maths|english))?)[ ]$"
)
_CAREER_AFTER = lazy(
    r"(?:[ ](?:in|at|since|for|and|but|as|because|again|here|there|full|part|when|from|so|until|after|now|with|last"
    r"|this|on|i|we|which|that|who|before|during|by|two|three|a couple)\b)|[ ]*(?:[.!?,;)\n]|$)"
)
_CAREER_OWN = lazy(
    r"teaching (?:degree|qualification|role|timetable|post|practice|staff room|career|job|gig|position)\b"
)
_MINE_BEFORE = lazy(
    r"\b(?:my|her|his|their|(?:have|got|did|for|in) a|full)(?: (?:first|full|new|current|last|time|long|entire))?[ ]$"
)
_FAR = 700  # characters on each side, where somebody only says that they teach children
_CAMPUS = lazy(r"\b(?:universit\w+|undergraduates?|postgraduates?|ph\.?d|lectur\w+|bootcamp|software)\b")
# What is taught, where it takes more than one word to say: "4th grade", "middle schoolers", "kids with autism".
_NTH = r"(?:\d{1,2}(?:st|nd|rd|th)|first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|eleventh|twelfth)"
_LEVEL = lazy(
    r"[ ]+(?:(?:at|in|a|an|ap|honou?rs|public|private|urban|inner[ -]city|rural|bilingual|gifted|advanced|local|older"
    r"|younger|young|little|mostly|mainly|both|mixed|some)[ ]+){0,3}"
    rf"(?:(?:{_NTH}|pre-?k|k|kindergarten)"
    rf"(?:(?:[ ]?(?:-|/|,|&|and|to|through)[ ]?)+(?:{_NTH}|\d{{1,2}}))*[ -]+grade(?:rs?|s)?\b"
    rf"|(?:{alternatives(_W['levels'])})\b"
    r"|(?:(?!(?:the|my|your|his|her|their|our|how|that|to|about|and|me|you|him|them|us)\b)[a-z'-]+[ ]){1,2}"
    rf"(?:{_NTH}[ -])?(?:graders|high[ -]?schoolers|middle[ -]?schoolers|preschoolers|kindergarte?ners"
    r"|teenagers|teens)\b"
    r"|(?:kids|children|students|pupils|teens|teenagers|adolescents|youth|youngsters)[ ]with[ ]"
    r"(?:\w+[ ]){0,2}(?:autism|needs|disabilities|difficulties|disorders?|adhd|dyslexia|sen|send)\b)"
    r"(?![ ](?:school )?(?:teachers?|myself|sunday))"
)
_FIRST_OF_TWO = frozenset({"a", "high", "middle", "primary", "secondary", "sixth", "grade", "year"})
_PERSON = frozenset({"i", "i've", "i'd", "i'm", "currently", "previously"})
_NOT_PERSON = frozenset({"he", "she", "they", "you", "who", "that", "which", "he'll", "she'll", "he'd", "she'd"}) | {
    f"{somebody}'{short}" for somebody in ("you", "they") for short in ("ve", "re", "ll", "d")
}
_LEARNER = frozenset({"self", "was", "were", "been", "get", "got", "being", "is", "to"})
_YEARS = frozenset(
    {"year", "reception", "eyfs", *(f"y{n}" for n in range(1, 12)), *(f"ks{n}" for n in range(1, 6))}
    | {f"{stage}{n}" for stage in "ps" for n in range(1, 8)}
)
_GLADLY = frozenset({"happens", "happen", "get", "privileged", "lucky"})
_ANY_LEARNER = frozenset({"children", "kids", "pupils", "students", "classes", "music", "art", "teenagers"})
_ANY_LEVEL = frozenset({"grade", "level", "a", "in", "at"})
_SUBJECT_ALONE = 0.88  # "I teach physics": lecturers and tutors say so too
_ENDS = frozenset({",", ".", ";", "!", "|"})
_NOW = frozenset({"now", "currently", "also", "still", "mostly", "mainly"})
_LONG_AT_IT = frozenset(
    {"years", "of", "love", "my", "currently", "started", "been", "me", "passion", "career", "job", "day", "days", "by"}
)


def training(reading: Reading, start: int, end: int) -> Match | None:
    """Training that only people have who work in schools, or are about to."""
    word, text = reading.folded[start:end], reading.text[start:end]
    if (word in _W["caps_training"] and not text.isupper()) or (word in _W["title_training"] and not text.istitle()):
        return None
    line = before(reading, start, 60)
    lead = {token.word for token in line[-6:]}
    ahead = {token.word for token in after(reading, end, 30)[:3]}
    mine = bool(lead & _W["mine"])
    if not mine and (lead | ahead) & _W["offers"]:
        return None
    if word in _W["need_mine"] and not mine:
        return None
    if speaker.of_other(" ".join(token.word for token in sentence(line))):
        return None
    loose = word in _W["need_mine"]
    if loose and (of_craft(reading, start, end) or of_craft(reading, start, end, _FAR)):
        return None
    return reading.match("profession-training", start, end, 0.89 if mine and not loose else 0.75)


def teaching(reading: Reading, start: int, end: int) -> Match | None:
    """ "I teach Year 4", "taught maths in secondary schools", "Jo teaches phonics"."""
    word = reading.folded[start:end]
    following, led = after(reading, end, 60)[:6], sentence(before(reading, start, 50))
    ahead, lead = [token.word for token in following], [token.word for token in led]
    if word == "teaching" and (career := _career(reading, start, end)):
        return career
    if word == "teach" and _is_all_said(reading, ahead, lead, end):
        return reading.match("profession-teaching", led[-1].start, end, 0.6)
    if not ahead or ahead[0] in _W["no_object"] or any(thing in _W["elsewhere"] for thing in ahead[:3]):
        return None
    if speaker.of_other(" ".join(lead)) or (ahead[0] in ("in", "at") and "".join(ahead[1:2]).isdigit()):
        return None
    school = _SCHOOLISH.match(reading.folded, end)
    level = _LEVEL.match(reading.folded, end, end + 100)
    named = bool(led) and led[-1].capital and led[-1].word not in _PERSON
    hard = level is not None or ahead[0] in _HARD
    sure = _sureness(word, ahead[0], lead, hard, hard or (ahead[0] in _TAUGHT and school is not None))
    if sure > _SUBJECT_ALONE and not school and not level:
        sure = _SUBJECT_ALONE
    if not sure and word == "teach" and _is_work(reading, ahead, lead, end):
        sure = 0.65
    if word == "taught" and named and not sure and school and ahead[0] in ("at", "in"):
        sure = 0.75
    if not sure:
        return None
    third = word == "teaches" or (named and word == "taught") or bool(set(lead[-3:]) & {"has", "he", "she"})
    if third and word == "taught" and _CAMPUS.search(reading.folded, *reading.window(start, end, AROUND, AROUND)):
        return None
    if ahead[0] in _ANY_LEARNER and of_craft(reading, start, end, _FAR):
        return None
    if ahead[0] in _ANY_LEVEL and of_craft(reading, start, end):
        return None
    rule = "profession-third-person" if third else "profession-teaching"
    first = next((token.start for token in led[-3:] if token.word in _PERSON and not third), start)
    return reading.match(rule, first, level.end() if level else _told_to(following, school), sure)


def _told_to(following: list[Token], school: re.Match[str] | None) -> int:
    """Where the words end that say what or where somebody teaches: at a subject, a year, or the school after "in"."""
    thing = following[0]
    if thing.word in _W["soft_objects"] and school:
        return school.end()
    more = following[1:2]
    whole = more and more[0].word[0].isalnum() and (more[0].word[0].isdigit() or thing.word in _FIRST_OF_TWO)
    return more[0].end if whole else thing.end


def _career(reading: Reading, start: int, end: int) -> Match | None:
    """Teaching as the writer's own work: "I started teaching in 2009", "I love teaching.", "my teaching degree"."""
    folded = reading.folded
    alone = _CAREER_AFTER.match(folded, end)
    lead = _CAREER_BEFORE.search(folded, max(0, start - 45), start) if alone else None
    own = _CAREER_OWN.match(folded, start) and _MINE_BEFORE.search(folded, max(0, start - 20), start)
    if own and speaker.of_other(" ".join(token.word for token in sentence(before(reading, start, 60)))):
        return None
    if not lead and not own:
        return None
    if of_craft(reading, start, end) or _CAMPUS.search(reading.folded, *reading.window(start, end, AROUND, AROUND)):
        return None
    first = lead.start(1) if lead else start
    return reading.match("profession-teaching", first, end, 0.75)


def _is_all_said(reading: Reading, ahead: list[str], lead: list[str], end: int) -> bool:
    """Whether "I teach" stands by itself: "I sing, I travel, I teach." """
    if lead[-1:] != ["i"] or lead[-2:-1] not in ([], [","], ["and"], [";"], ["&"]) or (ahead and ahead[0] not in _ENDS):
        return False
    first, last = reading.window(end, end, _FAR, _FAR)
    return not of_craft(reading, end, end, _FAR) and not _CAMPUS.search(reading.folded, first, last)


def _is_work(reading: Reading, ahead: list[str], lead: list[str], end: int) -> bool:
    """Whether "I teach" says what the writer does, of whatever it may be that is no craft and of no university."""
    if not ahead[0][0].isalnum() or (lead[-1:] != ["i"] and not (lead[-2:-1] == ["i"] and lead[-1] in _NOW)):
        return False
    if not CRAFTS.isdisjoint(ahead) or not _W["taught_to_anybody"].isdisjoint(ahead[:3]):
        return False
    around = reading.window(end, end, AROUND, AROUND)
    return not of_craft(reading, end, end) and not _CAMPUS.search(reading.folded, *around)


def _sureness(word: str, thing: str, lead: list[str], hard: bool, told_of_school: bool) -> float:
    """How sure `word` before `thing` tells of school work; `hard`: whether only schools have what is taught;
    `told_of_school`: that, or a school or key stage comes after."""
    if lead[-2:] == ["used", "to"]:
        return 0.65 if told_of_school and _PERSON & set(lead) else 0.0
    if word == "teach" and "i'd" in lead[-3:]:
        return 0.0
    shared = lead[-1:] == ["and"] and bool(_PERSON & set(lead)) and not set(lead) & _NOT_PERSON
    mine = shared or lead[-1:] == ["i"] or (bool(set(lead[-4:]) & _PERSON) and not set(lead[-3:]) & _NOT_PERSON)
    began = not lead or not lead[-1][0].isalnum()
    if word == "teaches":
        return 0.85 if lead and lead[-1] not in ("it", "that", "which", "this") and told_of_school else 0.0
    if word == "teaching":
        told = mine or began or (set(lead[-3:]) & _LONG_AT_IT and not set(lead[-5:]) & _NOT_PERSON)
        return 0.75 if told and told_of_school and not set(lead[-3:]) & {"the", "for", "our", "your"} else 0.0
    if word == "taught" and set(lead[-3:]) & {"he", "she"} and not set(lead[-3:]) & _LEARNER:
        return 0.8 if told_of_school else 0.0
    if word == "taught" and lead[-1:] == ["has"]:
        return 0.8 if told_of_school else 0.0
    if word == "taught" and lead and lead[-1] in _LEARNER:
        return 0.0
    if mine and told_of_school:
        return 0.88 if word == "taught" else 0.93  # who taught may have left
    if (
        word == "teach"
        and lead[-1:] == ["to"]
        and hard
        and not set(lead) & (_NOT_PERSON | {"how", "us", "people", "used"})
    ):
        return 0.7
    if word == "teach" and began and (thing in _YEARS or (lead and hard)):
        return 0.7
    if word == "teach" and len(lead) > 1 and lead[-1] == "to" and lead[-2] in _GLADLY and told_of_school:
        return 0.75
    if mine and thing in ("english", "science", "music", "art", "pupils", "children", "kids"):
        return 0.65
    return 0.85 if word == "taught" and began and told_of_school else 0.0
