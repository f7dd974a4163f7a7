"""Ctrl+C, as often as it is pressed; and lines that are read only when one is asked for."""

from __future__ import annotations

import asyncio
import io
import signal

import pytest

from tui.plain.interrupts import ctrl_c_breaks_off, ctrl_c_stops
from tui.plain.typed import Typed


async def test_each_ctrl_c_stops_what_goes_on_and_no_more() -> None:
    task, before = asyncio.current_task(), signal.getsignal(signal.SIGINT)
    assert task is not None
    with ctrl_c_stops():
        for _ in range(3):
            signal.raise_signal(signal.SIGINT)
            with pytest.raises(asyncio.CancelledError):
                await asyncio.Event().wait()
            assert not task.uncancel()
        with ctrl_c_breaks_off(), pytest.raises(KeyboardInterrupt):
            signal.raise_signal(signal.SIGINT)
    assert signal.getsignal(signal.SIGINT) == before


class Counted(io.BytesIO):
    """Counts how often it was read."""

    def __init__(self, content: bytes) -> None:
        super().__init__(content)
        self.reads = 0

    def read(self, size: int | None = -1, /) -> bytes:
        self.reads += 1
        return super().read(min(size or 0, 4))


async def test_nothing_is_read_before_a_line_is_asked_for() -> None:
    raw = Counted(b"one\ntwo\nthr")
    typed = Typed(raw)
    counts = [raw.reads]
    lines = []
    for _ in range(5):
        lines.append(await typed.next())
        counts.append(raw.reads)
    assert lines == ["one", "two", "thr", None, None]
    assert counts[:2] == [0, 1]
