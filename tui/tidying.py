"""When memory is cleared up: while nobody presses a key, since all of the program waits for it."""

from __future__ import annotations

import gc

_SELDOM = 100_000  # in place of Python's 10: in effect never by itself
_DUE = 10  # clearings of what is young, after which Python by itself would clear up everything


def tidy_later() -> None:
    """Clear up nothing until `tidy_seldom`: what the program loads as it starts is there to stay."""
    gc.disable()


def tidy_seldom() -> None:
    """Leave what is loaded by now alone, and clear up everything else only by `tidy`; what is young, as ever."""
    gc.freeze()
    gc.enable()
    young, middle, _ = gc.get_threshold()
    gc.set_threshold(young, middle, _SELDOM)


def tidy() -> None:
    """Clear up, where enough has gathered since the last time. Takes some 50 ms with a screen or two behind one."""
    if gc.get_count()[2] >= _DUE:
        gc.collect()
