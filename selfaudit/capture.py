"""A capture: one page or file as seen at one moment, with its passages and its pictures. It is read, then forgotten."""

from __future__ import annotations

from dataclasses import dataclass, replace

from selfaudit.model import Look, Place


@dataclass(frozen=True)
class Box:
    """A rectangle on the page picture, in CSS pixels from the page's top left corner.

    The characters `start` to `end` of the passage stand in it; the whole passage does where both are 0.
    """

    x: float
    y: float
    width: float
    height: float
    start: int = 0
    end: int = 0


@dataclass(frozen=True)
class Passage:
    """A piece of text and the place it stood in. `visible` is False for text a visitor does not see on the page."""

    text: str
    place: Place = Place.TEXT
    visible: bool = True
    boxes: tuple[Box, ...] = ()


@dataclass(frozen=True)
class Capture:
    """One page or file as seen at one moment. It is read, then forgotten: only its `look` and findings are kept.

    `picture` is a PNG or JPEG of the page where one was taken, one CSS pixel to one picture pixel. `within` are the
    pictures that stand on the page and tell something, each as a capture of the same look.
    """

    look: Look
    passages: tuple[Passage, ...] = ()
    picture: bytes | None = None
    within: tuple[Capture, ...] = ()

    def under(self, look: Look) -> Capture:
        """The same as a capture of another look, with the pictures that stand on the page."""
        return replace(self, look=look, within=tuple(replace(one, look=look) for one in self.within))
