"""The detectors beside peers: speed at three sizes, growth on hostile texts, start, memory, and what is found."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from types import FrameType

from benchmarks.pages import HOSTILE, Label, labelled, page
from benchmarks.peers import Peer, peers
from benchmarks.table import GROWN, Row, seconds
from selfaudit.detect import find

_SMALLEST = 4_000  # characters of the smallest page; the others are ten and a hundred times as long
_CASE = "a dense page of 4 KB"
_LIMIT = 60.0  # seconds of processor time after which a peer is stopped
_QUICK = 0.01  # seconds: what takes no longer is measured more often
_HUGE = {"1 MB, one line": (1_000_000, " "), "50 MB, one string": (50_000_000, "\n")}  # size, what ends a line
_GROWTH = 2_000  # characters of the smallest hostile text; the others are ten and a hundred times as long
_PAGES = 2_000
_KINDS = ("phone", "email", "postcode", "address")


def run() -> list[Row]:
    """All rows about the detectors."""
    return [*_speed(), *_huge(), *_right(), *_growth(), *_start()]


def _speed() -> Iterator[Row]:
    others = peers()
    for times in (1, *GROWN):
        text = page(size := _SMALLEST * times)
        ours = size / (_limited(partial(find, text)) or _LIMIT) / 1e6
        yield Row("detect", _CASE, ours, 10.0, "MB/s", "the bar, all kinds together", True, times)
        for name, other in others.items():
            yield _beside(text, ours, name, other, times)


def _huge() -> Iterator[Row]:
    """Texts far larger than a page, beside what a page of usual size is read at: the same speed is linear."""
    usual = 256_000 / _per_call(partial(find, page(256_000)), 1) / 1e6
    for case, (size, end) in _HUGE.items():
        text = page(size).replace("\n", end)
        start = time.process_time()
        find(text)
        yield Row("detect", case, size / (time.process_time() - start) / 1e6, usual, "MB/s", "ours, 256 KB")


def _beside(text: str, ours: float, name: str, other: Peer | None, times: int) -> Row:
    if other is None:
        return Row("detect", _CASE, ours, None, "MB/s", f"{name}: not installed here, not measured", True, times)
    taken = _limited(partial(other, text))
    if taken is None:
        most, why = len(text) / _LIMIT / 1e6, f"{name}: stopped after {_LIMIT:.0f} s, slower than this"
        return Row("detect", f"{_CASE}, {times} x", ours, most, "MB/s", why)
    return Row("detect", _CASE, ours, len(text) / taken / 1e6, "MB/s", name, True, times)


def _per_call(work: Callable[[], object], times: int, rounds: int = 3) -> float:
    return seconds(lambda: [work() for _ in range(times)], rounds) / times


class _Stopped(Exception):
    pass


def _stop(_number: int, _frame: FrameType | None) -> None:
    raise _Stopped


def _limited(work: Callable[[], object]) -> float | None:
    """The processor time of `work` after one run that is not counted; None where one run goes on past the limit."""
    if not hasattr(signal, "setitimer"):
        return seconds(work, 1)
    signal.signal(signal.SIGVTALRM, _stop)
    signal.setitimer(signal.ITIMER_VIRTUAL, _LIMIT)
    try:
        start = time.process_time()
        work()
        first = time.process_time() - start
    except _Stopped:
        return None
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
    if first > 1:
        return first
    if (least := seconds(work)) > _QUICK:
        return least
    # Many at a time, as one alone is over before some clocks tick, and often, as another program may push in.
    return _per_call(work, 20, 40)


def _right() -> Iterator[Row]:
    """F1 of each kind on made-up labelled pages, ours beside that of the peers that look for the kind."""
    pages = list(labelled(_PAGES))
    ours = _scores(pages, lambda text: [(match.start, match.end, match.kind.value) for match in find(text)])
    for name, other in peers().items():
        theirs = _scores(pages, other) if other else {}
        for kind in _KINDS:
            if kind in theirs or not other:
                note = name if other else f"{name}: not installed here, not measured"
                yield Row("detect, made-up pages", kind, ours[kind], theirs.get(kind), "F1", note)


def _scores(pages: Iterable[tuple[str, list[Label]]], look: Peer) -> dict[str, float]:
    """F1 by kind: a label is found, and a find is right, where one of the same kind overlaps it."""
    hit: Counter[str] = Counter()
    all_: Counter[str] = Counter()
    for text, labels in pages:
        found = look(text)
        # Each label and each find counts once on its own side: F1 is the share that meets one on the other.
        for one, others in ((labels, found), (found, labels)):
            for start, end, kind in one:
                meets = {other[2] for other in others if other[0] < end and start < other[1]}
                if one is found and {kind, *meets} == {"postcode", "address"}:
                    continue  # a postcode inside an address, or an address up to a postcode, is no mistake
                all_[kind] += 1
                hit[kind] += kind in meets
    seen = {kind for text, _ in pages for _, _, kind in look(text)}
    return {kind: hit[kind] / all_[kind] for kind in _KINDS if kind in seen}


def _growth() -> Iterator[Row]:
    """How much longer ten and a hundred times as much of a hostile text takes."""
    for case, make in HOSTILE.items():
        yield Row("detect, hostile", case, _per_call(partial(find, make(_GROWTH)), 10), None, "s", "itself", False)
        for times in GROWN:
            grown = seconds(partial(find, make(_GROWTH * times)), 1)
            yield Row("detect, hostile", case, grown, None, "s", "itself", False, times)


_MEASURE_START = """
import time
def resident():
    with open("/proc/self/statm") as file:
        return int(file.read().split()[1]) * 4096 / 1e6
before = resident()
start = time.process_time()
from selfaudit.detect import find
find("ready?")
ready = time.process_time() - start
find("Call 07700 900123 or +33 1 42 68 53 00, jo@site.example, 12 Mill Lane, Poole BH15 2BB. Born 4 March 1985.")
print(ready * 1000, resident() - before)
"""


def _start() -> Iterator[Row]:
    """Processor time to the first find, and memory above the bare interpreter, in a fresh one.

    The first run compiles the modules, as the first start of a program does; the least of all runs counts.
    """
    if not sys.platform.startswith("linux"):
        return
    with tempfile.TemporaryDirectory() as compiled:
        environment = {**os.environ, "PYTHONDONTWRITEBYTECODE": "", "PYTHONPYCACHEPREFIX": compiled}
        told = [
            subprocess.run(
                [sys.executable, "-c", _MEASURE_START], capture_output=True, text=True, check=True, env=environment
            ).stdout.split()
            for _ in range(8)
        ]
    ready, resident = (min(float(line[column]) for line in told) for column in (0, 1))
    yield Row("detect, start", "ready", ready, 100.0, "ms", "the bar", more_is_better=False)
    yield Row("detect, memory", "resident", resident, 60.0, "MB", "the bar", more_is_better=False)
