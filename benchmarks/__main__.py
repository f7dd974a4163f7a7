"""Runs every benchmark and prints one table: `python -m benchmarks [NAME ...]`."""

from __future__ import annotations

import importlib
import pkgutil
import sys

import benchmarks
from benchmarks.table import Row, show


def main(names: list[str]) -> int:
    """Runs the benchmark modules called `names`, or all; returns the exit code."""
    known = [
        found.name
        for found in pkgutil.iter_modules(benchmarks.__path__)
        if found.name not in ("__main__", "big_vault", "family", "pages", "peers", "table")
    ]
    if unknown := set(names) - set(known):
        print(f"No benchmark called {', '.join(sorted(unknown))}. There are: {', '.join(known)}.", file=sys.stderr)
        return 2
    rows: list[Row] = []
    for name in names or known:
        rows += importlib.import_module(f"benchmarks.{name}").run()
    print(show(rows))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
