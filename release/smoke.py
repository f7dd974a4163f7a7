"""`python -m release.smoke PROGRAM`: whether a built program does what it must, on this computer.

It is started as a person would start it, in a home and a temporary folder of its own, and must leave both as they were.
"""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from contextlib import suppress
from pathlib import Path

from PIL import Image
from PyInstaller.archive.readers import PKG_ITEM_BINARY, CArchiveReader

from selfaudit.version import __version__

# On Linux the system's own libraries come along: "Python" in tui/dependencies.toml holds them.
_LIBRARIES = frozenset((
    "libatomic", "libbz", "libcrypto", "libexpat", "libffi", "libgcc_s", "liblzma", "libpython", "libsqlite",
    "libssl", "libstdc++", "libuuid", "libz",
))  # fmt: skip
_PATIENCE = 300.0  # seconds for one command on a busy computer
_PAPERS = {"report.html", "audit.json", "receipt.txt", "plan.ics", "report.pdf", "receipt.pdf"}
_GPS, _NORTH, _WEST = 34853, (50.0, 43.0, 12.0), (1.0, 58.0, 48.0)  # Exif 3.0: the directory with a place


class Program:
    """One built program, in a world of its own below `folder`."""

    def __init__(self, program: Path, folder: Path) -> None:
        self.path = program.resolve()
        self.folder = folder
        # A short name: a browser puts sockets there, whose paths have at most 107 bytes (unix(7)).
        self.temporary = folder / "t"
        for place in (self.temporary, folder / "home"):
            place.mkdir()
        own = dict.fromkeys(("TMPDIR", "TEMP", "TMP"), str(self.temporary))
        self._environment = {**os.environ, **own, "SELFAUDIT_HOME": str(folder / "home" / "vault")}

    def run(self, *arguments: str, good: Sequence[int] = (0,)) -> str:
        """What it prints. Ends this program where it ends otherwise than with one of the codes in `good`."""
        done = subprocess.run(
            [self.path, *arguments], env=self._environment, cwd=self.folder, timeout=_PATIENCE, check=False,
            stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, encoding="utf-8",
        )  # fmt: skip
        if done.returncode not in good:
            sys.exit(f"{' '.join(arguments)} ended with {done.returncode}:\n{done.stdout}")
        return done.stdout

    def start(self, *arguments: str) -> subprocess.Popen[str]:
        """Start it and go on, with a pipe to read from."""
        return subprocess.Popen(
            [self.path, *arguments], env=self._environment, cwd=self.folder,
            stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, encoding="utf-8",
        )  # fmt: skip

    def left(self) -> list[str]:
        """Names of what lies in its temporary folder."""
        return sorted(path.name for path in self.temporary.iterdir())


def it_tells_its_version(program: Program) -> None:
    """`--version` says the version of this tree."""
    assert program.run("--version").split() == ["selfaudit", __version__]


def it_tells_what_it_is_made_of(program: Program) -> None:
    """`about` knows a version and a licence of each part."""
    bill = json.loads(program.run("about", "--sbom"))
    names = {part["name"] for part in bill["components"] if part["licenses"]}
    assert {"playwright", "sqlcipher3", "textual", "lxml"} <= names, names
    assert f"selfaudit {__version__}: LICENSE" in program.run("about", "--licences")


def it_holds_no_library_that_is_not_named(program: Program) -> None:
    """Libraries of the system that came along are those that `about` names; readline, under the GPL, is not there."""
    inside = CArchiveReader(str(program.path)).toc
    assert not [name for name in inside if "readline" in name]
    own = [name for name, entry in inside.items() if "/" not in name and entry[-1] == PKG_ITEM_BINARY]
    stems = {found[0] for name in own if (found := re.match(r"lib[A-Za-z_+]+(?=.*\.so)", name))}
    assert stems <= _LIBRARIES, stems - _LIBRARIES


def it_says_what_to_do(program: Program) -> None:
    """`doctor` finds browser, gate and reader of files in order."""
    told = program.run("doctor")
    for what in ("Browser", "Gate", "Pictures and PDF files"):
        assert f"{what}: in order" in told, told


def it_reads_a_picture(program: Program) -> None:
    """A picture is opened in the process that reads files, and the place in it is found."""
    place = Image.Exif()
    place.get_ifd(_GPS).update({1: "N", 2: _NORTH, 3: "W", 4: _WEST})
    Image.new("RGB", (640, 480), "#cde").save(program.folder / "holiday.jpg", exif=place)
    told = program.run("scan", "--format", "json", "holiday.jpg", good=(1,))
    assert "location" in told, told


def it_does_the_practice_audit(program: Program) -> None:
    """A real browser, looks behind the gate, and every paper."""
    told = program.run("practice", "--unattended", "--out", "papers")
    assert {path.name for path in (program.folder / "papers").iterdir()} == _PAPERS, told


def it_is_swept_up_after_a_crash(program: Program) -> None:
    """What a killed run could not remove is removed by the next."""
    running = program.start("practice", "--unattended", "--out", "papers")
    assert running.stdout
    for line in running.stdout:
        if "looking" in line:
            break
    running.kill()
    running.stdout.close()
    running.wait()
    deadline = time.monotonic() + _PATIENCE
    while time.monotonic() < deadline:
        program.run("doctor")
        if not program.left():
            return
        time.sleep(1)
    raise AssertionError(program.left())


CHECKS: tuple[Callable[[Program], None], ...] = (
    it_tells_its_version,
    it_tells_what_it_is_made_of,
    it_holds_no_library_that_is_not_named,
    it_says_what_to_do,
    it_reads_a_picture,
    it_does_the_practice_audit,
    it_is_swept_up_after_a_crash,
)


def main(program: Path) -> int:
    """0 where every check holds; the first that does not ends it with what was seen."""
    with tempfile.TemporaryDirectory(prefix="sa-", ignore_cleanup_errors=True) as folder:
        tried = Program(program, Path(folder))
        for check in CHECKS:
            started = time.monotonic()
            check(tried)
            assert not tried.left(), tried.left()
            print(f"{check.__name__.replace('_', ' ')}: yes ({time.monotonic() - started:.1f} s)", flush=True)
        with suppress(FileNotFoundError):
            assert not list((Path(folder) / "home").iterdir()), "something was kept"
    return 0


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
