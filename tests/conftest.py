"""Options of the whole suite."""

from __future__ import annotations

import pytest
from hypothesis import settings

# How long an example takes says more of the machine than of the program; speed is measured in benchmarks/.
settings.register_profile("untimed", deadline=None)
settings.load_profile("untimed")


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--update-snapshots", action="store_true", help="keep what the screens show now")
