"""Judged outside the browser: what a hostile page sends, with and without the gate, seen by a packet capture."""

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from probes.find_browser import find_browser
from tests.hostile import judge, roads

ALONE = (
    ["unshare", "--net"] if hasattr(os, "geteuid") and os.geteuid() == 0 else ["unshare", "--map-root-user", "--net"]
)
Report = Mapping[str, list[str]]

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def judged() -> dict[str, Report]:
    if find_browser() is None:
        pytest.skip("no browser of the Chromium family on this machine")
    if not (shutil.which("unshare") and shutil.which("ip") and Path("/dev/net/tun").exists()):
        pytest.skip("a network of one's own needs Linux with unshare, ip and /dev/net/tun")
    if subprocess.run([*ALONE, "true"], capture_output=True, check=False).returncode != 0:
        pytest.skip("this machine does not let us make a network of our own")
    with ThreadPoolExecutor() as pool:
        return dict(zip(("gate", "bare"), pool.map(run, ("gate", "bare")), strict=True))


def run(way: str) -> Report:
    command = [*ALONE, sys.executable, "-m", "tests.hostile.judge", way]
    done = subprocess.run(command, capture_output=True, text=True, timeout=110, check=False)
    assert done.returncode == 0, done.stderr
    report: Report = json.loads(done.stdout)
    return report


def test_behind_the_gate_nothing_goes_out(judged: dict[str, Report]) -> None:
    assert judged["gate"]["taken"] == []
    assert judged["gate"]["flows"] == []


def test_without_the_gate_the_same_page_takes_most_roads(judged: dict[str, Report]) -> None:
    assert len(roads.NAMES) >= 100
    assert len(judged["bare"]["taken"]) >= judge.ENOUGH
    assert len(judged["bare"]["flows"]) >= judge.ENOUGH


def test_what_was_tried_stands_in_the_ledger(judged: dict[str, Report]) -> None:
    assert len(judged["gate"]["refused"]) >= 50
