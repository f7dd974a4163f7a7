"""Heavy work, step by step, beside a face that must stay quick."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncGenerator, Callable, Generator, Iterator
from typing import Any, TypeVar

_T = TypeVar("_T")
_END: Any = object()


async def in_thread(work: Callable[[], _T]) -> _T:
    """What `work` gives, from a worker thread. Whoever is cancelled meanwhile goes once the work is over."""
    step = asyncio.ensure_future(asyncio.to_thread(work))
    try:
        return await asyncio.shield(step)
    except asyncio.CancelledError:
        await asyncio.wait([step])
        raise


async def stepped(steps: Iterator[_T]) -> AsyncGenerator[_T]:
    """Each of `steps`, made in a worker thread. A step that was begun is ended, then the rest is left."""
    try:
        while (step := await in_thread(lambda: next(steps, _END))) is not _END:
            yield step
    finally:
        if isinstance(steps, Generator):
            steps.close()
