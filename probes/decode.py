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
# The encodings that browsers know (encoding.spec.whatwg.org, names and labels; read in November 2026), as Python names
# them. Python has others, which fail, or turn plain English into something else, or are no encodings of text at all.
_NAMES = (
    "utf-8 utf-16 utf-16-le utf-16-be ascii iso8859-1 iso8859-2 iso8859-3 iso8859-4 iso8859-5 iso8859-6 iso8859-7 "
    "iso8859-8 iso8859-9 iso8859-10 iso8859-11 iso8859-13 iso8859-14 iso8859-15 iso8859-16 koi8-r koi8-u mac-roman "
    "mac-cyrillic cp866 cp874 cp932 cp949 cp1250 cp1251 cp1252 cp1253 cp1254 cp1255 cp1256 cp1257 cp1258 tis-620 gbk "
    "gb2312 gb18030 big5 big5hkscs cp950 euc_jp iso2022_jp shift_jis euc_kr"
)
_KNOWN = frozenset(_NAMES.split())
_SOME_BROKEN = 0.002  # share of broken characters up to which a page is damaged UTF-8 rather than something else


def decode(data: bytes) -> str:
    """`data` as text: by byte order mark, else as UTF-8 where that fits, else as declared, else as windows-1252.

    Never fails: bytes that mean nothing become U+FFFD. NUL characters are left out.
    """
    return _decode(data).replace("\x00", "")


def codec(label: str) -> str | None:
    """Python's name of the encoding that a page calls `label`; None where browsers know none of that name."""
    try:
        name = codecs.lookup(label).name
    except (LookupError, ValueError):
        return None
    return name if name in _KNOWN else None


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
    name = codec(match[1].decode("ascii"))
    if name and name.startswith("utf-16"):
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
