"""The cold start: from the start of the program to the first screen, with a vault and with a store that forgets.

Processor time, the least of several runs, each in a process of its own, until the screen stands: what the app loads
behind it afterwards is not counted. The keyring is a real one (gnome-keyring) in a session of its own, where the
machine has one. The vault is filled as `vault` fills it, at 1, 10 and 100 times.
"""

from __future__ import annotations

import os
import shlex
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from benchmarks.table import GROWN, Row

_ROUNDS = 5
_ROOT = Path(__file__).parents[1]
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

class First(SelfAuditApp):
    def on_ready(self):
        os.write(1, str(time.process_time()).encode())
        os._exit(0)

async def main():
    session = Session(MemoryStore() if sys.argv[1] == "none" else open_own_vault(), default_pack())
    platforms = own_platforms()
    companion = partial(open_companion, platforms=platforms)
    walk = Walk(session, KnownPlatforms(platforms), partial(open_probe, platforms), companion)
    async with First(walk).run_test(size=(80, 24)) as pilot:
        await pilot.pause()

asyncio.run(main())
"""
_FILL = """
import sys
from contextlib import closing
from benchmarks.big_vault import at_times
from selfaudit.progress import Step
from selfaudit.policy.load import default_pack
from selfaudit.vault.store import keep_all
from tui.opening import open_own_vault

with closing(open_own_vault()) as vault:
    keep_all(vault, at_times(default_pack(), Step.WELCOME, int(sys.argv[1])).load())
"""
_UNLOCK = 'eval "$(printf bench | gnome-keyring-daemon --unlock --components=secrets 2>/dev/null)"; "$@"'
_NEEDED = ("dbus-run-session", "gnome-keyring-daemon")
_CASE = "to the first screen, vault under a keyring"


def run() -> list[Row]:
    """One row for each size: seconds of processor time to the first screen."""
    if not all(map(shutil.which, _NEEDED)):
        return [Row("opening", _CASE, _least("none"), None, "s", "no keyring here", False)]
    without = _least("none")
    note = "a store that forgets"
    return [Row("opening", _CASE, _least("keyring", times), without, "s", note, False, times) for times in (1, *GROWN)]


def _least(how: str, times: int = 1) -> float:
    """The least of several starts over a vault that holds so much."""
    with tempfile.TemporaryDirectory() as home:
        folders = {"HOME": home, "XDG_DATA_HOME": home, "SELFAUDIT_HOME": str(Path(home, "selfaudit"))}
        start = shlex.join([sys.executable, "-c", _START, how])
        rounds = [f"{start} && echo"] * _ROUNDS
        if how == "keyring":
            rounds.insert(0, shlex.join([sys.executable, "-c", _FILL, str(times)]))
        command = ["sh", "-c", " && ".join(rounds)]
        if how == "keyring":
            command = ["dbus-run-session", "--", "sh", "-c", _UNLOCK, "sh", *command]
        done = subprocess.run(command, cwd=_ROOT, env=os.environ | folders, capture_output=True, text=True, check=True)
        return min(map(float, done.stdout.split()))
