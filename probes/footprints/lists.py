"""Addresses in plain text: a list the person pasted, a text file, bookmarks exported as a page."""

from __future__ import annotations

import html
import re
from collections.abc import Iterable, Iterator

from probes.footprints.traces import Mark, Trace

MOST_PASTED = 500  # lines: what a person writes down, each of them read with every care
_LINK = re.compile(r"https?://[^\s<>\"'“”]{4,2000}", re.IGNORECASE)
_BARE = re.compile(r"(?<![\w@/.])(?:[a-z0-9-]{1,63}\.){1,4}[a-z]{2,24}/[^\s<>\"',;|]{1,300}", re.IGNORECASE)
_AFTER = ".,;:!?)]}»"


def listed(lines: Iterable[str]) -> Iterator[Trace]:
    """The addresses that stand in `lines`, with or without https:// in front."""
    for line in lines:
        links = _LINK.findall(line)
        for link in links:
            yield Trace(html.unescape(link).rstrip(_AFTER), Mark.LISTED)
        for bare in () if links else _BARE.findall(line):
            yield Trace(f"https://{bare.rstrip(_AFTER)}", Mark.LISTED)


def pasted(text: str) -> Iterator[Trace]:
    """Each line of what a person pasted: addresses, or names with their site, such as "Instagram: @maple"."""
    for line in text.splitlines()[:MOST_PASTED]:
        for part in _LINK.findall(line) or [line]:
            if part.strip():
                yield Trace(part.strip(), Mark.PASTED)
