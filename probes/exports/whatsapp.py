"""An exported WhatsApp chat: who takes part and since when. What anybody wrote is passed over unread.

Lines of a message begin with a date, in the form the phone is set to, and a name. The person's own name stands among
the others: the file does not tell which it is. Pictures in a chat are private messages too and are not named.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import BinaryIO

from probes.exports.reader import Layout, Reader, Section, named
from probes.exports.source import Piece, Source
from selfaudit.own_data import Tie

_MOST_PEOPLE = 5000
_HEAD_BYTES = 400
_MARKS = dict.fromkeys(map(ord, "\u200e\u200f\u202a\u202c\ufeff"))
_HEADER = re.compile(
    r"^\[?(\d{1,4})[./-](\d{1,2})[./-](\d{1,4}),?\s+(?:at\s)?(\d{1,2})[:.](\d{2})(?:[:.](\d{2}))?"
    r"\s*([AaPp])?\.?\s?[Mm]?\.?\]?\s*(?:-\s)?\s*([^:\n]{1,100}): "
)

_SENT = re.compile(r"0\d{7}-.+\.\w+$|(?:img|vid|aud|ptt|stk|doc)-\d{8}-wa\d{4}")


def is_chat(start: str) -> bool:
    """Whether a text file that begins with `start` is an exported chat, whatever its name."""
    lines = start.translate(_MARKS).splitlines()[:20]
    return sum(bool(_HEADER.match(line)) for line in lines) >= 2


def _read(stream: BinaryIO, source: Source) -> Iterator[Piece]:
    seen: set[str] = set()
    for line in _line_starts(stream):
        header = _HEADER.match(line)
        if header and (name := header[8].strip()) not in seen and len(seen) < _MOST_PEOPLE:
            seen.add(name)
            yield source.connection(Tie.CONTACT, name, "", _time(header))


def _line_starts(stream: BinaryIO) -> Iterator[str]:
    """The start of every line, where the date and the name stand; the rest is not kept."""
    while line := stream.readline(_HEAD_BYTES):
        yield line.decode("utf-8", "replace").translate(_MARKS)
        while line and not line.endswith(b"\n"):
            line = stream.readline(65536)


def _time(header: re.Match[str]) -> datetime | None:
    first, second, third = (int(header[place]) for place in (1, 2, 3))
    year, month, day = (first, second, third) if len(header[1]) == 4 else (third, second, first)
    if month > 12:
        month, day = day, month
    hour = int(header[4]) % 12 + (12 if header[7] in "Pp" else 0) if header[7] else int(header[4])
    try:
        return datetime(year + 2000 if year < 100 else year, month, day, hour, int(header[5]), tzinfo=UTC)
    except ValueError:
        return None


def sent_in_chat(name: str) -> bool:
    """Whether a file beside a chat is called as WhatsApp calls what was sent in it, by iPhone or Android."""
    return bool(_SENT.match(name.lower()))


_CHAT = named(r"_chat\.txt|[^/]*whatsapp[^/]*\.txt")

READER = Reader(
    platform="whatsapp",
    signs=((_CHAT,),),
    sections=(Section(_CHAT, _read, quiet=True),),
    layouts=(Layout("one chat", named(r"[^/]*\.txt")),),
    alone=_CHAT,
    is_one=is_chat,
)
