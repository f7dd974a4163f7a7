"""Waiting until an app has nothing left to do: read from its event loop, not guessed from how busy the machine is.

Textual's own wait always lasts 20 ms, and takes a process that got no processor in that time for one that is done.
What the app would draw meanwhile goes to no terminal in a test: it is drawn once, when the app is at rest.
"""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from typing import Any

from textual._compositor import Compositor
from textual._context import active_app, visible_screen_stack
from textual.screen import Screen
from textual.strip import Strip

# What is due sooner belongs to the work that goes on, such as drawing and scrolling. Textual draws 60 times a second,
# and a clock of its own that fell behind skips a beat: it is then due up to two beats later.
SOON = 0.04  # seconds
LONGEST = 10.0  # seconds; something that moves without end is not waited for any longer
_render_update = Compositor.render_update
_waiting: dict[Compositor, Sequence[Screen[Any]] | None] = {}


async def wait_for_idle(_least: float = 0, _most: float = 0) -> None:
    """Until nothing can run, no thread works for the app, and no timer is due soon; then draw what changed."""
    loop: Any = asyncio.get_running_loop()
    last = loop.time() + LONGEST
    while loop.time() < last:
        await asyncio.sleep(0)
        if _threads_work(loop):
            await asyncio.sleep(0.001)
        elif not loop._ready:
            wait = _next_timer(loop) - loop.time()
            if wait > SOON or _ended():
                break
            await asyncio.sleep(max(wait, 0))
    _draw()


def draw_later(
    compositor: Compositor, full: bool = False, screen_stack: list[Screen[Any]] | None = None, simplify: bool = False
) -> None:
    """In place of `Compositor.render_update`: what changed stays marked as changed."""
    _waiting[compositor] = screen_stack


def strips(screen: Screen[Any]) -> list[Strip]:
    """What is on screen, with what shows through from the screens below, line by line."""
    visible_screen_stack.set(screen.app._background_screens)
    return screen._compositor.render_strips(screen.app.size)


def _draw() -> None:
    while _waiting:
        compositor, below = _waiting.popitem()
        screen = compositor.root
        if isinstance(screen, Screen) and screen.is_current:
            _render_update(compositor, screen_stack=list(below or ()))


def _ended() -> bool:
    """An app that has ended no longer draws; the clock by which it would goes on."""
    app = active_app.get(None)
    return app is not None and app._exit


def _threads_work(loop: Any) -> bool:
    pool = loop._default_executor
    return pool is not None and (pool._work_queue.qsize() > 0 or pool._idle_semaphore._value < len(pool._threads))


def _next_timer(loop: Any) -> float:
    return min((timer.when() for timer in loop._scheduled if not timer.cancelled()), default=float("inf"))
