"""One benchmark in a process of its own. Linux counts what a process once held to the peak of those that it starts."""

from __future__ import annotations

import importlib
import multiprocessing
from concurrent.futures import ProcessPoolExecutor

from benchmarks.table import Row


def alone(name: str) -> list[Row]:
    """The rows of the benchmark module called `name`; raises what it raises."""
    with ProcessPoolExecutor(1, multiprocessing.get_context("spawn")) as pool:
        return pool.submit(_run, name).result()


def _run(name: str) -> list[Row]:
    rows: list[Row] = importlib.import_module(f"benchmarks.{name}").run()
    return rows
