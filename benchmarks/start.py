"""The start of the walk: from the start of the program until its first screen stands, beside an empty Textual app.

Processor time, the least of several runs of each by turns, each in a process and a terminal of its own. A screen stands
when the terminal has been sent its button, which comes last; only the line that names the policy follows. The walk is
the program itself over a real vault, but for what makes the vault's key: how long that takes is a choice, see
`opening`. Both run from compiled modules, as after any first start.
"""

from __future__ import annotations

import os
import pty
import subprocess
import sys
import tempfile
from collections.abc import Iterable
from contextlib import closing
from pathlib import Path

from benchmarks.big_vault import at_times
from benchmarks.table import GROWN, Row
from selfaudit.policy.load import default_pack
from selfaudit.progress import Step
from selfaudit.vault.database import Database, make_database
from selfaudit.vault.store import Vault, keep_all

_ROUNDS = 9
_KEY = bytes(range(32))
_EMPTY = "from textual.app import App; App().run()"
_WALK = f"""
import sys
from pathlib import Path

def opened():
    from selfaudit.session import Session
    from selfaudit.vault.database import Database
    from selfaudit.vault.store import Vault
    from tui import opening
    vault = Vault(Database(Path(sys.argv.pop()), {_KEY!r}), lambda: None)
    opening.open_own_session = lambda: Session(vault, opening.pack_of(vault.load().policy))

from tui import __main__, tidying
tidying.tidy_later()
opened()
__main__.main()
"""
_FIRST_OF_A_FRAME = b"\x1b[1;1H"


def run() -> list[Row]:
    """Seconds of processor time to the first screen. The aim is one and a half times the empty app."""
    with tempfile.TemporaryDirectory() as name:
        vaults = dict(_vaults(Path(name)))
        rounds = [
            [_until(_EMPTY, _FIRST_OF_A_FRAME), *(_walk(path) for path in vaults.values())] for _ in range(_ROUNDS)
        ]
    empty, *ours = (min(times) for times in zip(*rounds, strict=True))
    return [
        Row("start", f"to the first screen, {case}", taken, empty, "s", "an empty Textual app", False, times)
        for (case, times), taken in zip(vaults, ours, strict=True)
    ]


def _vaults(folder: Path) -> Iterable[tuple[tuple[str, int], Path]]:
    """One that is new, and three that hold something, ten and a hundred times as much; each by case and times."""
    for times in (0, 1, *GROWN):
        path = folder / f"{times}.db"
        make_database(path, _KEY)
        if times:
            kept = at_times(default_pack(), Step.WELCOME, times).load()
            with closing(Vault(Database(path, _KEY), lambda: None)) as vault:
                keep_all(vault, kept)
        yield ("a vault with something in it", times) if times else ("a new vault", 1), path


def _walk(vault: Path) -> float:
    return _until(_WALK, b"Start", str(vault))


def _until(program: str, shown: bytes, *arguments: str) -> float:
    """Processor seconds of one start, until `shown` has been sent to a terminal that answers no question."""
    here, there = pty.openpty()
    with tempfile.TemporaryDirectory() as home:
        own = {"COLUMNS": "80", "LINES": "24", "TERM": "xterm-256color", "SELFAUDIT_HOME": home}
        own["PYTHONDONTWRITEBYTECODE"] = ""
        command = [sys.executable, "-c", program, *arguments]
        started = subprocess.Popen(command, stdin=there, stdout=there, stderr=there, env=os.environ | own)
        os.close(there)
        seen = b""
        while shown not in seen:
            seen += os.read(here, 65_536)
        started.kill()
        used = os.wait4(started.pid, 0)[2]
        started.returncode = 0  # or it would be waited for once more
        os.close(here)
    return used.ru_utime + used.ru_stime
