"""What picture files tell of themselves, in every format that carries it."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from probes.picture.metadata import PictureData
from probes.picture.read import Depth, read
from tests.probes.picture.made import POOLE, exif, plain, saved, with_thumbnail

WHOLE = exif(
    {271: "Acme", 272: "Acme Phone 12", 315: "Robin Ashdale", 33432: "(c) 2026 Robin Ashdale", 270: "At the fair"},
    {0x9003: "2026:05:01 14:30:22", 0x9011: "+01:00", 0xA431: "4012345678", 0xA430: "R. Ashdale"},
    POOLE,
)


def told(data: bytes) -> PictureData:
    answer = read(data, Depth.GLANCE)
    assert not answer.trouble
    return answer.data


@pytest.mark.parametrize("form", ["JPEG", "PNG", "WEBP", "AVIF"])
def test_every_format_tells_the_same(form: str) -> None:
    data = told(saved(plain(), form, exif=WHOLE))
    assert data.latitude == pytest.approx(50.72) and data.longitude == pytest.approx(-1.98)
    assert data.taken_at == "2026-05-01 14:30 +01:00"
    assert data.device == "Acme Phone 12"
    assert set(data.owners) == {"Robin Ashdale", "R. Ashdale"}
    assert data.serials == ("4012345678",)
    assert ("caption", "At the fair") in data.words


def test_a_tiff_tells_its_device() -> None:
    assert told(saved(plain(), "TIFF", exif=exif({272: "Acme Scanner"}))).device == "Acme Scanner"


@pytest.mark.parametrize(
    ("gps", "at"),
    [
        ({1: "S", 2: (33.0, 51.6, 0.0), 3: "E", 4: (151.0, 12.54, 0.0)}, (-33.86, 151.209)),
        ({1: "N", 2: (0.0, 0.0, 0.0), 3: "E", 4: (0.0, 0.0, 0.0)}, None),
        ({1: "N", 2: (99.0, 0.0, 0.0), 3: "E", 4: (1.0, 0.0, 0.0)}, None),
        ({1: "N", 2: (50.0, 43.0, 12.0)}, None),
        ({1: "N", 3: "W"}, None),
    ],
)
def test_positions(gps: dict[int, object], at: tuple[float, float] | None) -> None:
    data = told(saved(plain(), exif=exif(gps=gps)))
    assert (data.latitude, data.longitude) == (pytest.approx(at) if at else (None, None))


def test_xmp_and_png_texts() -> None:
    xmp = b"""<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
    <rdf:Description xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:exif="http://ns.adobe.com/exif/1.0/"
    xmlns:photoshop="http://ns.adobe.com/photoshop/1.0/" exif:GPSLatitude="50,43.2N" exif:GPSLongitude="1,58.8W"
    photoshop:City="Wexcombe"><dc:creator><rdf:Seq><rdf:li>Robin Ashdale</rdf:li></rdf:Seq></dc:creator>
    <dc:description><rdf:Alt><rdf:li xml:lang="x-default">Marlbeck sports day</rdf:li></rdf:Alt></dc:description>
    </rdf:Description></rdf:RDF></x:xmpmeta>"""
    data = told(saved(plain(), "WEBP", xmp=xmp))
    assert data.latitude == pytest.approx(50.72)
    assert data.owners == ("Robin Ashdale",)
    assert {("place", "Wexcombe"), ("caption", "Marlbeck sports day")} <= set(data.words)


def test_an_entity_in_xmp_is_not_followed() -> None:
    xmp = b"""<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]><x xmlns:dc="http://purl.org/dc/elements/1.1/">
    <dc:title>&e;</dc:title></x>"""
    assert told(saved(plain(), "WEBP", xmp=xmp)).words == ()


def test_comments() -> None:
    assert ("caption", "made for Robin") in told(saved(plain(), "JPEG", comment=b"made for Robin")).words


def test_a_camera_that_says_nothing_of_its_owner_is_nobody() -> None:
    assert told(saved(plain(), exif=exif({270: "OLYMPUS DIGITAL CAMERA         ", 315: "\0\0"}))) == PictureData()


@pytest.mark.parametrize(
    ("thumbnail", "more"),
    [
        (plain().resize((160, 120)), False),
        (plain().resize((120, 160)), True),
        (Image.new("RGB", (160, 120), "white"), True),
    ],
)
def test_a_preview_that_shows_more(thumbnail: Image.Image, more: bool) -> None:
    assert read(with_thumbnail(plain(), thumbnail), Depth.OUTLINE).shows_more is more


def test_black_bars_of_a_preview_are_not_more() -> None:
    padded = Image.new("RGB", (160, 120), "black")
    padded.paste(plain((640, 360)).resize((160, 90)), (0, 15))
    assert not read(with_thumbnail(plain((640, 360)), padded), Depth.OUTLINE).shows_more


@given(st.data())
def test_broken_pictures_never_raise(data: st.DataObject) -> None:
    whole = bytearray(saved(plain((64, 48)), exif=WHOLE))
    for at in data.draw(st.lists(st.integers(0, len(whole) - 1), max_size=30)):
        whole[at] = data.draw(st.integers(0, 255))
    cut = data.draw(st.integers(0, len(whole)))
    answer = read(bytes(whole[:cut]), Depth.OUTLINE)
    assert answer.trouble or answer.likeness


@pytest.mark.parametrize("end", [b"!", b"!\xf9\x04", b","])
def test_an_animation_that_was_cut_short_is_told(end: bytes) -> None:
    assert "damaged" in read(saved(plain((48, 32)), "GIF")[:-1] + end, Depth.GLANCE).trouble


def test_a_decompression_bomb_is_refused() -> None:
    head = saved(plain((8, 8)), "PNG")
    bomb = head[:16] + (60_000).to_bytes(4, "big") * 2 + head[24:]
    assert "too large" in read(bomb, Depth.GLANCE).trouble or "cannot be opened" in read(bomb, Depth.GLANCE).trouble


def test_a_polyglot_is_read_as_the_picture_it_is() -> None:
    polyglot = saved(plain()) + b"PK\x03\x04<script>alert(1)</script>"
    assert not read(polyglot, Depth.OUTLINE).trouble


def test_the_picture_made_anew_carries_nothing_of_the_file() -> None:
    seen = Image.open(io.BytesIO(read(saved(plain(), exif=WHOLE), Depth.WHOLE).seen))
    assert not seen.getexif() and seen.size == (640, 480)


def test_a_phone_picture_tells_its_place() -> None:
    answer = read(Path(__file__).with_name("phone.heic").read_bytes(), Depth.WHOLE)
    assert (answer.width, answer.height) == (64, 48) and answer.seen
    assert answer.data.latitude == pytest.approx(50.72) and answer.data.owners == ("Robin Ashdale",)
