"""The full-screen walk: which step is on screen, and what works everywhere."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Any, ClassVar

from textual.app import App, SystemCommand
from textual.binding import Binding, BindingType
from textual.events import Event, Key, MouseEvent, Paste
from textual.screen import ModalScreen, Screen
from textual.worker import WorkerFailed

from selfaudit.errors import SelfAuditError
from selfaudit.progress import Step
from tui.base import GoTo, Open, ShowPages, WalkScreen
from tui.copied import TidyClipboard
from tui.exits import Exit
from tui.fault import FAULT, whereabouts
from tui.steps import load_all, screen_of
from tui.themes import THEMES
from tui.tidying import tidy
from tui.walk import IDLE_SECONDS, Walk

if TYPE_CHECKING:
    from tui.screens.locked import Unlocked

_LOOKS_AT_THE_CLOCK = 5.0  # seconds between two glances at how long nobody has touched anything
_FRAME = Path(__file__).with_name("frame.tcss")
_REST = Path(__file__).with_name("app.tcss")
_QUIET_SECONDS = 2.0  # without a key, after which a short halt disturbs nobody
_KEPT = "Everything is kept, locked, on this device. Start selfaudit again to go on where you were."
_PRACTICE = "This is practice with a made-up person, so nothing of it is kept."


class SelfAuditApp(TidyClipboard):
    """Runs one person's walk, from the step where they were."""

    TITLE = "selfaudit"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("f1", "help", "Help", key_display="F1"),
        Binding("question_mark", "help", show=False),
        Binding("f2", "colours", "Colours", key_display="F2"),
        Binding("f4", "lock", "Lock", key_display="F4"),
        Binding("f7", "evidence", "Evidence", show=False),
        Binding("ctrl+p", "command_palette", "Menu", key_display="Ctrl+P", priority=True),
        Binding("ctrl+q", "quit", "Quit", key_display="Ctrl+Q", priority=True),
        Binding("q", "quit", show=False),
    ]

    def __init__(self, walk: Walk, seconds: Callable[[], float] = time.monotonic) -> None:
        first = walk.session.progress.step is Step.WELCOME
        super().__init__(css_path=_FRAME if first else [_FRAME, _REST])
        self.walk_given = walk
        self._seconds = seconds
        self._touched = seconds()
        for theme in THEMES:
            self.register_theme(theme)
        liked = walk.session.progress.colours
        # Set without being watched: there is nothing on screen yet that would have to change its colours.
        self.set_reactive(App.theme, liked if liked in {theme.name for theme in THEMES} else THEMES[0].name)
        self.stylesheet.set_variables(self.get_css_variables())
        self.animation_level = "none"  # calm, quick over a slow line, kind to those whom movement makes ill

    def get_default_screen(self) -> Screen[Any]:
        """The first step, where the walk begins with it: it is drawn at once, and stays beneath all that comes after.

        Nothing of the person's is on it.
        """
        step = self.walk_given.session.progress.step
        return screen_of(step)(self.walk_given) if step is Step.WELCOME else super().get_default_screen()

    async def on_mount(self) -> None:
        """Go on at the step that was kept."""
        step = self.walk_given.session.progress.step
        if step is not Step.WELCOME:
            await self._show(step)
        self.set_interval(_LOOKS_AT_THE_CLOCK, self.tidy_when_quiet)
        if self.walk_given.door:
            self.set_interval(_LOOKS_AT_THE_CLOCK, self.lock_when_idle)

    def on_ready(self) -> None:
        """The first screen stands: load the rest while the person reads it."""
        self._dress()
        self.call_after_refresh(self.run_worker, load_all, thread=True)

    async def on_event(self, event: Event) -> None:
        """Every key and every move of the mouse says that somebody is there."""
        if isinstance(event, Key | MouseEvent | Paste):
            self._touched = self._seconds()
        await super().on_event(event)

    def tidy_when_quiet(self) -> None:
        """Clear up memory where nobody would notice."""
        if self._seconds() - self._touched >= _QUIET_SECONDS:
            tidy()

    async def lock_when_idle(self) -> None:
        """Lock the vault where nobody has touched anything for a while; what goes on counts as touching."""
        if any(screen.busy for screen in self.screen_stack if isinstance(screen, WalkScreen)):
            self._touched = self._seconds()
        elif self._seconds() - self._touched >= IDLE_SECONDS:
            await self.action_lock()

    def action_trail(self) -> None:
        """How a stranger could find the person, from their surname and their school."""
        from selfaudit.trail import trails
        from tui.screens.card import TextCard
        from tui.trail_words import trail_card

        session = self.walk_given.session
        told = trails(session.pack, session.progress)
        self.push_screen(TextCard("How a stranger could find you", trail_card(told, session.progress)))

    async def action_lock(self) -> None:
        """Close the vault and take everything of it off the screen."""
        session, door = self.walk_given.session, self.walk_given.door
        if door is None or session.locked:
            return
        await self._leave()
        while not isinstance(self.screen, WalkScreen):  # questions and help lie over the step
            await self.pop_screen()
        session.lock()
        from tui.screens.locked import Locked

        await self._put(Locked(door))
        self.on_forget_copied()

    async def on_unlocked(self, message: Unlocked) -> None:
        """Go on where the person was."""
        session = self.walk_given.session
        session.unlock(message.store)
        self._touched = self._seconds()
        await self._show(session.progress.step)

    async def on_go_to(self, message: GoTo) -> None:
        """A screen says where the person wants to be."""
        await self._show(message.step)

    async def on_open(self, message: Open) -> None:
        """A screen says what else belongs to its step."""
        await self._leave()
        await self._put(message.screen)

    async def on_show_pages(self, message: ShowPages) -> None:
        """The person wants to show pages of one of their accounts."""
        await self._leave()
        from tui.screens.show_page import ShowPage

        await self._put(ShowPage(self.walk_given, message.account))

    async def action_go_to(self, step: str) -> None:
        """Go to a step by its name."""
        await self._show(Step(step))

    async def action_evidence(self) -> None:
        """The record of online bullying."""
        from tui.screens.evidence import Evidence

        if isinstance(self.screen, WalkScreen) and not isinstance(self.screen, Evidence):
            await self.on_open(Open(Evidence(self.walk_given)))

    async def _show(self, step: Step) -> None:
        while isinstance(self.screen, ModalScreen):  # a question that the menu was opened over has no answer
            await self.screen.dismiss(None)
        await self._leave()
        self.walk_given.session.go_to(step)
        if step is not Step.WELCOME:
            self._dress()
        await self._put(screen_of(step)(self.walk_given))

    async def _put(self, screen: Screen[None]) -> None:
        """In the place of what is on screen; the first of all stays, as Textual cannot do without one."""
        await (self.switch_screen(screen) if len(self.screen_stack) > 1 else self.push_screen(screen))

    def _dress(self) -> None:
        """Read, once, how every screen but the first looks: that takes longer than the first screen itself."""
        if not self.stylesheet.has_source(str(_REST), ""):
            self.stylesheet.read(_REST)
            self.stylesheet.parse()
            self.stylesheet.update(self)

    async def _leave(self) -> None:
        for screen in self.screen_stack:
            if isinstance(screen, WalkScreen):
                await screen.leave()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Locking is there where there is something to lock."""
        return action != "lock" or (bool(self.walk_given.door) and not self.walk_given.session.locked)

    def action_help(self) -> None:
        """Help for the screen that is open."""
        screen = self.screen
        from tui.screens.help import help_of, help_while_locked
        from tui.screens.locked import Locked

        if isinstance(screen, WalkScreen):
            self.push_screen(help_of(screen))
        elif isinstance(screen, Locked):
            self.push_screen(help_while_locked(screen.HELP))

    def action_colours(self) -> None:
        """The next set of colours."""
        names = [theme.name for theme in THEMES]
        self.use_colours(names[(names.index(self.theme) + 1) % len(names)])

    async def action_quit(self) -> None:
        """Stop, once the person has seen that nothing is lost; a second time stops at once."""
        from tui.screens.stop import Stop

        if isinstance(self.screen, Stop):
            await self._stop()
        else:
            self.push_screen(Stop(self.what_is_kept), self._stop_or_stay)

    @property
    def what_is_kept(self) -> str:
        """What somebody reads who stops: whether it is kept."""
        return _PRACTICE if self.walk_given.practice else _KEPT

    def action_help_quit(self) -> None:
        """Ctrl+C is what people press to get out."""
        self.run_worker(self.action_quit())

    async def _stop_or_stay(self, answer: str | None) -> None:
        if answer == "stop":
            await self._stop()

    async def _stop(self) -> None:
        await self._leave()
        await self.forget_copied()
        self.exit(message=self.what_is_kept)

    def action_command_palette(self) -> None:
        """The menu, saying how it is used."""
        from textual.command import CommandPalette

        if not isinstance(self.screen, CommandPalette):
            self.push_screen(CommandPalette(placeholder="Type what you want to do. Enter does it, Esc goes back."))

    def get_system_commands(self, screen: Screen[object]) -> Iterable[SystemCommand]:
        """The menu: our own commands and no others."""
        from tui.menu import menu

        yield from menu(self, screen)

    def use_colours(self, theme: str) -> None:
        """Use these colours, and keep which they are."""
        self.theme = theme
        if not self.walk_given.session.locked:
            self.walk_given.session.choose_colours(theme)

    def _fatal_error(self) -> None:
        """Textual would print the values of variables, and with them a person's words, into the terminal's history."""
        failed = self._exception
        error = failed.error if isinstance(failed, WorkerFailed) else failed
        if isinstance(error, SelfAuditError):  # a full disk, for one: no fault, and it says itself what to do
            self.exit(return_code=Exit.REFUSED, message=f"selfaudit had to stop. {error}")
        else:
            self.exit(return_code=Exit.FAULT, message=f"{FAULT}\n{whereabouts(error)}")
