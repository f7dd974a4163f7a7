"""Finds a browser of the Chromium family on this machine. Starts nothing and fetches nothing."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path

_ON_PATH = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "microsoft-edge")
_LINUX = (
    "/opt/google/chrome/chrome",
    "/opt/microsoft/msedge/msedge",
    "/usr/lib/chromium/chromium",
    "/usr/lib/chromium-browser/chromium-browser",
    "/usr/lib64/chromium-browser/chromium-browser",
)
_MACOS = (
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
)
_WINDOWS = ("Microsoft/Edge/Application/msedge.exe", "Google/Chrome/Application/chrome.exe")
_WINDOWS_ROOTS = ("PROGRAMFILES", "PROGRAMFILES(X86)", "LOCALAPPDATA")
_DOWNLOADED = (
    "chromium-*/chrome-linux*/chrome",
    "chromium-*/chrome-win*/chrome.exe",
    "chromium-*/chrome-mac*/*.app/Contents/MacOS/*",
)


def find_browser() -> Path | None:
    """The browser program to start: the one `SELFAUDIT_BROWSER` names, an installed one, or Playwright's own download.

    None where there is none; also where `SELFAUDIT_BROWSER` names a file that is not there, so that a wrong name is
    noticed. Programs are preferred to the shell scripts that start them: a script needs tools that are kept from it.
    """
    if named := os.environ.get("SELFAUDIT_BROWSER"):
        path = Path(named)
        return path if path.is_file() else None
    return next((path for path in _places() if path.is_file()), None)


def _places() -> Iterator[Path]:
    if sys.platform == "win32":
        for name in _WINDOWS:
            yield from (Path(root, name) for known in _WINDOWS_ROOTS if (root := os.environ.get(known)))
    elif sys.platform == "darwin":
        yield from (Path(home + name) for name in _MACOS for home in ("", str(Path.home())))
    else:
        yield from map(Path, _LINUX)
        yield from (path for name in _ON_PATH if (found := shutil.which(name)) and _is_program(path := Path(found)))
    for pattern in _DOWNLOADED:
        yield from sorted(_downloads().glob(pattern), reverse=True)


def _is_program(path: Path) -> bool:
    """False for shell scripts, and for snaps, which cannot use the profile folder they are given."""
    if "snap" in path.resolve().parts or path.resolve().name == "snap":
        return False
    with path.open("rb") as file:
        return file.read(2) != b"#!"


def _downloads() -> Path:
    """Where Playwright keeps the browsers it fetched (its documentation, "Managing browser binaries")."""
    if named := os.environ.get("PLAYWRIGHT_BROWSERS_PATH"):
        return Path(named)
    if sys.platform == "win32":
        return Path(os.environ.get("LOCALAPPDATA", ""), "ms-playwright")
    return Path.home() / ("Library/Caches" if sys.platform == "darwin" else ".cache") / "ms-playwright"
