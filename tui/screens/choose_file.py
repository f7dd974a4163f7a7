"""Which file or folder is meant: typed, dragged into the window, or chosen from a list."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Button, DirectoryTree, Static

from tui.saving import likely_folder
from tui.screens.ask import AskText
from tui.widgets.entry import Entry
from tui.widgets.files import Files
from tui.widgets.key_bar import KeyBar
from tui.widgets.plain_button import PlainButton
from tui.words import outside_line


class ChooseFile(ModalScreen[Path | None]):
    """Gives the file or folder that was chosen, or None where the person went back."""

    AUTO_FOCUS = "#files"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("tab", "app.focus_next", "Move", key_display="Tab"),
        Binding("ctrl+n", "take", "Take what is marked", key_display="Ctrl+N"),
        Binding("escape", "back", "Back", key_display="Esc"),
    ]

    def __init__(self, heading: str, begin: Path) -> None:
        super().__init__()
        self._heading, self._begin = heading, begin

    def compose(self) -> ComposeResult:
        """The box with the tree, and what is marked in it."""
        with Vertical(id="box", classes="tall"):
            yield Static(self._heading, classes="heading", markup=False)
            yield Files(self._begin)
            yield Static(id="marked")
            with Horizontal(id="box-buttons"):
                yield PlainButton("Take what is marked", "take", main=True)
                yield PlainButton("Go back", "no")
        yield KeyBar()

    def on_tree_node_highlighted(self) -> None:
        """Say in full what is marked."""
        self.query_one("#marked", Static).update(outside_line(str(self.query_one(Files).marked), 200))

    def on_directory_tree_file_selected(self, event: DirectoryTree.FileSelected) -> None:
        """Enter on a file, or a press on it, chooses it."""
        self.dismiss(event.path)

    def on_button_pressed(self, event: Button.Pressed) -> None:
        """Take it, or go back."""
        if event.button.id == "take":
            self.action_take()
        else:
            self.action_back()

    def action_take(self) -> None:
        """What is marked: a file, or a folder with all that is in it."""
        self.dismiss(self.query_one(Files).marked)

    def action_back(self) -> None:
        """None of them."""
        self.dismiss(None)


class AskFile(AskText):
    """Asks where something lies. Gives the place as text, or None where the person went back."""

    def __init__(self, heading: str, text: Sequence[Content], button: str, value: str = "", example: str = "") -> None:
        super().__init__(heading, text, button, value, example)
        self._buttons = (self._buttons[0], ("list", "Choose from a list"), *self._buttons[1:])

    def answer(self, name: str | None) -> None:
        """Show the list where that was asked for; else what a line of text does."""
        if name == "list":
            self.app.push_screen(ChooseFile(self._heading, likely_folder()), self._chosen)
        else:
            super().answer(name)

    def _chosen(self, path: Path | None) -> None:
        if path is not None:
            self.query_one(Entry).value = str(path)
            self.query_one("#keep").focus()
