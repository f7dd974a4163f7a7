"""Killed at any moment, a vault opens and holds every change that was said to be kept."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

KILLS = 40  # `make soak` kills a thousand times
ROOT = Path(__file__).parents[3]


@pytest.mark.skipif(not hasattr(os, "fork"), reason="needs a system whose processes can fork and be killed")
def test_no_kept_change_is_lost_by_a_kill(tmp_path: Path) -> None:
    killing = [sys.executable, "-m", "tests.selfaudit.vault.killing", str(tmp_path / "vault.db"), str(KILLS)]
    ended = subprocess.run(killing, cwd=ROOT, capture_output=True, text=True, timeout=110, check=False)
    assert (ended.returncode, ended.stderr) == (0, "")
    assert int(ended.stdout) > KILLS // 4, "changes were kept between the kills"
