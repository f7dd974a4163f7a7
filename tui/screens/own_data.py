"""The person's own data: how to ask each site for it, and reading what came, with what comes of it in words."""

from __future__ import annotations

from contextlib import ExitStack, aclosing, suppress
from typing import ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.widgets import Button, OptionList, Static
from textual.widgets.option_list import Option
from textual.worker import Worker, WorkerError

from selfaudit.errors import BadInputError, SelfAuditError
from selfaudit.model import Account
from selfaudit.progress import Step
from selfaudit.stepping import in_thread
from tui.base import WalkScreen
from tui.open_files import OpenFiles
from tui.own_data_words import (
    HELP,
    NOTHING_YET,
    OPEN_IT,
    PRACTICE,
    WHY,
    WHY_IN_SHORT,
    asked_on,
    how_to_ask,
    mark,
    state,
)
from tui.own_files import Told, read_own_files
from tui.screens.choose import ChooseAccount
from tui.screens.own_data_ask import ask_name, ask_where
from tui.walk import Walk
from tui.widgets.notice import Notice
from tui.widgets.plain_button import PlainButton
from tui.widgets.reading import Reading
from tui.words import outside_line


class OwnDataStep(WalkScreen):
    """Accounts on the left; on the right how it stands with their data; above, what is being read."""

    STEP = Step.OWN_DATA
    HEADING = "Read in your own data"
    SCROLLS = False
    HELP = HELP
    KEYS = (("O", "open a file or folder"), ("A", "you have asked for the data of the marked account"))
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("o", "open", "Open a file", key_display="O"),
        Binding("a", "asked", "I have asked", key_display="A"),
    ]

    _reading: Worker[None] | None = None

    def __init__(self, walk: Walk) -> None:
        super().__init__(walk)
        self._told: list[str] = []
        self._now = ""

    @property
    def busy(self) -> bool:
        """True while something is read."""
        return self._reading is not None and not self._reading.is_finished

    @property
    def idle_keys(self) -> tuple[str, ...]:
        """In practice no files are read."""
        return () if self._opens else ("O",)

    @property
    def begin_with(self) -> str:
        """The list, where there is one."""
        return "#own" if self._accounts else "#next"

    def body(self) -> ComposeResult:
        """Why, what is being read, then the accounts with the marked one beside them."""
        yield Notice("told")
        with Reading(id="told-so-far"):
            yield Static(id="far", classes="paragraph")
        with Horizontal(id="split"):
            yield OptionList(*(self._line(account) for account in self._accounts), id="own", markup=False)
            with Vertical(id="right"):
                with Reading(id="detail"):
                    yield Static(id="how")
                with Horizontal(id="decisions"):
                    yield PlainButton("Open a file or folder", "open", small=True, classes="decision")
                    yield PlainButton("I have asked for it", "asked", small=True, classes="decision")

    def on_mount(self) -> None:
        """The first account is marked."""
        self.query_one("#own").display = bool(self._accounts)
        self._draw()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """One thing is read at a time, and asking needs an account."""
        if action == "open":
            return not self.busy and self._opens is not None
        if action == "asked":
            return bool(self._accounts) and not self.busy
        return super().check_action(action, parameters)

    @on(OptionList.OptionHighlighted, "#own")
    def marked(self) -> None:
        """Show the marked account."""
        self._draw()

    @on(OptionList.OptionSelected, "#own")
    def chosen(self) -> None:
        """Enter goes to the buttons."""
        self.query_one("#open" if self._opens else "#asked").focus()

    def on_button_pressed(self, event: Button.Pressed) -> None:
        """Open, asked, or on and back."""
        if event.button.id == "open":
            self.action_open()
        elif event.button.id == "asked":
            self.action_asked()
        else:
            super().on_button_pressed(event)

    def action_next(self) -> None:
        """While something is read, the button stops it."""
        if self.busy:
            self.run_worker(self._halt())
        else:
            super().action_next()

    def action_back(self) -> None:
        """While something is read, going back means stopping first."""
        if self.busy:
            self.run_worker(self._halt())
        else:
            super().action_back()

    def action_asked(self) -> None:
        """Keep that the person has asked for this account's data, or take it back."""
        account = self._marked
        if account:
            self.session.say_asked(account, asked_on(self.session.progress, account) is None)
            self._draw()

    def action_open(self) -> None:
        """Ask where it is, and read it."""
        if not self.busy and self._opens:
            self._reading = self._read(self._opens)

    async def leave(self) -> None:
        """Stop before the step is left; what was read is kept."""
        await self._halt()

    async def _halt(self) -> None:
        work = self._reading
        if work is None or work.is_finished:
            return
        self.query_one("#far", Static).update("Stopping. What was read is kept.")
        work.cancel()
        with suppress(WorkerError):
            await work.wait()

    @work
    async def _read(self, opens: OpenFiles) -> None:
        name = await self.app.push_screen_wait(ask_where())
        if name is None:
            return
        self._told, self._now = [], "Finding out what it is. This can take a few seconds."
        self.query_one("#told", Notice).tell("")
        self._draw()
        try:
            with ExitStack() as closing:
                files = await in_thread(lambda: opens(name, closing))
                async with aclosing(
                    read_own_files(files, self.session, self.walk.platforms.platforms, self._whose)
                ) as steps:
                    async for told in steps:
                        self._tell(told)
        except SelfAuditError as error:
            self.query_one("#told", Notice).tell_error(error)
        finally:
            self._now = ""

    def on_worker_state_changed(self) -> None:
        """Reading began or ended: the buttons mean something else now."""
        self._draw()

    async def _whose(self, platform: str) -> Account | None:
        """Which account the data is of: the only one there is, the one chosen, or one that is added now."""
        mine = [account for account in self._accounts if not platform or account.platform == platform]
        if len(mine) == 1:
            return mine[0]
        if mine:
            return await self.app.push_screen_wait(ChooseAccount(mine, question="Which account of yours is it from?"))
        if not platform:
            raise BadInputError(
                "There is no account on your list that these files could belong to.", "Add it on the Accounts step."
            )
        known = self.walk.platforms.known(platform)
        name = await self.app.push_screen_wait(ask_name(known.name if known else platform))
        if name is None:
            return None
        account = self.walk.platforms.resolve(name, platform)
        self.session.add(account)
        options = self.query_one("#own", OptionList)
        options.add_option(Option(self._line(account)))
        options.display = True
        return account

    def _tell(self, told: Told) -> None:
        if told.outcome:
            self._told.append(told.text)
            self._draw()
        elif told.text != self._now:
            self._now = told.text
            self._draw_far()

    @property
    def _opens(self) -> OpenFiles | None:
        return self.walk.open_files

    @property
    def _accounts(self) -> tuple[Account, ...]:
        return self.session.progress.accounts

    @property
    def _marked(self) -> Account | None:
        index = self.query_one("#own", OptionList).highlighted or 0
        return self._accounts[index] if index < len(self._accounts) else None

    def _line(self, account: Account) -> Content:
        return Content.assemble(f"{mark(self.session.progress, account)} ", outside_line(account.label, 60))

    def _draw(self) -> None:
        progress, account = self.session.progress, self._marked
        options = self.query_one("#own", OptionList)
        for index, one in enumerate(self._accounts[: options.option_count]):
            options.replace_option_prompt_at_index(index, self._line(one))
        parts = [Content(WHY)] if self._opens else [Content(WHY), Content(PRACTICE)]
        if account is None:
            parts.append(Content(NOTHING_YET))
        else:
            read_it = OPEN_IT if self._opens else ""
            standing = [outside_line(text, 600) for text in state(progress, account, read_it)]
            ask = Content("\n").join(
                outside_line(text, 400) for text in how_to_ask(self.walk.platforms.known(account.platform), read_it)
            )
            parts = [outside_line(account.label).stylize("bold"), *standing, ask, *parts]
        self.query_one("#how", Static).update(Content("\n\n").join(parts))
        asked = self.query_one("#asked", PlainButton)
        asked.display = account is not None
        asked.relabel("✓ Asked for" if account and asked_on(progress, account) else "I have asked for it")
        self.query_one("#open", PlainButton).display = self._opens is not None
        self.name_next("Stop" if self.busy and self._now else self.next_label)
        self._draw_far()
        self.refresh_bindings()

    def _draw_far(self) -> None:
        far = self.query_one("#far", Static)
        lines = [outside_line(text, 600) for text in (*self._told, *([self._now] if self._now else []))]
        far.update(Content("\n").join(lines or [Content(WHY_IN_SHORT)]))
        self.call_after_refresh(self._follow)

    def _follow(self) -> None:
        """The last line stays in sight; where some are out of sight, one can go there and read them."""
        place = self.query_one("#told-so-far", Reading)
        place.can_focus = place.max_scroll_y > 0
        place.scroll_end(animate=False)
