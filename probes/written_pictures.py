"""Pictures that stand in a page's own text, as `data:` addresses (RFC 2397)."""

from __future__ import annotations

import base64
import re
from collections.abc import Iterator
from urllib.parse import unquote_to_bytes

_START = "data:"
_PICTURE = re.compile(rb"data:image/(?!svg)[\w.+-]{1,40};base64,([A-Za-z0-9+/=%]+)")


def written(address: str) -> bytes:
    """The bytes of the picture that `address` holds; none where it holds none, or is broken."""
    head, _, data = address.partition(",")
    if not head.startswith(_START):
        return b""
    plain = unquote_to_bytes(data)
    return _from_base64(plain) if head.endswith(";base64") else plain


def written_in(html: bytes) -> Iterator[tuple[str, bytes]]:
    """Every picture in the text of a page, its styles included: an empty address and the bytes."""
    for found in _PICTURE.finditer(html):
        yield "", _from_base64(unquote_to_bytes(found[1]))


def _from_base64(data: bytes) -> bytes:
    try:
        return base64.b64decode(data)
    except ValueError:
        return b""
