"""What keeps memory off the disk."""

from __future__ import annotations

import sys

_SET_DUMPABLE = 4  # PR_SET_DUMPABLE: linux/prctl.h


def no_core_dumps() -> None:
    """From now on a crash of this process writes no picture of its memory to the disk, nor one of a process it starts.

    On Linux no other program of the same person may read this process's memory either, and a system service that
    collects crashes, which does not heed the limit (core(5)), is given nothing.
    Windows has no such switch for one process; its crash reports are off unless somebody turned them on.
    """
    if sys.platform != "win32":
        import resource  # noqa: PLC0415 - not there on Windows

        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    if sys.platform == "linux":
        import ctypes  # noqa: PLC0415 - needed here alone

        ctypes.CDLL(None).prctl(_SET_DUMPABLE, 0, 0, 0, 0)
