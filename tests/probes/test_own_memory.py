"""The process that opens files has so much memory and no more."""

import subprocess
import sys
from pathlib import Path

import pytest

from probes.file_reader import open_reader
from probes.file_worker import MOST_MEMORY
from probes.own_memory import ENDED, in_use
from probes.picture.read import Depth
from tests.probes.picture.made import plain, saved

MEGABYTE = 1024 * 1024


def run(script: str) -> int:
    return subprocess.run([sys.executable, "-c", f"from probes.own_memory import *; {script}"], check=False).returncode


@pytest.mark.skipif(sys.platform != "linux", reason="Linux alone refuses")
def test_more_is_refused() -> None:
    allowed = f"bound_own_memory({200 * MEGABYTE}); bytearray({20 * MEGABYTE})"
    assert run(allowed) == 0
    assert run(f"{allowed}\ntry: bytearray({300 * MEGABYTE})\nexcept MemoryError: raise SystemExit(9)") == 9


@pytest.mark.skipif(sys.platform != "linux", reason="the bound stands in a file there")
async def test_the_reader_of_files_is_bounded() -> None:
    async with open_reader() as reader:
        assert not (await reader.read(saved(plain()), Depth.GLANCE)).trouble
        assert reader._process
        assert _data_limit(reader._process.pid) == str(MOST_MEMORY)


def _data_limit(process: int) -> str:
    limits = Path(f"/proc/{process}/limits").read_text()
    (data,) = [line.split() for line in limits.splitlines() if line.startswith("Max data size")]
    return data[3]


def test_one_that_has_more_ends() -> None:
    assert run("amounts = iter([1, 5, 9]); end_beyond(8, lambda: next(amounts))") == ENDED
    assert in_use() > MEGABYTE
