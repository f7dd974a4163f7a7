"""Whether the terminal can show pictures dot by dot, asked once before the walk takes the terminal over."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from textual.widget import Widget

Sharp = Callable[[], "Widget"]  # a widget with an `image` that can be set
_WAIT = 1.0  # seconds; an answer that came later would be taken for keys, and almost every terminal answers at once
_SIXELS = "4"  # of the attributes a terminal tells (xterm, Control Sequences, "Send Device Attributes")


def sharp_pictures() -> Sharp | None:
    """What makes a widget for sharp pictures, by the terminal's own means (kitty's, or sixels); None where it has none.

    The terminal is asked by escape codes, and once more as the library is imported, so this must come before the walk
    starts. The library is large: it is imported only where there is something to show with it.
    """
    try:
        if not (_like_kitty() or _knows_sixels()):
            return None
        from textual_image.renderable import Image as Best
        from textual_image.renderable import SixelImage, TGPImage
        from textual_image.widget import Image as Picture
    except Exception:  # noqa: BLE001 - a terminal may answer anything, a size of nothing included
        return None
    return Picture if Best in (SixelImage, TGPImage) else None


def _like_kitty() -> bool:
    """Whether the terminal calls itself one of those that draw kitty's pictures in the way the library needs."""
    return os.environ.get("TERM") in ("xterm-kitty", "xterm-ghostty") or "KITTY_WINDOW_ID" in os.environ


def _knows_sixels() -> bool:
    from textual_image._terminal import capture_terminal_response

    screen = sys.__stdout__
    if screen is None or not screen.isatty():
        return False
    with capture_terminal_response(start_marker="\x1b[?", end_marker="c", timeout=_WAIT) as answer:
        screen.write("\x1b[c")
        screen.flush()
    return _SIXELS in answer.sequence.removeprefix("\x1b[?").removesuffix("c").split(";")
