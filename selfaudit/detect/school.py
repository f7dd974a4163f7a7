"""Names of schools: by the word that gives them away, by web and mail address, joined as a handle, or after a cue."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence

from selfaudit.detect.engine import Detector, Reading, Span
from selfaudit.detect.names import Name, name_before, name_end
from selfaudit.detect.school_cues import TRIGGERS as CUES
from selfaudit.detect.school_cues import bare_name, tie
from selfaudit.detect.tokens import after
from selfaudit.detect.words import words
from selfaudit.model import Match

_W = words("school")
_PHASE, _SORT = _W["phase"], _W["sort"]
_WELSH = re.compile(
    r"(?:[ -](?:y|yr|o'r|gynradd|gyfun|uwchradd|gymunedol|gymraeg|wirfoddol|bro|(?P<name>[^\W\d_][\w'-]+)))+"
)
_UNIVERSITY = re.compile(r"(?:,| at| of|\()? ?(?:the )?(?:university|cambridge|oxford|dublin|durham|london)\b")
_DOMAIN = re.compile(r"(?:https?://)?(?:[\w.+%-]{1,64}@)?(?:[a-z0-9-]{1,63}\.){1,6}sch\.uk")
_JOINED = re.compile(r"(?:[@#]|(?:https?://)?www\.|://|\.com/)[\w.-]*")
_HANDLE = re.compile(r"[\w-]+")

_ENDS = (
    "primaryschool*", "infantschool*", "juniorschool*", "nurseryschool*", "grammarschool*", "ceprimary*", "cofeprimary*",
    "catholicprimary*", "communityprimary*", "primary*", "infants*", "academy*", "school*", "sixthform*", "preschool*", "college*", "highschool*",
)  # fmt: skip
_HEADS = (
    "school", "schools", "academy", "college", "primary", "infant", "infants", "infants'", "juniors", "junior", "nursery", "nurseries", "grammar", "prep", "high",
    "preschool", "pre-school", "playgroup", "kindergarten", "montessori", "comp", "pru", "utc", "sixth form", "6th form", "pupil referral unit", "pupil referral service", "referral unit",
    "learning centre", "education centre", "children's centre", "childrens centre", "early years centre", "early childhood centre", "development centre", "inclusive learning centre", "alternative provision", "learning provision", "education service",
    "hospital education", "learning community", "day nursery", "silc", "education trust", "academy trust", "multi academy trust", "learning trust", "schools trust", "federation", "campus",
)  # fmt: skip
_FIRST = (
    "ysgol",
    "academy at",
    "school of st",
    "school of saint",
    "madrasah",
    "madrasa",
    "madrasatul",
    "lycee",
    "ecole",
    "talmud torah",
    "utc",
    "academy",
    "college",
    "school of our lady",
    "tlg",
)


def find(reading: Reading, hits: Sequence[Span]) -> Iterator[Match]:
    """The schools that the text names; `hits` are the spans of the triggers."""
    seen: Span | None = None
    for start, end in hits:
        if (start, end) == seen:
            continue
        seen = (start, end)
        word = reading.folded[start:end]
        for reader in _READERS[word]:
            if found := reader(reading, start, end):
                yield found
                break


def _headed(reading: Reading, start: int, end: int) -> Match | None:
    """A name that ends in a word like "school"."""
    word = reading.folded[start:end]
    if _joined(reading, start, end):
        return None
    if not (name := name_before(reading, start)) or _is_other(reading, name, start, end):
        return None
    sure = _sureness(reading, name, word, start)
    if not sure:
        return None
    rule = tie(reading, name.start, end)
    return reading.match(rule, name.start, name_end(reading, end), sure)


def _joined(reading: Reading, start: int, end: int) -> bool:
    """Whether the hit is only part of a longer word."""
    folded = reading.folded
    return (start > 0 and folded[start - 1].isalnum()) or (
        end < len(folded)
        and (folded[end].isalnum() or folded[end : end + 2].strip("-").isalnum() and folded[end] == "-")
    )


def _sureness(reading: Reading, name: Name, word: str, start: int) -> float:
    """How sure a name before `word` is a school's; 0 where it is none."""
    phased = any(sort in _PHASE for sort in name.sorts)
    if not name.capitals:
        return 0.8 if phased or name.own[0] in ("st", "saint") else 0.0
    capital = reading.text[start].isupper()
    cued = bool(name.lead) and name.lead[-1].word in _PLACED
    if word == "schools":
        return 0.6 if capital and phased else 0.0
    if word == "school":
        return 0.97 if phased else 0.92 if capital else 0.75 if cued else 0.0
    if word in ("academy", "college"):
        if not capital:
            return 0.0
        return 0.95 if phased else 0.85 if word == "academy" else 0.75
    if word in (
        "junior",
        "high",
        "comp",
        "grammar",
        "infant",
        "prep",
        "utc",
        "pru",
        "silc",
        "federation",
        "campus",
        "development centre",
        "education trust",
        "learning trust",
    ):
        return 0.8 if capital and phased else 0.6 if capital and (cued or word in _FIRM) else 0.0
    return 0.9 if capital else 0.6


def _is_other(reading: Reading, name: Name, start: int, end: int) -> bool:
    """Whether it only reads like a school: a road, a film, a university's college, a business."""
    word = reading.folded[start:end]
    rest = reading.folded[end : end + 40]
    following = after(reading, end, 40)
    first = following[0].word if following else ""
    if first in _W["not_after"] and reading.text[following[0].start].isupper():
        return True
    if len(following) > 1 and f"{first} {following[1].word}" in _W["not_after"]:
        return True
    last = name.own[-1] if name.own else ""
    if f"{last} {word}" in _W["never"]:
        return True
    if word == "academy" and last in _W["not_before_academy"]:
        return True
    if word == "college":
        return last in _W["not_before_college"] or _UNIVERSITY.match(rest) is not None
    if word in ("primary", "high", "junior", "prep", "grammar", "infant", "nursery"):
        if first[:1].isalpha() and following[0].capital and not rest.startswith("\n"):
            return True
        return last in _W["not_before_primary"] or first in (
            "care",
            "source",
            "colour",
            "color",
            "school",
            "key",
            "education",
            "rhyme",
            "rhymes",
            "doctor",
            "developer",
            "class",
        )
    return False


def _welsh(reading: Reading, start: int, end: int) -> Match | None:
    """ "Ysgol" and the name after it."""
    found = _WELSH.match(reading.folded, end, end + 80)
    if not found:
        return None
    capital = reading.text[start].isupper()
    stop = end
    for piece in re.finditer(r"[ -]([\w'-]+)", reading.text[end : found.end()]):
        if (
            piece.group(1)[0].isupper()
            or piece.group(1) in ("y", "yr", "o'r", "o’r", "gynradd", "gyfun", "uwchradd", "bro")
            or not capital
        ):
            stop = end + piece.end()
            if not capital and piece.group(1) not in ("y", "yr", "gynradd", "gyfun", "uwchradd", "bro"):
                break
        else:
            break
    if stop == end:
        return None
    return reading.match(tie(reading, start, stop), start, stop, 0.97 if capital else 0.8)


def _followed(reading: Reading, start: int, end: int) -> Match | None:
    """A giving word with the name after it: "Oasis Academy Nunsthorpe", "UTC Reading", "Academy at …"."""
    word = reading.folded[start:end]
    if not reading.text[start].isupper():
        return None
    following = after(reading, end, 40)
    if not following or not following[0].capital or not following[0].word[0].isalpha() or following[0].start - end > 1:
        return None
    if following[0].word in _W["not_after"] or following[0].word in _SORT | _W["plain"] | _W["stops"]:
        return None
    stop = following[0].end
    for token in following[1:3]:
        if not token.capital or not token.word[0].isalpha():
            break
        stop = token.end
    if word == "utc" and re.search(r"[\d:+-] ?$", reading.folded[max(0, start - 3) : start]):
        return None
    chain = reading.folded[max(0, start - 24) : start].split()[-1:] or [""]
    if word in ("academy", "college") and chain[0] not in _W["chains"]:
        return None
    first = start - len(chain[0]) - 1 if word in ("academy", "college") else start
    return reading.match(tie(reading, first, stop), first, stop, 0.85 if word in ("academy",) else 0.7)


def _domain(reading: Reading, start: int, end: int) -> Match | None:
    """A school's web address: every name under sch.uk is a school's (Nominet's rules for sch.uk)."""
    first = max(0, start - 120)
    found = None
    for found in _DOMAIN.finditer(reading.folded, first, end):
        pass
    if not found or found.end() != end:
        return None
    return None if "@" in found.group() else reading.match("school-domain", found.start(), end)


def _handle(reading: Reading, start: int, end: int) -> Match | None:
    """A school's name joined as a handle, hashtag or web address: "#OakwoodPrimary"."""
    folded, text = reading.folded, reading.text
    if not _joined(reading, start, end) and folded[start - 1 : start] not in ("_", "-"):
        return None
    first = start
    while first > 0 and start - first < 40 and (folded[first - 1].isalnum() or folded[first - 1] in "_-"):
        first -= 1
    last = end
    while last < len(folded) and last - end < 20 and (folded[last].isalnum() or folded[last] == "_"):
        last += 1
    mark = folded[first - 1] if first else ""
    if mark not in "@#." or not mark:
        return None
    if mark == "." and not (first >= 4 and folded[first - 4 : first] == "www."):
        return None
    word = folded[start:end]
    stem = re.sub(
        r"(?:church|of|england|cofe|ce|rc|va|vc|catholic|community|primary|infants?|juniors?|junior|school|the|_|-|\d)+$",
        "",
        folded[first:start],
    )
    if len(stem) < 4 or stem in _W["plain"] or stem in _W["leading"] or stem in _W["stops"]:
        return None
    if re.match(
        r"(?:backto|beforeand|after|old|home|high|middle|elementary|my|love|best|lovemy|free|public|art|music|dance|film|business|law|med|grad|sunday|summer|first|drama|ourprimary|our|uk|save|secondary|learning|driving|ourschool|new|preparatory|start|going|big|year\d|teaching|teach|private)",
        stem,
    ):
        return None
    if word in ("school", "academy", "college", "highschool", "infants", "primary"):
        parts = re.findall(r"[A-Z][a-z]+", text[first:last])
        if mark == "#" and (len(parts) < 2 or word in ("school", "academy", "college", "highschool")):
            return None
        if word in ("school", "academy", "college") and len(parts) < 2:
            return None
        return reading.match("school-handle", first - 1 if mark in "@#" else first, last, 0.7)
    return reading.match("school-handle", first - 1 if mark in "@#" else first, last, 0.9)


_PLACED = frozenset({"at", "@", "from", "to", "join", "joined", "joining", "near", "outside", "|", "-"})
_FIRM = frozenset({"utc", "pru", "silc", "development centre", "education trust", "learning trust"})
Reader = Callable[[Reading, int, int], Match | None]
_READERS: dict[str, tuple[Reader, ...]] = {head: (_headed,) for head in _HEADS}
for _word in _FIRST:
    _READERS[_word] = (*_READERS.get(_word, ()), _welsh if _word == "ysgol" else _followed)
for _word in _ENDS:
    _READERS[_word.strip("*")] = (*_READERS.get(_word.strip("*"), ()), _handle)
_READERS["sch.uk"] = (_domain,)
for _word in CUES:
    _READERS[_word] = (*_READERS.get(_word, ()), bare_name)

DETECTOR = Detector(
    "school", find, tuple(dict.fromkeys((*_HEADS, *_FIRST, *(f"*{end}" for end in _ENDS), "sch.uk", *CUES)))
)
