"""What keeps memory off the disk."""

from __future__ import annotations

import sys


def no_core_dumps() -> None:
    """From now on a crash of this process, or of one it starts, writes no picture of its memory to the disk.

    Windows has no such switch for one process; its crash reports are off unless somebody turned them on.
    """
    if sys.platform != "win32":
        import resource  # noqa: PLC0415 - not there on Windows

        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
