"""Looks that are killed at random moments, and a count of what they leave: `python -m tests.browser.killed [ROUNDS]`.

Each round is a program of its own that makes one look, or is about to. A page, its browser, the program, or the whole
group of processes that a closing terminal ends, is killed with SIGKILL; every fifth round is left alone. What is left
is counted after the next start, from outside (Linux).
"""

import asyncio
import os
import random
import signal
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from probes.browser import Browser
from probes.gate import Gate
from probes.look import look
from probes.practice.sites import Page, serve
from probes.visit import LookLimits
from tests.browser.left import processes_in, profiles, wait_for_none_left

WAYS = ("page", "browser", "program", "group", "left alone")
LONGEST = 60.0  # seconds for one round
LIMITS = LookLimits(load=10 * LONGEST)  # so that no round ends because a look's own time is up
BODY = b"<!doctype html><title>Made-up page</title><p>words" + b"<p style='height:900px'>more" * 8


@dataclass(frozen=True)
class Round:
    """What was killed in a round, whether it was there to be killed, and the profiles left before the next start."""

    way: str
    hit: bool
    left: int


async def one_look() -> None:
    """What each round runs: a gate, a browser, one look at a made-up page; it says when it is up and what it saw."""
    async with serve({("page.test", "/"): Page(200, BODY)}) as sites, Gate(sites.routes) as gate:
        print("starting", flush=True)
        async with Browser(gate, sites.spki) as browser:
            print("up", flush=True)
            visit = await look(browser, "https://page.test/", ["page.test"], {}, limits=LIMITS)
            print(visit.snapshot.trouble or "read", flush=True)


def run(folder: Path, way: str, said: str, delay: float) -> Round:
    """One round in `folder`: kill in `way`, `delay` seconds after the program `said` so; then wait until it is gone."""
    process = subprocess.Popen(
        [sys.executable, "-m", "tests.browser.killed", "look"],
        env={**os.environ, "TMPDIR": str(folder)},
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
        start_new_session=True,
    )
    assert process.stdout
    while (line := process.stdout.readline()) and line != f"{said}\n":
        pass
    time.sleep(delay)
    hit = _kill(folder, process, way)
    process.communicate(timeout=LONGEST)
    wait_for_none_left(folder)
    return Round(way, hit, len(profiles(folder)))


def _kill(folder: Path, process: subprocess.Popen[str], way: str) -> bool:
    if way == "left alone":
        return False
    if way in ("program", "group"):
        going = process.poll() is None
        if going:
            os.killpg(process.pid, signal.SIGKILL) if way == "group" else process.kill()
        return going
    kinds: dict[str, Callable[[str], bool]] = {
        "page": lambda line: "--type=renderer" in line,
        "browser": lambda line: "--user-data-dir" in line and "--type=" not in line,
    }
    wanted = [pid for pid, line in processes_in(folder).items() if kinds[way](line)]
    for pid in wanted:
        try:
            os.kill(pid, signal.SIGKILL)
        except ProcessLookupError:
            continue
    return bool(wanted)


def main(rounds: int) -> int:
    """`rounds` looks one after another, then one more start; prints the counts. 0 where nothing is left."""
    dice = random.Random(rounds)
    done: list[Round] = []
    with tempfile.TemporaryDirectory(prefix="t-") as name:
        folder = Path(name)
        for number in range(rounds):
            said = dice.choice(("starting", "up", "up"))
            done.append(run(folder, WAYS[number % len(WAYS)], said, dice.uniform(0, 2 if said == "starting" else 0.7)))
        last = run(folder, "left alone", "up", 0)
        rest = len(processes_in(folder)), last.left, len(list(folder.iterdir()))
    for way in WAYS:
        hit = sum(one.hit for one in done if one.way == way)
        print(f"{way}: {Counter(one.way for one in done)[way]} rounds, {hit} killed in time")
    print(f"profiles left until the next start: {Counter(one.left for one in done)}")
    print(f"after the next start: {rest[0]} processes, {rest[1]} profiles, {rest[2]} files or folders")
    return int(any(rest))


if __name__ == "__main__":
    if sys.argv[1:] == ["look"]:
        asyncio.run(one_look())
    else:
        sys.exit(main(int(sys.argv[1]) if sys.argv[1:] else 50))
