"""What is on the screen while the vault is locked: nothing of the person's, and the way back in."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.message import Message
from textual.screen import Screen
from textual.widgets import Button, Static

from selfaudit.errors import SelfAuditError, WrongKeyError
from selfaudit.ports import Store
from tui.walk import Door
from tui.widgets.entry import Entry
from tui.widgets.key_bar import KeyBar
from tui.widgets.plain_button import PlainButton

_WHY = "Your vault is closed and nothing of it is on the screen. Everything is kept."
_TYPE_IT = "Type your passphrase to go on. It is not shown while you type."
_KEYRING = "Unlock it to go on. Your computer's keyring holds the key, so nothing has to be typed."


class Unlocked(Message):
    """The vault is open again."""

    def __init__(self, store: Store) -> None:
        super().__init__()
        self.store = store


class Locked(Screen[None]):
    """Asks for the passphrase where the vault has one, opens the vault and says so by `Unlocked`."""

    AUTO_FOCUS = "Entry, #unlock"
    HELP = (
        "Your vault is the one locked file in which everything you do here is kept. While it is locked, nobody at this "
        "screen can read it. It locks when you press F4, and by itself after ten minutes without a key. It waits while "
        "pages are looked at, a window of selfaudit is open or a folder is watched.\n\n"
        "Unlock it to go on where you were, or press Ctrl+Q to stop: nothing is lost either way. If you forget your "
        "passphrase, nobody can find it out, and we cannot either."
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("tab", "app.focus_next", "Move", key_display="Tab"),
        Binding("enter", "unlock", "Unlock", key_display="Enter"),
    ]

    def __init__(self, door: Door) -> None:
        super().__init__()
        self._door = door
        self._typed = door.wants_passphrase()

    def compose(self) -> ComposeResult:
        """The box."""
        with Vertical(id="box"):
            yield Static("Locked", classes="heading", markup=False)
            yield Static(_WHY, classes="paragraph", markup=False)
            yield Static(_TYPE_IT if self._typed else _KEYRING, classes="paragraph", markup=False)
            if self._typed:
                yield Entry(name="passphrase", hidden=True)
            yield Static(id="trouble", markup=False)
            with Horizontal(id="box-buttons"):
                yield PlainButton("Unlock", "unlock", main=True)
        yield KeyBar()

    def on_input_submitted(self) -> None:
        """Enter in the line unlocks."""
        self.action_unlock()

    def on_button_pressed(self) -> None:
        """The only button."""
        self.action_unlock()

    def action_unlock(self) -> None:
        """Open the vault; making the key of a passphrase takes a moment."""
        button = self.query_one("#unlock", Button)
        if not button.disabled:
            button.disabled = True
            self.run_worker(self._unlock(), exclusive=True)

    async def _unlock(self) -> None:
        passphrase = self.query_one("#passphrase", Entry).value if self._typed else ""
        trouble = ""
        try:
            store = await self._door.open(passphrase)
        except WrongKeyError:
            trouble = "That is not the passphrase. Try again." if self._typed else "The key was not there. Try again."
        except SelfAuditError as error:
            trouble = f"{error.message} {error.hint}".strip()
        else:
            self.post_message(Unlocked(store))
            return
        self.query_one("#trouble", Static).update(trouble)
        self.query_one("#unlock", Button).disabled = False
        if self._typed:
            entry = self.query_one("#passphrase", Entry)
            entry.value = ""
            entry.focus()
