"""The file or folder that somebody means: typed, or dragged into a terminal, which writes it down in its own way."""

from __future__ import annotations

import re
from pathlib import Path
from urllib.parse import unquote, urlsplit

from selfaudit.errors import BadInputError

_ESCAPED = re.compile(r"\\(.)")
_DRIVE = re.compile(r"^/([A-Za-z]:)")  # as a file address has it on Windows
_CANNOT_BE = ("No file or folder can have this name.", "Type where it is, or drag it in here.")


def named_path(text: str) -> Path:
    """The place that `text` names, `~` being the home folder; nothing need be there.

    Terminals write what is dragged into them in quotation marks, as a file address, or with a backslash before each
    space; a name that stands there as it is comes first. Raises BadInputError where no place can be called so, or where
    the person may not look.
    """
    bare = text.strip()
    if len(bare) > 1 and bare[0] == bare[-1] and bare[0] in "'\"":
        bare = bare[1:-1]
    try:
        if bare.startswith("file://"):
            bare = _DRIVE.sub(r"\1", unquote(urlsplit(bare).path))
        path = Path(bare).expanduser()
        if "\\ " in bare and not _is_there(path):
            path = Path(_ESCAPED.sub(r"\1", bare)).expanduser()
        _is_there(path)
    except PermissionError:
        raise BadInputError("You may not look into this folder.", "Choose a place of your own.") from None
    except (OSError, ValueError, RuntimeError):  # too long, no characters for it, ~ of somebody who is not there
        raise BadInputError(*_CANNOT_BE) from None
    return path


def _is_there(path: Path) -> bool:
    """Whether something is there; raises where nothing ever can be."""
    try:
        path.lstat()
    except (FileNotFoundError, NotADirectoryError):
        return False
    return True
