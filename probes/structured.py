"""Structured data made readable: each value with its key in front, so that a detector has the words around it."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator

_MOST_LINES = 400
_MOST_TEXT = 4000
_DEEPEST = 30
# Keys that say how the data is built, not what it says.
_NO_WORDS = re.compile(
    r"@.*|.*(?:[uU]rl|URL|[iI]mage|[lL]ogo|[tT]humbnail.*|[iI]d|ID|Type|width|height|contentUrl|encodingFormat)"
)
# In other JSON blocks only what people write about themselves is read: the rest is the site's own machinery.
_PERSONAL = re.compile(
    r"(?:full_?|first_?|last_?|family_?|given_?|display_?|real_?|screen_?)?name|nick_?name|bio(?:graphy)?|signature|description|about"
    r"|summary|headline|tagline|caption|job_?title|occupation|employer|works?_?for|company|school|education|e?_?mail(?:_?address)?"
    r"|(?:public_|contact_|business_)?(?:phone|email|telephone|mobile)(?:_?number)?|address(?:_?street)?|street_?address|post_?(?:al_)?code"
    r"|city(?:_?name)?|hometown|location|birth_?(?:date|day)|date_?of_?birth|dob|pronouns",
    re.IGNORECASE,
)
_ADDRESS = ("streetAddress", "postOfficeBoxNumber", "addressLocality", "addressRegion", "postalCode", "addressCountry")


def readable(kind: str, text: str) -> Iterator[str]:
    """Lines such as "telephone: 020 7946 0000" from one block; none where it is not valid JSON.

    From "json-ld" and "microdata" every value is read, from other blocks only what a person says about themselves.
    """
    try:
        data = json.loads(text.strip().removeprefix("<!--").removesuffix("-->"))
    except (ValueError, RecursionError):
        return
    everything = kind in ("json-ld", "microdata")
    left = _MOST_LINES
    for line in _lines(data, "", everything, 0):
        yield line[:_MOST_TEXT]
        left -= 1
        if not left:
            return


def _lines(data: object, key: str, everything: bool, depth: int) -> Iterator[str]:
    if depth > _DEEPEST:
        return
    if isinstance(data, dict):
        if everything and (address := _address(data)):
            yield f"{key or 'address'}: {address}"
        for name, value in data.items():
            if not (everything and name in _ADDRESS):
                # {"worksFor": {"name": "A school"}} says "worksFor: A school".
                own = key if name == "name" and everything and key and not key.startswith("@") else str(name)
                yield from _lines(value, own, everything, depth + 1)
    elif isinstance(data, list):
        for value in data:
            yield from _lines(value, key, everything, depth + 1)
    elif isinstance(data, str | int | float) and not isinstance(data, bool):
        words = " ".join(str(data).split())
        if words and _speaks(key, words, everything):
            yield f"{key}: {words}" if key else words


def _speaks(key: str, words: str, everything: bool) -> bool:
    if not everything:
        return bool(_PERSONAL.fullmatch(key)) and not words.startswith(("http://", "https://"))
    if re.match(r"(?:mailto|tel|sms):", words):
        return True
    return not _NO_WORDS.fullmatch(key) and not re.match(r"https?://schema\.org|data:", words)


def _address(data: dict[object, object]) -> str:
    """A postal address on one line, as schema.org splits it."""
    parts = []
    for name in _ADDRESS:
        value = data.get(name)
        if isinstance(value, dict):
            value = value.get("name")
        if isinstance(value, str) and value.strip():
            parts.append(" ".join(value.split()))
    return ", ".join(parts)
