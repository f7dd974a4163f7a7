"""Hands pictures and PDF files to the reader process, and ends it when one takes too long."""

from __future__ import annotations

import asyncio
import json
import os
import subprocess
import sys
from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager, suppress
from enum import Enum
from pathlib import Path
from typing import Any

from probes.file_worker import ARGUMENT, PDF
from probes.pdf import PdfAnswer
from probes.picture.answer import PictureAnswer, unpacked
from probes.picture.read import Depth

if sys.platform == "linux":
    import fcntl

_ROOT = Path(__file__).parents[1]
TIME_LIMIT = 60.0  # seconds: words take two on a common computer, and many times that on an old one with much to do
_MOST_ANSWER = 64 * 1024 * 1024


class _Failure(Enum):
    TOO_LONG = "took too long to read."
    BROKE = "could not be read: it may be damaged."


_PIPE = 1024 * 1024  # bytes; the most that Linux lets anybody ask for, pipe(7)
_PICTURE = {how: PictureAnswer(f"This picture {how.value}", "Look at it yourself.") for how in _Failure}
_PDF = {how: PdfAnswer(f"This PDF {how.value}", "Look at it yourself.") for how in _Failure}


class FileReader:
    """Reads pictures and PDF files one after another, each within `time_limit` seconds, a PDF within twice that.

    Its process is started with the first file, and anew after one that broke it.
    """

    def __init__(self, time_limit: float = TIME_LIMIT) -> None:
        self._time_limit = time_limit
        self._process: asyncio.subprocess.Process | None = None
        self._turn = asyncio.Lock()

    async def read(self, data: bytes, depth: Depth = Depth.WHOLE) -> PictureAnswer:
        """What is in the picture file `data`, as deep as asked for. Never raises for what a file holds."""
        pieces = await self._ask(depth.value, data, self._time_limit)
        return unpacked(*pieces) if isinstance(pieces, tuple) else _PICTURE[pieces]

    async def read_pdf(self, data: bytes) -> PdfAnswer:
        """What is in the PDF file `data`. Never raises for what a file holds."""
        pieces = await self._ask(PDF, data, 2 * self._time_limit)
        if not isinstance(pieces, tuple):
            return _PDF[pieces]
        told: dict[str, Any] = json.loads(pieces[0])
        return PdfAnswer(**{**told, "pages": tuple(told["pages"]), "links": tuple(told["links"])})

    async def _ask(self, request: str, data: bytes, time_limit: float) -> tuple[bytes, bytes] | _Failure:
        async with self._turn:
            try:
                return await asyncio.wait_for(self._exchange(request.encode(), data), time_limit)
            except TimeoutError:
                await self.close()
                return _Failure.TOO_LONG
            except (OSError, EOFError, ValueError):
                await self.close()
                return _Failure.BROKE
            except asyncio.CancelledError:
                await self.close()
                raise

    async def close(self) -> None:
        """End the process. Harmless when done twice."""
        process, self._process = self._process, None
        if process and process.returncode is None:
            process.kill()
            await process.wait()

    async def _exchange(self, how: bytes, data: bytes) -> tuple[bytes, bytes]:
        if self._process is None or self._process.returncode is not None:
            self._process = await _start()
        to, back = self._process.stdin, self._process.stdout
        assert to and back
        for piece in (how, data):
            to.write(len(piece).to_bytes(8, "big"))
            to.write(piece)
        await to.drain()
        return await _piece(back), await _piece(back)


@asynccontextmanager
async def open_reader(time_limit: float = TIME_LIMIT) -> AsyncGenerator[FileReader]:
    """A reader of files whose process is gone afterwards."""
    reader = FileReader(time_limit)
    try:
        yield reader
    finally:
        await reader.close()


def worker_command() -> list[str]:
    """How the reader process is started: by Python, or by the one-file build, which is its own Python."""
    if getattr(sys, "frozen", False):
        return [sys.executable, ARGUMENT]
    return [sys.executable, "-m", "probes.file_worker"]


async def _start() -> asyncio.subprocess.Process:
    paths = [str(_ROOT), os.environ.get("PYTHONPATH", "")]
    process = await asyncio.create_subprocess_exec(
        *worker_command(),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env={**os.environ, "PYTHONPATH": os.pathsep.join(path for path in paths if path)},
    )
    if process.stdin:
        _widen(process.stdin)
    return process


def _widen(pipe: asyncio.StreamWriter) -> None:
    """Let more stand in the pipe at once, where the system has a word for it: a photo goes through in half the time."""
    if sys.platform == "linux":
        with suppress(OSError):
            fcntl.fcntl(pipe.transport.get_extra_info("pipe"), fcntl.F_SETPIPE_SZ, _PIPE)


async def _piece(stream: asyncio.StreamReader) -> bytes:
    length = int.from_bytes(await stream.readexactly(8), "big")
    if length > _MOST_ANSWER:
        raise ValueError(length)
    return await stream.readexactly(length)
