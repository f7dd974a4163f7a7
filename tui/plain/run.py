"""The walk line by line, over the same session and vault as the full-screen one: one goes on where the other was."""

from __future__ import annotations

import asyncio
import shutil
import sys
from collections.abc import Awaitable, Callable
from functools import partial

from selfaudit.progress import Step
from tui.plain.about_you import about_you
from tui.plain.accounts import accounts
from tui.plain.evidence import evidence
from tui.plain.findings import findings
from tui.plain.first_things import first_things
from tui.plain.interrupts import ctrl_c_stops
from tui.plain.key_points import key_points
from tui.plain.locked import locked
from tui.plain.look import look
from tui.plain.own_data import own_data
from tui.plain.report import report
from tui.plain.reviews import reviews
from tui.plain.settings import settings
from tui.plain.talk import BackError, GoToError, LockError, StopError, Talk, Turn, forever, wrapped
from tui.plain.trail import trail
from tui.plain.typed import Typed
from tui.plain.welcome import welcome
from tui.step_words import STEP_NAMES
from tui.walk import IDLE_SECONDS, STEPS, Walk
from tui.widgets.step_bar import minutes_left

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
_KEPT = "Everything is kept, locked, on this device. Start again to go on where you were."
_STILL_HERE = "What was said stands in this window until you close it."
_PRACTICE = "This was practice with a made-up person, so nothing of it is kept."


def run_plain(walk: Walk) -> None:
    """The walk over standard input and output, until the person stops or the input ends."""

    def write(line: str) -> None:
        print(line, flush=True)

    def say(paragraph: str) -> None:
        for line in wrapped(paragraph, _columns()):
            write(line)

    async def main() -> None:
        # Unbuffered: a thread that waits in the buffer of standard input would hold up the end of the program.
        raw = getattr(sys.stdin.buffer, "raw", sys.stdin.buffer)
        idle = partial(asyncio.sleep, IDLE_SECONDS) if walk.door else forever
        with ctrl_c_stops():
            await go_through(Talk(Typed(raw), write, _columns, idle), walk)

    try:
        asyncio.run(main())
    except (KeyboardInterrupt, asyncio.CancelledError):
        write("")
    say(_PRACTICE if walk.practice else _KEPT)
    if not walk.practice and sys.stdout.isatty():
        say(_STILL_HERE)


def _columns() -> int | None:
    """How wide the terminal is; None where the lines go elsewhere, and each paragraph is best left whole."""
    return min(shutil.get_terminal_size().columns - 1, 100) if sys.stdout.isatty() else None


async def go_through(talk: Talk, walk: Walk) -> None:
    """From the step where the person was to the end, back and forth as they say."""
    step: Step | None = walk.session.progress.step
    while step is not None:
        try:
            step = await _visit(talk, walk, step)
        except LockError:
            step = walk.session.progress.step if await locked(talk, walk) else None


async def _visit(talk: Talk, walk: Walk, step: Step) -> Step | None:
    """Do what belongs to a step; gives where to go on, None where the person stops."""
    walk.session.go_to(step)
    number = STEPS.index(step)
    words = [f"Step {number + 1} of {len(STEPS)}: {STEP_NAMES[step]}", minutes_left(number).capitalize()]
    talk.where = f"{'. '.join([*words, 'Practice'] if walk.practice else words)}."
    talk.help = ""
    talk.everywhere = _everywhere(talk, walk)
    talk.heading(talk.where)
    try:
        await _TURNS[step](talk, walk)
        return STEPS[min(number + 1, len(STEPS) - 1)]
    except BackError:
        return STEPS[max(number - 1, 0)]
    except GoToError as error:
        return error.step
    except StopError:
        return None


def _everywhere(talk: Talk, walk: Walk) -> dict[str, Turn]:
    async def lock() -> None:
        raise LockError

    turns: dict[str, Turn] = {
        "steps": partial(_steps, talk, walk),
        "trail": partial(trail, talk, walk),
        "evidence": partial(evidence, talk, walk),
    }
    return turns | ({"lock": lock} if walk.door else {})


async def _steps(talk: Talk, walk: Walk) -> None:
    """Go to any step."""
    here = walk.session.progress.step
    names = [(step.value, STEP_NAMES[step] + (", where you are" if step is here else "")) for step in STEPS]
    raise GoToError(Step(await talk.choose("To which step?", names, here.value)))
