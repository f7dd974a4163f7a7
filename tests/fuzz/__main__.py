"""Fuzzes the detectors and every reader of files, one after another: `python -m tests.fuzz [NAME ...] [SECONDS]`.

What it comes upon stays in build/fuzz/NAME and is where the next run begins.
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from tests.fuzz.parsers import PARSERS

OUT = Path("build/fuzz")
DETECTORS = "detect"
SECONDS = 600  # for all of them together


def main(arguments: list[str]) -> int:
    """0 where nothing broke a promise; names what did."""
    numbers = [argument for argument in arguments if argument.isdigit()]
    names = [argument for argument in arguments if not argument.isdigit()] or [DETECTORS, *PARSERS]
    if unknown := set(names) - {DETECTORS, *PARSERS}:
        print(f"Nothing to fuzz called {', '.join(sorted(unknown))}. There are: {', '.join((DETECTORS, *PARSERS))}.")
        return 2
    each = max(1, int(numbers[0] if numbers else SECONDS) // len(names))
    broken = [name for name in names if fuzz(name, each)]
    print(f"{len(names)} fuzzed for {each} seconds each. Broken: {', '.join(broken) or 'none'}.")
    return int(bool(broken))


def fuzz(name: str, seconds: int) -> bool:
    """Feeds one of them; True where it broke a promise, with what atheris says about it on standard error."""
    known = OUT / name
    known.mkdir(parents=True, exist_ok=True)
    program = ["tests.fuzz.detect"] if name == DETECTORS else ["tests.fuzz.one", name]
    if name in PARSERS:
        for number, seed in enumerate(PARSERS[name].seeds()):
            (known / f"seed-{number}").write_bytes(seed)
    limits = [f"-artifact_prefix={known}-", f"-max_total_time={seconds}", "-timeout=10", "-rss_limit_mb=4096"]
    command = [sys.executable, "-m", *program, str(known), *limits]
    done = subprocess.run(command, capture_output=True, text=True, errors="replace", check=False)
    runs = [line for line in done.stderr.splitlines() if line.startswith("Done ")]
    print(f"{name}: {runs[-1] if runs else f'broke a promise, ended with {done.returncode}'}", flush=True)
    if done.returncode:
        sys.stderr.write(done.stderr[-6000:])
    return bool(done.returncode)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
