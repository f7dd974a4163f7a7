"""Text from outside made harmless before it is shown or stored.

Terminals obey control characters and bidirectional overrides, so these go first, wherever text comes from.
"""

from __future__ import annotations

import re

# C0 and C1 but tab and newline; bidi embeddings, overrides and isolates; line and paragraph separators;
# zero-width and invisible characters; tag characters (Unicode 16, general categories Cc and Cf).
_HARMFUL = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\ud800-\udfff"
    "\U000e0000-\U000e007f]"
)


def harmless(text: str) -> str:
    """`text` without characters that steer a terminal, hide or reorder text. Tab and newline stay."""
    return _HARMFUL.sub("", text)


def first_words(text: str, limit: int) -> str:
    """The beginning of `text`, as many whole words as have room in `limit` characters, with an ellipsis for the rest.

    A word that is longer than that is cut.
    """
    if len(text) <= limit:
        return text
    part = text[:limit]
    whole = part if text[limit].isspace() else re.sub(r"\S+\Z", "", part)
    return f"{whole.rstrip()} …" if whole.strip() else f"{part}…"


def last_words(text: str, limit: int) -> str:
    """The end of `text`, cut as `first_words` cuts it."""
    return first_words(text[::-1], limit)[::-1]


def one_line(text: str, limit: int = 200) -> str:
    """`text` made harmless, on one line, cut with an ellipsis at `limit` characters."""
    flat = " ".join(harmless(text).split())
    return flat if len(flat) <= limit else flat[: limit - 1] + "…"


def counted(number: int, one: str, many: str) -> str:
    """`number` with its noun: "1 page", "3,000 pages", "no pages"."""
    return f"{f'{number:,}' if number else 'no'} {one if number == 1 else many}"
