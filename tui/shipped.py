"""What the program is made of: the packages of others, as installed on this computer."""

from __future__ import annotations

import platform
import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from importlib.metadata import Distribution, PackageNotFoundError, distribution
from importlib.resources import files
from pathlib import Path

from selfaudit.tables import Table

_FILE = "dependencies.toml"
_LICENCE = re.compile(r"licen[cs]e|copying|notice|attribution", re.IGNORECASE)
_SCRIPT = (".py", ".pyc", ".js", ".mjs", ".css", ".so", ".dll", ".json")


class Part(StrEnum):
    """Which part of the program a package belongs to."""

    PROGRAM = "program"
    PICTURES = "pictures"  # the extra that reads words in pictures
    ONE_FILE = "one-file"  # what the one-file build brings in place of an installed Python


@dataclass(frozen=True)
class Held:
    """A library that comes inside a package's wheel, with its licence as an SPDX expression."""

    name: str
    licence: str


@dataclass(frozen=True)
class Package:
    """A package of others. `direct` ones are used by this program itself, the rest by one of those."""

    name: str
    licence: str
    why: str
    reaches: str
    part: Part
    direct: bool
    holds: tuple[Held, ...]


@dataclass(frozen=True)
class Installed:
    """A package that is here: its version ("" where it tells none), and which other packages it asks for."""

    package: Package
    version: str
    wants: tuple[str, ...]


@cache
def known_packages() -> tuple[Package, ...]:
    """Every package that may be part of the program on some system. Raises DataFileError."""
    table = Table.parse(files("tui").joinpath(_FILE).read_text("utf-8"), _FILE)
    told = [
        *(_package(row, direct=True) for row in table.tables("direct")),
        *(_package(row, direct=False) for row in table.tables("indirect")),
    ]
    table.done()
    return tuple(sorted(told, key=lambda package: package.name.casefold()))


def installed_packages() -> Iterator[Installed]:
    """Those that are here."""
    for package in known_packages():
        if package.part is Part.ONE_FILE:
            if is_one_file():
                yield Installed(package, platform.python_version() if package.name == "Python" else "", ())
        elif found := find(package):
            yield Installed(package, found.version, _wants(found))


def is_one_file() -> bool:
    """Whether this is the one-file build, which brings its own Python."""
    return bool(getattr(sys, "frozen", False))


def find(package: Package) -> Distribution | None:
    """What the package says of itself; None where it is not installed."""
    try:
        return distribution(package.name)
    except PackageNotFoundError:
        return None


def own_licence() -> str:
    """The text of this program's own licence, as it was installed or as it lies beside it."""
    try:
        found = distribution("selfaudit")
    except PackageNotFoundError:
        return Path(__file__).parents[1].joinpath("LICENSE").read_text("utf-8").strip()
    return next(text for name, text in _licence_files(found) if name.endswith("LICENSE"))


def licence_files(package: Package) -> Iterator[tuple[str, str]]:
    """Name and text of every licence file that came with the package."""
    found = find(package)
    if found:
        yield from _licence_files(found)


def _licence_files(found: Distribution) -> Iterator[tuple[str, str]]:
    for path in sorted(found.files or (), key=str):
        if _LICENCE.search(str(path)) and not path.name.endswith(_SCRIPT):
            place = Path(str(found.locate_file(path)))
            if place.is_file():
                yield str(path), place.read_text("utf-8", "replace").strip()


def _wants(found: Distribution) -> tuple[str, ...]:
    """Names of the packages it asks for, as they are written in this list; those of its extras left out."""
    asked = [line for line in found.requires or () if "extra ==" not in line]
    return tuple(sorted({re.sub(r"[-_.]+", "-", re.split(r"[^\w.-]", line)[0]).lower() for line in asked}))


def _package(row: Table, direct: bool) -> Package:
    package = Package(
        name=row.text("name"),
        licence=row.text("licence"),
        why=row.text("why"),
        reaches=row.text("reaches"),
        part=row.word("part", Part, Part.PROGRAM),
        direct=direct,
        holds=tuple(_held(held) for held in row.tables("holds")),
    )
    row.done()
    return package


def _held(row: Table) -> Held:
    held = Held(row.text("name"), row.text("licence"))
    row.done()
    return held
