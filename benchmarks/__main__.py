"""Runs every benchmark and prints one table: `python -m benchmarks [NAME ...]`."""

from __future__ import annotations

import importlib
import sys
import time

from benchmarks.table import Row, show

# What a benchmark measures says its own file. In this order, as what is asked most often comes first.
NAMES = ("detect", "look", "start", "opening", "download", "vault", "walk", "footprints", "papers")


def main(names: list[str]) -> int:
    """Runs the benchmark modules called `names`, or all, and returns the exit code.

    Where one breaks, the rows of those before it are shown.
    """
    if unknown := set(names) - set(NAMES):
        print(f"No benchmark called {', '.join(sorted(unknown))}. There are: {', '.join(NAMES)}.", file=sys.stderr)
        return 2
    rows: list[Row] = []
    try:
        for name in names or NAMES:
            started = time.monotonic()
            rows += importlib.import_module(f"benchmarks.{name}").run()
            print(f"{name}: {time.monotonic() - started:.0f} s", file=sys.stderr, flush=True)
    finally:
        print(show(rows))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
