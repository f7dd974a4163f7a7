"""The person's own accounts: a tile and a name, or an address pasted as it is."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, ItemGrid, Vertical
from textual.content import Content
from textual.widgets import Button, Input, OptionList, Static
from textual.widgets.option_list import Option

from selfaudit.errors import BadInputError
from selfaudit.model import Account
from selfaudit.progress import Step
from selfaudit.session import now
from selfaudit.text import one_line
from tui.base import Open, WalkScreen
from tui.platform_words import cards
from tui.screens.ask import Ask
from tui.screens.card import SiteCard
from tui.screens.forgotten import Forgotten
from tui.screens.further import Further
from tui.screens.search_yourself import SearchYourself
from tui.widgets.entry import Entry
from tui.widgets.notice import Notice
from tui.widgets.plain_button import PlainButton
from tui.words import count, outside_line

_MORE = {
    "linked": "Accounts that your pages link to",
    "forgotten": "Find accounts I may have forgotten",
    "search": "Search for yourself",
}
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
        ("F3", "find accounts you may have forgotten, on this device"),
        ("F5", "see the accounts that your pages link to"),
        ("F6", "see what to search for about yourself"),
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("delete", "remove", "Take off list", key_display="Del"),
        Binding("f3", "more('forgotten')", "Forgotten ones", key_display="F3"),
        Binding("f5", "more('linked')", "Linked ones", key_display="F5"),
        Binding("f6", "more('search')", "Search yourself", key_display="F6"),
    ]

    _platform: str | None = None

    @property
    def idle_keys(self) -> tuple[str, ...]:
        """Without places to look through, there is nothing to find again."""
        return () if self.walk.footprints else ("F3",)

    @property
    def begin_with(self) -> str:
        """What the keyboard is on."""
        return "#account"

    def body(self) -> ComposeResult:
        """A line to type in, the list so far, further ways to find accounts, and the sites."""
        yield Static(_ANYTHING, id="ask", classes="label", markup=False)
        yield Entry("", "For example: instagram.com/yourname", "account", each=True)
        yield Notice("told")
        with Vertical(id="list"):
            yield Static(id="list-heading", classes="label")
            yield OptionList(id="accounts", markup=False)
            with Horizontal(id="list-buttons"):
                yield PlainButton("What to set there", "card", small=True)
                yield PlainButton("Take the marked account off the list", "remove", small=True)
        yield Static("Not sure that you have them all?", classes="label", markup=False)
        with Vertical(id="more"):
            for name, label in _MORE.items():
                yield PlainButton(label, name, small=True)
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
        if action == "more":
            return self._is_there(str(parameters[0]))
        return super().check_action(action, parameters)

    def on_button_pressed(self, event: Button.Pressed) -> None:
        """A tile, or taking something off the list."""
        name = event.button.id or ""
        if name.startswith("tile-"):
            self._pick(int(name.removeprefix("tile-")))
        elif name == "remove":
            self.action_remove()
        elif name in _MORE:
            self.action_more(name)
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
            self._add((event.value.strip(),))
        else:
            self.action_next()

    def on_entry_lines(self, event: Entry.Lines) -> None:
        """Several accounts pasted at once are asked about one after the other."""
        self._add(event.lines)

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

    def action_more(self, name: str) -> None:
        """Another way to one's accounts: what was forgotten, what a search shows, what one's pages link to."""
        if name == "forgotten" and self.walk.footprints:
            self.post_message(Open(Forgotten(self.walk, self.walk.footprints)))
        elif name == "search":
            self.post_message(Open(SearchYourself(self.walk)))
        elif name == "linked":
            self.post_message(Open(Further(self.walk, self.session.linked())))

    def _is_there(self, name: str) -> bool:
        if name == "linked":
            return bool(self.session.linked())
        return name != "forgotten" or self.walk.footprints is not None

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
    async def _add(self, lines: Sequence[str]) -> None:
        """Ask about the account that each line names; what names none stays in its place, to be put right."""
        told, entry = self.query_one("#told", Notice), self.query_one("#account", Entry)
        added, unread = list[Account](), list[tuple[str, BadInputError]]()
        for line in lines:
            try:
                account = self.walk.platforms.resolve(line, self._platform)
                site = self.walk.platforms.known(account.platform)
                asked = _confirm(account) if account.address or site is None else _offer(account, site.no_page)
                if await self.app.push_screen_wait(asked) == "mine":
                    self.session.add(account)
                    added.append(account)
            except BadInputError as error:
                unread.append((line, error))
        if unread:
            entry.value, why = unread[0]
            others = f" {len(unread) - 1} more of what you pasted could not be added either." if unread[1:] else ""
            told.tell(why.message, f"{why.hint}{others}".strip())
        elif added:
            entry.value = ""
            names = ", ".join(one_line(account.label, 60) for account in added)
            told.tell(f"Added: {names}", "Add another one, or go on.")
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
        for name in _MORE:
            self.query_one(f"#{name}").display = self._is_there(name)
        self.query_one("#linked", PlainButton).relabel(f"{_MORE['linked']}: {len(self.session.linked())}")
        self.name_next("Next: look at the pages" if accounts else "I have none: go on")
        self.refresh_bindings()


def _confirm(account: Account) -> Ask:
    text = (
        outside_line(account.label).stylize("bold"),
        outside_line(account.address),
        Content("Only look at accounts of your own. Your word is enough; it is kept with your list."),
    )
    return Ask("Is this account yours?", text, (("mine", "Yes, it is mine"), ("no", "No, go back")))


def _offer(account: Account, why: str) -> Ask:
    """The question for a site whose page is not looked at; `why` says why not."""
    text = (
        outside_line(account.label).stylize("bold"),
        outside_line(why),
        Content("Nothing is visited. It goes on your list with a guide of what you can do there."),
    )
    return Ask("Put this on your list?", text, (("mine", "Yes, put it on my list"), ("no", "No, go back")))
