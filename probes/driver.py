"""Playwright's driver: the program that stands between this one and the browser."""

from __future__ import annotations

import sys

from playwright.async_api import Playwright, async_playwright

from selfaudit.errors import NoBrowserError

NOT_STARTED = "The part that drives the browser does not start."
# Seen with Playwright 1.65 on a bare Debian 12: its Node.js needs a library that only other packages bring.
LIBRARY = "libatomic"
_ON_LINUX = (
    f"Install the library {LIBRARY}. On Debian and Ubuntu: apt install libatomic1. On Fedora: dnf install libatomic."
)


async def start_driver() -> Playwright:
    """The running driver; stop it when done. Raises NoBrowserError where it does not start."""
    try:
        return await async_playwright().start()
    except Exception as error:  # Playwright raises nothing more special where its driver ends at once
        raise NoBrowserError(NOT_STARTED, what_to_do()) from error


def what_to_do() -> str:
    """What a person can do where the driver does not start."""
    return _ON_LINUX if sys.platform == "linux" else "Install selfaudit anew."
