"""Our own words as they are said line by line: without the signs that a voice stumbles over. Pure."""

from __future__ import annotations

import re

_SIGNS = (
    (re.compile(r"^(\s*)(?:[✓✕○●*=–→·…?!]|!{2,3})\s+"), r"\1"),  # in front of a line: the words say the same
    (re.compile(r"\s+·\s+(?:[✓!?…–]\s+)?"), ", "),
    (re.compile(r"(?<=\S) {2,}(?=\S)"), ", "),  # columns
    (re.compile(r"\s+→\s+"), " to "),
    (re.compile(r"\s+[+]\s+"), " and "),
    (re.compile(r"(?<=\S)\s+[>›]\s+"), ", then "),  # the steps of a menu
)


def spoken(text: str) -> str:
    """`text`, one line of it, as it is to be read aloud."""
    for sign, words in _SIGNS:
        text = sign.sub(words, text)
    return text
