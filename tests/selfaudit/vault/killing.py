"""A process whose children write to one vault without end and are killed, one after another, at random moments.

Each child first checks that all its forerunners said to be kept is there, so that no vault is ever closed in order.
"""

from __future__ import annotations

import contextlib
import os
import random
import signal
import sys
import time
from datetime import UTC, datetime, timedelta
from pathlib import Path

from selfaudit.model import Account, Audit, Choice, Decision, Finding, Kind, Look, Outcome, Place, Severity, View
from selfaudit.progress import Progress
from selfaudit.vault.database import Database, make_database
from selfaudit.vault.store import Vault

KEY = bytes(range(32))
START = datetime(2026, 5, 4, tzinfo=UTC)
MOST = 3  # changes a child keeps before it is killed in the middle of a later one
LONGEST = 0.01  # seconds a child may live after that


def audit_of(serial: int) -> Audit:
    """An audit that can be told from every other, with pictures that need many pages of the file."""
    account = Account("practice", f"jo{serial}", "")
    look = Look(account.id, "", View.SIGNED_OUT, Outcome.PUBLIC, START, str(serial))
    picture = random.Random(serial).randbytes(3_000)
    finding = Finding(
        "f", account.id, Kind.SCHOOL, Severity.LOW, "q", "q", 0, Place.BIO, True, 0.5, "r", "w", (), 1, crop=picture
    )
    return Audit(START + timedelta(seconds=serial % 5), str(serial), (account,), (look,), (finding,) * (serial % 7))


def intact(progress: Progress, last: int) -> bool:
    """True where every change up to number `last` is in, and of the next one all or nothing."""
    newest = max((int(audit.policy) for audit in progress.audits), default=-1)
    audits = {audit.started_at: audit for audit in map(audit_of, range(max(0, newest - 4), newest + 1))}
    decisions = {str(n % 11): str(n) for n in range(max(0, last - 10), last + 1)}
    found = {name: decision.reason for name, decision in progress.decisions.items()}
    next_one = {str((last + 1) % 11): str(last + 1)}
    return (
        newest in (last, last + 1)
        and {audit.started_at: audit for audit in progress.audits} == audits
        and found in (decisions, decisions | next_one)
    )


def write_for_ever(path: Path, last: int, say: int) -> None:
    """Check, then write change after change; say each number once it is kept."""
    vault = Vault(Database(path, KEY), lambda: None)
    if not intact(vault.load(), last):
        raise ValueError
    while True:
        os.write(say, b"%d\n" % last)
        last += 1
        vault.keep_audit(audit_of(last))
        vault.keep_decision(str(last % 11), Decision(Choice.KEEP, START, str(last)))


def one_life(path: Path, last: int, changes: int, more: float) -> int:
    """The number of the last change a child kept before it was killed, `more` seconds after it kept so many `changes`.

    Raises ValueError where an earlier one was lost.
    """
    listen, say = os.pipe()
    child = os.fork()
    if child == 0:
        with contextlib.suppress(BaseException):
            write_for_ever(path, last, say)
        os.write(say, b"lost\n")
        os._exit(1)
    os.close(say)
    said = b""
    while said.count(b"\n") <= changes and (part := os.read(listen, 4096)):
        said += part
    time.sleep(more)
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    while part := os.read(listen, 4096):
        said += part
    os.close(listen)
    return int(said.split()[-1])


def main() -> None:
    """Arguments: where to make the vault, how many kills. Prints the number of changes that were kept."""
    path, kills = Path(sys.argv[1]), int(sys.argv[2])
    make_database(path, KEY)
    chance, last = random.Random(), -1
    for _ in range(kills):
        last = one_life(path, last, chance.randrange(MOST), chance.random() * LONGEST)
    vault = Vault(Database(path, KEY), lambda: None)
    assert intact(vault.load(), last)
    vault.close()
    sys.stdout.write(f"{last + 1}\n")


if __name__ == "__main__":
    main()
