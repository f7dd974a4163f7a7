"""CSV read as a stream: each row with its columns by name, whatever stands before the row of names."""

from __future__ import annotations

import codecs
import csv
from collections.abc import Iterator, Sequence
from typing import BinaryIO

from probes.exports.unread import UnreadError

Row = dict[str, str]

_LONGEST_LINE = 8 * 1024 * 1024  # bytes; far above any post, far below what would fill the memory
_MOST_LINES_BEFORE = 20  # LinkedIn's notes take three
_OTHER_COLUMNS = "Its columns are not those this program knows."
_MOST_COLUMNS = 500
csv.field_size_limit(_LONGEST_LINE)


def rows(stream: BinaryIO, *first: str) -> Iterator[Row]:
    """The rows below the row of column names, that row being the first that holds all names of `first`.

    Column names come in lower case. Raises UnreadError where there is no such row or a line is too long.
    """
    lines = plain_rows(stream)
    names: Sequence[str] = ()
    for number, line in enumerate(lines):
        names = [name.strip().lower() for name in line]
        if all(name in names for name in first):
            break
        if number >= _MOST_LINES_BEFORE:
            raise UnreadError(_OTHER_COLUMNS)
    else:
        if names:
            raise UnreadError(_OTHER_COLUMNS)
    for line in lines:
        if any(line):
            yield dict(zip(names, line, strict=False))


def plain_rows(stream: BinaryIO) -> Iterator[list[str]]:
    """Every row as it stands."""
    reader = csv.reader(_lines(stream))
    while True:
        try:
            yield next(reader)[:_MOST_COLUMNS]
        except StopIteration:
            return
        except csv.Error as error:
            raise UnreadError("It is not in order: it is not the table it should be.") from error


def _lines(stream: BinaryIO) -> Iterator[str]:
    start = True
    while line := stream.readline(_LONGEST_LINE + 1):
        if len(line) > _LONGEST_LINE:
            raise UnreadError("One line in it is too long to be read.")
        yield line.removeprefix(codecs.BOM_UTF8 if start else b"").decode("utf-8", "replace").replace("\x00", "")
        start = False
