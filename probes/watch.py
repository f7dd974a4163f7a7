"""Watches one folder while asked to, for pages that the person saves there. Other files are never opened."""

from __future__ import annotations

import asyncio
import shutil
from collections.abc import Iterator
from pathlib import Path

from probes.files import MOST_BYTES
from probes.named_path import named_path
from selfaudit.errors import BadInputError

_PAGES = frozenset((".html", ".htm", ".xhtml", ".mhtml", ".mht"))
_EVERY = 0.7  # seconds between two looks into the folder
_PARTS = ("_files", ".files", "-files")  # the folder that browsers put a page's pictures in, beside it

Stamp = tuple[int, int]


class Watch:
    """A folder as it was when the watch began; `~` is the home folder. Raises BadInputError where it cannot be read."""

    def __init__(self, folder: str) -> None:
        self._folder = named_path(folder)
        self._known = dict(self._pages())
        self._there = set(self._entries())
        self._last: dict[Path, Stamp] = {}

    def new_page(self) -> Path | None:
        """A page that was saved since, once; None while there is none or it is still being written.

        It is complete where it is as large and as old as at the call before. Raises BadInputError.
        """
        for path, stamp in self._pages():
            if self._known.get(path) == stamp:
                continue
            if self._last.get(path) == stamp and stamp[0] > 0:
                self._known[path] = stamp
                return path
            self._last[path] = stamp
        return None

    def delete(self, path: Path) -> None:
        """Delete a page that was saved here, with the folder of its pictures where that is new too.

        Raises BadInputError where it cannot be deleted.
        """
        parts = [path.with_name(f"{path.stem}{ending}") for ending in _PARTS]
        try:
            path.unlink(missing_ok=True)
            for part in parts:
                if part not in self._there and part.is_dir() and not part.is_symlink():
                    shutil.rmtree(part)
        except OSError:
            raise BadInputError("The saved page could not be deleted.", "Please delete it yourself.") from None

    def _pages(self) -> Iterator[tuple[Path, Stamp]]:
        for path in self._entries():
            if path.suffix.casefold() in _PAGES and path.is_file() and not path.is_symlink():
                try:
                    found = path.stat()
                except OSError:
                    continue
                yield path, (found.st_size, found.st_mtime_ns)

    def _entries(self) -> list[Path]:
        try:
            return sorted(self._folder.iterdir())
        except OSError:
            raise BadInputError("This folder cannot be read.", "Choose a folder that is there already.") from None


async def new_page(watch: Watch) -> Path:
    """The next page that is saved in the folder, however long that takes. Raises BadInputError where it goes away."""
    while True:
        path = await asyncio.to_thread(watch.new_page)
        if path is not None:
            return path
        await asyncio.sleep(_EVERY)


def read_saved(path: Path) -> bytes:
    """The bytes of a saved page. Raises BadInputError where it cannot be opened or is far larger than a page."""
    try:
        if path.stat().st_size > MOST_BYTES:
            raise BadInputError("This file is far larger than a page should be.", "Save the page as HTML only.")
        return path.read_bytes()
    except OSError:
        raise BadInputError("The saved page cannot be opened.", "Save it again.") from None
