"""Whether the write-ahead log that a killed app left is whole.

SQLite takes a changed byte in its log for the log's end, and drops the kept changes after it without a word. So the log
is read once before the database is opened. Its form: sqlite.org/fileformat2.html, section 4.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator
from dataclasses import dataclass

_MAGIC = (0x377F0682, 0x377F0683)  # the second: words are big-endian
_HEADER, _FRAME_HEADER = 32, 24
_WORD = 0xFFFFFFFF
Sums = tuple[int, int]


@dataclass(frozen=True)
class _Frame:
    """One page in the log. `commits` where a change ends with it, `salts` of the run of the log it belongs to."""

    commits: bool
    salts: tuple[int, int]
    sums: Sums
    summed: bytes
    written: bool


def log_is_whole(log: bytes) -> bool:
    """False where a kept change in the log was altered, in a log that is emptied before it is used again.

    A change that was still being written when the app ended is not one: it was never said to be kept.
    """
    if len(log) < _HEADER:
        return True
    magic, _version, page_size, _sequence, *salts, first, second = struct.unpack(">8I", log[:_HEADER])
    order = ">" if magic == _MAGIC[1] else "<"
    sums = _add((0, 0), log[: _HEADER - 8], order)
    if magic not in _MAGIC or sums != (first, second) or page_size < 512:
        return len(log) < _HEADER + _FRAME_HEADER + 512
    frames = _frames(log, page_size)
    for frame in frames:
        sums = _add(sums, frame.summed, order)
        if frame.salts != tuple(salts) or frame.sums != sums:
            unfinished = not frame.written or (frame.salts == tuple(salts) and not frame.commits)
            return unfinished and not any(later.commits for later in frames)
    return True


def _frames(log: bytes, page_size: int) -> Iterator[_Frame]:
    size = _FRAME_HEADER + page_size
    for start in range(_HEADER, len(log) - size + 1, size):
        header = log[start : start + _FRAME_HEADER]
        _page, database_size, *salts, first, second = struct.unpack(">6I", header)
        yield _Frame(
            commits=database_size != 0,
            salts=(salts[0], salts[1]),
            sums=(first, second),
            summed=header[:8] + log[start + _FRAME_HEADER : start + size],
            written=any(header),
        )


def _add(sums: Sums, data: bytes, order: str) -> Sums:
    first, second = sums
    words = iter(struct.unpack(f"{order}{len(data) // 4}I", data))
    for one, other in zip(words, words, strict=True):
        first = (first + one + second) & _WORD
        second = (second + other + first) & _WORD
    return first, second
