"""Pages that a browser saved as a single file (MHTML, RFC 2557): the page proper and its pictures are taken out."""

from __future__ import annotations

import email.policy
import re
from collections.abc import Iterable
from dataclasses import dataclass
from email.errors import CloseBoundaryNotFoundDefect, MessageError
from email.message import EmailMessage
from email.parser import BytesParser

from probes.decode import codec
from probes.visit import Picture

_SMALLEST_PHOTO = 5_000  # bytes: less is an icon, or a face the size of a stamp
_HEAD = 4096  # bytes in which the headers of a saved page stand


def is_mhtml(start: bytes) -> bool:
    """Whether a file that begins with `start` is a page saved as a single file."""
    head = start[:_HEAD].lower()
    return b"mime-version:" in head and (b"multipart/related" in head or b"snapshot-content-location:" in head)


@dataclass(frozen=True)
class SingleFile:
    """The page proper: its HTML, the address it came from (empty where none is told), and whether the file is whole.

    `pictures` are those in the file that are large enough for a photo.
    """

    html: bytes
    address: str
    whole: bool
    pictures: tuple[Picture, ...] = ()


def page_of(data: bytes) -> SingleFile | None:
    """The page in a single file; None where it holds no HTML."""
    try:
        message = BytesParser(policy=email.policy.default).parsebytes(data)
        parts = [part for part in message.walk() if part.get_content_type() == "text/html"]
        if not parts:
            return None
        whole = not any(isinstance(defect, CloseBoundaryNotFoundDefect) for defect in message.defects)
        images = [part for part in message.walk() if part.get_content_maintype() == "image"]
        pictures = photos((str(part.get("Content-Location") or ""), _bytes(part)) for part in images)
        return SingleFile(_content(parts[0]), _address(message, parts[0]), whole, pictures)
    except (MessageError, LookupError, ValueError, IndexError, AttributeError, RecursionError):
        # The parser of the standard library is lazy and gives up in these ways on broken headers.
        return None


def photos(images: Iterable[tuple[str, bytes]]) -> tuple[Picture, ...]:
    """The images, by address and bytes, that are large enough for a photo, each once."""
    return tuple(dict.fromkeys(Picture(address, data) for address, data in images if len(data) >= _SMALLEST_PHOTO))


def _bytes(part: EmailMessage) -> bytes:
    payload = part.get_payload(decode=True)
    return payload if isinstance(payload, bytes) else b""


def _content(part: EmailMessage) -> bytes:
    data = _bytes(part)
    name = codec(part.get_content_charset() or "")
    return data.decode(name, "replace").encode("utf-8", "replace") if name else data


def _address(message: EmailMessage, part: EmailMessage) -> str:
    for header in (message.get("Snapshot-Content-Location"), part.get("Content-Location")):
        address = re.sub(r"\s+", "", str(header or ""))
        if address.startswith("https://"):
            return address
    return ""
