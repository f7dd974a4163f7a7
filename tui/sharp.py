"""Whether the terminal can show pictures as they are, dot by dot, asked once before the walk takes the terminal over."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol

from PIL import Image
from textual.widget import Widget


class SharpPicture(Protocol):
    """A widget whose `image` can be set."""

    image: Image.Image | None


Sharp = Callable[[], Widget]


def sharp_pictures() -> Sharp | None:
    """What makes a widget for sharp pictures, by the terminal's own means (kitty's, or sixels); None where it has none.

    The terminal is asked by escape codes as the library is imported, so this must come before the walk starts.
    """
    from textual_image.renderable import Image as Best  # noqa: PLC0415
    from textual_image.renderable import SixelImage, TGPImage  # noqa: PLC0415
    from textual_image.widget import Image as Picture  # noqa: PLC0415

    return Picture if Best in (SixelImage, TGPImage) else None
