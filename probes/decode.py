"""Bytes of a file to text, the way a browser would read them."""

from __future__ import annotations

import codecs
import re

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_DECLARED = re.compile(rb"""(?:charset|encoding)\s*=\s*["']?\s*([A-Za-z0-9_.:-]{2,40})""", re.IGNORECASE)
_DECLARED_WITHIN = 2048  # HTML standard: the declaration stands in the first 1024 bytes; be generous with old pages
# The Encoding Standard reads these labels as windows-1252, because that is what such pages are in truth.
_REALLY_WINDOWS = {"iso8859-1", "latin-1", "ascii", "us-ascii"}
_SOME_BROKEN = 0.002  # share of broken characters up to which a page is damaged UTF-8 rather than something else


def decode(data: bytes) -> str:
    """`data` as text: by byte order mark, else as UTF-8 where that fits, else as declared, else as windows-1252.

    Never fails: bytes that mean nothing become U+FFFD. NUL characters are left out.
    """
    return _decode(data).replace("\x00", "")


def _decode(data: bytes) -> str:
    for mark, encoding in _BOMS:
        if data.startswith(mark):
            return data.decode(encoding, "replace").removeprefix("\ufeff")
    if wide := _without_mark(data):
        return data.decode(wide, "replace")
    declared = _declared(data)
    try:
        if not (declared or "").startswith("iso2022"):
            return data.decode("utf-8")
    except UnicodeDecodeError:
        pass
    if declared in (None, "utf-8"):
        text = data.decode("utf-8", "replace")
        if declared and text.rstrip("\ufffd").count("\ufffd") <= len(text) * _SOME_BROKEN:
            return text
        return data.decode("cp1252", "replace")
    return data.decode(declared or "cp1252", "replace")


def _declared(data: bytes) -> str | None:
    """The codec a page declares for itself, by Python's name; None where it declares none that exists."""
    match = _DECLARED.search(data[:_DECLARED_WITHIN])
    if not match:
        return None
    try:
        name = codecs.lookup(match[1].decode("ascii")).name
        b"".decode(name)
    except (LookupError, ValueError):
        return None
    if name.startswith(("utf-16", "utf-32", "utf-7")):
        return "utf-8"
    return "cp1252" if name in _REALLY_WINDOWS else name


def _without_mark(data: bytes) -> str | None:
    """UTF-16 without a byte order mark: nearly every second byte of Western text is NUL."""
    start = data[:200]
    if len(start) < 4:
        return None
    half = len(start) // 2
    if start[1::2].count(0) > half * 0.9:
        return "utf-16-le"
    return "utf-16-be" if start[0::2].count(0) > half * 0.9 else None
