"""The contact sheet: pages, bigger on demand, answers, and pictures that cannot be shown."""

from __future__ import annotations

import asyncio
import base64
import io
import re
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field, replace

import pytest
from PIL import Image
from textual.geometry import Size
from textual.pilot import Pilot
from textual.widget import Widget
from textual_image.widget import SixelImage, TGPImage

from selfaudit.errors import NoBrowserError, SelfAuditError
from selfaudit.reviews import Review, ReviewItem
from tests.tui.idle import strips
from tests.tui.own import PHOTOS, answers, item, jpeg, reviewing, until_drawn
from tests.tui.steps import SMALL, WIDE, at_rest, shown, until_shown
from tui.app import SelfAuditApp
from tui.half_blocks import fitted, half_blocks
from tui.walk import PictureWindow
from tui.widgets.contact_sheet import ContactSheet
from tui.widgets.photo_cell import PhotoCell


async def opened(pilot: Pilot[None]) -> ContactSheet:
    await pilot.press("2")
    await until_drawn(pilot)
    return pilot.app.screen.query_one(ContactSheet)


async def test_a_page_of_photos_and_one_key_for_each() -> None:
    walk = reviewing()
    async with walk.run_test(size=SMALL) as pilot:
        sheet = await opened(pilot)
        assert "▀" in shown(walk)
        assert "▸○ 4 May 2026" in shown(walk)
        assert len(sheet.page) == 3
        await pilot.press("k", "r", "a")
        await until_drawn(pilot)
        assert answers(walk) == {"Photo 0": "FINE", "Photo 1": "REMOVE", "Photo 2": "ASK"}
        assert sheet.page[0] is PHOTOS[3]
        await pilot.press("u")
        await until_drawn(pilot)
        assert sheet.page[0] is PHOTOS[0]
        assert "▸○ 2 May 2026" in shown(walk)


async def test_bigger_and_back() -> None:
    walk = reviewing()
    async with walk.run_test(size=WIDE) as pilot:
        sheet = await opened(pilot)
        many = len(sheet.query(PhotoCell))
        before = shown(walk).count("▀")
        await pilot.press("enter")
        await until_drawn(pilot)
        assert len(sheet.query(PhotoCell)) == 1
        assert shown(walk).count("▀") > before / many * 2
        await pilot.press("k")
        await until_drawn(pilot)
        assert sheet.at == 1 and "3 May 2026" in shown(walk)
        await pilot.press("enter")
        await until_drawn(pilot)
        assert len(sheet.query(PhotoCell)) == many


async def test_the_rest_of_the_page_is_kept_but_for_what_was_not_seen() -> None:
    walk = reviewing(pictures={photo.id: jpeg() for photo in PHOTOS if photo is not PHOTOS[1]})
    async with walk.run_test(size=SMALL) as pilot:
        await opened(pilot)
        assert "No picture here." in shown(walk)
        await pilot.press("l")
        await until_drawn(pilot)
        assert answers(walk) == {"Photo 0": "FINE", "Photo 2": "FINE"}


async def test_a_damaged_picture_is_said_to_be_none() -> None:
    walk = reviewing(pictures={photo.id: b"\xff\xd8 broken" for photo in PHOTOS})
    async with walk.run_test(size=SMALL) as pilot:
        await opened(pilot)
        assert shown(walk).count("No picture here.") == 3
        await pilot.press("l")
        assert answers(walk) == {}


async def test_by_mouse_mark_then_bigger() -> None:
    walk = reviewing()
    async with walk.run_test(size=SMALL) as pilot:
        sheet = await opened(pilot)
        await pilot.click(sheet.query(PhotoCell)[1])
        assert sheet.at == 1 and not sheet.big
        await pilot.click(sheet.query(PhotoCell)[1])
        await until_drawn(pilot)
        assert sheet.big


async def test_moving_by_rows_and_pages_stays_within_the_photos() -> None:
    walk = reviewing()
    async with walk.run_test(size=SMALL) as pilot:
        sheet = await opened(pilot)
        places = []
        for key in ("right", "down", "pagedown", "pagedown", "end", "up", "pageup", "home", "left"):
            await pilot.press(key)
            places.append(sheet.at)
    assert places == [1, 4, 6, 6, 6, 3, 0, 0, 0]


async def test_leaving_while_pictures_come_reads_no_more() -> None:
    walk = reviewing()
    async with walk.run_test(size=SMALL) as pilot:
        await pilot.press("2", "end", "home", "escape")
        await pilot.pause()
        assert not [work for work in walk.workers if isinstance(work.node, ContactSheet) and not work.is_finished]


async def test_a_terminal_that_shows_every_dot_gets_the_picture_itself() -> None:
    class Sharp(Widget):
        image: Image.Image | None = None

    walk = reviewing(sharp=Sharp)
    async with walk.run_test(size=SMALL) as pilot:
        sheet = await opened(pilot)
        first = sheet.query(Sharp).first()
        assert first.image is not None and first.image.width / first.image.height == 4 / 3
        assert "▀" not in shown(walk)


async def test_sixels_reach_the_terminal() -> None:
    walk = reviewing(sharp=_sixels)
    async with walk.run_test(size=SMALL) as pilot:
        await opened(pilot)
        assert "\x1bP" in _raw(walk)


async def test_kittys_pictures_reach_the_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    terminal = io.StringIO()
    monkeypatch.setattr("sys.__stdout__", terminal)
    walk = reviewing(sharp=_kittys)
    async with walk.run_test(size=SMALL) as pilot:
        await opened(pilot)
        placed = _raw(walk)
    sent = re.findall(r"\x1b_G([^;]*);([A-Za-z0-9+/=]*)\x1b\\", terminal.getvalue())
    assert any("f=100" in head or "t=d" in head for head, _ in sent)
    assert base64.b64decode("".join(data for _, data in sent[:1])).startswith(b"\x89PNG")
    assert "\U0010eeee" in placed  # the sign in whose place kitty draws


def _kittys() -> Widget:
    return TGPImage()


def _sixels() -> Widget:
    return SixelImage()


def _raw(walk: SelfAuditApp) -> str:
    return "".join(segment.text for strip in strips(walk.screen) for segment in strip)


def test_half_blocks_keep_the_shape_and_the_colours() -> None:
    picture = Image.new("RGB", (40, 20), "#ff0000")
    picture.paste("#0000ff", (0, 10, 40, 20))
    assert fitted(picture, Size(20, 20)) == Size(20, 5)
    lines = half_blocks(picture, Size(8, 4))
    assert [line.cell_length for line in lines] == [8, 8]
    top, bottom = (line._segments[0].style for line in lines)
    assert top and bottom and top.color and bottom.color
    assert (top.color.name, bottom.color.name) == ("#ff0000", "#0000ff")


def test_a_very_long_picture_still_fits() -> None:
    for size in ((4000, 2), (2, 4000)):
        lines = half_blocks(Image.new("RGB", size), Size(25, 9))
        assert 1 <= len(lines) <= 9 and all(1 <= line.cell_length <= 25 for line in lines)


async def test_no_more_photos_than_there_are() -> None:
    one: tuple[ReviewItem, ...] = (item(Review.PHOTOS, "only"),)
    walk = reviewing(one, {})
    async with walk.run_test(size=WIDE) as pilot:
        await opened(pilot)
        assert shown(walk).count("No picture here.") == 1


@dataclass
class Windows:
    """Windows with one picture each; `shut` is set when the person closes the one that is open."""

    trouble: SelfAuditError | None = None
    shown: list[bytes] = field(default_factory=list)
    open_now: int = 0
    shut: asyncio.Event = field(default_factory=asyncio.Event)

    @asynccontextmanager
    async def open(self, picture: bytes) -> AsyncIterator[PictureWindow]:
        if self.trouble:
            raise self.trouble
        self.shown.append(picture)
        self.open_now += 1
        try:
            yield self
        finally:
            self.open_now -= 1

    async def closed(self) -> None:
        await self.shut.wait()


def with_windows(windows: Windows) -> SelfAuditApp:
    walk = reviewing(pictures={photo.id: jpeg(("red", "blue")[number]) for number, photo in enumerate(PHOTOS[:2])})
    return SelfAuditApp(replace(walk.walk_given, show_picture=windows.open))


async def test_a_photo_opens_in_a_window_of_its_own_one_at_a_time() -> None:
    windows = Windows()
    walk = with_windows(windows)
    async with walk.run_test(size=WIDE) as pilot:
        await pilot.press("2")
        await until_drawn(pilot)
        await pilot.press("o")
        while len(windows.shown) < 1:
            await pilot.pause()
        await pilot.press("right", "o")
        while len(windows.shown) < 2:
            await pilot.pause()
        assert windows.open_now == 1
        assert windows.shown == [jpeg("red"), jpeg("blue")]
        await pilot.press("escape")
        while windows.open_now:
            await pilot.pause()


async def test_a_window_that_does_not_open_says_why_and_without_a_screen_there_is_none() -> None:
    walk = with_windows(Windows(NoBrowserError("No browser was found.", "Install one.")))
    async with walk.run_test(size=WIDE) as pilot:
        await pilot.press("2")
        await until_drawn(pilot)
        await pilot.press("o")
        await until_shown(pilot, "No browser was found.")
    walk = reviewing()
    async with walk.run_test(size=WIDE) as pilot:
        await pilot.press("2")
        await until_drawn(pilot)
        assert "In a window" not in shown(walk)


async def test_what_is_told_of_a_photo_stays_on_its_two_lines_and_names_an_account_taken_off_the_list() -> None:
    long = replace(PHOTOS[0], target="instagram:left.behind", title="A very long day out " * 6, note="seen by friends")
    walk = reviewing((long,), {})
    async with walk.run_test(size=SMALL) as pilot:
        await pilot.press("2")
        await at_rest(pilot)
        lines = shown(walk).split("\n")
    at = next(at for at, line in enumerate(lines) if "1 of 1 · A very long day out" in line)
    assert lines[at].endswith("…")
    assert lines[at + 1].strip() == "seen by friends · Instagram · left.behind"
