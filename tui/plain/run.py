"""The walk line by line, over the same session and vault as the full-screen one: one goes on where the other was."""

from __future__ import annotations

import asyncio
import sys
from collections.abc import Awaitable, Callable

from selfaudit.model import Step
from tui.plain.about_you import about_you
from tui.plain.accounts import accounts
from tui.plain.findings import findings
from tui.plain.first_things import first_things
from tui.plain.key_points import key_points
from tui.plain.look import look
from tui.plain.own_data import own_data
from tui.plain.report import report
from tui.plain.reviews import reviews
from tui.plain.settings import settings
from tui.plain.talk import BackError, StopError, Talk
from tui.plain.typed import Typed
from tui.plain.welcome import welcome
from tui.walk import STEPS, Walk
from tui.words import STEP_NAMES

_TURNS: dict[Step, Callable[[Talk, Walk], Awaitable[None]]] = {
    Step.WELCOME: welcome,
    Step.ABOUT_YOU: about_you,
    Step.ACCOUNTS: accounts,
    Step.LOOK: look,
    Step.OWN_DATA: own_data,
    Step.FIRST: first_things,
    Step.FINDINGS: findings,
    Step.REVIEWS: reviews,
    Step.SETTINGS: settings,
    Step.KEY_POINTS: key_points,
    Step.REPORT: report,
}
_KEPT = "Stopped. Everything is kept, locked, on this device. Start again to go on where you were."
_PRACTICE = "Stopped. This was practice with a made-up person, so nothing of it is kept."


def run_plain(walk: Walk) -> None:
    """The walk over standard input and output, until the person stops or the input ends."""

    def write(line: str) -> None:
        print(line, flush=True)

    async def main() -> None:
        # Unbuffered: a thread that waits in the buffer of standard input would hold up the end of the program.
        raw = getattr(sys.stdin.buffer, "raw", sys.stdin.buffer)
        await go_through(Talk(Typed(raw), write), walk)

    try:
        asyncio.run(main())
    except KeyboardInterrupt:
        write("")
    write(_PRACTICE if walk.practice else _KEPT)


async def go_through(talk: Talk, walk: Walk) -> None:
    """From the step where the person was to the end, back and forth as they say."""
    step = walk.session.progress.step
    while True:
        walk.session.go_to(step)
        number = STEPS.index(step)
        talk.where = f"Step {number + 1} of {len(STEPS)}: {STEP_NAMES[step]}."
        talk.help = ""
        talk.heading(talk.where)
        try:
            await _TURNS[step](talk, walk)
            step = STEPS[min(number + 1, len(STEPS) - 1)]
        except BackError:
            step = STEPS[max(number - 1, 0)]
        except StopError:
            return
