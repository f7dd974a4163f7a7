"""What only reads like a school's name: a road, a film, a university's college, lessons in a craft, a school abroad."""

from __future__ import annotations

from selfaudit.detect.data_files import places
from selfaudit.detect.engine import Reading
from selfaudit.detect.lazy import lazy
from selfaudit.detect.names import Name
from selfaudit.detect.school_cues import UNIVERSITY
from selfaudit.detect.tokens import after
from selfaudit.detect.words import alternatives, words

_W = words("school")
_PHASE = _W["phase"]
_TITLES = frozenset({"primary", "high", "junior", "prep", "grammar", "infant"})
_STATE = lazy(rf"[ ,(]*(?:[a-z.]+[, ]+)?(?:{alternatives(_W['american_states'])})\b")
_ADJECTIVES = frozenset({"primary", "high", "junior", "prep", "grammar", "infant", "nursery", "infants", "juniors"})


def is_other(reading: Reading, name: Name, start: int, end: int) -> bool:
    """Whether `name`, with the giving word at `start` to `end`, is no school for children in the United Kingdom."""
    return (
        _reads_like_one(reading, name, start, end)
        or _is_abroad(reading, name, start, end)
        or _is_craft(reading, name, end)
    )


def _is_abroad(reading: Reading, name: Name, start: int, end: int) -> bool:
    """Whether an American state follows, or it is a check-in ("@ Lakeview High School") without a tie to the UK.

    Photo apps write the place so at the end of a post; most schools named like that are American.
    """
    if reading.folded[end : end + 2] in (" (", ", ") and _STATE.match(reading.folded, end, end + 40):
        return True
    marks = name.lead[-1:]
    if not marks or marks[0].word != "@" or reading.text[marks[0].end] != " ":
        return False
    if not (reading.folded[start:end] in _W["american_heads"] or _W["american"] & {*name.sorts, *name.own}):
        return False
    return not (_W["saints"] & set(name.own) or any(word in places() for word in (*name.own, " ".join(name.own))))


def _is_craft(reading: Reading, name: Name, end: int) -> bool:
    """Whether it teaches one craft or subject: "Elmcote Dance Academy", "Wexcombe School of Bell Ringing"."""
    if len(name.own) > 1 and (name.last in _W["crafts"] or "martial" in name.own) and "royal" not in name.own:
        return True
    if not reading.folded.startswith(" of ", end) or any(sort in _PHASE for sort in name.sorts):
        return False
    ahead = after(reading, end, 40, 3)
    if len(ahead) < 2:
        return False
    subject = ahead[1].word
    two = " ".join(token.word for token in ahead[1:])
    return (
        ahead[1].capital
        and subject.isalpha()
        and subject not in _W["saints"] | {"our", "the"}
        and not {subject, two} & places()
    )


def _reads_like_one(reading: Reading, name: Name, start: int, end: int) -> bool:
    """Whether it only reads like a school: a road, a film, a university's college, a business."""
    word = reading.folded[start:end]
    ahead = after(reading, end, 40)[:2]
    following = [token.word for token in ahead]
    first = following[0] if following else ""
    if " ".join(following) in _W["not_after"] or f"{name.last} {word}" in _W["never"]:
        return True
    if first in _W["not_after"] and reading.text[end + 1 : end + 2].isupper():
        return True
    if word == "school":
        return name.last in _W["not_before_school"]
    if word == "academy":
        return name.last in _W["not_before_academy"] or any(part.startswith("under-") for part in name.own)
    if word == "college":
        campus = any(token.word in _W["campus"] for token in (*name.lead[-6:], *ahead)) or _is_of_university(name)
        return campus or name.last in _W["not_before_college"] or UNIVERSITY.match(reading.folded, end) is not None
    if word in _ADJECTIVES:
        titled = (
            word in _TITLES
            and not name.sorts
            and bool(ahead)
            and ahead[0].capital
            and first.isalpha()
            and first not in _W["after_primary"]
        )
        return titled or first in _W["adjective_before"] or name.last in _W["not_before_primary"]
    return False


def _is_of_university(name: Name) -> bool:
    return [token.word for token in name.lead[-2:]] == ["university", "of"]
