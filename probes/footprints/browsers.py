"""Which browsers have kept a history on this device, profile by profile. Looks at the names of files and opens none."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from probes.platform import Source as Fact
from selfaudit.tables import Table
from selfaudit.text import one_line

_SYSTEMS = {"win32": "windows", "darwin": "macos"}


@dataclass(frozen=True)
class Browser:
    """One browser: the folders its profiles lie in on this system, and the files to read in each profile."""

    name: str
    files: tuple[str, ...]
    folders: tuple[str, ...]
    fact: Fact


@dataclass(frozen=True)
class Profile:
    """One person's part of a browser: what to call it, and which of its files are there."""

    name: str
    files: tuple[Path, ...]


def load_browsers(system: str = sys.platform) -> tuple[Browser, ...]:
    """The browsers of the table, with their folders on `system` (as sys.platform calls it)."""
    return _browsers(_SYSTEMS.get(system, "linux"))


def profiles(browsers: tuple[Browser, ...] | None = None) -> tuple[Profile, ...]:
    """Every profile of every browser that has kept something on this device, in the order of the table."""
    return tuple(found for browser in browsers or load_browsers() for found in _of_browser(browser))


@cache
def _browsers(system: str) -> tuple[Browser, ...]:
    path = Path(__file__).with_name("browsers.toml")
    table = Table.parse(path.read_text("utf-8"), path.name)
    found = tuple(_browser(entry, system) for entry in table.tables("browser"))
    table.done()
    return found


def _browser(entry: Table, system: str) -> Browser:
    folders = {name: entry.texts(name) for name in ("linux", "macos", "windows")}
    fact = Fact(entry.text("source"), entry.day("checked"), entry.flag("verified", default=True))
    browser = Browser(entry.text("name"), entry.texts("files", required=True), folders[system], fact)
    entry.done()
    return browser


def _of_browser(browser: Browser) -> Iterator[Profile]:
    found = [(folder.name, files) for folder in _folders(browser) if (files := _there(folder, browser.files))]
    for name, files in found:
        # Firefox begins the names of its folders with chance letters and a full stop.
        called = browser.name if len(found) == 1 else f"{browser.name}, {name.partition('.')[2] or name}"
        yield Profile(one_line(called, 60), files)


def _folders(browser: Browser) -> Iterator[Path]:
    for place in browser.folders:
        folder = Path(place.format(**_roots()))
        yield folder
        with suppress(OSError):
            yield from sorted(path for path in folder.iterdir() if path.is_dir())


def _there(folder: Path, names: tuple[str, ...]) -> tuple[Path, ...]:
    return tuple(path for name in names if _is_there(path := folder / name))


def _is_there(path: Path) -> bool:
    """True also where the system does not let us see: then reading it says so, rather than nobody."""
    try:
        return path.is_file()
    except OSError:
        return True


def _roots() -> dict[str, str]:
    home = str(Path.home())
    return {
        "home": home,
        "config": os.environ.get("XDG_CONFIG_HOME") or f"{home}/.config",
        "local": os.environ.get("LOCALAPPDATA") or f"{home}/AppData/Local",
        "roaming": os.environ.get("APPDATA") or f"{home}/AppData/Roaming",
    }
