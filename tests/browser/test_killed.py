"""A look that is killed leaves no process, and its profile is gone after the next start."""

import sys
import tempfile
from pathlib import Path

import pytest

from probes.find_browser import find_browser
from tests.browser.killed import run
from tests.browser.left import profiles

pytestmark = pytest.mark.skipif(sys.platform != "linux" or find_browser() is None, reason="counts processes by /proc")


def test_whatever_is_killed_nothing_is_left_after_the_next_start() -> None:
    with tempfile.TemporaryDirectory(prefix="t-") as name:
        folder = Path(name)
        for way in ("page", "browser"):
            done = run(folder, way, "up", 0.1)
            assert (done.hit, done.left) == (True, 0)
        done = run(folder, "group", "up", 0.1)
        assert done.hit
        assert profiles(folder)
        run(folder, "left alone", "up", 0)
        assert list(folder.iterdir()) == []
