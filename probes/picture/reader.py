"""The one that hands pictures to the reader process, and ends it when a picture takes too long."""

from __future__ import annotations

import asyncio
import os
import subprocess
import sys
from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager
from pathlib import Path

from probes.picture.answer import PictureAnswer, unpacked
from probes.picture.read import Depth

_ROOT = Path(__file__).parents[2]
_TOO_LONG = PictureAnswer(trouble="This picture took too long to read.", hint="Look at it yourself.")
_BROKE = PictureAnswer(trouble="This picture could not be read.", hint="Look at it yourself: it may be damaged.")
_MOST_ANSWER = 64 * 1024 * 1024


class PictureReader:
    """Reads pictures one after another. Its process is started with the first, and anew after one that broke it."""

    def __init__(self, time_limit: float = 30.0) -> None:
        self._time_limit = time_limit
        self._process: asyncio.subprocess.Process | None = None
        self._turn = asyncio.Lock()

    async def read(self, data: bytes, depth: Depth = Depth.WHOLE) -> PictureAnswer:
        """What is in the picture file `data`, as deep as asked for. Never raises for what a file holds."""
        async with self._turn:
            try:
                return await asyncio.wait_for(self._exchange(depth.encode(), data), self._time_limit)
            except TimeoutError:
                await self.close()
                return _TOO_LONG
            except (OSError, EOFError, ValueError, KeyError, TypeError):
                await self.close()
                return _BROKE
            except asyncio.CancelledError:
                await self.close()
                raise

    async def close(self) -> None:
        """End the process. Harmless when done twice."""
        process, self._process = self._process, None
        if process and process.returncode is None:
            process.kill()
            await process.wait()

    async def _exchange(self, how: bytes, data: bytes) -> PictureAnswer:
        if self._process is None or self._process.returncode is not None:
            self._process = await _start()
        to, back = self._process.stdin, self._process.stdout
        assert to and back
        for piece in (how, data):
            to.write(len(piece).to_bytes(8, "big"))
            to.write(piece)
        await to.drain()
        return unpacked(await _piece(back), await _piece(back))


@asynccontextmanager
async def open_reader(time_limit: float = 30.0) -> AsyncGenerator[PictureReader]:
    """A reader of pictures whose process is gone afterwards."""
    reader = PictureReader(time_limit)
    try:
        yield reader
    finally:
        await reader.close()


async def _start() -> asyncio.subprocess.Process:
    paths = [str(_ROOT), os.environ.get("PYTHONPATH", "")]
    return await asyncio.create_subprocess_exec(
        sys.executable,
        "-m",
        "probes.picture.worker",
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env={**os.environ, "PYTHONPATH": os.pathsep.join(path for path in paths if path)},
    )


async def _piece(stream: asyncio.StreamReader) -> bytes:
    length = int.from_bytes(await stream.readexactly(8), "big")
    if length > _MOST_ANSWER:
        raise ValueError(length)
    return await stream.readexactly(length)
