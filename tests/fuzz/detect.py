"""Feeds the detectors with texts that atheris makes up to reach every branch; `make fuzz`.

A text that breaks a promise is written down by atheris as `crash-*`; one that takes long as `slow-unit-*`.
"""

from __future__ import annotations

import sys

import atheris

with atheris.instrument_imports(include=["selfaudit.detect"]):
    from selfaudit.detect.engine import NOBODY
    from tests.selfaudit.detect.promises import PERSON, check, triggers

_WORDS = triggers()


def one(data: bytes) -> None:
    """Checks one text: pieces of made-up text, and between them triggers that the bytes choose."""
    made = atheris.FuzzedDataProvider(data)
    text = ""
    while made.remaining_bytes():
        if made.ConsumeBool():
            text += _WORDS[made.ConsumeIntInRange(0, len(_WORDS) - 1)]
        text += made.ConsumeUnicode(made.ConsumeIntInRange(0, 24))
    check(text, PERSON if len(data) % 2 else NOBODY)


if __name__ == "__main__":
    atheris.Setup(sys.argv, one)
    atheris.Fuzz()
