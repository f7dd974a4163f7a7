"""A picture shown in a window of its own, from a walk that is line by line."""

from __future__ import annotations

import asyncio
from contextlib import suppress

from selfaudit.errors import SelfAuditError
from tui.plain.talk import OverError, Talk
from tui.walk import ShowPicture


async def open_picture_in_window(talk: Talk, show: ShowPicture, picture: bytes) -> None:
    """Show `picture` until the person closes the window, there or here; nothing of it touches the disk."""
    talk.say("", "Opening a window. This takes a few seconds. The picture is not written to your disk.")
    try:
        async with show(picture) as window:
            closed = asyncio.ensure_future(window.closed())
            try:
                with talk.until(closed), suppress(OverError):
                    await talk.wait("Press Enter here to close it, or close the window itself.")
            finally:
                closed.cancel()
    except SelfAuditError as error:
        talk.say("", error.message, error.hint)
