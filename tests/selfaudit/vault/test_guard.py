"""Memory stays off the disk."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[3]
PROGRAM = """
import resource, subprocess, sys
from pathlib import Path
from selfaudit.vault.door import open_vault
resource.setrlimit(resource.RLIMIT_CORE, (resource.getrlimit(resource.RLIMIT_CORE)[1],) * 2)
import keyring.core
from keyring.backends.fail import Keyring
keyring.core.set_keyring(Keyring())
open_vault(Path(sys.argv[1]), lambda ask: "kettle orbit mitten").close()
print(resource.getrlimit(resource.RLIMIT_CORE))
import ctypes
print(ctypes.CDLL(None).prctl(3, 0, 0, 0, 0) if sys.platform == "linux" else 0)
print(subprocess.run(["sh", "-c", "ulimit -c"], capture_output=True, text=True).stdout.strip())
"""


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such limit")
def test_after_opening_a_vault_neither_the_app_nor_what_it_starts_dumps_core(folder: Path) -> None:
    ended = subprocess.run(
        [sys.executable, "-c", PROGRAM, str(folder)], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert ended.stdout.split("\n")[:3] == ["(0, 0)", "0", "0"]
