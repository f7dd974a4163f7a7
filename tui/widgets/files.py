"""The folders and files of this device, to choose from by keyboard or mouse."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import ClassVar

from rich.text import Text, TextType
from textual.binding import Binding, BindingType
from textual.widgets import DirectoryTree

from selfaudit.text import one_line

_LONGEST = 60


class Files(DirectoryTree):
    """Begins at one folder; Backspace goes to the one around it. Hidden files are left out."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "select_cursor", "Open the folder, choose the file", key_display="Enter"),
        Binding("backspace", "around", "The folder around this one", key_display="Backspace"),
    ]
    ICON_NODE = "▸ "
    ICON_NODE_EXPANDED = "▾ "
    ICON_FILE = "  "

    def __init__(self, begin: Path) -> None:
        super().__init__(begin, id="files")

    @property
    def marked(self) -> Path:
        """What is marked; the folder it began at while nothing is."""
        node = self.cursor_node
        return node.data.path if node and node.data else Path(self.path)

    def filter_paths(self, paths: Iterable[Path]) -> Iterable[Path]:
        """Everything that is not hidden."""
        return [path for path in paths if not path.name.startswith(".")]

    def process_label(self, label: TextType) -> Text:
        """A file's name as words and nothing else: it may hold marks that would mean something to the terminal."""
        return Text(one_line(str(label), _LONGEST))

    def action_around(self) -> None:
        """Begin one folder further up."""
        self.path = Path(self.path).resolve().parent
