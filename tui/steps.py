"""Which screen belongs to which step. Each is loaded when it is first wanted, so that the first one stands at once."""

from __future__ import annotations

from importlib import import_module

from selfaudit.progress import Step
from tui.base import WalkScreen


def screen_of(step: Step) -> type[WalkScreen]:
    """The screen of this step."""
    match step:
        case Step.WELCOME:
            from tui.screens.welcome import Welcome

            return Welcome
        case Step.ABOUT_YOU:
            from tui.screens.about_you import AboutYou

            return AboutYou
        case Step.ACCOUNTS:
            from tui.screens.accounts import Accounts

            return Accounts
        case Step.LOOK:
            from tui.screens.look import LookAround

            return LookAround
        case Step.OWN_DATA:
            from tui.screens.own_data import OwnDataStep

            return OwnDataStep
        case Step.FIRST:
            from tui.screens.first_things import FirstThings

            return FirstThings
        case Step.FINDINGS:
            from tui.screens.findings import Findings

            return Findings
        case Step.REVIEWS:
            from tui.screens.reviews import Reviews

            return Reviews
        case Step.SETTINGS:
            from tui.screens.settings import Settings

            return Settings
        case Step.KEY_POINTS:
            from tui.screens.key_points import KeyPoints

            return KeyPoints
        case Step.REPORT:
            from tui.screens.report import Report

            return Report


def load_all() -> None:
    """Load the rest beforehand, so that no step has to wait for it. Takes about a second; fit for a thread."""
    from probes.platform_files import own_platforms

    for step in Step:
        screen_of(step)
    for name in ("evidence", "help", "locked", "show_page", "stop"):
        import_module(f"tui.screens.{name}")
    own_platforms()
