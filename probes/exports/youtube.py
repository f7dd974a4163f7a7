"""YouTube in Google's Takeout. Folder, file and column names are in the account's language, so tables are told apart
by what stands in them: the ids and times look alike everywhere.

Source of the columns: public descriptions of the download. Watch and search history are JSON or HTML and not opened.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from typing import Any, BinaryIO

from probes.exports.json_stream import values
from probes.exports.pick import inside, items, text, when
from probes.exports.reader import Layout, Reader, Section, below, named
from probes.exports.rows import plain_rows
from probes.exports.source import Handle, Piece, Source, told
from selfaudit.model import Place
from selfaudit.own_data import Audience, Tie

_CHANNEL = re.compile(r"UC[\w-]{20,24}")
_VIDEO = re.compile(r"[\w-]{11}")
_LINK = re.compile(r"https?://(?:www\.)?youtube\.com/channel/(UC[\w-]{20,24})")
_AUDIENCES = {
    **dict.fromkeys(("public", "öffentlich", "publique", "público", "pública", "pubblico", "publiczny", "openbaar"),
                    Audience.EVERYONE),
    **dict.fromkeys(("unlisted", "nicht gelistet", "non répertoriée", "no listado", "no listada", "oculto",
                     "non in elenco", "niepubliczny", "verborgen"), Audience.WITH_LINK),
    **dict.fromkeys(("private", "privat", "privée", "privado", "privada", "privato", "prywatny", "privé"),
                    Audience.ONLY_YOU),
}  # fmt: skip


def _table(stream: BinaryIO, source: Source) -> Iterator[Piece]:
    """One table, whichever it is; the first row holds the names of the columns."""
    lines = plain_rows(stream)
    next(lines, None)
    for line in lines:
        cells = [cell.strip() for cell in line]
        if len(cells) > 2:
            yield from _row(cells, source)


def _row(cells: Sequence[str], source: Source) -> Iterator[Piece]:
    link = next((found for cell in cells[:3] if (found := _LINK.fullmatch(cell))), None)
    said = next((words for cell in cells if (words := _segments(cell))), "") or _plain_comment(cells)
    audience = next((_AUDIENCES[cell.lower()] for cell in cells if cell.lower() in _AUDIENCES), Audience.UNKNOWN)
    at = next((time for cell in cells if len(cell) > 15 and (time := when(cell))), None)
    if link:
        yield source.connection(Tie.SUBSCRIPTION, cells[-1], link[1])
    elif said:
        yield source.post(said, at, key=cells[0], place=Place.COMMENT, address=_watched(cells[1:]))
    elif audience is not Audience.UNKNOWN and _VIDEO.fullmatch(cells[0]) and at:
        words = "\n".join(_own_words(cells[1:]))
        address = f"https://www.youtube.com/watch?v={cells[0]}"
        yield source.post(words, at, key=cells[0], audience=audience, address=address)
    elif _CHANNEL.fullmatch(cells[0]):
        yield from _channel(cells)


def _plain_comment(cells: Sequence[str]) -> str:
    """The words of a comment in older tables, which hold them as they are; its id begins alike everywhere."""
    return max(_own_words(cells[1:]), key=len, default="") if cells[0].startswith("Ug") else ""


def _channel(cells: Sequence[str]) -> Iterator[Piece]:
    for words in _own_words(cells[1:]):
        yield from told(words, Place.NAME)
    yield Handle(cells[0])


def _own_words(cells: Sequence[str]) -> Iterator[str]:
    """The cells that are words of the person: no ids, numbers, times, languages or settings."""
    for cell in cells:
        plain = cell.lower() in _AUDIENCES or _CHANNEL.fullmatch(cell) or when(cell) or len(cell) < 4
        if cell and not plain and not re.fullmatch(r"[\d.,:-]+", cell):
            yield cell


def _watched(cells: Sequence[str]) -> str:
    video = next((cell for cell in cells if _VIDEO.fullmatch(cell) and not cell.isalpha()), "")
    return f"https://www.youtube.com/watch?v={video}" if video else ""


def _segments(cell: str) -> str:
    """The words of a comment, which Takeout writes as JSON: one or more objects with a text each."""
    if not cell.startswith(("{", "[")):
        return ""
    try:
        return "".join(_texts(json.loads(f"[{cell}]"))).strip()
    except (ValueError, RecursionError):
        return ""


def _texts(value: Any) -> Iterator[str]:
    for one in value if isinstance(value, list) else [value]:
        if isinstance(one, list):
            yield from _texts(one)
        else:
            segments = [one, *items(one, "takeoutSegments")]
            yield "".join(str(inside(segment, "text") or "") for segment in segments)


def _google(stream: BinaryIO, source: Source) -> Iterator[Piece]:
    """The Google profile behind the channel."""
    for _, person in values(stream, [()]):
        yield from told(text(person, "displayName") or text(person, "name", "formattedName"), Place.NAME)
        for address in items(person, "emails"):
            yield from told(text(address, "value"), Place.BIO, visible=False)
        if born := text(person, "birthday"):
            yield from told(f"Date of birth: {born}", Place.BIO, visible=False)


READER = Reader(
    platform="youtube",
    signs=((below(r"takeout/youtube[^/]*"),), (below(r"youtube(?: (?:and|und|et|y|e|en) youtube music)?"),)),
    sections=(
        Section(named(r"takeout/profil[^/]*/profil[^/]*\.json"), _google, quiet=True),
        Section(re.compile(r"(?:^|/)youtube[^/]*/(?:[^/]+/)*[^/]+\.csv$"), _table, quiet=True),
    ),
    layouts=(
        Layout("Takeout, tables (CSV)", re.compile(r"youtube[^/]*/(?:[^/]+/)*[^/]+\.csv$")),
        Layout("Takeout, before 2021", re.compile(r"youtube[^/]*/(?:[^/]+/)*[^/]+\.(?:json|html)$")),
    ),
    html=re.compile(r"(?:^|/)youtube[^/]*/(?:[^/]+/)*my-comments\.html$"),
)
