"""A question in a box: a few buttons, and a line to type where one is asked for."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Button, OptionList, Static

from tui.widgets.entry import Entry
from tui.widgets.key_bar import KeyBar
from tui.widgets.plain_button import PlainButton
from tui.words import outside_line


class Ask(ModalScreen[str | None]):
    """Gives the id of the button pressed, or None where the person went back. The first button leads on."""

    AUTO_FOCUS = "PlainButton"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("tab", "app.focus_next", "Move", key_display="Tab"),
        Binding("down,right", "app.focus_next", show=False),
        Binding("up,left", "app.focus_previous", show=False),
        Binding("escape", "back", "Back", key_display="Esc"),
    ]

    def __init__(self, heading: str, text: Sequence[Content], buttons: Sequence[tuple[str, str]]) -> None:
        super().__init__()
        self._heading = heading
        self._text = text
        self._buttons = buttons

    def compose(self) -> ComposeResult:
        """The box."""
        with Vertical(id="box"):
            yield Static(self._heading, classes="heading", markup=False)
            with VerticalScroll(id="box-text", can_focus=False):
                for paragraph in self._text:
                    yield Static(paragraph, classes="paragraph")
            yield from self.entry()
            with Horizontal(id="box-buttons"):
                for index, (name, label) in enumerate(self._buttons):
                    yield PlainButton(label, name, main=not index)
        yield KeyBar()

    def entry(self) -> ComposeResult:
        """A place to type, where there is one."""
        yield from ()

    def on_button_pressed(self, event: Button.Pressed) -> None:
        """One of the answers."""
        event.stop()
        self.answer(event.button.id)

    def answer(self, name: str | None) -> None:
        """Close the box with this answer."""
        self.dismiss(name)

    def action_back(self) -> None:
        """No answer."""
        self.dismiss(None)


class AskText(Ask):
    """Asks for a line of text. Gives the text, or None where the person went back or left it empty."""

    AUTO_FOCUS = "Entry"

    def __init__(self, heading: str, text: Sequence[Content], button: str, value: str = "", example: str = "") -> None:
        super().__init__(heading, text, (("keep", button), ("no", "Go back")))
        self._value = value
        self._example = example

    def entry(self) -> ComposeResult:
        """The line to type in."""
        yield Entry(self._value, self._example, "text")

    def on_input_submitted(self) -> None:
        """Enter keeps the text."""
        self.answer("keep")

    def answer(self, name: str | None) -> None:
        """Close the box with the text, or without; an empty text cannot be kept."""
        entry = self.query_one("#text", Entry)
        if name != "keep":
            self.dismiss(None)
        elif entry.value.strip():
            self.dismiss(entry.value.strip())
        else:
            entry.focus()


class AskHosts(Ask):
    """Asks which further hosts a website may load from; none is ticked to begin with."""

    AUTO_FOCUS = "#hosts"

    def __init__(self, label: str, hosts: Sequence[str]) -> None:
        text = (
            Content.assemble(
                outside_line(label, 60), " is built from more than its own address. selfaudit stopped this:"
            ),
            Content(
                "Tick only what you know, with Enter. Whoever runs it would see that somebody opened your page, and "
                "nothing about you. It counts for one more look."
            ),
        )
        super().__init__("Let your website load more?", text, (("allow", "Look again with these"), ("no", "Go back")))
        self._ticked = dict.fromkeys(hosts, False)

    @property
    def chosen(self) -> tuple[str, ...]:
        """The hosts that are ticked."""
        return tuple(host for host, ticked in self._ticked.items() if ticked)

    def entry(self) -> ComposeResult:
        """The hosts to tick."""
        yield OptionList(*map(self._line, self._ticked), id="hosts")

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Put a tick, or take it away."""
        host = list(self._ticked)[event.option_index]
        self._ticked[host] = not self._ticked[host]
        event.option_list.replace_option_prompt_at_index(event.option_index, self._line(host))

    def answer(self, name: str | None) -> None:
        """Close the box; without a tick there is nothing to allow."""
        self.dismiss(name if name == "allow" and self.chosen else None)

    def _line(self, host: str) -> Content:
        return Content.assemble("[✓] " if self._ticked[host] else "[ ] ", outside_line(host, 60))
