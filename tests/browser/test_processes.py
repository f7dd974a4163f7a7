"""Whichever way a run ends: no browser process and no profile folder is left. Counted from outside the run."""

import os
import signal
import subprocess
import sys
import tempfile
import textwrap
from collections.abc import Generator
from pathlib import Path

import pytest

from probes.find_browser import find_browser
from tests.browser.left import profiles, wait_for_none_left

pytestmark = pytest.mark.skipif(
    not Path("/proc/self/environ").exists() or find_browser() is None, reason="counts processes by /proc"
)

RUN = textwrap.dedent(
    """
    import asyncio, contextlib
    from probes.browser import Browser
    from probes.gate import Gate
    async def main():
        async with Gate({}) as gate, Browser(gate) as browser, browser.visitor(["page.test"]) as (context, _):
            page = await context.new_page()
            print("up", flush=True)
            END
    asyncio.run(main())
    """
)
ENDS = {
    "an ordinary end": "pass",
    "an error": "raise ValueError",
    "a cancellation": "asyncio.current_task().cancel(); await asyncio.sleep(60)",
    "a time limit": "await asyncio.wait_for(asyncio.sleep(60), 0.01)",
    "a page that hangs": "await asyncio.wait_for(page.evaluate('for(;;);'), 0.2)",
}


@pytest.fixture
def folder() -> Generator[Path]:
    """A folder for temporary files with a short name: a path of a local socket has at most 107 characters."""
    with tempfile.TemporaryDirectory(prefix="t-") as name:
        yield Path(name)


def start(folder: Path, end: str, **told: str) -> subprocess.Popen[str]:
    environment = {**os.environ, "TMPDIR": str(folder), **told}
    code = RUN.replace("END", end)
    return subprocess.Popen(
        [sys.executable, "-c", code], env=environment, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True
    )


@pytest.mark.parametrize("end", ENDS.values(), ids=ENDS)
def test_leaving_leaves_nothing(folder: Path, end: str) -> None:
    process = start(folder, end)
    said, _ = process.communicate(timeout=60)
    assert said == "up\n"
    wait_for_none_left(folder)
    assert list(folder.iterdir()) == []


def test_a_long_path_of_the_folder_for_temporary_files_is_no_hindrance(folder: Path) -> None:
    long = folder / "a" / ("n" * 60)
    long.mkdir(parents=True)
    said, _ = start(long, "pass", XDG_RUNTIME_DIR=str(folder)).communicate(timeout=60)
    assert said == "up\n"
    wait_for_none_left(folder)
    assert profiles(folder) == list(long.iterdir()) == []


@pytest.mark.parametrize("name", ["SIGINT", "SIGTERM", "SIGKILL"])
def test_a_signal_leaves_no_process_and_the_next_start_sweeps_the_folder(folder: Path, name: str) -> None:
    process = start(folder, "await asyncio.sleep(60)")
    assert process.stdout
    assert process.stdout.readline() == "up\n"
    assert profiles(folder)
    process.send_signal(getattr(signal, name))
    process.communicate(timeout=60)
    wait_for_none_left(folder)
    if name == "SIGINT":
        assert profiles(folder) == []
    start(folder, "pass").communicate(timeout=60)
    assert profiles(folder) == []
