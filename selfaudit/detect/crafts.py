"""Those who teach a craft: yoga, driving, pottery and the like, and what tells them from a school's teachers."""

from __future__ import annotations

from selfaudit.detect.engine import Reading
from selfaudit.detect.lazy import lazy
from selfaudit.detect.search import SPACES_FOR_MARKS
from selfaudit.detect.words import alternatives, words

_W = words("profession")
AROUND = 160  # characters on each side that say what sort of teaching it is
_PAGE, _AGAIN = 1000, 8  # characters of a stretch; in three of them a craft so often named is what the page is about
CRAFTS = _W["crafts"]
_BESIDE = 20  # characters in which a craft stands that a teacher is said to teach
_PART = lazy(r"[,.;|•·/&]|\band\b")
_CRAFT_TEACHER = lazy(
    r"(?<!my )(?<!our )(?<!her )(?<!his )(?<!the )(?<!a )(?<!your )"
    rf"\b(?:{alternatives(CRAFTS)})[ ](?:instructor|teacher|tutor|coach)\b"
)
_CRAFT_CLASS = lazy(
    rf"\b(?:{alternatives(CRAFTS)})[ ](?:and[ ]\w+[ ])?(?:class(?:es)?|lessons?|teachers?|instructors?|studios?"
    r"|schools?|tutors?|workshops?|courses?|students?|retreats?|coach|training|practice)\b"
    r"|\b(?:teach(?:es|ing)?|taught|teachers?[ ]of|classes[ ]in|lessons[ ]in)[ ]"
    rf"(?:\w+[ ]){{0,3}}(?:{alternatives(CRAFTS)})\b"
)
_OF_SCHOOLS = lazy(
    r"\b(?:schools?|primary|secondary|classroom|academy|ks[1-5]|gcses?|nursery|year (?:\d\d?|group)|pgce"
    r"|headteacher)\b"
)


def of_craft(reading: Reading, start: int, end: int, reach: int = AROUND) -> bool:
    """Whether the words around are of yoga, driving or the like, and none of them of schools."""
    first, last = reading.window(start, end, reach, reach)
    said = reading.folded[first:last].translate(SPACES_FOR_MARKS).split()
    return not CRAFTS.isdisjoint(said) and not _OF_SCHOOLS.search(reading.folded, first, last)


def of_craft_class(reading: Reading, start: int, end: int) -> bool:
    """Whether the words around say that a craft is what is taught, and not that the writer likes it too."""
    first, last = reading.window(start, end, AROUND, AROUND)
    if _OF_SCHOOLS.search(reading.folded, first, last):
        return False
    said = reading.folded[first:last].translate(SPACES_FOR_MARKS).split()
    block = start // _PAGE
    if reading.told("about a craft", block, lambda: _is_about_craft(reading, block)):
        return True
    own = _PART.split(reading.folded[max(first, start - _BESIDE) : start])[-1]
    if not _W["practitioners"].isdisjoint(said) or not CRAFTS.isdisjoint(own.split()):
        return True
    return _CRAFT_CLASS.search(reading.folded, first, last) is not None


def _is_about_craft(reading: Reading, block: int) -> bool:
    """Whether somebody in or next to this stretch is a teacher of a craft, or one is spoken of again and again."""
    first, last = reading.window(block * _PAGE, (block + 1) * _PAGE, _PAGE, _PAGE)
    said = reading.folded[first:last].translate(SPACES_FOR_MARKS).split()
    if _CRAFT_TEACHER.search(reading.folded, first, last):
        return True
    return sum(word in CRAFTS for word in said) >= _AGAIN
