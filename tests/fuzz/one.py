"""Feeds one reader with files that atheris makes up to reach every branch: `python -m tests.fuzz.one NAME`.

A file that breaks a promise is written down by atheris as `crash-*`; one that takes long as `slow-unit-*`.
"""

from __future__ import annotations

import sys

import atheris

with atheris.instrument_imports(include=["probes", "selfaudit"]):
    from tests.fuzz.parsers import PARSERS, check

if __name__ == "__main__":
    parser = PARSERS[sys.argv.pop(1)]
    atheris.Setup(sys.argv, lambda data: check(parser, data))
    atheris.Fuzz()
