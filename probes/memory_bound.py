"""A bound on the memory of each process of a browser, so that one page cannot take all that the computer has."""

from __future__ import annotations

import os
import sys
from collections.abc import Collection, Generator
from contextlib import contextmanager, suppress
from pathlib import Path

if sys.platform == "linux":
    import resource


def own_children() -> frozenset[int]:
    """Ids of the processes that this one has started (Linux; none elsewhere)."""
    found = set()
    for stat in Path("/proc").glob("[0-9]*/stat") if sys.platform == "linux" else ():
        with suppress(OSError, IndexError):
            if int(stat.read_text().rpartition(")")[2].split()[1]) == os.getpid():  # proc(5): the parent's id
                found.add(int(stat.parent.name))
    return frozenset(found)


@contextmanager
def bounded(processes: Collection[int], size: int) -> Generator[None]:
    """What `processes` start within the block, and all that these start, have `size` bytes of data of their own each.

    More is refused to them by the system. Linux alone can be told so; elsewhere nothing is bounded.
    """
    before = {process: _set(process, size) for process in processes}
    try:
        yield
    finally:
        for process, size_before in before.items():
            if size_before is not None:
                _set(process, size_before)


def _set(process: int, size: int) -> int | None:
    """The bound that held until now; None where there is no such process, or none can be set."""
    if sys.platform == "linux":
        with suppress(OSError, ValueError):
            soft, hard = resource.prlimit(process, resource.RLIMIT_DATA)
            resource.prlimit(process, resource.RLIMIT_DATA, (size, hard))
            return soft
    return None
