"""TOML read key by key: every value has a known sort, and what nobody asked for is refused by file, table and key."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from datetime import date, datetime
from enum import StrEnum
from pathlib import Path
from typing import Self, TypeVar

from selfaudit.errors import BadInputError, DataFileError
from selfaudit.text import harmless

_W = TypeVar("_W", bound=StrEnum)
_USUAL = (
    "Mostly a quotation mark, a comma or a bracket is missing there or on the line before, or the marks are curly. "
    "A date is written 2026-05-31, yes and no are true and false."
)
MOST_CHARACTERS = 2000  # of one value: a sentence or two, never a page


def text_of(path: Path, name: str) -> str:
    """The text of a data file. Raises BadInputError, which calls it `name`, where it cannot be read as text."""
    try:
        return path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError:
        raise BadInputError(f"{name} is not a text file.", "Save it as UTF-8 text.") from None
    except OSError:
        raise BadInputError(f"{name} cannot be opened.", "Check its name and where it is.") from None


class Table:
    """One table of a data file. Read what is known, then call `done`, which refuses every key left over."""

    def __init__(self, values: Mapping[str, object], file: str, name: str = "") -> None:
        self._values = dict(values)
        self._file = file
        self._name = name

    @classmethod
    def parse(cls, text: str, file: str) -> Self:
        """The whole of a TOML document. Raises DataFileError where it is not TOML; `file` is its name for messages."""
        try:
            return cls(tomllib.loads(text), file)
        except (tomllib.TOMLDecodeError, RecursionError) as error:
            place = str(error) if isinstance(error, tomllib.TOMLDecodeError) else "too many brackets in one another"
            raise DataFileError(f"{file} is not valid TOML.", f"{_position(place)}") from None

    def text(self, key: str, default: str | None = None) -> str:
        """The text at `key`, without harmful characters and never empty; `default` where the key is missing."""
        if key not in self._values and default is not None:
            return default
        return self._clean(key, self._take(key))

    def word(self, key: str, words: type[_W], default: str | None = None) -> _W:
        """The text at `key` as one of `words`; `default` where the key is missing."""
        try:
            return words(self.text(key, default))
        except ValueError:
            raise self.wrong(key, f"must be one of: {', '.join(words)}") from None

    def texts(self, key: str, required: bool = False) -> tuple[str, ...]:
        """The list of texts at `key`; empty where the key is missing, unless it is required."""
        if key not in self._values and not required:
            return ()
        value = self._take(key)
        if not isinstance(value, list) or (required and not value):
            raise self.wrong(key, 'must be a list of texts, as in ["one", "two"]')
        return tuple(self._clean(key, item) for item in value)

    def flag(self, key: str, default: bool = False) -> bool:
        """True or false at `key`; `default` where the key is missing."""
        if key not in self._values:
            return default
        value = self._take(key)
        if not isinstance(value, bool):
            raise self.wrong(key, "must be true or false")
        return value

    def day(self, key: str) -> date:
        """The date at `key`, written 2026-05-31."""
        value = self._take(key)
        if not isinstance(value, date) or isinstance(value, datetime):
            raise self.wrong(key, "must be a date, as in 2026-05-31")
        return value

    def table(self, key: str) -> Self | None:
        """The table at `key`, or None where there is none."""
        if key not in self._values:
            return None
        value = self._take(key)
        if not isinstance(value, dict):
            raise self.wrong(key, f"must be a table, written [{key}]")
        return type(self)(value, self._file, self._inner(key))

    def tables(self, key: str) -> tuple[Self, ...]:
        """The tables written [[key]]; none where the key is missing."""
        if key not in self._values:
            return ()
        value = self._take(key)
        if not isinstance(value, list) or not all(isinstance(item, dict) for item in value):
            raise self.wrong(key, f"must be a list of tables, each written [[{key}]]")
        return tuple(
            type(self)(item, self._file, f"{self._inner(key)} number {number}") for number, item in enumerate(value, 1)
        )

    def holds_texts(self, key: str) -> bool:
        """True where `key` holds a list of plain texts."""
        value = self._values.get(key)
        return isinstance(value, list) and all(isinstance(item, str) for item in value)

    def done(self) -> None:
        """Refuse every key that was not read."""
        if self._values:
            raise self.wrong(min(self._values), "is not a key this file may have")

    def wrong(self, key: str, what: str) -> DataFileError:
        """The error for `key`: file, table and key by name, and `what` is the matter with it."""
        where = f"{self._file}, table {self._name}" if self._name else self._file
        return DataFileError(f"{where}: {harmless(key)[:60]!r} {what}.")

    def _take(self, key: str) -> object:
        if key not in self._values:
            raise self.wrong(key, "is missing")
        return self._values.pop(key)

    def _clean(self, key: str, value: object) -> str:
        if not isinstance(value, str):
            raise self.wrong(key, "must be text in quotation marks")
        if not value.strip():
            raise self.wrong(key, "must not be empty")
        if len(value) > MOST_CHARACTERS or harmless(value) != value:
            raise self.wrong(key, f"must be plain text of at most {MOST_CHARACTERS} characters")
        return value.strip()

    def _inner(self, key: str) -> str:
        return f"{self._name}.{key}" if self._name else key


def _position(message: str) -> str:
    """Only the line and column of the parser's message, and what mostly is the matter: the rest may quote the file."""
    start = message.rfind("(at ")
    if start < 0:
        return "Its brackets go too deep."
    said_twice = any(word in message[:start] for word in ("overwrite", "twice", "mutate"))
    usual = "What stands there is said twice." if said_twice else _USUAL
    return f"Look at {message[start + 4 :].rstrip(')')}. {usual}"
