"""The whole walk over a big vault: the longest that one turn of the screen is held up, step by step."""

from __future__ import annotations

import asyncio
import gc
import time
from collections.abc import Iterator
from unittest.mock import patch

from benchmarks.big_vault import MANY, MANY_FINDINGS, big_walk
from benchmarks.table import Row
from selfaudit.progress import Step
from selfaudit.reviews import Review
from tui.tidying import tidy_seldom

_BAR = 0.050  # seconds that a turn of the screen may take
_ROUNDS = 3
_MOVES = ("down", "pagedown", "end", "home")
_LIST = (*_MOVES, "u", "slash", *"name 4", "enter")
_PARTS: dict[str, tuple[Step, tuple[str, ...]]] = {
    **{str(step): (step, _MOVES) for step in Step},
    "findings, decided": (Step.FINDINGS, (*"ftntu", "end", "u")),
    "key points, answered": (Step.KEY_POINTS, (*"ysky", "right", "left")),
    f"{MANY[Review.POSTS]:,} posts": (Step.REVIEWS, ("1", *"fra" * 3, *_LIST)),
    f"{MANY[Review.PHOTOS]:,} photos": (Step.REVIEWS, ("2", *"kra" * 3, *_LIST, "l", "enter", "right", "k", "enter")),
    f"{MANY[Review.CONNECTIONS]:,} connections": (Step.REVIEWS, ("3", *"npesd" * 3, *_LIST)),
}


def run() -> list[Row]:
    """Two rows for each part: beside the bar, and beside the same keys where there are only a few of everything."""
    return [Row("walk, longest turn", *row, more_is_better=False) for row in _rows()]


def _rows() -> Iterator[tuple[str, float, float, str, str]]:
    for part in _PARTS:
        many = min(asyncio.run(_longest(part, few=False)) for _ in range(_ROUNDS))
        few = min(asyncio.run(_longest(part, few=True)) for _ in range(_ROUNDS))
        yield part, many, _BAR, "s", "the bar"
        yield part, many, few, "s", f"60 of each, not {MANY_FINDINGS} findings and thousands of the rest"


async def _longest(part: str, few: bool) -> float:
    """Processor seconds of the longest turn of the loop, from going to the step to the last key."""
    turns = [0.0]
    run_one = asyncio.Handle._run  # asyncio has no public way to time one turn

    def timed(handle: asyncio.Handle) -> None:
        start = time.thread_time()
        run_one(handle)
        turns.append(time.thread_time() - start)

    step, keys = _PARTS[part]
    before = Step.ABOUT_YOU if step is Step.WELCOME else Step.WELCOME
    walk = big_walk(before, dict.fromkeys(Review, 60), 60) if few else big_walk(before)
    limits = gc.get_threshold()
    async with walk.run_test(size=(120, 40)) as pilot:
        await pilot.pause()
        gc.collect()
        tidy_seldom()  # as the walk does before it starts
        with patch.object(asyncio.Handle, "_run", timed):
            await walk.run_action(f"go_to('{step}')")
            for key in keys:
                await pilot.press(key)
                await walk.workers.wait_for_complete()
    gc.unfreeze()
    gc.set_threshold(*limits)
    return max(turns)
