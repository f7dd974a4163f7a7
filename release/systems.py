"""`python -m release.systems`: whether every locked package comes ready built for the systems that are promised.

Asks the package index, through uv; nothing is installed.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator

from uv import find_uv_bin

PYTHONS = ("3.11", "3.12", "3.13", "3.14")
_PROGRAM, _PICTURES = "requirements.lock", "requirements-pictures.lock"
# uv's names of systems (its documentation, "--python-platform"); on macOS the oldest release that will do; what of it
# can be installed there. Where words in pictures cannot be read, the program runs without and says so.
SYSTEMS = {
    "Windows 10 and newer, Intel and AMD": ("x86_64-pc-windows-msvc", "", (_PROGRAM, _PICTURES)),
    "macOS 14 and newer, Apple silicon": ("aarch64-apple-darwin", "14.0", (_PROGRAM, _PICTURES)),
    "macOS 13 and newer, Apple silicon": ("aarch64-apple-darwin", "13.0", (_PROGRAM,)),
    "macOS 13 and newer, Intel": ("x86_64-apple-darwin", "13.0", (_PROGRAM,)),
    "Linux (glibc 2.28 and newer), Intel and AMD": ("x86_64-manylinux_2_28", "", (_PROGRAM, _PICTURES)),
    "Linux (glibc 2.28 and newer), ARM": ("aarch64-manylinux_2_28", "", (_PROGRAM, _PICTURES)),
}


def main() -> int:
    """0 where all of them are promised truly."""
    missing = list(not_built())
    print("\n".join(missing) if missing else "Every package comes ready built for every system and Python promised.")
    return int(bool(missing))


def not_built() -> Iterator[str]:
    """One line for each system, Python and lock that cannot be installed without a compiler."""
    for system, (name, macos, locks) in SYSTEMS.items():
        for python in PYTHONS:
            for lock in locks:
                if trouble := _trouble(name, macos, python, lock):
                    yield f"{system}, Python {python}, {lock}: {trouble}"


def _trouble(system: str, macos: str, python: str, lock: str) -> str:
    with tempfile.TemporaryDirectory() as nowhere:
        asked = subprocess.run(
            [
                find_uv_bin(), "pip", "install", "--no-config", "--dry-run", "--only-binary", ":all:",
                "--require-hashes", "--python-platform", system, "--python-version", python,
                "--target", nowhere, "-r", lock,
            ],
            env={**os.environ, "MACOSX_DEPLOYMENT_TARGET": macos}, capture_output=True, text=True, check=False,
        )  # fmt: skip
    return " ".join(asked.stderr.split())[-300:] if asked.returncode else ""


if __name__ == "__main__":
    sys.exit(main())
