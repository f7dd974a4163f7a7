"""A bound on the memory of the process that opens files: it ends rather than take what the computer has."""

from __future__ import annotations

import ctypes
import os
import sys
import threading
import time
from collections.abc import Callable

if sys.platform != "win32":
    import resource

ENDED = 3  # what the process ends with where it had too much
_EVERY = 0.2  # seconds; the quickest file known to harm takes less than 50 MB in that time


def bound_own_memory(size: int) -> None:
    """Let this process have `size` bytes and no more: Linux refuses more, elsewhere the process ends itself."""
    if sys.platform == "linux":
        _, hard = resource.getrlimit(resource.RLIMIT_DATA)
        resource.setrlimit(resource.RLIMIT_DATA, (size if hard < 0 else min(size, hard), hard))
    else:
        threading.Thread(target=end_beyond, args=(size, in_use), daemon=True).start()
    if sys.platform != "win32":
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def end_beyond(size: int, used: Callable[[], int]) -> None:
    """End this process as soon as it has `used` more than `size` bytes."""
    while used() <= size:
        time.sleep(_EVERY)
    os._exit(ENDED)


class _Counters(ctypes.Structure):
    """PROCESS_MEMORY_COUNTERS of Windows (psapi.h)."""

    _fields_ = (
        ("size", ctypes.c_uint32),
        ("faults", ctypes.c_uint32),
        ("counts", ctypes.c_size_t * 6),
        ("committed", ctypes.c_size_t),
        ("most_committed", ctypes.c_size_t),
    )


if sys.platform == "win32":

    def in_use() -> int:
        """How many bytes this process has now."""
        kernel, counters = ctypes.WinDLL("kernel32"), _Counters(ctypes.sizeof(_Counters))
        kernel.GetCurrentProcess.restype = ctypes.c_void_p
        kernel.K32GetProcessMemoryInfo.argtypes = (ctypes.c_void_p, ctypes.POINTER(_Counters), ctypes.c_uint32)
        kernel.K32GetProcessMemoryInfo(kernel.GetCurrentProcess(), ctypes.byref(counters), counters.size)
        return int(counters.committed)

else:

    def in_use() -> int:
        """How many bytes this process has had at most."""
        unit = 1 if sys.platform == "darwin" else 1024  # getrusage(2): bytes on macOS, kilobytes on Linux
        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * unit
