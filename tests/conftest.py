"""Options of the whole suite."""

from __future__ import annotations

import os
import signal

import pytest
from hypothesis import HealthCheck, settings

# Time limits of single examples would make the suite depend on how busy the machine is. Where CI is set the examples
# are the same in every run, so that a change is judged by what it changes; elsewhere each run tries new ones.
settings.register_profile(
    "house",
    deadline=None,
    max_examples=30,
    derandomize=bool(os.environ.get("CI")),
    suppress_health_check=[HealthCheck.too_slow],
)
# To look for what thirty examples miss: HYPOTHESIS_PROFILE=seek.
settings.register_profile("seek", settings.get_profile("house"), max_examples=1000, derandomize=False)
# For `make mutate`, which runs the same tests a thousand times.
settings.register_profile("quick", settings.get_profile("house"), max_examples=8, derandomize=True, database=None)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "house"))

# A shell that runs the suite in the background has its programs ignore Ctrl+C, and theirs: the tests send it.
if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
    signal.signal(signal.SIGINT, signal.default_int_handler)


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--update-snapshots", action="store_true", help="keep what the screens show now")
