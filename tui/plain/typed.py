"""Lines as they are typed or piped in, read beside a running event loop and only when one is asked for."""

from __future__ import annotations

import asyncio
import threading
from collections import deque
from contextlib import suppress
from typing import Protocol

_MOST = 1_000_000  # bytes of one line: a pasted page is far shorter


class Raw(Protocol):
    """Bytes as they come."""

    def read(self, size: int, /) -> bytes | None:
        """Up to `size` bytes; empty at the end."""
        ...


class Typed:
    """Reads `raw` in a thread of its own, which never holds up the end of the program.

    Nothing is read while no line is asked for, so that a passphrase can be typed to something else meanwhile.
    """

    def __init__(self, raw: Raw) -> None:
        self._raw = raw
        self._lines: deque[str | None] = deque()
        self._came = asyncio.Event()
        self._wanted = threading.Semaphore(0)
        self._loop = asyncio.get_running_loop()
        threading.Thread(target=self._read, daemon=True).start()

    async def next(self) -> str | None:
        """The next line; None at the end."""
        if not self._lines:
            self._came.clear()
            self._wanted.release()
            await self._came.wait()
        return self._lines[0] if self._lines[0] is None else self._lines.popleft()

    def _read(self) -> None:
        rest = b""
        while True:
            self._wanted.acquire()
            whole: list[bytes] = []
            while not whole:
                try:
                    data = self._raw.read(65536)
                except (OSError, ValueError):
                    data = b""
                if not data:
                    self._put([*([rest] if rest else []), None])
                    return
                *whole, rest = (rest + data).split(b"\n")
                if len(rest) > _MOST:
                    whole, rest = [*whole, rest], b""
            self._put(whole)

    def _put(self, lines: list[bytes] | list[bytes | None]) -> None:
        texts = [None if line is None else line.decode("utf-8", "replace").rstrip("\r") for line in lines]

        def hand_over() -> None:
            self._lines.extend(texts)
            self._came.set()

        with suppress(RuntimeError):  # the loop is closed: nobody listens any more
            self._loop.call_soon_threadsafe(hand_over)
