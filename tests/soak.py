"""Practice audits one after another in one process leave nothing, and memory flat: `python -m tests.soak [ROUNDS]`.

Each round opens a vault on disk, looks at every made-up site in the real browser, writes the report, wipes the vault.
Then a vault is killed five times as often as there were rounds (`tests.selfaudit.vault.killing`). Linux.
"""

from __future__ import annotations

import asyncio
import gc
import os
import subprocess
import sys
import tempfile
import threading
import time
from contextlib import aclosing
from dataclasses import dataclass
from pathlib import Path
from statistics import median

from keyring.backends.null import Keyring
from keyring.core import set_keyring

from probes.practice.world import load_practice, practice_probe
from selfaudit.policy.load import default_pack
from selfaudit.session import Session
from selfaudit.vault.door import open_vault
from selfaudit.vault.sealing import Ask
from selfaudit.vault.wipe import wipe
from tests.browser.left import processes_in, wait_for_none_left

ROUNDS = 200
MOST_GROWTH = 5.0  # MB that the last quarter of the rounds may use above the second one
PASSPHRASE = "lantern gravel biscuit"


@dataclass(frozen=True)
class Round:
    """What one audit left in this process: MB of memory, open files, threads; and how many findings it had."""

    memory: float
    files: int
    threads: int
    findings: int


async def audit(folder: Path) -> int:
    """One practice audit from an empty vault to a wiped one; the number of its findings."""
    session = Session(open_vault(folder / "vault", _answer), default_pack())
    practice = load_practice()
    session.describe(practice.identity)
    for account in practice.accounts:
        session.add(account)
    async with practice_probe() as probe, aclosing(session.run(probe)) as events:
        async for _ in events:
            pass
    assert "07700 900123" in session.report(whole=True)
    assert session.progress.audit
    found = len(session.progress.audit.findings)
    session.close()
    wipe(folder / "vault")
    return found


def _answer(_ask: Ask) -> str:
    return PASSPHRASE


def measured(findings: int) -> Round:
    """What this process holds now."""
    gc.collect()
    resident = int(Path("/proc/self/statm").read_text().split()[1]) * os.sysconf("SC_PAGE_SIZE") / 1e6
    return Round(resident, len(list(Path("/proc/self/fd").iterdir())), threading.active_count(), findings)


def soak(rounds: int, folder: Path) -> list[Round]:
    """Every round's measure; raises AssertionError where one leaves a process or a file."""
    done = []
    for number in range(1, rounds + 1):
        start = time.monotonic()
        done.append(measured(asyncio.run(audit(folder))))
        wait_for_none_left(folder)
        assert list(folder.iterdir()) == [], "a file is left"
        one = done[-1]
        print(
            f"{number}: {one.memory:.1f} MB, {one.files} open files, {one.threads} threads, {one.findings} findings, "
            f"{time.monotonic() - start:.1f} s",
            flush=True,
        )
    return done


def flat(done: list[Round]) -> bool:
    """True where neither memory nor open files nor threads grew, once everything had been loaded."""
    quarter = max(1, len(done) // 4)
    early, late = done[quarter : 2 * quarter] or done, done[-quarter:]
    grown = median(one.memory for one in late) - median(one.memory for one in early)
    print(f"{len(done)} audits: {grown:+.1f} MB from the second quarter to the last; {_most(early)} and {_most(late)}")
    return grown <= MOST_GROWTH and _most(late) <= _most(early) and len({one.findings for one in done}) == 1


def _most(rounds: list[Round]) -> tuple[int, int]:
    return max(one.files for one in rounds), max(one.threads for one in rounds)


def main(rounds: int) -> int:
    """0 where nothing grew and nothing was left."""
    set_keyring(Keyring())  # type: ignore[no-untyped-call]
    with tempfile.TemporaryDirectory(prefix="t-") as name:
        folder = Path(name)
        tempfile.tempdir = os.environ["TMPDIR"] = name
        good = flat(soak(rounds, folder))
        tempfile.tempdir = None
        del os.environ["TMPDIR"]
        assert processes_in(folder) == {}
    with tempfile.TemporaryDirectory(prefix="t-") as name:
        kills = [sys.executable, "-m", "tests.selfaudit.vault.killing", f"{name}/vault.db", str(5 * rounds)]
        kept = subprocess.run(kills, capture_output=True, text=True, check=True).stdout.strip()
    print(f"{5 * rounds} kills of a vault: every one of {kept} kept changes was there.")
    return int(not good)


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]) if sys.argv[1:] else ROUNDS))
