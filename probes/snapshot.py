"""What is read from one page, whichever way it came: the value between the browser or a saved file and `page.py`."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from selfaudit.capture import Box


class Trouble(StrEnum):
    """What kept a page from being read, or from being read whole."""

    NONE = ""
    NOT_AN_ADDRESS = "not an address"
    UNREACHABLE = "unreachable"
    LED_ELSEWHERE = "led elsewhere"
    SLOW = "slow"
    REDIRECTS = "redirects"
    CERTIFICATE = "certificate"
    DOWNLOAD = "download"
    TOO_BIG = "too big"
    CRASHED = "crashed"


@dataclass(frozen=True)
class Text:
    """One run of text in one element. `field` is the platform file's name for the place it stands in, or empty.

    `attribute` is empty for text proper, else the attribute it comes from: alt, title, aria-label, value, placeholder.
    """

    text: str
    visible: bool
    tag: str = ""
    field: str = ""
    attribute: str = ""
    boxes: tuple[Box, ...] = ()


@dataclass(frozen=True)
class Link:
    """A link target as the page writes it, resolved against the page's address where it is relative."""

    target: str
    text: str = ""
    rel: str = ""
    visible: bool = True


class Shows(StrEnum):
    """What stands in a box of a page that is not made of words."""

    PICTURE = "picture"
    FILM = "film"
    FRAME = "frame"  # a page of another site within the page, which scripts of this one cannot read


@dataclass(frozen=True)
class Image:
    """A picture on the page: where it comes from, what the page says it shows, and what its code calls it.

    Also what its styles paint, and what scripts drew: that has no `source`. `box` is where it stands, None where that
    is not known: in files. Of a picture that is repeated it is one of them.
    """

    source: str
    description: str = ""
    visible: bool = True
    names: str = ""
    box: Box | None = None
    sort: Shows = Shows.PICTURE


@dataclass(frozen=True)
class PageSnapshot:
    """One page at one moment, before anything is made of it.

    `status` is the HTTP status of the main document, None for files. `metas` are (name or property, content) pairs;
    `structured` the raw text of JSON-LD and other JSON blocks, as (kind, text), kind being "json-ld", "microdata" or
    the script's id. `cut` is True where a bound was reached and the page goes on. `scripts` counts scripts that did not
    run: of a file all, of a visited page none.
    `banner` is True where a cookie banner stood in front of the page to the end.
    `trouble` says what kept the page from being read, or from being read whole; `status` is None where nothing of it
    arrived.
    """

    address: str
    status: int | None
    title: str = ""
    language: str = ""
    texts: tuple[Text, ...] = ()
    metas: tuple[tuple[str, str], ...] = ()
    structured: tuple[tuple[str, str], ...] = ()
    links: tuple[Link, ...] = ()
    images: tuple[Image, ...] = ()
    password_field: bool = False
    cut: bool = False
    scripts: int = 0
    banner: bool = False
    trouble: Trouble = Trouble.NONE
