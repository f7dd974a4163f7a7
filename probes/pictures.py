"""What is made of a page's picture: small crops that show a match where it stood."""

from __future__ import annotations

import io
import weakref
from collections.abc import Sequence

from PIL import Image, ImageDraw

from selfaudit.capture import Box, Capture, Passage
from selfaudit.model import Match

_AROUND_X = 120  # CSS pixels of the page kept on each side of the words, and above and below
_AROUND_Y = 48
_WIDEST = 900
_TALLEST = 360
_OUTLINE = (200, 30, 30)


def crop(capture: Capture, passage: Passage, match: Match) -> bytes | None:
    """A small PNG of the captured page with the match's words outlined; None where the picture does not show them."""
    boxes = words_of(passage, match)
    if not capture.picture or not boxes:
        return None
    picture = _decoded(capture, capture.picture)
    frame = _frame(boxes, picture.width, picture.height)
    if frame is None:
        return None
    part = picture.crop(frame).convert("RGB")
    pen = ImageDraw.Draw(part)
    for box in _lines(boxes):
        x, y = box.x - frame[0], box.y - frame[1]
        pen.rectangle((x - 3, y - 2, x + box.width + 2, y + box.height + 1), outline=_OUTLINE, width=2)
    out = io.BytesIO()
    part.quantize(64, Image.Quantize.FASTOCTREE).save(out, "PNG")
    return out.getvalue()


# A capture gives several crops and its picture is slow to decode; what is decoded goes when the capture goes.
_known: dict[int, tuple[weakref.ref[Capture], Image.Image]] = {}


def _decoded(capture: Capture, picture: bytes) -> Image.Image:
    key = id(capture)
    if key not in _known:
        image = Image.open(io.BytesIO(picture))
        image.load()
        _known[key] = weakref.ref(capture, lambda _: _known.pop(key, None)), image
    return _known[key][1]


def words_of(passage: Passage, match: Match) -> tuple[Box, ...]:
    """The boxes of the passage in which characters of the match stand; all of them where the boxes do not say."""
    return tuple(box for box in passage.boxes if box.end == 0 or (box.start < match.end and match.start < box.end))


def _frame(boxes: Sequence[Box], width: int, height: int) -> tuple[int, int, int, int] | None:
    """The part of the picture to keep, as left, top, right, bottom; None where the words lie outside the picture."""
    first = boxes[0]
    near = [box for box in boxes if abs(box.y - first.y) < _TALLEST / 2]
    left = max(0, int(min(box.x for box in near)) - _AROUND_X)
    top = max(0, int(min(box.y for box in near)) - _AROUND_Y)
    right = min(width, left + _WIDEST, int(max(box.x + box.width for box in near)) + _AROUND_X)
    bottom = min(height, top + _TALLEST, int(max(box.y + box.height for box in near)) + _AROUND_Y)
    inside = first.x + 4 < width and first.y + 4 < height
    return (left, top, right, bottom) if inside and right - left > 8 and bottom - top > 8 else None


def _lines(boxes: Sequence[Box]) -> list[Box]:
    """Words that follow one another on one line, as one box, so that a line gets one outline."""
    lines: list[Box] = []
    for box in boxes:
        last = lines[-1] if lines else None
        if last and abs(last.y - box.y) < last.height / 2 and -2 <= box.x - (last.x + last.width) < last.height:
            top = min(last.y, box.y)
            bottom = max(last.y + last.height, box.y + box.height)
            lines[-1] = Box(last.x, top, box.x + box.width - last.x, bottom - top, last.start, box.end)
        else:
            lines.append(box)
    return lines
