"""Bookmark files of Chromium browsers (JSON) and of Safari (property list): their addresses, and nothing else."""

from __future__ import annotations

import json
import plistlib
from collections.abc import Iterator
from xml.parsers.expat import ExpatError

from probes.footprints.traces import Mark, Trace
from selfaudit.errors import BadInputError

# Where Chromium keeps folders and addresses (components/bookmarks/browser/bookmark_codec.cc), and where Safari does
# (its Bookmarks.plist as it is found on a Mac); both read in November 2026.
_BRANCHES = ("roots", "bookmark_bar", "other", "synced", "children", "Children")
_ADDRESSES = ("url", "URLString")


def is_chromium(start: bytes) -> bool:
    """True where a file that begins with `start` may be a Chromium browser's bookmarks."""
    return start.lstrip().startswith(b"{") and b'"roots"' in start


def is_safari(start: bytes) -> bool:
    """True where a file that begins with `start` is a property list."""
    return start.startswith(b"bplist00") or (start.lstrip().startswith(b"<?xml") and b"<plist" in start)


def chromium_bookmarks(data: bytes) -> Iterator[Trace]:
    """The addresses in a Chromium browser's bookmarks. Raises BadInputError where the file is damaged."""
    try:
        kept = json.loads(data)
    except (ValueError, RecursionError):
        raise _damaged() from None
    yield from _traces(kept)


def safari_bookmarks(data: bytes) -> Iterator[Trace]:
    """The addresses in Safari's bookmarks. Raises BadInputError where the file is damaged."""
    try:
        kept = plistlib.loads(data)
    except (
        plistlib.InvalidFileException,
        ExpatError,
        ValueError,
        TypeError,
        KeyError,
        IndexError,
        RecursionError,
        OverflowError,
        AttributeError,
    ):
        raise _damaged() from None
    yield from _traces(kept)


def _traces(kept: object) -> Iterator[Trace]:
    waiting = [kept]
    while waiting:
        branch = waiting.pop()
        if isinstance(branch, list):
            waiting += branch
        elif isinstance(branch, dict):
            waiting += [branch[name] for name in _BRANCHES if name in branch]
            for name in _ADDRESSES:
                if isinstance(address := branch.get(name), str):
                    yield Trace(address, Mark.BOOKMARKED)


def _damaged() -> BadInputError:
    return BadInputError("The bookmarks file is damaged.", "Export your bookmarks in the browser and name that file.")
