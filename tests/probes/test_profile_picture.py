"""The same profile picture is known on two sites, whatever its size and frame; what is too plain to be known is not."""

from __future__ import annotations

import io
import random
from dataclasses import replace
from itertools import combinations

import pytest
from PIL import Image, ImageDraw

from probes.profile_picture import profile_likeness
from probes.snapshot import Image as PageImage
from probes.snapshot import PageSnapshot
from selfaudit.capture import Box
from selfaudit.likeness import SHOWN_ELSEWHERE, alike

BOX = Box(30, 40, 120, 120)
CALLED = PageImage("https://a.example/me.jpg", "Profile picture of Robin", True, "", BOX)


def portrait(number: int) -> Image.Image:
    """A made-up head and shoulders, each number another one."""
    chance = random.Random(number)
    picture = Image.linear_gradient("L").rotate(90 * chance.randrange(4)).resize((400, 400)).convert("RGB")
    pen = ImageDraw.Draw(picture)
    for _ in range(12):
        x, y, size = chance.randrange(400), chance.randrange(400), chance.randrange(20, 160)
        pen.ellipse((x - size, y - size, x + size, y + size), fill=tuple(chance.randrange(256) for _ in range(3)))
    x, y = 200 + chance.randrange(-40, 40), 180 + chance.randrange(-30, 30)
    pen.ellipse((x - 90, y - 110, x + 90, y + 110), fill=(chance.randrange(140, 240), 180, 150))
    pen.ellipse((x - 50, y - 30, x - 25, y - 10), fill="black")
    pen.ellipse((x + 25, y - 30, x + 50, y - 10), fill="black")
    return Image.blend(picture, Image.linear_gradient("L").resize((400, 400)).convert("RGB"), 0.4)


def page_with(face: Image.Image, box: Box, round_frame: bool, ground: str = "white") -> bytes:
    """The picture of a page as the browser takes it, with `face` in its box."""
    page = Image.new("RGB", (900, 780), ground)
    shown = face.resize((round(box.width), round(box.height)), Image.Resampling.BILINEAR)
    mask = Image.new("L", shown.size, 0 if round_frame else 255)
    if round_frame:
        ImageDraw.Draw(mask).ellipse((0, 0, *shown.size), fill=255)
    page.paste(shown, (round(box.x), round(box.y)), mask)
    out = io.BytesIO()
    page.save(out, "JPEG", quality=70)
    return out.getvalue()


def told(face: Image.Image, box: Box = BOX, round_frame: bool = False, ground: str = "white") -> str:
    page = PageSnapshot("https://a.example/", 200, images=(replace(CALLED, box=box),))
    return profile_likeness(page, page_with(face, box, round_frame, ground))


@pytest.mark.parametrize("number", range(4))
def test_the_same_picture_is_known_in_other_sizes_and_frames(number: int) -> None:
    face = portrait(number)
    others = [
        told(face, Box(300, 12.5, 96, 96), True),
        told(face, Box(8, 700, 64, 64), True, "black"),
        told(face, Box(500, 90.4, 400, 400)),
    ]
    assert all(alike(told(face), other, SHOWN_ELSEWHERE) for other in others)


def test_other_pictures_are_not() -> None:
    prints = [told(portrait(number)) for number in range(8)]
    assert not any(alike(one, other, SHOWN_ELSEWHERE) for one, other in combinations(prints, 2))


def letter() -> Image.Image:
    plain = Image.new("RGB", (400, 400), "#7a4fbf")
    ImageDraw.Draw(plain).text((110, 40), "R", fill="white", font_size=300)
    return plain


def silhouette() -> Image.Image:
    plain = Image.new("RGB", (400, 400), "#dddddd")
    pen = ImageDraw.Draw(plain)
    pen.ellipse((130, 80, 270, 220), fill="#aaaaaa")
    pen.ellipse((60, 240, 340, 560), fill="#aaaaaa")
    return plain


@pytest.mark.parametrize("plain", [letter(), silhouette(), Image.new("RGB", (400, 400), "navy")])
def test_a_letter_a_silhouette_or_one_colour_is_nobody(plain: Image.Image) -> None:
    assert told(plain) == ""


@pytest.mark.parametrize(
    "image",
    [
        replace(CALLED, description="A cake"),
        replace(CALLED, visible=False),
        replace(CALLED, box=None),
        replace(CALLED, box=Box(30, 40, 30, 30)),
        replace(CALLED, box=Box(30, 40, 800, 300)),
        replace(CALLED, box=Box(30, 2000, 120, 120)),
        replace(CALLED, box=Box(850, 700, 120, 120)),
    ],
)
def test_what_is_not_called_a_profile_picture_or_does_not_stand_like_one_is_left_alone(image: PageImage) -> None:
    page = PageSnapshot("https://a.example/", 200, images=(image,))
    assert profile_likeness(page, page_with(portrait(1), BOX, False)) == ""


@pytest.mark.parametrize(
    ("image", "metas"),
    [
        (replace(CALLED, description="", names="ProfileAvatar-img"), ()),
        (replace(CALLED, description="", source="https://cdn.a.example/profile_images/1/x.jpg"), ()),
        (replace(CALLED, description=""), (("og:image", CALLED.source),)),
    ],
)
def test_what_a_page_calls_it(image: PageImage, metas: tuple[tuple[str, str], ...]) -> None:
    page = PageSnapshot("https://a.example/", 200, images=(image,), metas=metas)
    assert profile_likeness(page, page_with(portrait(1), BOX, False))
    assert profile_likeness(page, None) == ""
