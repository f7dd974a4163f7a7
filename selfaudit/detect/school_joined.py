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
    weak = folded[start:end] in _W["joined_weak"]
    parts = [part.lower() for part in _CAPITALISED.findall(reading.text[first:last])]
    if len(stem) < (4 if weak or len(parts) < 2 else 3) or _is_everyday(stem, parts):
        return None
    if weak and not _reads_as_name(reading.text, (first, start, end, last), parts, site is not None):
        return None
    if site:
        first, last = first - 4 * folded.endswith("www.", 0, first), site.end()
    return reading.match("school-handle", first - (mark in ("@", "#")), last, 0.75 if weak else 0.9)


def _is_everyday(stem: str, parts: list[str]) -> bool:
    """Whether what stands before the giving word is no name: "#backtoschool", "@TheMusicSchool"."""
    own = [part for part in parts if part not in _W["sort"] | _W["joiners"]]
    if len(parts) > 2 and parts[-2] in _W["crafts"] | _W.get(f"not_before_{parts[-1]}", frozenset()):
        return True
    everyday = _W["plain"] | _W["leading"] | _W["stops"]
    if own:
        return stem in everyday or own[0] in _W["joined_plain"] or all(part in everyday for part in own)
    return stem in everyday or stem.startswith(tuple(_W["joined_plain"]))


def _reads_as_name(text: str, spans: tuple[int, int, int, int], parts: list[str], site: bool) -> bool:
    """Whether a word that ends in "school" or the like is a school's name: by its capitals, or as a web address."""
    first, start, end, last = spans
    if site:
        return last == end
    if len(parts) < 2 or not (text[start].isupper() and text[first].isupper()) or text[start:end].isupper():
        return False
    return last == end or (text[end].isupper() and bool(set(parts[:2]) & _W["chains"]))


def _edges(folded: str, start: int, end: int) -> tuple[int, int]:
    first, last = start, end
    while first and start - first < _LONGEST and (folded[first - 1].isalnum() or folded[first - 1] in "_-"):
        first -= 1
    while last < len(folded) and last - end < _LONGEST and (folded[last].isalnum() or folded[last] == "_"):
        last += 1
    return first, last
