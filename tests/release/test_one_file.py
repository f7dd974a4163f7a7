"""Where the one-file build starts: a reader of files, or the program; and what it hands on to other programs."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from typing import BinaryIO, cast

import pytest

from probes.file_worker import ARGUMENT, give, take
from probes.picture.answer import unpacked
from probes.picture.read import Depth
from release.one_file import own_libraries_for_oneself
from tests.probes.picture.made import plain, saved

ROOT = Path(__file__).parents[2]
# As PyInstaller's starter starts it: with the place it unpacked to.
START = [
    sys.executable,
    "-c",
    "import runpy, sys; sys._MEIPASS = '/nowhere'; runpy.run_module('release.one_file', run_name='__main__')",
]


def test_with_one_argument_it_reads_files() -> None:
    with subprocess.Popen([*START, ARGUMENT], cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as reader:
        to, back = cast(BinaryIO, reader.stdin), cast(BinaryIO, reader.stdout)
        for piece in (Depth.GLANCE.encode(), saved(plain((40, 30)))):
            give(to, piece)
        to.flush()
        answer = unpacked(take(back), take(back))
    assert (answer.width, answer.height) == (40, 30)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (
            {"LD_LIBRARY_PATH": "/all", "LD_LIBRARY_PATH_ORIG": "/own"},
            {"LD_LIBRARY_PATH": "/few" + os.pathsep + "/own"},
        ),
        ({"LD_LIBRARY_PATH": "/all"}, {"LD_LIBRARY_PATH": "/few"}),
        ({"DYLD_LIBRARY_PATH": "/all", "DYLD_LIBRARY_PATH_ORIG": ""}, {"DYLD_LIBRARY_PATH": "/few"}),
        ({}, {}),
    ],
)
def test_other_programs_get_the_libraries_they_would_have(
    before: dict[str, str], after: dict[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(os, "environ", dict(before))
    own_libraries_for_oneself("/few")
    assert os.environ == after
