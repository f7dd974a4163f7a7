"""What a benchmark tells: one row a measurement, each beside what a user would otherwise pick."""

from __future__ import annotations

import gc
import time
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

GROWN = (10, 100)  # how many times as much there is to do as in the smallest case
_HEADS = ("benchmark", "case", "ours", "other", "ratio", "at 10 x", "at 100 x", "grows", "at 100 x", "beside what")
_TOLD = """
ratio: how many times better ours is, so 0.2 x is five times worse. At 10 x and 100 x: the same ratio with ten and a
hundred times as much to do. grows: how many times as long ours takes then, or as much memory; 10 and 100 are linear."""


@dataclass(frozen=True)
class Row:
    """One measurement. `ours` and `other` are in `unit`; `other` is None where it could not be measured, see `note`.

    `more_is_better` says which way the ratio counts: it is always written as how many times better ours is.
    `times` is how many times as much there was to do as in the smallest case; rows that have all else that names them
    in common (benchmark, case and note) become one line of the table, of which `times` 1 is the beginning.
    """

    benchmark: str
    case: str
    ours: float
    other: float | None
    unit: str
    note: str
    more_is_better: bool = True
    times: int = 1

    @property
    def ratio(self) -> float | None:
        """How many times better ours is than the other."""
        if not self.other or not self.ours:
            return None
        return self.ours / self.other if self.more_is_better else self.other / self.ours

    def grown(self, first: Row) -> float | None:
        """How many times as long ours takes as in `first`; of a speed, how long what there is to do takes."""
        if not first.ours or not self.ours:
            return None
        return self.times * first.ours / self.ours if self.more_is_better else self.ours / first.ours


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
    """The rows as one table of text, and how to read it."""
    lines: dict[tuple[str, str, str], dict[int, Row]] = {}
    for row in rows:
        lines.setdefault((row.benchmark, row.case, row.note), {})[row.times] = row
    table = [_HEADS, *map(_cells, lines.values())]
    widths = [max(len(line[column]) for line in table) for column in range(len(_HEADS))]
    shown = ("  ".join(cell.ljust(width) for cell, width in zip(line, widths, strict=True)).rstrip() for line in table)
    return "\n".join(shown) + "\n" + _TOLD


def _cells(sizes: Mapping[int, Row]) -> tuple[str, ...]:
    first = sizes.get(1) or next(iter(sizes.values()))
    larger = [sizes.get(times) for times in GROWN]
    return (
        first.benchmark,
        first.case,
        _told(first.ours, first.unit, 3),
        _told(first.other, first.unit, 3),
        _told(first.ratio, "x"),
        *(_told(row.ratio if row else None, "x") for row in larger),
        *(_told(row.grown(first) if row else None) for row in larger),
        first.note,
    )


def _told(number: float | None, unit: str = "", digits: int = 2) -> str:
    if number is None:
        return "-"
    if unit == "s" and number < 0.1:
        number, unit = number * 1000, "ms"
    return f"{float(f'{number:.{digits}g}'):g} {unit}".rstrip()
