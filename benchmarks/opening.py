"""Opening the vault: from the start of the program to the first screen, with a vault and with a store that forgets.

Processor time, the least of several runs, each in a process of its own. The keyring is a real one (gnome-keyring) in a
session of its own, where the machine has one.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from benchmarks.table import Row

_ROUNDS = 5
_START = """
import asyncio, os, sys, time
from functools import partial
from probes.companion import open_companion
from probes.platform_files import own_platforms
from probes.probe import open_probe
from selfaudit.policy.load import default_pack
from selfaudit.session import Session
from selfaudit.vault.memory import MemoryStore
from tui.app import SelfAuditApp
from tui.opening import open_own_vault
from tui.walk import KnownPlatforms, Walk

async def main():
    session = Session(MemoryStore() if sys.argv[1] == "none" else open_own_vault(), default_pack())
    platforms = own_platforms()
    companion = partial(open_companion, platforms=platforms)
    walk = Walk(session, KnownPlatforms(platforms), partial(open_probe, platforms), companion)
    async with SelfAuditApp(walk).run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        os.write(1, str(time.process_time()).encode())
        os._exit(0)

asyncio.run(main())
"""
_UNLOCK = 'eval "$(printf bench | gnome-keyring-daemon --unlock --components=secrets 2>/dev/null)"; "$@"'
_NEEDED = ("dbus-run-session", "gnome-keyring-daemon")


def run() -> list[Row]:
    """One row: seconds of processor time to the first screen."""
    without = _least("none")
    if not all(map(shutil.which, _NEEDED)):
        return [Row("opening", "to the first screen, vault under a keyring", 0, without, "s", "no keyring here", False)]
    ours = _least("keyring")
    note = f"a store that forgets: {(ours - without) * 1000:.0f} ms less"
    return [Row("opening", "to the first screen, vault under a keyring", ours, without, "s", note, False)]


def _least(how: str) -> float:
    """The least of several starts. The first makes the vault and is not counted."""
    start = [sys.executable, "-c", _START, how]
    with tempfile.TemporaryDirectory() as home:
        folders = {"HOME": home, "XDG_DATA_HOME": home, "SELFAUDIT_HOME": str(Path(home, "selfaudit"))}
        rounds = " && ".join(['"$@" && echo'] * (_ROUNDS + 1))
        command = ["sh", "-c", rounds, "sh", *start]
        if how == "keyring":
            command = ["dbus-run-session", "--", "sh", "-c", _UNLOCK, "sh", *command]
        done = subprocess.run(command, env=os.environ | folders, capture_output=True, text=True, check=True)
        return min(float(line) for line in done.stdout.split()[1:])
