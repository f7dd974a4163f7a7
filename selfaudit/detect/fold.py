"""A copy of a text of exactly the same length, in which every dress of a letter, digit, space or dash is the plain one.

Literals and patterns are matched in the folded copy; because it is mapped character by character, spans found there
hold in the text itself. All of it is ASCII but for letters that have no plain Latin form.
"""

from __future__ import annotations

import codecs
import unicodedata
from collections.abc import Iterator

BLANK = "\x00"  # stands for characters that show nothing: joiners, keycap marks, soft hyphens
OTHER = "\x02"  # stands for marks, pictures and whatever has no plain form
PIN = "\x04"  # stands for pictures of a map pin or a house
PHONE = "\x05"  # stands for pictures of a telephone
DEGREE = "\x06"  # stands for the degree sign
_CHUNK = 256  # most pieces of an English page of this length are ASCII alone
_KEPT = 20_000  # characters whose plain forms are kept once worked out: enough for all that one page holds

# Code point ranges whose compatibility form is one plain letter, digit or mark (Unicode 16): Latin with accents,
# additional Latin, full-width forms, circled and squared forms, mathematical letters and digits.
_PLAIN_FORMS = (
    (0xAA, 0xAB),
    (0xBA, 0xBB),
    (0xC0, 0x250),
    (0x1E00, 0x1F00),
    (0xFF01, 0xFF5F),
    (0x2460, 0x24EA),
    (0x1D400, 0x1D800),
)
_SQUARED = (0x1F130, 0x1F150, 0x1F170)  # squared and circled capitals, which have no compatibility form
# First digit of each run of ten decimal digits of scripts used in the British Isles' communities.
_DIGIT_RUNS = (0x660, 0x6F0, 0x966, 0x9E6, 0xA66, 0xAE6, 0xBE6)
_SPACES = (0xA0, 0x1680, *range(0x2000, 0x200B), 0x202F, 0x205F, 0x3000)
_DASHES = (*range(0x2010, 0x2016), 0x2043, 0x2212, 0xFE58, 0xFE63)
_BLANKS = (0xAD, 0x34F, 0x61C, *range(0x200B, 0x2010), *range(0x202A, 0x202F), *range(0x2060, 0x2070), 0x20E3)
_MORE_BLANKS = (0xFEFF, *range(0xFE00, 0xFE10), *range(0xFFF9, 0xFFFC))
_LINE_ENDS = (0x85, 0x2028, 0x2029)
# One mark for another, and letters that Unicode does not take apart.
_SINGLES = dict(
    zip(
        "‘’‛′`´“”„″£€¥…•·●▪‣◦∙⋅・։łøđðþßæœıŁØĐÐÞÆŒ。",
        "''''''\"\"\"\"$$$.|.||||...:lodbtsaoilodbtao.",
        strict=True,
    )
)
_PICTURES = {PIN: "📍🏠🏡🏘🗺", PHONE: "☎📞📱✆☏📲🕿", DEGREE: "°"}


def _pairs() -> Iterator[tuple[int, str]]:
    for first, end in _PLAIN_FORMS:
        for code in range(first, end):
            plain = unicodedata.normalize("NFKD", chr(code))[0].lower()
            if plain.isascii():
                yield code, plain
    for first in _SQUARED:
        yield from ((first + n, chr(ord("a") + n)) for n in range(26))
    for zero in _DIGIT_RUNS:
        yield from ((zero + n, str(n)) for n in range(10))
    yield from ((code, " ") for code in _SPACES)
    yield from ((code, "-") for code in _DASHES)
    yield from ((code, BLANK) for code in (*_BLANKS, *_MORE_BLANKS))
    yield from ((code, "\n") for code in _LINE_ENDS)
    yield from ((ord(dress), plain) for dress, plain in _SINGLES.items())
    yield from ((ord(dress), plain) for plain, dresses in _PICTURES.items() for dress in dresses)
    yield 0x24EA, "0"


class _Table(dict[int, str]):
    def __missing__(self, code: int) -> str:
        char = chr(code)
        plain = char.lower()[0] if char.isalpha() else OTHER
        if len(self) < _KEPT:
            self[code] = plain
        return plain


_TABLE = _Table(_pairs())
_TABLE.update((code, chr(code).lower()) for code in range(0x80))


def _plain(error: UnicodeError) -> tuple[str, int]:
    assert isinstance(error, UnicodeEncodeError)
    plain = error.object[error.start : error.end].translate(_TABLE)
    if not plain.isascii():
        raise error
    return plain, error.end


# A one-byte encoding made for this: ASCII, Latin-1, and in place of its control codes what English pages hold most.
# Encoding into it and mapping the bytes folds 300 MB/s; only characters that are not in it cost a call of `_plain`.
_MOST = "‘’“”„–—‐‑−…•●▪€™→★✓\u2003\u2009\u202f\u200b\u200c\u200d\u2060\ufeff\ufe0fŵŷŴŶ"
_CHARS = "".join(map(chr, range(0x80))) + _MOST + "".join(map(chr, range(0xA0, 0x100)))
_BYTES = "".join(char for char in _CHARS if _TABLE[ord(char)].isascii())
_ENCODING = codecs.charmap_build(_BYTES)
_FOLDED_BYTES = bytes(ord(_TABLE[ord(char)]) for char in _BYTES).ljust(256)
codecs.register_error("selfaudit.fold", _plain)


def fold(text: str) -> str:
    """`text` folded: lower case, plain forms, no lone surrogates; `len(fold(text)) == len(text)`."""
    if text.isascii():
        return text.lower()
    return "".join(_fold_chunk(text[at : at + _CHUNK]) for at in range(0, len(text), _CHUNK))


def _fold_chunk(chunk: str) -> str:
    if chunk.isascii():
        return chunk.lower()
    try:
        return codecs.charmap_encode(chunk, "selfaudit.fold", _ENCODING)[0].translate(_FOLDED_BYTES).decode("ascii")
    except UnicodeEncodeError:
        return chunk.translate(_TABLE)
