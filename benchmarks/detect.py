"""The detectors: speed at three sizes beside phonenumbers, Presidio and pyap, growth on hostile texts, memory, start.

Presidio and pyap are measured where they are installed; the project does not depend on them.
"""

from __future__ import annotations

import importlib.util
import subprocess
import sys
from collections.abc import Callable, Iterable, Iterator

import phonenumbers

from benchmarks.table import Row, seconds
from selfaudit.detect import find

_SIZES = {"4 KB": 4_000, "256 KB": 256_000, "4 MB": 4_000_000}
_SLOW_SIZES = ("4 KB", "256 KB")  # the others need minutes for more

# A made-up page in the manner of a village's web site; about one thing to find in 300 characters.
_PAGE = """
Welcome to the Thornbury Ridge Community Choir. We are a friendly group of about forty singers who meet every Tuesday
evening in term time to sing everything from folk songs to film music. No audition is needed and nobody has to read
music: most of us learned by ear, and the tea and biscuits at half past eight are as much a part of it as the singing.

Rehearsals start at 7.30pm in the church hall. There is parking behind the library, and the number 12 bus stops outside.
Our spring concert raised £1,245.50 for the hospice last year, and we sang to more than 300 people over two nights. The
next term runs from 9 January until 2 April 2025, with a week off at half term. Fees are £45 for the term, or £5 a week.

Contact our secretary Joan Example on 020 7946 0018 or write to choir@thornbury.example. By post: 12 Mill Lane, Poole,
Dorset BH15 2BB. Please tell us if you need a large print copy of the words, a seat near the front, or help with stairs.

Most of the singers live close to the hall, but some come from further away, and several share a car. After the concert
there is a party. Bring something to eat, something to drink and something silly to sing; the best of last year's silly
songs is still going round in everybody's head. Photographs from that night are on the wall in the hall, and the words
to all of our songs are in the blue folder by the door. If you borrow the folder, please put it back in the right place.
"""
_HOSTILE: dict[str, Callable[[int], str]] = {
    "one word": lambda size: "a" * size,
    "digits in a row": lambda size: "7" * size,
    "digits with spaces": lambda size: "07 " * (size // 3),
    "nested brackets": lambda size: "(" * (size // 2) + ")" * (size // 2),
    "at signs": lambda size: "a@" * (size // 2),
    "points and letters": lambda size: "a." * (size // 2) + "@",
    "street words": lambda size: "Mill Lane " * (size // 10),
    "capital words": lambda size: "The Old Mill Of " * (size // 16),
    "tags": lambda size: "0<b>" * (size // 4),
    "page on one line": lambda size: _text(size).replace("\n", " "),
}


def run() -> list[Row]:
    """All rows about the detectors."""
    return [*_speed(), *_growth(), *_start()]


def _text(size: int) -> str:
    return (_PAGE * (size // len(_PAGE) + 1))[:size]


def _speed() -> Iterator[Row]:
    for case, size in _SIZES.items():
        text = _text(size)
        ours = size / seconds(lambda text=text: find(text)) / 1e6  # type: ignore[misc]
        for name, other in _others():
            if other is None:
                yield Row("detect", case, ours, None, "MB/s", f"{name}: not installed here, not measured")
            elif case not in _SLOW_SIZES and name != "phonenumbers, phones alone":
                yield Row("detect", case, ours, None, "MB/s", f"{name}: left out, it would take minutes")
            else:
                theirs = size / seconds(lambda text=text, other=other: other(text), rounds=1) / 1e6  # type: ignore[misc]
                yield Row("detect", case, ours, theirs, "MB/s", name)


def _others() -> Iterator[tuple[str, Callable[[str], object] | None]]:
    yield "phonenumbers, phones alone", lambda text: list(phonenumbers.PhoneNumberMatcher(text, "GB"))
    yield "pyap, British addresses alone", _pyap()
    yield "Presidio, its British recognizers", _presidio()


def _pyap() -> Callable[[str], object] | None:
    if importlib.util.find_spec("pyap") is None:
        return None
    pyap = importlib.import_module("pyap")
    return lambda text: pyap.parse(text, country="GB")


def _presidio() -> Callable[[str], object] | None:
    if importlib.util.find_spec("presidio_analyzer") is None:
        return None
    recognizers = importlib.import_module("presidio_analyzer.predefined_recognizers")
    names = ("PhoneRecognizer", "EmailRecognizer", "UkPostcodeRecognizer")
    ready = [getattr(recognizers, name)() for name in names if hasattr(recognizers, name)]
    return lambda text: [one.analyze(text, one.supported_entities, None) for one in ready]


def _growth() -> Iterable[Row]:
    """How much longer eight times as much text takes; eight times is linear."""
    small, large = 125_000, 1_000_000
    for case, make in _HOSTILE.items():
        short, long = make(small), make(large)
        grown = seconds(lambda long=long: find(long), 2) / seconds(lambda short=short: find(short), 2)  # type: ignore[misc]
        yield Row("detect, 8 x text", case, grown, 8.0, "x time", "linear growth", more_is_better=False)


_MEASURE_START = """
import time
def resident():
    with open("/proc/self/statm") as file:
        return int(file.read().split()[1]) * 4096 / 1e6
before = resident()
start = time.perf_counter()
from selfaudit.detect import find
find("ready?")
ready = time.perf_counter() - start
find("Call 07700 900123 or +33 1 42 68 53 00, jo@site.example, 12 Mill Lane, Poole BH15 2BB. Born 4 March 1985.")
print(ready * 1000, resident() - before)
"""


def _start() -> Iterator[Row]:
    """Time to the first find, and memory above the bare interpreter, in a fresh one with its byte code written."""
    if not sys.platform.startswith("linux"):
        return
    told = [
        subprocess.run(
            [sys.executable, "-c", _MEASURE_START], capture_output=True, text=True, check=True
        ).stdout.split()
        for _ in range(3)
    ]
    yield Row(
        "detect, start", "ready", min(float(line[0]) for line in told), 100.0, "ms", "the bar", more_is_better=False
    )
    yield Row(
        "detect, memory", "resident", min(float(line[1]) for line in told), 60.0, "MB", "the bar", more_is_better=False
    )
