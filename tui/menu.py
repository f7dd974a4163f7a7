"""The menu: every step, and what works everywhere."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import TYPE_CHECKING

from textual.app import SystemCommand
from textual.screen import ModalScreen, Screen

from tui.base import GoTo
from tui.step_words import STEP_NAMES
from tui.themes import THEMES
from tui.walk import STEPS

if TYPE_CHECKING:
    from selfaudit.progress import Step
    from tui.app import SelfAuditApp


def menu(app: SelfAuditApp, over: Screen[object]) -> Iterator[SystemCommand]:
    """What the menu offers over this screen: over a question no help, while the vault is locked no steps."""
    session = app.walk_given.session
    stop = SystemCommand("Stop for now", app.what_is_kept, app.action_quit)
    if session.locked:
        yield stop
        yield SystemCommand("Help", "What this screen is for, and its keys", app.action_help)
        return
    for number, step in enumerate(STEPS, 1):
        here = "you are here" if step is session.progress.step else f"step {number} of {len(STEPS)}"
        yield SystemCommand(f"Go to {number:>2}: {STEP_NAMES[step]}", here, partial(_go, app, step))
    asked = isinstance(over, ModalScreen)
    if not asked:
        yield SystemCommand(
            "Keep evidence of bullying", "Pictures, pages and notes, locked", partial(_to_evidence, app)
        )
    if app.walk_given.door:
        yield SystemCommand("Lock now", "Close your vault and hide it until you unlock it", app.action_lock)
    if not asked:
        yield SystemCommand("Help", "What this screen is for, and its keys", app.action_help)
    yield stop
    for theme in THEMES:
        yield SystemCommand(f"Use {theme.name} colours", "Change the colours", partial(app.use_colours, theme.name))


def _go(app: SelfAuditApp, step: Step) -> None:
    app.post_message(GoTo(step))


async def _to_evidence(app: SelfAuditApp) -> None:
    app.call_later(app.action_evidence)
