"""Whether files from outside can be read here: a made-up picture with words goes to the process that opens them."""

from __future__ import annotations

import io
import sys

from PIL import Image, ImageDraw, ImageFont

from probes.file_reader import open_reader
from probes.picture.answer import PictureAnswer
from probes.picture.ocr import can_read_words
from probes.picture.read import Depth
from selfaudit.health import Check

_WORDS = "Meadow"
_SIZE = (400, 120)  # pixels
_LETTERS = 48  # their height in pixels
_FILES = "Pictures and PDF files"
_IN_PICTURES = "Words in pictures"
_PATIENCE = 90.0  # seconds: the model is loaded first, and an old computer may be busy
_ANEW = "Install selfaudit anew. Until then, look at them yourself."
_WITH_PICTURES = (
    "Install selfaudit by pipx or uv with what reads pictures (the README says how), or read them yourself."
)


async def reading() -> tuple[Check, Check]:
    """Whether pictures and PDF files can be opened, and whether the words in pictures can be read."""
    async with open_reader(_PATIENCE) as reader:
        answer = await reader.read(made_up(), Depth.WHOLE)
        opened = not answer.trouble or not (await reader.read(made_up(), Depth.OUTLINE)).trouble
    return _files(opened), _words(answer)


def made_up() -> bytes:
    """A picture of one word, as a PNG."""
    picture = Image.new("RGB", _SIZE, "white")
    ImageDraw.Draw(picture).text((40, 30), _WORDS, fill="black", font=ImageFont.load_default(_LETTERS))
    out = io.BytesIO()
    picture.save(out, "PNG")
    return out.getvalue()


def _files(opened: bool) -> Check:
    if opened:
        return Check(_FILES, True, "They are opened in a process of their own.")
    return Check(_FILES, False, "They cannot be opened on this computer.", _ANEW)


def _words(answer: PictureAnswer) -> Check:
    if any(_WORDS in line.text for line in answer.lines):
        return Check(_IN_PICTURES, True, "They can be read on this device.")
    if getattr(sys, "frozen", False):
        return Check(_IN_PICTURES, False, "The one-file build does not read them.", _WITH_PICTURES)
    if can_read_words():
        return Check(_IN_PICTURES, False, "What reads them is installed, but does not work here.", _ANEW)
    return Check(_IN_PICTURES, False, "What reads them is not installed.", _WITH_PICTURES)
