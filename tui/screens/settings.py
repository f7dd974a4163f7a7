"""The privacy settings, platform by platform: set by the person, ticked by the person, then looked at again."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.widgets import Button, OptionList, Select, Static
from textual.widgets.option_list import Option

from selfaudit.model import Account
from selfaudit.progress import Step
from selfaudit.session import now
from tui.looking_again import LookingAgain
from tui.settings_state import Row, rows
from tui.widgets.notice import Notice
from tui.widgets.plain_button import PlainButton
from tui.widgets.reading import Reading
from tui.widgets.setting_detail import SettingDetail
from tui.words import count, outside_line

_NONE = (
    "There are no settings to go through: either no account is on your list, or nothing is known of its settings.\n\n"
    "You can add accounts on the Accounts step."
)


class Settings(LookingAgain):
    """A list of settings under the name of their account; the marked one in full beside it."""

    STEP = Step.SETTINGS
    HEADING = "Your privacy settings"
    SCROLLS = False
    HELP = (
        "Here are the settings that keep the most private, account by account: which value to choose, why, and where "
        "to find it. Open the site yourself, set it there, then press D here.\n\n"
        "What you tick is your own word: it counts as said, not as seen. Press A and selfaudit looks at that page "
        "again, as a stranger would. Where a download of your data shows how a setting stood, that is told with its "
        "date.\n\n"
        "Sites move their settings about. What is older than about six months is greyed, and what could not be "
        "checked says so."
    )
    KEYS = (
        ("D", "it is set: tick it"),
        ("A", "look at this account again"),
        ("U", "take the tick away"),
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("d", "tick", "It is set", key_display="D"),
        Binding("u", "untick", "Undo", key_display="U"),
    ]

    def body(self) -> ComposeResult:
        """How many are set, then list and detail."""
        if not self._rows:
            with Reading(can_focus=False):
                yield Static(Content(_NONE), classes="paragraph", id="nothing")
            return
        yield Static(id="above", classes="quiet")
        if len(mine := self._accounts) > 1:
            with Horizontal(id="filters"):
                named = [(outside_line(one.label, 40), one.id) for one in mine]
                yield Select(named, prompt="All accounts", id="account", compact=True)
        yield Notice("again")
        with Horizontal(id="split"):
            yield OptionList(id="settings", markup=False)
            with Vertical(id="right"):
                yield SettingDetail(id="setting")
                with Horizontal(id="decisions"):
                    yield PlainButton("It is set", "tick", small=True, classes="decision")
                    yield PlainButton("Look again", "look-again", small=True, classes="decision")
                    yield PlainButton("Undo", "untick", small=True, classes="decision")

    @property
    def begin_with(self) -> str:
        """The list, where there is one."""
        return "#settings" if self._rows else "#next"

    def on_mount(self) -> None:
        """Start at the first setting that is not set."""
        if self._rows:
            self._fill()

    @on(Select.Changed, "#account")
    def filtered(self) -> None:
        """List only the settings of one account, or all."""
        self._fill()

    def _fill(self) -> None:
        rows_ = self._rows
        options, before = [], ""
        for number, row in enumerate(rows_):
            if row.account.id != before:
                options.append(Option(outside_line(row.account.label, 60).stylize("bold"), disabled=True))
            before = row.account.id
            options.append(Option(_line(row), id=str(number)))
        listed = self.query_one("#settings", OptionList)
        listed.set_options(options)
        first = next((number for number, row in enumerate(rows_) if row.mark != "✓"), 0)
        listed.highlighted = listed.get_option_index(str(first))

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """A tick is put where there is none, and taken away where there is one."""
        if action in ("tick", "untick"):
            row = self._row
            return bool(row and not self.busy and row.said == (action == "untick"))
        return super().check_action(action, parameters)

    @on(OptionList.OptionHighlighted, "#settings")
    def marked(self) -> None:
        """Show the marked setting."""
        self._show()

    @on(OptionList.OptionSelected, "#settings")
    def chosen(self) -> None:
        """Enter goes to the buttons."""
        self.query_one("#untick" if self._row and self._row.said else "#tick").focus()

    def on_button_pressed(self, event: Button.Pressed) -> None:
        """One of the buttons under the setting."""
        if event.button.id == "tick":
            self.action_tick()
        elif event.button.id == "untick":
            self.action_untick()
        elif event.button.id == "look-again":
            self.action_again()

    def action_tick(self) -> None:
        """Keep the person's word that it is set, and go to the next setting."""
        if self.check_action("tick", ()):
            self._say(True)
            self.query_one("#settings", OptionList).action_cursor_down()
            self.query_one("#settings").focus()

    def action_untick(self) -> None:
        """Take that back."""
        if self.check_action("untick", ()):
            self._say(False)

    def to_look_at(self) -> Sequence[str]:
        """The account of the marked setting."""
        return (self._row.account.id,) if self._row else ()

    def looked_again(self) -> None:
        """Nothing but the notice changes: a tick stays the person's own word."""

    def _say(self, changed: bool) -> None:
        row = self._row
        if row is None:
            return
        for name in row.names:
            self.session.say_changed(row.account.id, name, changed)
        if row := self._row:
            self.query_one("#settings", OptionList).replace_option_prompt(self._marked, _line(row))
        self._show()

    @property
    def _rows(self) -> tuple[Row, ...]:
        every = rows(self.session.progress, self.walk.platforms.known)
        return tuple(row for row in every if row.account.id == self._wanted) if self._wanted else every

    @property
    def _accounts(self) -> list[Account]:
        """The accounts that have settings to go through."""
        return list({row.account.id: row.account for row in self._rows}.values())

    @property
    def _wanted(self) -> str:
        """The account that was asked for; empty where that is all of them."""
        box = self.query("#account").results(Select) if self.is_mounted else ()
        return next((str(one.value) for one in box if one.value is not Select.NULL), "")

    @property
    def _marked(self) -> str:
        listed = self.query_one("#settings", OptionList)
        at = listed.highlighted
        return (listed.get_option_at_index(at).id or "") if at is not None else ""

    @property
    def _row(self) -> Row | None:
        if not self.is_mounted or not self.query("#settings"):
            return None
        rows_, marked = self._rows, self._marked
        return rows_[int(marked)] if marked and int(marked) < len(rows_) else None

    def _show(self) -> None:
        row, rows_ = self._row, self._rows
        if row is None:
            return
        done = sum(one.mark == "✓" for one in rows_)
        self.query_one("#above", Static).update(
            Content(f"{done} of {count(len(rows_), 'setting', 'settings')} set. Open the site, set it, then tick it.")
        )
        self.query_one(SettingDetail).tell(row, now().date(), f"{int(self._marked) + 1} of {len(rows_)}")
        self.query_one("#tick").display = not row.said
        self.query_one("#untick").display = row.said
        self.query_one("#look-again").display = bool(self.can_look())
        self.refresh_bindings()


def _line(row: Row) -> Content:
    return Content(f"{row.mark} {row.setting.title}")
