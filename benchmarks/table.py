"""What a benchmark tells: one row a measurement, each beside what a user would otherwise pick."""

from __future__ import annotations

import gc
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass

_HEADS = ("benchmark", "case", "ours", "other", "ratio", "beside what")


@dataclass(frozen=True)
class Row:
    """One measurement. `ours` and `other` are in `unit`; `other` is None where it could not be measured, see `note`.

    `more_is_better` says which way the ratio counts: it is always written as how many times better ours is.
    """

    benchmark: str
    case: str
    ours: float
    other: float | None
    unit: str
    note: str
    more_is_better: bool = True

    @property
    def ratio(self) -> float | None:
        """How many times better ours is than the other."""
        if not self.other or not self.ours:
            return None
        return self.ours / self.other if self.more_is_better else self.other / self.ours


def seconds(work: Callable[[], object], rounds: int = 3) -> float:
    """The least processor time that `work` took in a few rounds, after one that is not counted."""
    work()
    least = float("inf")
    for _ in range(rounds):
        gc.collect()
        start = time.process_time()
        work()
        least = min(least, time.process_time() - start)
    return max(least, 1e-9)


def show(rows: Iterable[Row]) -> str:
    """The rows as one table of text."""
    lines = [_HEADS, *map(_cells, rows)]
    widths = [max(len(line[column]) for line in lines) for column in range(len(_HEADS))]
    return "\n".join(
        "  ".join(cell.ljust(width) for cell, width in zip(line, widths, strict=True)).rstrip() for line in lines
    )


def _cells(row: Row) -> tuple[str, ...]:
    other = "-" if row.other is None else f"{row.other:.3g} {row.unit}"
    ratio = "-" if row.ratio is None else f"{row.ratio:.2g} x"
    return row.benchmark, row.case, f"{row.ours:.3g} {row.unit}", other, ratio, row.note
