"""The whole practice walk line by line, from welcome to the papers, in each form; then from a pipe."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
import pytest_asyncio

from probes.practice.own_data import keep_own_data, said_of
from probes.practice.world import load_practice, practice_companion, practice_probe
from selfaudit.policy.known import what_is_known
from selfaudit.policy.load import default_pack
from selfaudit.progress import Progress, Purpose, Step
from selfaudit.report.receipt import receipt_holds
from selfaudit.reviews import Review, in_order
from selfaudit.session import Session, now
from selfaudit.vault.memory import MemoryStore
from tests.tui.people import Script as Probe
from tests.tui.plain.speakable import unspeakable
from tests.tui.plain.test_talk import Script
from tui.first_words import put_first
from tui.plain.run import go_through
from tui.plain.talk import Talk
from tui.review_words import ANSWERS
from tui.settings_state import rows
from tui.walk import KnownPlatforms, Walk

pytestmark = pytest.mark.browser
ROOT = Path(__file__).parents[2]
PRACTICE, PACK = load_practice(), default_pack()


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def looked() -> Progress:
    """The made-up person's pages, looked at once for every form of the walk."""
    store = MemoryStore()
    keep_own_data(store, PRACTICE, PACK, now())
    session = Session(store, PACK)
    session.describe(PRACTICE.identity)
    for account in PRACTICE.accounts:
        session.add(account)
    async with practice_probe() as probe:
        async for _ in session.run(probe):
            pass
    return store.load()


def every_answer(walk: Walk, paper: Path) -> Iterator[str]:
    """What somebody types who takes every step, and decides, reviews, sets and answers everything there is."""
    session, known = walk.session, walk.platforms.known
    yield from ("", "", "go on", "go on", "go on")
    first = put_first(session.progress, session.plan())
    yield from ["done", ""] * len(first)
    decided = {name for task in first for name in task.decided_by}
    left = [one for one in what_is_known(session.progress).standing if one.fingerprint not in decided]
    yield from ("", *["talk to my manager first"] * len(left), "go on")
    for review in Review:
        words = {word.choice: word.key for word in ANSWERS[review]}
        items = in_order(session.progress.own_data, review)
        yield from (review, "", *(words[said_of(item)] for item in items))
    yield "go on"
    every = rows(session.progress, known)
    for account in dict.fromkeys(row.account for row in every):
        yield from (account.id, *["set"] * sum(row.account == account for row in every))
        yield from ["no"] if account.address else []
    yield "go on"
    yield from ("", *["yes", ""] * sum(bool(point.question) for point in PACK.key_points))
    yield from ("receipt", str(paper), "trail", "", "finish")


@pytest.mark.parametrize("purpose", [None, *Purpose])
async def test_a_whole_walk_in_each_form(purpose: Purpose | None, looked: Progress, tmp_path: Path) -> None:
    session = Session(MemoryStore(looked), PACK)
    session.choose_purpose(purpose)
    probe = Probe()
    walk = Walk(session, KnownPlatforms(PRACTICE.platforms), probe.open, practice_companion, practice=True)
    typed, said = Script(*every_answer(walk, tmp_path / "receipt.txt")), list[str]()
    await go_through(Talk(typed, said.append), walk)
    told = "\n".join(said)
    assert typed.left == [] and "That is not one of the answers." not in told
    assert unspeakable(told) == []
    assert [line for line in said if line.startswith("Step ")] == [
        line for line in dict.fromkeys(said) if line.startswith("Step ")
    ]
    assert session.progress.step is Step.REPORT and not probe.opened
    standing = what_is_known(session.progress).standing
    assert {one.fingerprint for one in standing} <= session.progress.decisions.keys()
    assert all(session.progress.own_data.count(review).answered for review in Review)
    assert all(row.said for row in rows(session.progress, walk.platforms.known))
    asked = [point.id for point in PACK.in_order(purpose) if point.question]
    assert list(session.progress.answers) == asked
    assert receipt_holds((tmp_path / "receipt.txt").read_text("utf-8"))
    emphasis = PACK.emphasis(purpose)
    assert emphasis is None or emphasis.title in told


def test_the_walk_from_a_pipe(tmp_path: Path) -> None:
    lines = "\n\n\nstart\nleft\n\nstop\n"
    env = {**os.environ, "HOME": str(tmp_path), "PYTHONPATH": str(ROOT)}
    ended = subprocess.run(
        [sys.executable, "-m", "tui", "practice", "--plain", "--for", "hr-check"],
        cwd=tmp_path,
        input=lines,
        capture_output=True,
        text=True,
        timeout=90,
        env=env,
        check=False,
    )
    assert ended.returncode == 0, ended.stderr
    assert "open to everyone" in ended.stdout and "could not look" in ended.stdout
    assert re.search(r"picturely\.example: opened (once|\d+ times)", ended.stdout)
    assert unspeakable(ended.stdout) == [] and ended.stdout.rstrip().endswith("nothing of it is kept.")
