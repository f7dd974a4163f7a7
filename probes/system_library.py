"""Whether a library of the system is there. Needs nothing but Python: it is asked before anything is installed."""

from __future__ import annotations

import ctypes


def loads(library: str) -> bool:
    """True where the system finds and loads the library of this file name, such as "libc.so.6"."""
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True
