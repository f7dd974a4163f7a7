"""Checked reading of one table of a data file: each key is asked for once, and what nobody asked for is refused."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping, Sequence
from datetime import date, datetime
from enum import StrEnum
from typing import Any, TypeVar

from selfaudit.errors import DataFileError
from selfaudit.text import harmless, one_line

MOST_LETTERS = 1200
_ID = re.compile(r"[a-z][a-z0-9-]{0,39}")
_MARKS = frozenset(" .,;:!?'\"‘’“”()-–—/&%@+£…")
_LINK = re.compile(r"//|:(?=\S)|\bwww\.", re.IGNORECASE)  # a time of day does not occur in a policy pack

_E = TypeVar("_E", bound=StrEnum)


def refuse(file: str, place: str, what: str) -> DataFileError:
    """The error that says which place of which file is not in order, and how."""
    return DataFileError(
        f"The policy file {one_line(file, 80)} is not in order: {place} {what}.", "Mend it and try again."
    )


class Table:
    """One table of a TOML file. Every reader raises DataFileError, naming file, table and key."""

    def __init__(self, file: str, path: str, values: Mapping[str, Any]) -> None:
        self._file = file
        self._path = path
        self._values = values
        self._asked: set[str] = set()

    def refuse(self, key: str, what: str) -> DataFileError:
        """The error for this key of this table."""
        table = f"table {self._path}" if self._path else "top level"
        return refuse(self._file, f"{table}, key {_shown(key)}", what)

    def done(self) -> None:
        """Raises where the table holds a key that nobody asked for."""
        for key in self._values:
            if key not in self._asked:
                raise self.refuse(key, "is not known")

    def table(self, key: str, needed: bool = True) -> Table:
        """The table under `key`; an empty one where it is missing and not `needed`."""
        value = self._value(key) if needed else self._value(key, {})
        if not isinstance(value, dict):
            raise self.refuse(key, "must be a table")
        return Table(self._file, f"{self._path}.{key}" if self._path else key, value)

    def rows(self, key: str, most: int, least: int = 0) -> list[Table]:
        """The tables of the list under `key`."""
        values = self._list(key, most, least)
        if not all(isinstance(value, dict) for value in values):
            raise self.refuse(key, "must be a list of tables")
        return [Table(self._file, f"{key} (row {row})", value) for row, value in enumerate(values, 1)]

    def words(self, key: str, most: int = MOST_LETTERS, least: int = 1) -> str:
        """Plain words on one line: letters, digits and ordinary punctuation; no markup, link, pattern or control."""
        value = self._value(key) if least else self._value(key, "")
        if not isinstance(value, str):
            raise self.refuse(key, "must be text")
        if not least <= len(value.strip()) <= len(value) <= most:
            raise self.refuse(key, f"must have {least} to {most} characters")
        if harmless(value) != value or not all(map(_plain, set(value))):
            raise self.refuse(key, "holds a character that is not plain words")
        if _LINK.search(value):
            raise self.refuse(key, "holds something that looks like a link; packs carry words only")
        return value

    def id(self, key: str) -> str:
        """An id: small letters, digits and hyphens."""
        return self._checked_id(key, self._value(key))

    def ids(self, key: str, least: int = 0) -> tuple[str, ...]:
        """A list of different ids."""
        return self._different(key, [self._checked_id(key, value) for value in self._list(key, 40, least)])

    def names(self, key: str, known: Sequence[str], least: int = 0) -> tuple[str, ...]:
        """A list of different names out of `known`."""
        values = self._list(key, len(known), least)
        if not all(isinstance(value, str) and value in known for value in values):
            raise self.refuse(key, f"may only hold {', '.join(known)}")
        return self._different(key, values)

    def one_of(self, key: str, kind: type[_E]) -> _E:
        """A member of `kind` by its value."""
        value = self._value(key)
        if not isinstance(value, str) or value not in tuple(kind):
            raise self.refuse(key, f"must be one of {', '.join(kind)}")
        return kind(value)

    def keys_out_of(self, known: Sequence[str]) -> list[str]:
        """The keys of this table that are in `known`; what is left is refused by `done`."""
        return [key for key in self._values if key in known]

    def day(self, key: str) -> date:
        """A date without a time."""
        value = self._value(key)
        if not isinstance(value, date) or isinstance(value, datetime):
            raise self.refuse(key, "must be a date such as 2026-05-01")
        return value

    def number(self, key: str, least: int, most: int) -> int:
        """A whole number from `least` to `most`."""
        value = self._value(key)
        if not isinstance(value, int) or isinstance(value, bool) or not least <= value <= most:
            raise self.refuse(key, f"must be a whole number from {least} to {most}")
        return value

    def flag(self, key: str, default: bool = False) -> bool:
        """True or false; `default` where the key is missing."""
        value = self._value(key, default)
        if not isinstance(value, bool):
            raise self.refuse(key, "must be true or false")
        return value

    def _value(self, key: str, default: object = None) -> object:
        self._asked.add(key)
        value = self._values.get(key, default)
        if value is None:
            raise self.refuse(key, "is missing")
        return value

    def _list(self, key: str, most: int, least: int) -> list[Any]:
        value = self._value(key) if least else self._value(key, [])
        if not isinstance(value, list) or not least <= len(value) <= most:
            raise self.refuse(key, f"must be a list of {least} to {most}")
        return value

    def _checked_id(self, key: str, value: object) -> str:
        if not isinstance(value, str) or not _ID.fullmatch(value):
            raise self.refuse(key, "must be an id: small letters, digits and hyphens, at most 40")
        return value

    def _different(self, key: str, values: list[str]) -> tuple[str, ...]:
        if len(set(values)) != len(values):
            raise self.refuse(key, "names something twice")
        return tuple(values)


def _plain(letter: str) -> bool:
    return letter in _MARKS or unicodedata.category(letter)[0] in "LN"


def _shown(key: str) -> str:
    return one_line("".join(letter if _plain(letter) or letter == "_" else "?" for letter in key), 40)
