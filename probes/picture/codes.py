"""QR codes and bar codes in a picture: their text is read, and never followed."""

from __future__ import annotations

import zxingcpp
from PIL import Image

from probes.picture.words import Line

_LONGEST = 4_000


def codes(picture: Image.Image) -> tuple[Line, ...]:
    """What every QR code, Aztec code and data matrix in an upright picture says, with its box."""
    found = zxingcpp.read_barcodes(picture, formats=_wanted())
    return tuple(_line(code) for code in found if code.text.strip())


def _wanted() -> zxingcpp.BarcodeFormats:
    return zxingcpp.BarcodeFormats(
        [zxingcpp.BarcodeFormat.QRCode, zxingcpp.BarcodeFormat.Aztec, zxingcpp.BarcodeFormat.DataMatrix]
    )


def _line(code: zxingcpp.Barcode) -> Line:
    corners = (code.position.top_left, code.position.top_right, code.position.bottom_right, code.position.bottom_left)
    across, down = [point.x for point in corners], [point.y for point in corners]
    return Line(code.text[:_LONGEST], min(across), min(down), max(across) - min(across), max(down) - min(down))
