"""Words out of the HTML that some downloads hold."""

from __future__ import annotations

import re
from html import unescape
from typing import BinaryIO

from probes.exports.member import read_all
from probes.exports.unread import UnreadError

MOST_BYTES = 8 * 1024 * 1024

_BREAK = re.compile(r"<(?:br|/p|/div|/li|/h\d|/tr)\b[^>]{0,500}>", re.IGNORECASE)
_UNSEEN = re.compile(r"<(script|style|title)\b.*?</\1\s*>", re.IGNORECASE | re.DOTALL)
_TAG = re.compile(r"<[a-zA-Z/!][^<>]{0,5000}>")


def words(markup: str) -> str:
    """The words of `markup`, lines where it breaks them."""
    bare = _TAG.sub("", _BREAK.sub("\n", _UNSEEN.sub("", markup) if "</" in markup else markup))
    return unescape(bare).strip()


def whole(stream: BinaryIO) -> str:
    """All of a small file as text. Raises UnreadError for one that is too big to be a page of a download."""
    data = read_all(stream, MOST_BYTES + 1)
    if len(data) > MOST_BYTES:
        raise UnreadError("It is too big to be read in one piece.")
    return data.decode("utf-8", "replace")
