"""A window with one picture in it. The picture goes from memory to the window; the window reaches no host at all."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager
from dataclasses import dataclass

from playwright.async_api import BrowserContext
from playwright.async_api import Error as PlaywrightError

from probes.private_window import all_closed, open_window
from selfaudit.errors import NoBrowserError

_TARGET = "a picture of yours"
_PAGE = """<!doctype html><html lang="en"><meta charset="utf-8"><title>Picture</title>
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; img-src data:; style-src 'unsafe-inline'">
<style>body{{margin:0;background:#222;height:100vh;display:grid;place-items:center}}
img{{max-width:100vw;max-height:100vh;min-width:min(60vw,60vh);object-fit:contain}}</style>
<img alt="The picture" src="data:image/{sort};base64,{data}"></html>"""
_PNG = b"\x89PNG"


@dataclass(frozen=True)
class PictureShown:
    """One open window. Made by `open_picture`."""

    context: BrowserContext

    async def closed(self) -> None:
        """Returns when the person has closed the window."""
        await all_closed(self.context)


@asynccontextmanager
async def open_picture(picture: bytes) -> AsyncGenerator[PictureShown]:
    """A window that shows `picture`, a PNG or a JPEG; leaving closes and forgets it. Raises what `open_window` does."""
    sort = "png" if picture.startswith(_PNG) else "jpeg"
    async with open_window("about:blank", (), _TARGET) as (_, context):
        try:
            await context.pages[0].set_content(_PAGE.format(sort=sort, data=b64encode(picture).decode("ascii")))
        except (PlaywrightError, IndexError) as error:
            raise NoBrowserError("The picture could not be shown.", "Please try again.") from error
        yield PictureShown(context)
