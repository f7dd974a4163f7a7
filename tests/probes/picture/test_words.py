"""Words and codes in pictures: read, put together, and outlined."""

from __future__ import annotations

import io
from datetime import UTC, datetime

import pytest
from PIL import Image

from probes.picture.answer import PictureAnswer, packed, unpacked
from probes.picture.capture import capture_of
from probes.picture.likeness import likeness
from probes.picture.ocr import can_read_words
from probes.picture.opening import upright
from probes.picture.read import Depth, read
from probes.picture.words import Line, blocks
from probes.pictures import crop
from selfaudit.findings import findings_from
from selfaudit.likeness import alike
from selfaudit.model import Identity, Kind, Outcome, Place
from selfaudit.policy.load import default_pack
from tests.probes.picture.made import POOLE, exif, lanyard, plain, saved, written

NOW = datetime(2026, 11, 1, tzinfo=UTC)
reads_words = pytest.mark.skipif(not can_read_words(), reason="the extra that reads words in pictures is not installed")


@reads_words
def test_a_lanyard_is_read_and_outlined() -> None:
    capture = capture_of(read(saved(lanyard()), Depth.WHOLE), "lanyard.jpg", NOW)
    found = findings_from(capture, Identity(), default_pack(), lambda passage, match: crop(capture, passage, match))
    assert capture.look.whole
    assert {Kind.PHONE, Kind.SCHOOL, Kind.PROFESSION} <= {finding.kind for finding in found}
    assert all(finding.place is Place.PICTURE_TEXT for finding in found)
    phone = next(finding for finding in found if finding.kind is Kind.PHONE)
    assert phone.crop and Image.open(io.BytesIO(phone.crop)).width > 50


@reads_words
def test_an_address_over_several_lines_stays_together() -> None:
    letter = written(
        {(40, 60): "Robin Ashdale", (40, 105): "14 Tamarind Road", (40, 150): "Wexcombe", (40, 195): "BH21 1AA"}
    )
    capture = capture_of(read(saved(letter), Depth.WHOLE), "letter.png", NOW)
    assert any("14 Tamarind Road\nWexcombe\nBH21 1AA" in passage.text for passage in capture.passages)


@reads_words
def test_a_screenshot_of_a_wall_is_a_wall() -> None:
    wall = written({(40, 60): "Log in", (40, 140): "You must log in to continue.", (40, 220): "Forgotten password?"})
    capture = capture_of(read(saved(wall, "PNG"), Depth.WHOLE), "wall.png", NOW)
    assert capture.look.outcome is Outcome.WALL


def test_a_qr_code_is_read_and_not_followed() -> None:
    import zxingcpp

    code = zxingcpp.create_barcode("https://wa.me/447700900123", zxingcpp.BarcodeFormat.QRCode)
    image = Image.fromarray(zxingcpp.write_barcode_to_image(code, scale=6))
    page = Image.new("RGB", (700, 500), "white")
    page.paste(image.convert("RGB"), (100, 100))
    answer = read(saved(page, "PNG"), Depth.WHOLE)
    assert [found.text for found in answer.codes] == ["https://wa.me/447700900123"]
    capture = capture_of(answer, "poster.png", NOW)
    assert Kind.CONTACT_LINK in {finding.kind for finding in findings_from(capture, Identity(), default_pack())}


def test_without_the_extra_a_picture_is_not_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("probes.picture.read.can_read_words", lambda: False)
    capture = capture_of(read(saved(lanyard()), Depth.WHOLE), "lanyard.jpg", NOW)
    assert not capture.look.whole and "not read" in capture.look.note


def test_a_picture_that_cannot_be_opened_is_not_checked() -> None:
    capture = capture_of(read(b"\xff\xd8\xff", Depth.WHOLE), "broken.jpg", NOW)
    assert capture.look.outcome is Outcome.NOT_CHECKED


def test_a_place_and_an_owner_become_findings() -> None:
    data = saved(plain(), exif=exif({315: "Robin Ashdale"}, gps=POOLE))
    capture = capture_of(read(data, Depth.OUTLINE), "beach.jpg", NOW)
    found = {finding.rule: finding for finding in findings_from(capture, Identity(places=("BH15",)), default_pack())}
    assert "Poole" in found["picture-place"].why and "from BH15" in found["picture-place"].why
    assert found["picture-owner"].quote == "Robin Ashdale"
    assert all(finding.place is Place.PICTURE_DATA and not finding.visible for finding in found.values())


def test_only_the_first_frame_is_read_and_said_so() -> None:
    film = saved(plain((80, 60)), "GIF", save_all=True, append_images=[plain((80, 60), "#123")])
    capture = capture_of(read(film, Depth.WHOLE), "film.gif", NOW)
    assert not capture.look.whole and ("first" in capture.look.note or not can_read_words())


def test_a_turned_picture_is_read_upright() -> None:
    turned = Image.open(io.BytesIO(saved(plain((60, 40)), exif=exif({274: 6}))))
    assert upright(turned).size == (40, 60)


def test_a_see_through_picture_stands_on_white() -> None:
    clear = Image.new("RGBA", (20, 20), (0, 0, 0, 0))
    assert upright(Image.open(io.BytesIO(saved(clear, "PNG")))).getpixel((5, 5)) == (255, 255, 255)


@pytest.mark.parametrize("change", ["smaller", "quality", "same"])
def test_the_same_picture_saved_again_looks_alike(change: str) -> None:
    first = plain((800, 600))
    other = first.resize((400, 300)) if change == "smaller" else first
    again = Image.open(io.BytesIO(saved(other, quality=40 if change == "quality" else 90)))
    assert alike(likeness(first), likeness(again))


def test_other_pictures_do_not_look_alike() -> None:
    assert not alike(likeness(plain()), likeness(plain().rotate(90)))
    assert not alike(likeness(lanyard()), likeness(plain((900, 600))))


def test_lines_under_one_another_are_one_block_and_columns_are_two() -> None:
    left = [Line("14 Tamarind Road", 10, 10, 150, 20), Line("Wexcombe", 10, 35, 90, 20)]
    right = [Line("Opening hours", 400, 10, 150, 20), Line("Mon to Fri", 400, 35, 90, 20)]
    found = blocks([left[0], right[0], left[1], right[1]])
    assert found == [left, right]


def test_words_beside_one_another_are_one_line() -> None:
    far, near = Line("Road", 120, 11, 60, 20), Line("Tamarind", 10, 10, 100, 20)
    assert blocks([far, near]) == [[near, far]]


def test_an_answer_goes_over_the_pipe_unchanged() -> None:
    answer = read(saved(lanyard(), exif=exif({315: "R"}, gps=POOLE)), Depth.WHOLE)
    assert unpacked(*packed(answer)) == answer
    assert unpacked(*packed(PictureAnswer(trouble="x"))) == PictureAnswer(trouble="x")
