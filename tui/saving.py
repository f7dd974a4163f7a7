"""The one place where files are written for the person: the report and other papers, where they want them."""

from __future__ import annotations

import os
import webbrowser
from pathlib import Path

from probes.named_path import named_path
from probes.screen import has_screen
from selfaudit.errors import BadInputError


def place_for(text: str, ending: str = ".html") -> Path:
    """The file that the person means: `~` is their home folder, and a name without an ending gets `ending`.

    Raises BadInputError where it cannot be a file.
    """
    path = named_path(text)
    if not text.strip() or path.is_dir():
        raise BadInputError("Please give a name for the file too.", f"For example: my-report{ending}")
    if not path.parent.is_dir():
        raise BadInputError("There is no such folder.", "Choose a folder that is there already.")
    return path.absolute() if path.suffix else path.with_name(f"{path.name}{ending}").absolute()


def write(path: Path, content: str | bytes, overwrite: bool = False) -> None:
    """Write `content`, readable by the person alone. Raises FileExistsError unless told to write over what is there.

    Raises BadInputError where the folder takes no file.
    """
    flags = os.O_WRONLY | os.O_CREAT | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_BINARY", 0)
    flags |= os.O_TRUNC if overwrite else os.O_EXCL
    try:
        with os.fdopen(os.open(path, flags, 0o600), "wb") as file:
            file.write(content.encode("utf-8") if isinstance(content, str) else content)
    except FileExistsError:
        raise
    except OSError as error:
        raise BadInputError("The file could not be written there.", "Choose another folder.") from error


def show(path: Path) -> bool:
    """Open a file of the person's own in their browser. False where there is no window to open it in."""
    return has_screen() and webbrowser.open(path.as_uri())


def likely_folder() -> Path:
    """Where browsers put what they fetch; the home folder where there is no such folder."""
    downloads = Path.home() / "Downloads"
    return downloads if downloads.is_dir() else Path.home()
