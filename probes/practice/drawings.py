"""Small made-up pictures, drawn with a few shapes: enough to tell a cake from the sea."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PIL import Image, ImageDraw

from probes.picture.opening import as_jpeg

_SIZE = (480, 360)
_Pen = ImageDraw.ImageDraw


def draw(name: str) -> bytes:
    """The drawing of this name, as a JPEG. Raises KeyError where there is none."""
    picture = Image.new("RGB", _SIZE, "#bcd9ee")
    _DRAWINGS[name](ImageDraw.Draw(picture))
    return as_jpeg(picture)


def _cake(pen: _Pen) -> None:
    pen.rectangle((0, 0, 480, 360), fill="#f3e6d3")
    pen.rectangle((0, 270, 480, 360), fill="#a9774b")
    pen.ellipse((80, 230, 400, 300), fill="#f7f7f2")
    pen.rectangle((130, 150, 350, 260), fill="#7a4426")
    pen.rectangle((130, 130, 350, 175), fill="#fbd9e2")
    for left in range(140, 350, 42):
        pen.ellipse((left - 12, 150, left + 24, 200), fill="#fbd9e2")
        pen.rectangle((left + 8, 80, left + 16, 132), fill="#3a78b0")
        pen.ellipse((left + 4, 58, left + 20, 84), fill="#f6a71c")


def _sea(pen: _Pen) -> None:
    pen.rectangle((0, 0, 480, 170), fill="#9fd0ee")
    pen.ellipse((350, 30, 420, 100), fill="#ffe27a")
    pen.rectangle((0, 160, 480, 290), fill="#1e6f9c")
    for top in (185, 215, 250):
        for left in range(-20, 480, 90):
            pen.arc((left + top % 40, top, left + top % 40 + 70, top + 24), 200, 340, fill="#d8eef8", width=5)
    pen.polygon(((0, 290), (480, 260), (480, 360), (0, 360)), fill="#ecd49a")
    pen.ellipse((215, 185, 250, 220), fill="#e0a884")


def _garden(pen: _Pen) -> None:
    pen.rectangle((0, 200, 480, 360), fill="#6b4a2c")
    for row, top in enumerate((210, 255, 305)):
        for left in range(10, 470, 58):
            pen.ellipse((left, top, left + 48, top + 36), fill=("#3f8f3c", "#5cab3a", "#2e7a46")[row])
    pen.rectangle((30, 90, 150, 200), fill="#8d6a48")
    pen.polygon(((20, 95), (90, 40), (160, 95)), fill="#5b3a2a")


def _party(pen: _Pen) -> None:
    pen.rectangle((0, 0, 480, 360), fill="#221a3a")
    for number, left in enumerate(range(30, 470, 62)):
        pen.ellipse(
            (left, 30 + number % 3 * 18, left + 26, 56 + number % 3 * 18), fill=("#ffd23e", "#ff5d8f")[number % 2]
        )
    for left, shirt in ((60, "#d8413f"), (190, "#3fa7d8"), (320, "#6cc24a")):
        pen.ellipse((left + 22, 130, left + 82, 195), fill="#e7b895")
        pen.rounded_rectangle((left, 195, left + 104, 360), 30, fill=shirt)


def _house(pen: _Pen) -> None:
    pen.rectangle((0, 0, 480, 360), fill="#a5533f")
    for top in range(0, 360, 30):
        pen.line((0, top, 480, top), fill="#c98d7c", width=3)
    pen.rectangle((170, 60, 310, 360), fill="#1f5f4a")
    pen.rectangle((200, 90, 280, 170), fill="#cfe4ea")
    pen.ellipse((285, 215, 300, 230), fill="#e9c95c")
    pen.rectangle((350, 110, 450, 220), fill="#cfe4ea")


def _hill(pen: _Pen) -> None:
    pen.ellipse((-120, 170, 360, 560), fill="#6fa154")
    pen.ellipse((180, 210, 640, 560), fill="#4f8748")
    pen.rounded_rectangle((230, 190, 320, 240), 20, fill="#7b4b24")
    pen.ellipse((300, 165, 345, 210), fill="#7b4b24")
    for left in (242, 298):
        pen.rectangle((left, 230, left + 12, 270), fill="#7b4b24")


_DRAWINGS: Mapping[str, Callable[[_Pen], None]] = {
    "cake": _cake,
    "sea": _sea,
    "garden": _garden,
    "party": _party,
    "house": _house,
    "hill": _hill,
}
