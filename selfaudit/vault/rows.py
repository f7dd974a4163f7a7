"""How values of one type lie in one table, and the statements that follow. Times are kept in UTC as ISO 8601 text."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any, Generic, TypeVar

Row = tuple[Any, ...]
T = TypeVar("T")


@dataclass(frozen=True)
class Rows(Generic[T]):
    """How values of one type lie in `table`: its columns in order, and the way to a row and back.

    `key` are the columns that name a row. The statements take a row of the key and then the columns.
    """

    table: str
    columns: tuple[str, ...]
    row: Callable[[T], Row]
    value: Callable[[Row], T]
    key: tuple[str, ...] = ("owner", "position")

    @property
    def replace(self) -> str:
        """Write one row, in place of the one with the same key."""
        names = (*self.key, *self.columns)
        return f"REPLACE INTO {self.table} ({', '.join(names)}) VALUES ({', '.join('?' * len(names))})"  # noqa: S608

    @property
    def cut(self) -> str:
        """Remove the rows of an owner from a position on."""
        return f"DELETE FROM {self.table} WHERE owner = ? AND position >= ?"  # noqa: S608

    @property
    def remove(self) -> str:
        """Remove the row with a name."""
        return f"DELETE FROM {self.table} WHERE name = ?"  # noqa: S608

    @property
    def of_owner(self) -> str:
        """The rows of an owner in their order, without the key."""
        return f"SELECT {', '.join(self.columns)} FROM {self.table} WHERE owner = ? ORDER BY position"  # noqa: S608

    @property
    def all_named(self) -> str:
        """Every row with its name, in the order written."""
        return f"SELECT name, {', '.join(self.columns)} FROM {self.table} ORDER BY rowid"  # noqa: S608


def time_text(moment: datetime) -> str:
    """`moment` in UTC to the microsecond. Raises ValueError for a time without a zone."""
    if moment.tzinfo is None:
        raise ValueError("a time without a zone cannot be kept")
    return moment.astimezone(UTC).isoformat(timespec="microseconds")
