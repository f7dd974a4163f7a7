"""What is built holds every file of the program, and what a system's shells and `man` look for."""

from __future__ import annotations

import tarfile
import zipfile
from email import message_from_bytes
from pathlib import Path

import pytest
from hatchling.builders.sdist import SdistBuilder
from hatchling.builders.wheel import WheelBuilder

from selfaudit.version import __version__
from tui.commands.completion import FOLDER

ROOT = Path(__file__).parents[2]
PACKAGES = ("selfaudit", "probes", "tui")
PROGRAM = {
    path.relative_to(ROOT).as_posix()
    for package in PACKAGES
    for path in (ROOT / package).rglob("*")
    if path.is_file() and "__pycache__" not in path.parts
}


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> zipfile.ZipFile:
    made = next(WheelBuilder(str(ROOT)).build(directory=str(tmp_path_factory.mktemp("wheel")), versions=["standard"]))
    return zipfile.ZipFile(made)


def test_the_wheel_holds_every_file_of_the_program(wheel: zipfile.ZipFile) -> None:
    assert {name for name in wheel.namelist() if name.split("/")[0] in PACKAGES} == PROGRAM
    kinds = {Path(name).suffix for name in PROGRAM}
    assert {".py", ".toml", ".html", ".js", ".j2", ".css", ".tcss", ".json", ".txt"} <= kinds


def test_the_wheel_tells_what_it_needs(wheel: zipfile.ZipFile) -> None:
    folder = f"selfaudit-{__version__}.dist-info"
    told = message_from_bytes(wheel.read(f"{folder}/METADATA"))
    assert told["Version"] == __version__
    assert told["License-Expression"] == "Apache-2.0"
    assert told.get_all("Provides-Extra") == ["pictures"]
    assert any(line.startswith("rapidocr") and "pictures" in line for line in told.get_all("Requires-Dist", []))
    assert b"selfaudit = tui.__main__:main" in wheel.read(f"{folder}/entry_points.txt")
    assert f"{folder}/licenses/LICENSE" in wheel.namelist()


def test_the_wheel_puts_completions_and_man_page_where_a_system_looks(wheel: zipfile.ZipFile) -> None:
    shared = f"selfaudit-{__version__}.data/data/share/"
    there = {name.removeprefix(shared): wheel.read(name) for name in wheel.namelist() if name.startswith(shared)}
    assert there == {
        "man/man1/selfaudit.1": (FOLDER / "selfaudit.1").read_bytes(),
        "bash-completion/completions/selfaudit": (FOLDER / "selfaudit.bash").read_bytes(),
        "fish/vendor_completions.d/selfaudit.fish": (FOLDER / "selfaudit.fish").read_bytes(),
        "zsh/site-functions/_selfaudit": (FOLDER / "_selfaudit").read_bytes(),
    }


def test_the_source_archive_holds_what_a_wheel_is_built_from(tmp_path: Path) -> None:
    with tarfile.open(next(SdistBuilder(str(ROOT)).build(directory=str(tmp_path)))) as archive:
        names = {name.partition("/")[2] for name in archive.getnames()}
    assert names >= PROGRAM
    assert {"pyproject.toml", "README.md", "LICENSE", "CHANGELOG.md"} <= names
    assert not any(name.startswith(("tests/", ".")) for name in names - {".gitignore"})
