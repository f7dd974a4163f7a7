"""Whether the terminal can show pictures dot by dot, asked once before the walk takes the terminal over."""

from __future__ import annotations

from collections.abc import Callable

from textual.widget import Widget

Sharp = Callable[[], Widget]  # a widget with an `image` that can be set


def sharp_pictures() -> Sharp | None:
    """What makes a widget for sharp pictures, by the terminal's own means (kitty's, or sixels); None where it has none.

    The terminal is asked by escape codes as the library is imported, so this must come before the walk starts.
    """
    try:
        from textual_image.renderable import Image as Best  # noqa: PLC0415
        from textual_image.renderable import SixelImage, TGPImage  # noqa: PLC0415
        from textual_image.widget import Image as Picture  # noqa: PLC0415
    except Exception:  # noqa: BLE001 - a terminal may answer anything, a size of nothing included
        return None
    return Picture if Best in (SixelImage, TGPImage) else None
