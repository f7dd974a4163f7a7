"""Pinterest's download: one page (HTML) of labelled lines. Not checked on a download of our own.

Source of the labels: ChowSinWon/pinterest-export-parser and other public readers of the page.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import BinaryIO

from probes.exports.markup import whole, words
from probes.exports.pick import when
from probes.exports.reader import Layout, Reader, Section, named
from probes.exports.source import Group, Handle, Piece, Source, told
from selfaudit.capture import Passage
from selfaudit.model import Place
from selfaudit.own_data import Audience

_ENTRY = re.compile(r'(?=<a\s[^>]{0,200}?href="https://www\.pinterest\.[a-z.]{2,6}/)|(?=<h1[ >])', re.IGNORECASE)
_LINK = re.compile(r'href="(https://www\.pinterest\.[a-z.]{2,6}/[^"]{0,500})"', re.IGNORECASE)
_LABEL = re.compile(r"^([A-Z][A-Za-z ]{1,30}):\s*(.+)$", re.MULTILINE)
_HIDDEN = ("email", "email address", "birthday", "birthdate", "phone number")


def _read(stream: BinaryIO, source: Source) -> Iterator[Piece]:
    for entry in _ENTRY.split(whole(stream)):
        link = _LINK.search(entry[:1000])
        address = link[1] if link else ""
        said = words(entry)
        fields = {label.lower(): value.strip() for label, value in _LABEL.findall(said) if value.strip() != "No data"}
        if "/pin/" in address:
            yield from _pin(fields, address, source)
        elif address and ("created at" in fields or "description" in fields or "details" in fields):
            name = said.partition("\n")[0].strip()
            parts = (name, fields.get("description", ""), fields.get("details", ""))
            yield Group(Passage("\n".join(one for one in parts if one), Place.TEXT))
        else:
            yield from _profile(fields)


def _pin(fields: dict[str, str], address: str, source: Source) -> Iterator[Piece]:
    said = [fields.get(label, "") for label in ("title", "details", "description", "alt text")]
    text = "\n".join(one for one in said if one)
    if text:
        secret = fields.get("secret", fields.get("private", "")).lower() in ("yes", "true")
        audience = Audience.ONLY_YOU if secret else Audience.UNKNOWN
        yield source.post(text, when(fields, "created at"), key=address, audience=audience, address=address)


def _profile(fields: dict[str, str]) -> Iterator[Piece]:
    yield from (Handle(fields[label]) for label in ("username", "user name") if label in fields)
    names = [fields.get(label, "") for label in ("first name", "last name")]
    yield from told(fields.get("full name", "") or " ".join(names), Place.NAME)
    yield from told(fields.get("about", "") or fields.get("bio", ""), Place.BIO)
    yield from told(fields.get("location", ""), Place.HOME)
    yield from told(fields.get("website", ""), Place.LINK)
    for label in _HIDDEN:
        yield from told(fields.get(label, ""), Place.BIO, visible=False)


def is_pinterest(start: str) -> bool:
    """Whether a page that begins with `start` is the download, and not a page saved from the site."""
    labels = ("Username:", "First name:", "Created at:", "Board Name:", "Canonical Link:")
    return sum(label in start for label in labels) >= 2


_PAGE = named(r"[^/]*(?:pinterest|receive items)[^/]*\.html")

READER = Reader(
    platform="pinterest",
    signs=((_PAGE,),),
    sections=(Section(_PAGE, _read),),
    layouts=(Layout("one page (HTML)", named(r"[^/]*\.html")),),
    alone=_PAGE,
    is_one=is_pinterest,
)
