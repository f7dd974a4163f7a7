"""What is asked before one's own data is read: where it is, and whose."""

from __future__ import annotations

from textual.content import Content

from tui.screens.ask import AskText
from tui.screens.choose_file import AskFile
from tui.words import outside_line


def ask_where() -> AskFile:
    """Where the download, picture or page is."""
    text = (
        Content(
            "A download (zip, tar.gz or folder), a picture or a folder of pictures, a screenshot, a saved page, a PDF."
        ),
        Content("You can drag it into this window. It stays as it is, and nothing of it leaves this device."),
    )
    return AskFile("Which file or folder?", text, "Read it", example="For example: Downloads/instagram.zip")


def ask_name(site: str) -> AskText:
    """Under what name the person is known at `site`, of which no account is on their list."""
    text = (
        outside_line(f"This is a download of {site} data, and no account there is on your list."),
        Content("Is it yours? Then type your name there, or the address of your page, to put it on your list."),
    )
    return AskText("Which account is it?", text, "It is mine: add it")
