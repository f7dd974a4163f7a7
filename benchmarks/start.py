"""The start of the walk: from the start of the program to the first screen, beside a Textual app with nothing in it.

Processor time, the least of several runs of each by turns, each in a process and a terminal of its own. The vault is
left out, since how long it takes to open is a choice: see `opening`.
"""

from __future__ import annotations

import os
import pty
import subprocess
import sys
import tempfile
import threading
from pathlib import Path

from benchmarks.table import Row

_ROUNDS = 7
_SIZE = {"COLUMNS": "80", "LINES": "24", "TERM": "xterm-256color"}
_READY = """
import os, sys, time
from textual.app import App

def ready(self):
    with open(sys.argv[1], "w") as told:
        told.write(str(time.process_time()))
    os._exit(0)

App.on_ready = ready
"""
_EMPTY = f"{_READY}\nApp().run()"
_WALK = f"""{_READY}
from probes.audit_hook import guard
from selfaudit.policy.load import default_pack
from selfaudit.session import Session
from selfaudit.vault.guard import no_core_dumps
from selfaudit.vault.memory import MemoryStore
from tui import cli
from tui.commands.walk import start
from tui.footprints import OnThisDevice
from tui.open_files import FilesOnThisDevice
from tui.walk import KnownPlatforms, Searching, Walk
from tui.when_used import OwnPlatforms, OwnSearchPages, open_own_companion, open_own_probe, open_own_search

no_core_dumps()
guard()
cli.make_parser().parse_args([])
platforms = OwnPlatforms()
start(
    Walk(
        Session(MemoryStore(), default_pack()),
        KnownPlatforms(platforms),
        open_own_probe,
        open_own_companion,
        footprints=OnThisDevice(platforms),
        open_files=FilesOnThisDevice(platforms),
        searching=Searching(OwnSearchPages(), open_own_search),
    ),
    plain=False,
)
"""


def run() -> list[Row]:
    """One row: seconds of processor time to the first screen. The aim is one and a half times the empty app."""
    rounds = [(_once(_WALK), _once(_EMPTY)) for _ in range(_ROUNDS)]
    ours, empty = (min(times) for times in zip(*rounds, strict=True))
    return [Row("start", "the walk, to its first screen", ours, empty, "s", "an empty Textual app", False)]


def _once(program: str) -> float:
    """Processor seconds of one start, in a terminal that answers no question."""
    here, there = pty.openpty()
    with tempfile.TemporaryDirectory() as folder:
        told = Path(folder, "told")
        started = subprocess.Popen(
            [sys.executable, "-c", program, str(told)], stdin=there, stdout=there, stderr=there, env=os.environ | _SIZE
        )
        os.close(there)
        reading = threading.Thread(target=_drain, args=(here,))
        reading.start()
        started.wait()
        reading.join()
        os.close(here)
        return float(told.read_text())


def _drain(terminal: int) -> None:
    """Read what is drawn until the other end closes."""
    try:
        while os.read(terminal, 65_536):
            pass
    except OSError:  # on Linux the end of a terminal is an error
        return
