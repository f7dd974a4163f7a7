"""`python -m release.review`: the tables of docs/dependencies.md, from what is locked and installed.

The days of release are asked of the package index, through uv; nothing else here needs the network.
"""

from __future__ import annotations

import re
import subprocess
import tempfile
import tomllib
from collections.abc import Iterator, Mapping
from pathlib import Path

from uv import find_uv_bin

from tui.shipped import Package, Part, find, known_packages

_ROOT = Path(__file__).parents[1]
_DOCUMENT = _ROOT / "docs" / "dependencies.md"
_LOCK = _ROOT / "requirements-pictures.lock"
_NATIVE = re.compile(r"\.(so|dylib|dll|pyd)(\.|$)|/driver/node")
_ROW = re.compile(r"^([a-z0-9.-]+)==([^ ;\\]+)( ;[^\\]*)?", re.MULTILINE)
_END = "<!-- end -->"
_HEAD = "| package | version | released | size | native | licence | what for | what it can reach |\n" + "|---" * 8 + "|"


def main() -> None:
    """Write the tables anew and leave every other line of the document as it is."""
    text = _DOCUMENT.read_text("utf-8")
    days = _released(_LOCK.read_text("utf-8"))
    for part in (Part.PROGRAM, Part.PICTURES):
        rows = "\n".join([_HEAD, *_rows(part, days)])
        before, _, rest = text.partition(f"<!-- {part} -->\n")
        text = f"{before}<!-- {part} -->\n{rows}\n{rest[rest.index(_END) :]}"
    _DOCUMENT.write_text(text, "utf-8")


def locked(text: str) -> dict[str, str]:
    """The version of each package in a lock; the newest where there are several for several Pythons."""
    return {name: version for name, version, _ in _ROW.findall(text)}


def _rows(part: Part, days: Mapping[str, str]) -> Iterator[str]:
    versions = locked(_LOCK.read_text("utf-8"))
    for package in known_packages():
        if package.part is part:
            size, native = _measured(package)
            cells = (
                f"**{package.name}**" if package.direct else package.name, versions[package.name],
                days[package.name], size, native, package.licence, package.why, package.reaches,
            )  # fmt: skip
            yield f"| {' | '.join(cells)} |"


def _measured(package: Package) -> tuple[str, str]:
    found = find(package)
    if not found:
        return "other systems", "–"
    files = [path for path in found.files or () if "__pycache__" not in str(path)]
    there = [place for path in files if (place := Path(str(found.locate_file(path)))).is_file()]
    size = sum(place.stat().st_size for place in there) / 1e6
    told = f"{size:.1f} MB" if size >= 0.05 else "under 0.1 MB"
    return told, "yes" if any(_NATIVE.search(str(path)) for path in files) else "no"


def _released(lock: str) -> dict[str, str]:
    """The day on which the locked version of each package was released."""
    pins = [f"{name}=={version}{marker}".strip() for name, version, marker in _ROW.findall(lock)]
    project = f'[project]\nname = "asking"\nversion = "1"\nrequires-python = ">=3.11"\ndependencies = {pins!r}\n'
    with tempfile.TemporaryDirectory() as folder:
        (Path(folder) / "pyproject.toml").write_text(project, "utf-8")
        subprocess.run([find_uv_bin(), "lock", "--quiet"], cwd=folder, check=True)
        told = tomllib.loads((Path(folder) / "uv.lock").read_text("utf-8"))
    return {
        package["name"]: max(file["upload-time"] for file in files)[:10]
        for package in told["package"]
        if (files := [*package.get("wheels", ()), *([package["sdist"]] if "sdist" in package else [])])
    }


if __name__ == "__main__":
    main()
