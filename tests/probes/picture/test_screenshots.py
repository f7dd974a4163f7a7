"""Screenshots from a phone are read like pages: much of this life has no web page at all. All of it is made up."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from PIL import Image, ImageDraw, ImageFont

from probes.own_pictures import PictureFile, seen_pictures
from probes.picture.capture import capture_of
from probes.picture.ocr import can_read_words
from probes.picture.read import Depth, read
from selfaudit.findings import findings_from
from selfaudit.model import Identity, Kind, Outcome, School
from selfaudit.policy.load import default_pack
from tests.probes.picture.made import saved

NOW = datetime(2026, 11, 1, tzinfo=UTC)
ME = Identity(names=("Robin Ashdale",), schools=(School("Marlbeck Academy"),))
pytestmark = pytest.mark.skipif(not can_read_words(), reason="the extra that reads words in pictures is not installed")


def phone(*rows: tuple[str, int], dark: bool = False) -> bytes:
    """A screen of 1080 by 1500 pixels: the clock, then rows of words, each with the size of its letters in pixels."""
    screen = Image.new("RGB", (1080, 1500), "#111b21" if dark else "#ffffff")
    pen, ink = ImageDraw.Draw(screen), "#e9edef" if dark else "#101010"
    pen.text((60, 24), "09:41", fill=ink, font=ImageFont.load_default(36))
    pen.ellipse((420, 130, 660, 370), fill="#7a8fa6")
    at = 430
    for words, size in rows:
        pen.text((70, at), words, fill=ink, font=ImageFont.load_default(size))
        at += size + 52
    return saved(screen, "PNG")


ABOUT = phone(
    ("Robin Ashdale", 56), ("+44 7700 900123", 46), ("About", 38), ("Teacher at Marlbeck Academy", 44), dark=True
)
PROFILE = phone(("Robin Ashdale", 60), ("robin.ashdale", 40), ("Birthday 14 March 1991", 44), ("Message  Call", 40))
SETTINGS = phone(
    ("Who can see my personal info", 50), ("Last seen: Everyone", 44), ("Profile photo: Everyone", 44), ("Email", 38),
    ("robin.ashdale@marlbeck.example", 44),
)  # fmt: skip
WALL = phone(
    ("Log in", 60), ("You must log in to continue.", 46), ("Forgotten password?", 44), ("Create new account", 44)
)


@pytest.mark.parametrize(
    ("screen", "kinds"),
    [
        (ABOUT, {Kind.PHONE, Kind.SCHOOL}),
        (PROFILE, {Kind.DATE_OF_BIRTH}),
        (SETTINGS, {Kind.EMAIL}),
    ],
    ids=["an about page", "a profile", "a settings page"],
)
def test_a_screenshot_gives_what_a_page_gives(screen: bytes, kinds: set[Kind]) -> None:
    capture = capture_of(read(screen, Depth.WHOLE), "screen.png", NOW)
    assert capture.look.outcome is Outcome.PUBLIC and capture.look.whole
    assert kinds <= {finding.kind for finding in findings_from(capture, ME, default_pack())}


async def test_a_log_in_page_among_screenshots_could_not_be_looked_at() -> None:
    files = [PictureFile("about.png", "", lambda: ABOUT), PictureFile("wall.png", "", lambda: WALL)]
    seen = [one async for one in seen_pictures(files, (), NOW)]
    assert [(one.title, one.words) for one in seen] == [
        *(("about.png", False), ("wall.png", False), ("about.png", True), ("wall.png", True))
    ]
    about, wall = (one.capture.look for one in seen[2:])
    assert about.outcome is Outcome.PUBLIC and wall.outcome is Outcome.WALL
    assert all(one.small and len(one.small) <= 10_000 for one in seen[2:])
    again = [one async for one in seen_pictures(files, {seen[0].digest}, NOW)]
    assert [(one.title, one.words) for one in again if one.words] == [("wall.png", True)]
