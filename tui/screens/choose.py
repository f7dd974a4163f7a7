"""Which of the accounts is meant."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import OptionList, Static

from selfaudit.model import Account
from tui.widgets.key_bar import KeyBar
from tui.words import outside_line


class ChooseAccount(ModalScreen[Account | None]):
    """Gives the account that was chosen, or None where the person went back."""

    AUTO_FOCUS = "OptionList"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "back", "Back", key_display="Esc"),
    ]

    def __init__(
        self,
        accounts: Sequence[Account],
        unseen: Collection[Account] = (),
        question: str = "Which account do you want to show?",
    ) -> None:
        super().__init__()
        self._accounts = accounts
        self._unseen = unseen
        self._question = question

    def compose(self) -> ComposeResult:
        """The box with the list."""
        with Vertical(id="box"):
            yield Static(self._question, classes="heading", markup=False)
            unseen = " Those marked ? could not be looked at." if self._unseen else ""
            yield Static(f"Up and down, then Enter.{unseen}", classes="quiet", markup=False)
            yield OptionList(*(self._line(account) for account in self._accounts), id="which")
        yield KeyBar()

    @on(OptionList.OptionSelected)
    def chosen(self, event: OptionList.OptionSelected) -> None:
        """This one."""
        self.dismiss(self._accounts[event.option_index])

    def _line(self, account: Account) -> Content:
        return Content.assemble("? " if account in self._unseen else "  ", outside_line(account.label, 60))

    def action_back(self) -> None:
        """None of them."""
        self.dismiss(None)
