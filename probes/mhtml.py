"""Pages that a browser saved as a single file (MHTML, RFC 2557): the page proper is taken out, the rest left alone."""

from __future__ import annotations

import email.policy
import re
from dataclasses import dataclass
from email.errors import CloseBoundaryNotFoundDefect, MessageError
from email.message import EmailMessage
from email.parser import BytesParser

from probes.decode import codec

_HEAD = 4096  # bytes in which the headers of a saved page stand


def is_mhtml(start: bytes) -> bool:
    """Whether a file that begins with `start` is a page saved as a single file."""
    head = start[:_HEAD].lower()
    return b"mime-version:" in head and (b"multipart/related" in head or b"snapshot-content-location:" in head)


@dataclass(frozen=True)
class SingleFile:
    """The page proper: its HTML, the address it came from (empty where none is told), and whether the file is whole."""

    html: bytes
    address: str
    whole: bool


def page_of(data: bytes) -> SingleFile | None:
    """The page in a single file; None where it holds no HTML."""
    try:
        message = BytesParser(policy=email.policy.default).parsebytes(data)
        parts = [part for part in message.walk() if part.get_content_type() == "text/html"]
        if not parts:
            return None
        whole = not any(isinstance(defect, CloseBoundaryNotFoundDefect) for defect in message.defects)
        return SingleFile(_content(parts[0]), _address(message, parts[0]), whole)
    except (MessageError, LookupError, ValueError, IndexError, AttributeError, RecursionError):
        # The parser of the standard library is lazy and gives up in these ways on broken headers.
        return None


def _content(part: EmailMessage) -> bytes:
    payload = part.get_payload(decode=True)
    data = payload if isinstance(payload, bytes) else b""
    name = codec(part.get_content_charset() or "")
    return data.decode(name, "replace").encode("utf-8", "replace") if name else data


def _address(message: EmailMessage, part: EmailMessage) -> str:
    for header in (message.get("Snapshot-Content-Location"), part.get("Content-Location")):
        address = re.sub(r"\s+", "", str(header or ""))
        if address.startswith("https://"):
            return address
    return ""
