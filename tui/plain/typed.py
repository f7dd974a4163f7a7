"""Lines as they are typed or piped in, read beside a running event loop."""

from __future__ import annotations

import asyncio
import threading
from contextlib import suppress
from typing import Protocol

_MOST = 1_000_000  # bytes of one line: a pasted page is far shorter


class Raw(Protocol):
    """Bytes as they come."""

    def read(self, size: int, /) -> bytes | None:
        """Up to `size` bytes; empty at the end."""
        ...


class Typed:
    """Reads `raw` in a thread of its own, which never holds up the end of the program."""

    def __init__(self, raw: Raw) -> None:
        self._raw = raw
        self._queue: asyncio.Queue[str | None] = asyncio.Queue()
        self._loop = asyncio.get_running_loop()
        threading.Thread(target=self._read, daemon=True).start()

    async def next(self) -> str | None:
        """The next line; None at the end."""
        return await self._queue.get()

    def _read(self) -> None:
        rest = b""
        while True:
            try:
                data = self._raw.read(65536)
            except (OSError, ValueError):
                data = b""
            if not data:
                if rest:
                    self._put(rest)
                self._put(None)
                return
            *lines, rest = (rest + data).split(b"\n")
            for line in lines:
                self._put(line)
            if len(rest) > _MOST:
                self._put(rest)
                rest = b""

    def _put(self, line: bytes | None) -> None:
        text = None if line is None else line.decode("utf-8", "replace").rstrip("\r")
        with suppress(RuntimeError):  # the loop is closed: nobody listens any more
            self._loop.call_soon_threadsafe(self._queue.put_nowait, text)
