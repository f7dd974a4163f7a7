"""The vault with a real Secret Service keyring, in a session and a home of its own."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[3]
NEEDED = ("dbus-run-session", "gnome-keyring-daemon")

pytestmark = pytest.mark.skipif(
    not all(map(shutil.which, NEEDED)), reason="needs gnome-keyring and dbus (Debian: apt install gnome-keyring dbus)"
)

UNLOCKED = 'eval "$(printf test-password | gnome-keyring-daemon --unlock --components=secrets 2>/dev/null)"; "$@"'
LOCKED = (
    'eval "$(printf test-password | gnome-keyring-daemon --unlock --components=secrets 2>/dev/null)"; '
    "dbus-send --session --print-reply --dest=org.freedesktop.secrets /org/freedesktop/secrets "
    "org.freedesktop.Secret.Service.Lock array:objpath:/org/freedesktop/secrets/collection/login >/dev/null; "
    '"$@"'
)

KEEP_AND_WIPE = """
import sys
from pathlib import Path
import keyring
from selfaudit.progress import Step
from selfaudit.vault.door import open_vault
from selfaudit.vault.header import read_header
from selfaudit.vault.wipe import wipe

def never(ask):
    raise AssertionError("asked for a passphrase")

folder = Path(sys.argv[1])
vault = open_vault(folder, never)
vault.keep_step(Step.FINDINGS)
vault.close()
vault = open_vault(folder, never)
print(vault.load().step)
vault.close()
name = read_header(folder / "vault.key").id
print(len(keyring.get_password("selfaudit", name)))
print(len(wipe(folder).removed), keyring.get_password("selfaudit", name), folder.exists())
"""

ASK_INSTEAD = """
import sys
from pathlib import Path
from selfaudit.vault import keychain
from selfaudit.vault.door import open_vault
keychain.PATIENCE = 0.5
open_vault(Path(sys.argv[1]), lambda ask: print(ask.name) or "kettle orbit mitten").close()
"""


def in_a_session(tmp_path: Path, keyring: str, program: str) -> str:
    runtime = tmp_path / "run"
    runtime.mkdir(mode=0o700)
    kept = {name: os.environ[name] for name in ("PATH", "LANG") if name in os.environ}
    environment = kept | {"HOME": str(tmp_path), "XDG_RUNTIME_DIR": str(runtime), "PYTHONPATH": str(ROOT)}
    command = [*NEEDED[:1], "--", "bash", "-c", keyring, "_", sys.executable, "-c", program, str(tmp_path / "vault")]
    ended = subprocess.run(command, env=environment, capture_output=True, text=True, timeout=60, check=False)
    assert ended.returncode == 0, ended.stderr
    return ended.stdout


def test_the_key_is_kept_by_a_real_keyring_and_goes_with_a_wipe(tmp_path: Path) -> None:
    said = in_a_session(tmp_path, UNLOCKED, KEEP_AND_WIPE).split("\n")
    assert said[:3] == ["findings", "64", "3 None False"]


def test_a_real_keyring_that_is_locked_does_not_hang_the_app(tmp_path: Path) -> None:
    assert in_a_session(tmp_path, LOCKED, ASK_INSTEAD) == "CHOOSE\n"
