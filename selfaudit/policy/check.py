"""The tables of a policy pack: what every data file has, and nothing in it but plain words, ids and numbers."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from typing import Any

from selfaudit.errors import DataFileError
from selfaudit.tables import Table
from selfaudit.text import harmless, one_line

MOST_LETTERS = 1200
_ID = re.compile(r"[a-z][a-z0-9-]{0,39}")
_MARKS = frozenset(" .,;:!?'\"‘’“”()-–—/&%@+£…")
_LINK = re.compile(r"//|:(?=\S)|\bwww\.", re.IGNORECASE)  # a time of day does not occur in a policy pack


def refuse(file: str, place: str, what: str) -> DataFileError:
    """The error that says which place of which file is not in order, and how."""
    return DataFileError(
        f"The policy file {one_line(file, 80)} is not in order: {place} {what}.", "Mend it and try again."
    )


class PackTable(Table):
    """One table of a policy pack. Every reader raises DataFileError, naming file, table and key."""

    def wrong(self, key: str, what: str) -> DataFileError:
        """The error for this key of this table."""
        table = f"table {self._name}" if self._name else "top level"
        return refuse(self._file, f"{table}, key {_shown(key)}", what)

    def needed(self, key: str) -> PackTable:
        """The table at `key`, which must be there."""
        table = self.table(key)
        if table is None:
            raise self.wrong(key, "is missing")
        return table

    def or_empty(self, key: str) -> PackTable:
        """The table at `key`, an empty one where there is none."""
        return self.table(key) or PackTable({}, self._file, key)

    def rows(self, key: str, most: int, least: int = 0) -> tuple[PackTable, ...]:
        """The tables of the list at `key`."""
        rows = self.tables(key)
        if not least <= len(rows) <= most:
            raise self.wrong(key, f"must be a list of {least} to {most}")
        return rows

    def words(self, key: str, most: int = MOST_LETTERS, least: int = 1) -> str:
        """Plain words on one line: letters, digits and ordinary punctuation; no markup, link, pattern or control."""
        value = self._take(key) if least or key in self._values else ""
        if not isinstance(value, str):
            raise self.wrong(key, "must be text")
        if not least <= len(value.strip()) <= len(value) <= most:
            raise self.wrong(key, f"must have {least} to {most} characters")
        if harmless(value) != value or not all(map(_plain, set(value))):
            raise self.wrong(key, "holds a character that is not plain words")
        if _LINK.search(value):
            raise self.wrong(key, "holds something that looks like a link; packs carry words only")
        return value

    def id(self, key: str) -> str:
        """An id: small letters, digits and hyphens."""
        return self._checked_id(key, self._take(key))

    def ids(self, key: str, least: int = 0) -> tuple[str, ...]:
        """A list of different ids."""
        return self._different(key, [self._checked_id(key, value) for value in self._list(key, 40, least)])

    def names(self, key: str, known: Sequence[str], least: int = 0) -> tuple[str, ...]:
        """A list of different names out of `known`."""
        values = self._list(key, len(known), least)
        if not all(isinstance(value, str) and value in known for value in values):
            raise self.wrong(key, f"may only hold {', '.join(known)}")
        return self._different(key, values)

    def keys_out_of(self, known: Sequence[str]) -> list[str]:
        """The keys of this table that are in `known`; what is left is refused by `done`."""
        return [key for key in self._values if key in known]

    def number(self, key: str, least: int, most: int) -> int:
        """A whole number from `least` to `most`."""
        value = self._take(key)
        if not isinstance(value, int) or isinstance(value, bool) or not least <= value <= most:
            raise self.wrong(key, f"must be a whole number from {least} to {most}")
        return value

    def _list(self, key: str, most: int, least: int) -> list[Any]:
        value = self._take(key) if least or key in self._values else []
        if not isinstance(value, list) or not least <= len(value) <= most:
            raise self.wrong(key, f"must be a list of {least} to {most}")
        return value

    def _checked_id(self, key: str, value: object) -> str:
        if not isinstance(value, str) or not _ID.fullmatch(value):
            raise self.wrong(key, "must be an id: small letters, digits and hyphens, at most 40")
        return value

    def _different(self, key: str, values: list[str]) -> tuple[str, ...]:
        if len(set(values)) != len(values):
            raise self.wrong(key, "names something twice")
        return tuple(values)


def _plain(letter: str) -> bool:
    return letter in _MARKS or unicodedata.category(letter)[0] in "LN"


def _shown(key: str) -> str:
    return one_line("".join(letter if _plain(letter) or letter == "_" else "?" for letter in key), 40)
