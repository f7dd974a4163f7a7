"""How far a scan has got, on one line of a terminal's standard error that writes over itself."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import TextIO

from tui.words import time_left

_CLEAR = "\r\x1b[2K"
_EVERY = 0.2  # seconds between two lines


class Progress:
    """Writes nothing where `out` is None. `of` is how many targets there are; an archive holds more than one."""

    def __init__(self, out: TextIO | None, of: int, seconds: Callable[[], float] = time.monotonic) -> None:
        self._out = out
        self._of = of
        self._seconds = seconds
        self._began = seconds()
        self._told = -1.0
        self._done = 0

    def one_more(self) -> None:
        """One more was looked at."""
        self._done += 1
        self.tell()

    def tell(self, passages: int = 0) -> None:
        """Write how far it has got; `passages` were read of the target in hand."""
        if self._out is None or 0 <= self._seconds() - self._told < _EVERY:
            return
        self._told = self._seconds()
        of = max(self._of, self._done + 1)
        said = f"Looked at {self._done} of {of}"
        if passages:
            said += f"; {passages:,} texts of the next"
        elif self._done < self._of:
            said += time_left(self._done, of, self._seconds() - self._began)
        self._write(f"{_CLEAR}{said}. Ctrl+C stops and shows what was found.")

    def clear(self) -> None:
        """Take the line away, so that something else can be written there."""
        self._write(_CLEAR)

    def _write(self, text: str) -> None:
        if self._out is not None:
            self._out.write(text)
            self._out.flush()
