"""Set-up only: make sure a browser of the Chromium family and its driver's library are there.

The app itself never downloads anything. A browser, in this order: one that is installed; Playwright's own download; as
root on Debian, the distribution's package.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

from probes.driver import LIBRARY, NOT_STARTED, what_to_do
from probes.find_browser import find_browser
from probes.system_library import loads

_PLAYWRIGHT = (sys.executable, "-m", "playwright")
WHAT_TO_INSTALL = (
    "No browser was found and none could be fetched. "
    "Please install Microsoft Edge, Google Chrome or Chromium, then run this again."
)


def main() -> int:
    """0 where a browser and what drives it are there at the end, 2 with one sentence on standard error where not."""
    if not find_browser() and not any(fetch() and find_browser() for fetch in (from_playwright, from_debian)):
        print(WHAT_TO_INSTALL, file=sys.stderr)
        return 2
    if not driver_starts() and not (installed_by_apt(f"{LIBRARY}1") and driver_starts()):
        print(NOT_STARTED, what_to_do(), file=sys.stderr)
        return 2
    return 0


def driver_starts() -> bool:
    """Whether Playwright's driver can run here; tried only where the library is missing without which it cannot."""
    if sys.platform != "linux" or loads(f"{LIBRARY}.so.1"):
        return True
    return subprocess.run([*_PLAYWRIGHT, "--version"], capture_output=True, check=False).returncode == 0


def from_playwright() -> bool:
    """Playwright's own Chromium, with its progress shown. False where it cannot be fetched or does not start here."""
    print("No Edge, Chrome or Chromium found. Fetching a Chromium (about 170 MB, once) …", flush=True)
    with subprocess.Popen(
        [*_PLAYWRIGHT, "install", "--no-shell", "chromium"],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        errors="replace",
    ) as fetching:
        for line in fetching.stdout or ():
            if "%" in line:  # its progress; what else it says is for programmers
                print(line.rstrip(), flush=True)
    if fetching.returncode != 0:
        print("That download did not work from here.", flush=True)
        return False
    browser = find_browser()
    return browser is not None and _starts(browser)


def from_debian() -> bool:
    """The distribution's Chromium. False where it is not to be had."""
    return installed_by_apt("chromium")


def installed_by_apt(package: str) -> bool:
    """Install Debian's own package, where apt-get is there and we are root. False where it is not to be had."""
    if not shutil.which("apt-get") or not hasattr(os, "geteuid") or os.geteuid() != 0:
        return False
    print(f"Installing the distribution's {package} …", flush=True)
    quiet = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    for command in (["apt-get", "update", "-qq"], ["apt-get", "install", "-y", "-qq", package]):
        done = subprocess.run(
            command, env=quiet, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, check=False
        )
        if done.returncode != 0:
            print("The distribution's package could not be installed.", flush=True)
            return False
    return True


def _starts(browser: Path) -> bool:
    """Whether the browser can run here at all: a download may lack libraries that the system does not have."""
    try:
        done = subprocess.run([browser, "--version"], capture_output=True, timeout=30, check=False)
    except (OSError, subprocess.TimeoutExpired):
        return False
    return done.returncode == 0


if __name__ == "__main__":
    raise SystemExit(main())
