"""Whether this computer has what a look needs: browser, sandbox, a gate that holds, a screen."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path

from probes.find_browser import find_browser
from probes.screen import has_screen
from selfaudit.errors import SelfAuditError
from selfaudit.health import Check

_LEAST_FREE = 500_000_000  # bytes: a vault with thousands of small pictures, a browser's profile, and room to breathe
_INSTALL = {
    "win32": "Microsoft Edge comes with Windows. If it was taken off, install Edge or Google Chrome.",
    "darwin": "Install Google Chrome or Microsoft Edge.",
}
_INSTALL_HERE = "Install Chromium, Google Chrome or Microsoft Edge. On Debian and Ubuntu: apt install chromium."


def on_this_computer(folder: Path) -> Iterator[Check]:
    """What can be told without starting anything; `folder` is where the vault lies or will lie."""
    yield _browser()
    yield _sandbox()
    yield _screen()
    yield _disk(folder)


async def gate_holds() -> Check:
    """Start the browser behind the gate and let a test page try to get out, as before every look."""
    from probes.probe import open_probe  # noqa: PLC0415 - the browser's library is slow to load

    try:
        async with open_probe({}):
            return Check("Gate", True, "A test page tried to get out, and nothing did.")
    except SelfAuditError as error:
        return Check("Gate", False, error.message, error.hint, needed=True)


def _browser() -> Check:
    path = find_browser()
    if path:
        return Check("Browser", True, f"Found: {path.name}.")
    named = os.environ.get("SELFAUDIT_BROWSER")
    if named:
        return Check("Browser", False, "SELFAUDIT_BROWSER names no file.", "Correct it, or take it away.", needed=True)
    return Check("Browser", False, "None was found.", _INSTALL.get(sys.platform, _INSTALL_HERE), needed=True)


def _sandbox() -> Check:
    if hasattr(os, "geteuid") and os.geteuid() == 0:
        to_do = "Run selfaudit as an ordinary user: the browser shuts itself in only then."
        return Check("Sandbox", False, "You are the system's administrator (root).", to_do)
    return Check("Sandbox", True, "The browser shuts itself in.")


def _screen() -> Check:
    if has_screen():
        return Check("Screen", True, "A window can be opened for you.")
    to_do = "You can still copy pages or save them, and let selfaudit read those."
    return Check("Screen", False, "There is none to open a window on.", to_do)


def _disk(folder: Path) -> Check:
    there = next((place for place in (folder, *folder.parents) if place.exists()), folder)
    try:
        free = shutil.disk_usage(there).free
    except OSError:
        return Check("Disk", False, "The folder of your vault cannot be looked at.", "Is the disk there?", needed=True)
    if free < _LEAST_FREE:
        return Check("Disk", False, f"Only {free // 1_000_000} MB are free.", "Make some room first.", needed=True)
    return Check("Disk", True, f"{free // 1_000_000_000} GB are free." if free >= 2_000_000_000 else "There is room.")
