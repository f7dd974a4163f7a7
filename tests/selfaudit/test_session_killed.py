"""Stop the app anywhere and start again: nothing is lost, and the walk goes on where it was."""

from __future__ import annotations

import os
import random
import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path

import pytest

from selfaudit.policy.load import default_pack
from selfaudit.progress import Step
from selfaudit.vault.database import Database, make_database
from selfaudit.vault.store import Vault
from tests.selfaudit.walking import ACCOUNTS, KEY

ROOT = Path(__file__).parents[2]
MOST_STARTS = 40


def start(path: Path, kill_after: int) -> tuple[set[str], list[str], bool]:
    """What the walk found kept, what it then kept one by one until it was killed, and whether it came to its end."""
    command = [sys.executable, "-m", "tests.selfaudit.walking", str(path)]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout
        kept = set(process.stdout.readline().removeprefix("kept: ").strip().split("; "))
        said = []
        for line in process.stdout:
            said.append(line.strip())
            if len(said) >= kill_after:
                process.kill()
        return kept, said, process.wait() == 0


def done(words: Iterable[str]) -> list[str]:
    return [word for word in words if not word.startswith("step ")]


def newest_step(words: Iterable[str]) -> int:
    return max((list(Step).index(Step(word[5:])) for word in words if word.startswith("step ")), default=0)


@pytest.mark.skipif(os.name != "posix", reason="kill -9 is of POSIX")
def test_a_walk_killed_again_and_again_loses_nothing_and_does_nothing_twice(tmp_path: Path) -> None:
    path = tmp_path / "vault.db"
    make_database(path, KEY)
    chance = random.Random()
    said: list[str] = []
    for _ in range(MOST_STARTS):
        kept, more, ended = start(path, chance.randrange(1, 8))
        assert set(done(said)) <= kept
        assert newest_step(said) <= newest_step(kept)
        said += more
        if ended:
            break
    once = [word for word in done(said) if word != "described"]
    assert len(once) == len(set(once))
    progress = Vault(database := Database(path, KEY), lambda: None).load()
    database.close()
    assert progress.step is Step.REPORT
    assert progress.accounts == ACCOUNTS
    assert [len(audit.looks) for audit in progress.audits] == [len(ACCOUNTS)]
    assert progress.audits[0].finished_at
    assert len(progress.audits[0].findings) == 2 * len(ACCOUNTS)
    assert set(progress.answers) == {point.id for point in default_pack().key_points}
