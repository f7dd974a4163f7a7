"""Which pictures on a page are worth reading: those in which a visitor can make something out."""

from __future__ import annotations

import pytest

from probes.page_pictures import unseen_on, worth_reading
from probes.snapshot import Image, PageSnapshot
from selfaudit.capture import Box

SIZES = {
    (300, 60): True,  # a banner with a line of words
    (100, 100): True,
    (250, 40): True,
    (249, 40): False,
    (99, 99): False,
    (2000, 39): False,  # a rule or a strip of decoration
    (64, 64): False,
}


def on_page(width: float, height: float, visible: bool = True) -> PageSnapshot:
    image = Image("https://example.test/a.jpg", visible=visible, box=Box(0, 0, width, height))
    return PageSnapshot("https://example.test/", 200, images=(image,))


@pytest.mark.parametrize(("size", "large"), SIZES.items())
def test_a_picture_is_read_or_told_where_words_or_a_face_can_be_made_out(size: tuple[int, int], large: bool) -> None:
    assert bool(worth_reading(on_page(*size))) is large
    assert unseen_on(on_page(*size)).pictures == int(large)
    assert not worth_reading(on_page(*size, visible=False))
