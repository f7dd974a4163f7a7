"""One running app per vault. The system lets go of the lock when its process ends, however it ends."""

from __future__ import annotations

import os
import sys
from pathlib import Path

from selfaudit.errors import VaultInUseError

if sys.platform == "win32":
    import msvcrt

    def _take(handle: int) -> None:
        msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
else:
    import fcntl

    def _take(handle: int) -> None:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)


class Lock:
    """The right to open one vault, from the making of this object until `release`.

    Raises VaultInUseError where another running app has it.
    """

    def __init__(self, path: Path) -> None:
        self._handle: int | None = os.open(path, os.O_RDWR | os.O_CREAT, 0o600)
        try:
            _take(self._handle)
        except OSError as error:
            self.release()
            raise VaultInUseError("selfaudit is already running.", "Close the other window first.") from error

    def release(self) -> None:
        """Let go. Harmless when done twice."""
        if self._handle is not None:
            os.close(self._handle)
            self._handle = None
