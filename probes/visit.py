"""What one visit to one page is bound by, and what comes of it."""

from __future__ import annotations

from dataclasses import dataclass

from probes.snapshot import PageSnapshot
from probes.unseen import NOTHING, Unseen


@dataclass(frozen=True)
class LookLimits:
    """Bounds of one look. In seconds: to load, to scroll and come to rest, of stillness that count as rest, to be read.

    Also screens to scroll down, height of the page's picture in pixels, and how many pictures on the page to keep, and
    of how many bytes at most each.
    """

    load: float = 20.0
    rest: float = 6.0
    quiet: float = 0.1
    read: float = 10.0
    screens: int = 12
    picture_height: int = 8000
    pictures: int = 20
    picture_bytes: int = 10_000_000

    @property
    def after_load(self) -> float:
        """Seconds a look may take once its page has loaded."""
        return self.rest + self.read


@dataclass(frozen=True)
class Picture:
    """A picture that stands on a page: its address, and its bytes as they arrived for the page."""

    address: str
    data: bytes


@dataclass(frozen=True)
class Visit:
    """What came of one look: the page as read, its picture (JPEG, one CSS pixel a pixel), a sentence on trouble.

    `pictures` are those that stand on the page, taken from what had arrived for it: nothing is asked for twice.
    `unseen` counts what stands there and was not kept: it did not arrive, was too large or too many, or is a film.
    `refused` are the hosts that the page asked for and did not get.
    """

    snapshot: PageSnapshot
    picture: bytes | None = None
    pictures: tuple[Picture, ...] = ()
    unseen: Unseen = NOTHING
    note: str = ""
    refused: tuple[str, ...] = ()
