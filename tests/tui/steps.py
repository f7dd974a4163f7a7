"""Small moves that the tests of several screens make."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from contextlib import suppress

from textual.app import App
from textual.events import Paste
from textual.pilot import Pilot
from textual.widget import Widget

from tests.tui.idle import strips
from tests.tui.people import Script

SMALL = (80, 24)
WIDE = (120, 40)
NEVER = 60.0  # seconds after which what a test waits for will not come, however busy the machine is


async def paste(pilot: Pilot[None], text: str) -> None:
    """What a person pastes goes where the keyboard is."""
    pilot.app.post_message(Paste(text))
    await pilot.pause()


async def settled(pilot: Pilot[None]) -> None:
    """Until every piece of work of the screen is over and drawn."""
    screen = pilot.app.screen
    await pilot.app.workers.wait_for_complete([work for work in pilot.app.workers if work.node is screen])
    await pilot.pause()


async def at_rest(pilot: Pilot[None]) -> None:
    """Until the screen has stopped changing: layout and scroll bars take a few turns to settle."""
    before = None
    while (now := shown(pilot.app)) != before:
        before = now
        await pilot.pause()
        await pilot.pause()


async def until(pilot: Pilot[None], met: Callable[[], bool]) -> None:
    """Until this is so; fails where it never is."""
    with suppress(TimeoutError):
        async with asyncio.timeout(NEVER):
            while not met():
                await pilot.pause()
    assert met()


async def until_shown(pilot: Pilot[None], text: str) -> None:
    """Until this text is on screen and the screen has stopped changing; fails where it never comes."""
    with suppress(AssertionError):
        await until(pilot, lambda: text in shown(pilot.app))
    assert text in shown(pilot.app)
    await at_rest(pilot)


def shown(app: App[None]) -> str:
    """All that is on screen, line by line."""
    return "\n".join(strip.text.rstrip() for strip in strips(app.screen))


def words(widget: Widget) -> str:
    """The whole text of a widget, seen or scrolled away."""
    return str(widget.render())


async def until_looked(pilot: Pilot[None], script: Script, looks: int) -> None:
    """Until this many looks are over and shown, while the others are held back."""
    session = pilot.app.walk_given.session  # type: ignore[attr-defined]
    await until(pilot, lambda: session.progress.audit and len(session.progress.audit.looks) == looks)
