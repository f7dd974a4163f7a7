"""Whether there is a screen on which a window can be seen."""

from __future__ import annotations

import os
import sys


def has_screen() -> bool:
    """False on Linux and its like where neither X nor Wayland runs, as over a bare secure shell."""
    return sys.platform in ("win32", "darwin") or bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def wayland_alone() -> bool:
    """True where the only screen is one of Wayland, without the bridge for programs that speak X."""
    return sys.platform not in ("win32", "darwin") and not os.environ.get("DISPLAY") and has_screen()
