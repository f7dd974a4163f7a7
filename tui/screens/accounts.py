"""The person's own accounts: a tile and a name, or an address pasted as it is."""

from __future__ import annotations

from typing import ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, ItemGrid, Vertical
from textual.content import Content
from textual.widgets import Button, Input, OptionList, Static
from textual.widgets.option_list import Option

from selfaudit.errors import BadInputError
from selfaudit.model import Account, Step
from selfaudit.session import now
from selfaudit.text import one_line
from tui.base import WalkScreen
from tui.platform_words import cards
from tui.screens.ask import Ask
from tui.screens.card import SiteCard
from tui.widgets.entry import Entry
from tui.widgets.notice import Notice
from tui.widgets.plain_button import PlainButton
from tui.words import count, outside_line

_ANYTHING = "Paste the address of your page"


class Accounts(WalkScreen):
    """Pick a site or paste an address, say that it is yours, and it is on the list."""

    STEP = Step.ACCOUNTS
    HEADING = "Your own accounts"
    NEXT = "Next: look"
    HELP = (
        "Type the address of your page, such as instagram.com/yourname, and press Enter. Or choose a site first, and "
        "type only your name there.\n\n"
        "Think of old accounts too: a blog, a page from a hobby, a profile from before you worked in a school. "
        "Only name accounts that are yours: looking people up is not what this is for.\n\n"
        "To see what strangers see on a site and what to set there, move to an account and press Enter. To take an "
        "account off the list, move to it and press Delete."
    )
    KEYS = (
        ("Enter", "on your list: what to know of that site and what to set there"),
        ("Delete", "take the marked account off your list"),
    )
    BINDINGS: ClassVar[list[BindingType]] = [Binding("delete", "remove", "Take off list", key_display="Del")]

    _platform: str | None = None

    @property
    def begin_with(self) -> str:
        """What the keyboard is on."""
        return "#account"

    def body(self) -> ComposeResult:
        """A line to type in, the list so far, and the sites."""
        yield Static(_ANYTHING, id="ask", classes="label", markup=False)
        yield Entry("", "For example: instagram.com/yourname", "account")
        yield Notice("told")
        with Vertical(id="list"):
            yield Static(id="list-heading", classes="label")
            yield OptionList(id="accounts", markup=False)
            with Horizontal(id="list-buttons"):
                yield PlainButton("What to set there", "card", small=True)
                yield PlainButton("Take the marked account off the list", "remove", small=True)
        yield Static("Or choose a site, then type your name there", classes="label", markup=False)
        with ItemGrid(min_column_width=19, regular=False, id="tiles"):
            for index, (_, name) in enumerate(self.walk.platforms.choices()):
                yield PlainButton(name, f"tile-{index}", classes="tile")

    def on_mount(self) -> None:
        """Show what is on the list already."""
        self._draw()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Only what is on the list can be taken off it."""
        if action == "remove":
            return bool(self.session.progress.accounts)
        return super().check_action(action, parameters)

    def on_button_pressed(self, event: Button.Pressed) -> None:
        """A tile, or taking something off the list."""
        name = event.button.id or ""
        if name.startswith("tile-"):
            self._pick(int(name.removeprefix("tile-")))
        elif name == "remove":
            self.action_remove()
        elif name == "card":
            self._tell_of_marked()

    @on(OptionList.OptionSelected, "#accounts")
    def _tell_of_marked(self) -> None:
        """Show what is known of the marked account's site."""
        account = self._marked
        if account and (site := self.walk.platforms.known(account.platform)):
            self.app.push_screen(SiteCard(site.name, tuple(cards(site, now().date()))))

    @on(Input.Submitted, "#account")
    def submitted(self, event: Input.Submitted) -> None:
        """Read what was typed; an empty line goes on."""
        if event.value.strip():
            self._add(event.value.strip())
        else:
            self.action_next()

    def action_remove(self) -> None:
        """Take the marked account off the list."""
        if account := self._marked:
            self.session.remove(account.id)
            self._draw()

    @property
    def _marked(self) -> Account | None:
        accounts = self.session.progress.accounts
        marked = self.query_one("#accounts", OptionList).highlighted
        return accounts[marked or 0] if accounts else None

    def _pick(self, index: int) -> None:
        chosen, name = self.walk.platforms.choices()[index]
        self._platform = None if chosen == self._platform else chosen
        for tile in self.query(".tile"):
            tile.set_class(tile.id == f"tile-{index}" and self._platform is not None, "picked")
        self.query_one("#ask", Static).update(
            Content(f"Your name on {name}, or the address of your page" if self._platform else _ANYTHING)
        )
        self.query_one("#account", Entry).focus()

    @work(exclusive=True)
    async def _add(self, text: str) -> None:
        told = self.query_one("#told", Notice)
        try:
            account = self.walk.platforms.resolve(text, self._platform)
            if await self.app.push_screen_wait(_confirm(account)) != "mine":
                return
            self.session.add(account)
        except BadInputError as error:
            told.tell_error(error)
            return
        told.tell(f"Added: {one_line(account.label, 60)}", "Add another one, or go on.")
        self.query_one("#account", Entry).value = ""
        self._draw()

    def _draw(self) -> None:
        accounts = self.session.progress.accounts
        self.query_one("#list-heading", Static).update(
            Content(f"On your list: {count(len(accounts), 'account', 'accounts')}")
        )
        options = self.query_one("#accounts", OptionList)
        options.set_options(Option(outside_line(account.label, 70)) for account in accounts)
        options.highlighted = 0 if accounts else None
        options.display = bool(accounts)
        self.query_one("#list-buttons").display = bool(accounts)
        self.name_next("Next: look at the pages" if accounts else "I have none: go on")
        self.refresh_bindings()


def _confirm(account: Account) -> Ask:
    where = outside_line(account.address) if account.address else Content("This site has no page that strangers see.")
    text = (
        outside_line(account.label).stylize("bold"),
        where,
        Content("Only look at accounts of your own. Your word is enough; it is kept with your list."),
    )
    return Ask("Is this account yours?", text, (("mine", "Yes, it is mine"), ("no", "No, go back")))
