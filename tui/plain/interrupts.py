"""Ctrl+C: it stops what is going on, and at a question the walk."""

from __future__ import annotations

import asyncio
import signal
from collections.abc import Generator
from contextlib import contextmanager


@contextmanager
def ctrl_c_stops() -> Generator[None]:
    """While this lasts, each Ctrl+C cancels the current task, however often it was cancelled before.

    asyncio's own way is to cancel once and to break off the second time, even where the first time stopped a look only.
    The terminal stops the browser and its driver too: what these leave unsaid is not printed among the person's lines.
    """
    task, loop = asyncio.current_task(), asyncio.get_running_loop()
    assert task is not None
    loop.set_exception_handler(lambda *_: None)
    cancel = task.cancel
    before = signal.signal(signal.SIGINT, lambda *_: loop.call_soon_threadsafe(cancel))
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)


@contextmanager
def ctrl_c_breaks_off() -> Generator[None]:
    """While this lasts, Ctrl+C raises KeyboardInterrupt at once: for what waits outside the event loop."""
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)
