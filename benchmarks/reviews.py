"""Going through 5,000 connections, 5,000 posts and 3,000 photos: the longest that one turn of the screen is held up."""

from __future__ import annotations

import asyncio
import gc
import io
import time
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime, timedelta
from unittest.mock import patch

from PIL import Image

from benchmarks.table import Row
from probes.platform_files import own_platforms
from probes.practice.world import practice_companion, practice_probe
from selfaudit.model import Account, Step
from selfaudit.policy.load import default_pack
from selfaudit.reviews import Review, ReviewItem
from selfaudit.session import Session
from selfaudit.vault.memory import MemoryStore
from tui.app import SelfAuditApp
from tui.walk import KnownPlatforms, Walk

_HOW_MANY = {Review.POSTS: 5_000, Review.PHOTOS: 3_000, Review.CONNECTIONS: 5_000}
_BAR = 0.050  # seconds that a turn of the screen may take
_FIRST = datetime(2026, 5, 4, tzinfo=UTC)
_MOVES = ("down", "pagedown", "end", "home", "u", "slash", *"name 4", "enter", "escape")
_KEYS = {
    Review.POSTS: ("1", *"fra" * 3, *_MOVES),
    Review.PHOTOS: ("2", *"kra" * 3, *_MOVES, "l", "enter", "right", "k", "enter"),
    Review.CONNECTIONS: ("3", *"npesd" * 3, *_MOVES),
}


def run() -> list[Row]:
    """Two rows for each list: beside the bar, and beside the same keys where there are only a few of everything."""
    return [Row("reviews, longest turn", *row, more_is_better=False) for row in _rows()]


def _rows() -> Iterator[tuple[str, float, float, str, str]]:
    few = dict.fromkeys(Review, 60)
    for review, number in _HOW_MANY.items():
        many, little = (min(asyncio.run(_longest(review, size)) for _ in range(3)) for size in (_HOW_MANY, few))
        yield f"{number:,} {review}", many, _BAR, "s", "the bar"
        yield f"{number:,} {review}", many, little, "s", "60 of each"


async def _longest(review: Review, sizes: Mapping[Review, int]) -> float:
    """Processor seconds of the longest turn of the loop while the keys are pressed."""
    turns = [0.0]
    run_one = asyncio.Handle._run  # asyncio has no public way to time one turn

    def timed(handle: asyncio.Handle) -> None:
        start = time.thread_time()
        run_one(handle)
        turns.append(time.thread_time() - start)

    session = Session(_filled(sizes), default_pack())
    walk = SelfAuditApp(Walk(session, KnownPlatforms(own_platforms()), practice_probe, practice_companion))
    async with walk.run_test(size=(120, 40)) as pilot:
        await pilot.pause()
        gc.collect()
        gc.freeze()  # as the walk does before it starts
        with patch.object(asyncio.Handle, "_run", timed):
            for key in _KEYS[review]:
                await pilot.press(key)
                await walk.workers.wait_for_complete()
    gc.unfreeze()
    return max(turns)


def _filled(sizes: Mapping[Review, int]) -> MemoryStore:
    store, account = MemoryStore(), Account("instagram", "somebody", "", "Instagram")
    store.keep_accounts((account,))
    out = io.BytesIO()
    bands = [Image.effect_noise((32, 24), 90).resize((320, 240), Image.Resampling.BICUBIC) for _ in range(3)]
    Image.merge("RGB", bands).save(out, "JPEG")
    for review, number in sizes.items():
        items = [_item(review, at, account) for at in range(number)]
        store.keep_items(items, {item.id: out.getvalue() for item in items if review is Review.PHOTOS})
    store.keep_step(Step.REVIEWS)
    return store


def _item(review: Review, at: int, account: Account) -> ReviewItem:
    seen = _FIRST + timedelta(days=at % 2)
    why = ("Worth re-reading.",) if review is Review.POSTS and at % 20 == 0 else ()
    text = "Some words of an old post. " * 12 if review is Review.POSTS else ""
    when = _FIRST - timedelta(hours=at)
    return ReviewItem(f"{review} {at}", review, account.id, seen, f"A name {at}", text, "a note", why, when)
