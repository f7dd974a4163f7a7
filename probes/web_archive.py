"""Web archives, the single files in which Safari saves pages: the page proper and its pictures are taken out."""

from __future__ import annotations

import plistlib
from collections.abc import Iterator
from xml.parsers.expat import ExpatError

from probes.decode import codec
from probes.mhtml import SingleFile, photos

_XML = b"<!DOCTYPE plist"


def is_web_archive(start: bytes) -> bool:
    """Whether a file that begins with `start` is a property list, as web archives are."""
    return start.startswith(b"bplist00") or _XML in start[:512]


def page_of(data: bytes) -> SingleFile | None:
    """The page in a web archive; None where it holds no HTML."""
    try:
        archive = plistlib.loads(data)
    except (plistlib.InvalidFileException, ExpatError, ValueError, IndexError, KeyError, TypeError, RecursionError):
        # What the standard library raises for damaged property lists differs by its version.
        return None
    except (OverflowError, MemoryError):
        return None
    main = archive.get("WebMainResource") if isinstance(archive, dict) else None
    if not isinstance(main, dict) or not isinstance(main.get("WebResourceData"), bytes):
        return None
    if "html" not in str(main.get("WebResourceMIMEType", "text/html")):
        return None
    address, code = str(main.get("WebResourceURL", "")), str(main.get("WebResourceTextEncodingName", "") or "utf-8")
    name, html = codec(code), main["WebResourceData"]
    if name:
        html = html.decode(name, "replace").encode("utf-8", "replace")
    pictures = photos(_images(archive.get("WebSubresources")))
    return SingleFile(html, address if address.startswith("https://") else "", True, pictures)


def _images(beside: object) -> Iterator[tuple[str, bytes]]:
    for one in beside if isinstance(beside, list) else ():
        data = one.get("WebResourceData") if isinstance(one, dict) else None
        if isinstance(data, bytes) and str(one.get("WebResourceMIMEType", "")).startswith("image/"):
            yield str(one.get("WebResourceURL", "")), data
