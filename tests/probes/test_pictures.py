import io
from datetime import UTC, datetime

import pytest
from PIL import Image

from probes.pictures import _known, crop, words_of
from selfaudit.capture import Box, Capture, Passage
from selfaudit.model import Kind, Look, Match, Outcome, View

LOOK = Look("me", "https://page.test/", View.SIGNED_OUT, Outcome.PUBLIC, datetime(2026, 1, 1, tzinfo=UTC))
OUTLINE = (200, 30, 30)
BOXES = (Box(200, 300, 40, 20, 0, 4), Box(245, 300, 60, 20, 5, 10), Box(310, 300, 60, 20, 11, 17))
PASSAGE = Passage("call 07700 900123", boxes=BOXES)


def picture(width: int = 1280, height: int = 2000) -> bytes:
    out = io.BytesIO()
    Image.new("RGB", (width, height), "white").save(out, "JPEG")
    return out.getvalue()


def match(start: int, end: int) -> Match:
    return Match(start, end, Kind.PHONE, PASSAGE.text[start:end], 1.0, "rule", "why")


def outlined(data: bytes) -> tuple[tuple[int, int], tuple[int, int, int, int]]:
    """The crop's size, and the rectangle around everything red in it."""
    with Image.open(io.BytesIO(data)) as image:
        red = image.convert("RGB").point(lambda value: value)
        places = [
            (x, y)
            for x in range(red.width)
            for y in range(red.height)
            if isinstance(pixel := red.getpixel((x, y)), tuple) and pixel[0] > 150 > 90 > pixel[1]
        ]
        xs, ys = [x for x, _ in places], [y for _, y in places]
        return image.size, (min(xs), min(ys), max(xs), max(ys))


def test_the_words_of_the_match_are_outlined_and_no_others() -> None:
    data = crop(Capture(LOOK, (PASSAGE,), picture()), PASSAGE, match(5, 17))
    assert data is not None
    size, (left, top, right, bottom) = outlined(data)
    assert size == (125 + 240, 20 + 96)
    assert (left, top) == (117, 46)
    assert (right - left, bottom - top) == (125 + 5, 20 + 3)
    assert len(data) < 2000


def test_words_on_two_lines_get_two_outlines() -> None:
    passage = Passage("one two", boxes=(Box(900, 300, 40, 20, 0, 3), Box(20, 330, 40, 20, 4, 7)))
    data = crop(Capture(LOOK, (passage,), picture()), passage, match(0, 7))
    assert data is not None
    assert outlined(data)[0][0] <= 900


@pytest.mark.parametrize(
    ("taken", "passage"),
    [
        (None, PASSAGE),
        (picture(), Passage("call 07700 900123")),
        (picture(), Passage("call", boxes=(Box(20, 9000, 40, 20, 0, 4),))),
        (picture(100, 100), PASSAGE),
    ],
    ids=["no picture", "no boxes", "below the picture", "outside"],
)
def test_what_the_picture_does_not_show_has_no_crop(taken: bytes | None, passage: Passage) -> None:
    assert crop(Capture(LOOK, (passage,), taken), passage, match(0, 4)) is None


def test_boxes_without_characters_stand_for_the_whole_passage() -> None:
    whole = Passage("a badge", boxes=(Box(1, 2, 3, 4),))
    assert words_of(whole, match(2, 4)) == whole.boxes


def test_a_picture_is_forgotten_with_its_capture() -> None:
    capture = Capture(LOOK, (PASSAGE,), picture())
    assert crop(capture, PASSAGE, match(0, 4)) == crop(capture, PASSAGE, match(0, 4))
    assert len(_known) == 1
    del capture
    assert _known == {}
