"""A copy of the evidence log for somebody else: a list to read, the originals, and a file that lets anyone check it."""

from __future__ import annotations

import json
from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from selfaudit.evidence import Entry, Link, Trouble, digest, entry_data, entry_from, troubles
from selfaudit.report.evidence_page import evidence_page

MANIFEST, PAGE, PAPER, ORIGINALS = "manifest.json", "index.html", "list.pdf", "originals"
_FORM = "selfaudit evidence 1"
Print = Callable[[str], bytes]


@dataclass(frozen=True)
class Checked:
    """What a check of a copy found. `end` is the fingerprint that its log ends in, `added` files that are not of it."""

    entries: tuple[Link, ...]
    troubles: tuple[Trouble, ...]
    end: str
    added: tuple[str, ...]


def left_out(entries: Sequence[Entry], numbers: Collection[int]) -> tuple[Link, ...]:
    """The log with only the places in the chain of the entries with these numbers."""
    return tuple(
        Link(entry.number, entry.previous, entry.fingerprint) if entry.number in numbers else entry for entry in entries
    )


def evidence_copy(
    entries: Sequence[Link], original: Callable[[int], bytes | None], now: datetime, print_page: Print | None = None
) -> Iterator[tuple[str, bytes]]:
    """The files of a copy, each by its path in the folder, one after another; the list of all files comes last.

    `original` gives the content behind an entry, by number. `print_page` makes a PDF of the list, where one is wanted.
    """
    for entry in entries:
        content = original(entry.number) if isinstance(entry, Entry) and entry.sha256 else None
        if isinstance(entry, Entry) and content is not None:
            yield f"{ORIGINALS}/{entry.file}", content
    page = evidence_page(entries, original, now)
    made = {PAGE: page.encode("utf-8")} | ({PAPER: print_page(page)} if print_page else {})
    yield from made.items()
    said = {
        "form": _FORM,
        "made_at": now.isoformat(timespec="seconds"),
        "entries": [entry_data(entry) for entry in entries],
        "lists": {name: digest(content) for name, content in made.items()},
    }
    yield MANIFEST, (json.dumps(said, ensure_ascii=False, indent=1) + "\n").encode("utf-8")


def check_copy(
    names: Collection[str], read: Callable[[str], bytes | None], written_down: str | None = None
) -> Checked | None:
    """What is the matter with a copy that holds the files `names`; None where it is none of this program's.

    `read` gives a file by its path in the folder, None where there is none. Only files that a copy has are read.
    `written_down` is a fingerprint of the whole log from an earlier time, where there is one.
    """
    try:
        said = json.loads(read(MANIFEST) or b"")
        entries = tuple(map(entry_from, said["entries"]))
        lists = {str(name): str(mark) for name, mark in said["lists"].items()}
        known = said["form"] == _FORM and set(lists) <= {PAGE, PAPER}
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError):
        return None
    if not known:
        return None

    def found(entry: Entry) -> str | None:
        content = read(f"{ORIGINALS}/{entry.file}")
        return None if content is None else digest(content)

    told = troubles(entries, found, written_down)
    for name, mark in lists.items():
        content = read(name)
        if content is None or digest(content) != mark:
            told += (Trouble(0, f"{name} is missing or was changed. The entries below are checked by themselves."),)
    own = {MANIFEST, *lists, *(f"{ORIGINALS}/{entry.file}" for entry in entries if isinstance(entry, Entry))}
    return Checked(entries, told, entries[-1].fingerprint if entries else "", tuple(sorted(set(names) - own)))
