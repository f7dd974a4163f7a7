"""Schools' names written as one word: web addresses, handles and hashtags."""

from __future__ import annotations

from selfaudit.detect.engine import Reading
from selfaudit.detect.lazy import lazy
from selfaudit.detect.words import words
from selfaudit.model import Match

_W = words("school")
_DOMAIN = lazy(r"(?:https?://)?(?:[\w.+%-]{1,64}@)?(?:[a-z0-9-]{1,63}\.){1,6}sch\.uk")
_SORTS = lazy(
    r"(?:church|of|england|cofe|ce|rc|va|vc|catholic|community|primary|infants?|juniors?|junior|school|the|_|-|\d)+$"
)
_SITE = lazy(r"\.(?:co\.uk|org\.uk|org|com|net|uk|school|academy|education|info)\b")
_CAPITALISED = lazy(r"[A-Z][a-z]+")
_LONGEST = 40


def joined(reading: Reading, start: int, end: int) -> bool:
    """Whether the hit is only part of a longer word."""
    folded = reading.folded
    if (start and folded[start - 1].isalnum()) or (end < len(folded) and folded[end].isalnum()):
        return True
    return folded[end : end + 1] == "-" and folded[end + 1 : end + 2].isalnum()


def domain(reading: Reading, start: int, end: int) -> Match | None:
    """A school's web address: every name under sch.uk is a school's (Nominet's rules for sch.uk)."""
    found = None
    for candidate in _DOMAIN.finditer(reading.folded, max(0, start - 120), end):
        found = candidate
    if not found or found.end() != end or "@" in found.group():
        return None
    return reading.match("school-domain", found.start(), end)


def handle(reading: Reading, start: int, end: int) -> Match | None:
    """A school's name as a handle, hashtag or web address: "#OakwoodPrimary", "www.oakwoodschool.org.uk"."""
    folded = reading.folded
    first, last = _edges(folded, start, end)
    mark = folded[first - 1 : first]
    site = _SITE.match(folded, last) if mark in ("", ".", "/", " ", "\n", "(") else None
    if (first, last) == (start, end) or (mark not in ("@", "#") and not site):
        return None
    stem = _SORTS.sub("", folded[first:start])
    if len(stem) < 4 or stem in _W["plain"] | _W["leading"] | _W["stops"] or stem.startswith(tuple(_W["joined_plain"])):
        return None
    weak = folded[start:end] in _W["joined_weak"]
    parts = len(_CAPITALISED.findall(reading.text[first:last]))
    if weak and (
        last != end or (not site and parts < 2) or (mark == "#" and folded[start:end] not in ("primary", "infants"))
    ):
        return None
    if site:
        first, last = first - 4 * folded.endswith("www.", 0, first), site.end()
    return reading.match("school-handle", first - (mark in ("@", "#")), last, 0.75 if weak else 0.9)


def _edges(folded: str, start: int, end: int) -> tuple[int, int]:
    first, last = start, end
    while first and start - first < _LONGEST and (folded[first - 1].isalnum() or folded[first - 1] in "_-"):
        first -= 1
    while last < len(folded) and last - end < _LONGEST and (folded[last].isalnum() or folded[last] == "_"):
        last += 1
    return first, last
