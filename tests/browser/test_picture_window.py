"""A picture in a window of its own: it is seen, it comes from memory, and the window reaches nothing."""

from __future__ import annotations

import io
from base64 import b64encode
from pathlib import Path

import pytest
from PIL import Image

from probes.picture_window import open_picture
from tests.browser.test_companion import profile_folders, screen
from tests.browser.test_processes import folder
from tests.tui.own import jpeg

__all__ = ["folder", "screen"]
pytestmark = pytest.mark.browser


def on_disk(folder: Path, content: bytes) -> list[Path]:
    return [path for path in folder.rglob("*") if path.is_file() and content in path.read_bytes()]


async def test_the_picture_is_seen_and_nothing_of_it_is_on_the_disk(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    picture = jpeg("red", (40, 30))
    async with profile_folders(folder, monkeypatch), open_picture(picture) as window:
        (page,) = window.context.pages
        seen = Image.open(io.BytesIO(await page.screenshot()))
        middle = seen.convert("RGB").getpixel((seen.width // 2, seen.height // 2))
        assert isinstance(middle, tuple) and middle[0] > 200 and max(middle[1:]) < 60
        assert await page.get_by_alt_text("The picture").is_visible()
        with pytest.raises(Exception, match="ERR_"):
            await page.goto("https://picturely.example/")
        assert not on_disk(folder, picture[-120:]) and not on_disk(folder, b64encode(picture)[-120:])
        await page.close()
        await window.closed()
