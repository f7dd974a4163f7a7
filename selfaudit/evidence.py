"""The evidence log: what was kept of online bullying, entry by entry, each bound to the one before. Pure.

An entry's fingerprint covers everything the entry says, the fingerprint of its original and the fingerprint of the
entry before it. So a later change shows, there and in every entry after it.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from datetime import datetime
from enum import StrEnum
from typing import TypeVar

from selfaudit.errors import BadInputError
from selfaudit.text import harmless, one_line

BEGINNING = "0" * 64  # what the first entry has in the place of an earlier fingerprint
MOST_BYTES = 50_000_000  # of one original: it is held in memory whole while it is kept
_LINE, _TEXT = 500, 20_000  # characters of one line, and of what happened
_L = TypeVar("_L", bound="Link")
_HEX = re.compile(r"[0-9a-f]{64}")
_ENDINGS = (
    "png jpg jpeg gif webp bmp tif tiff heic heif avif pdf html htm mhtml mht webarchive txt csv json zip eml msg "
    "mp3 m4a ogg opus wav mp4 mov webm mkv docx odt rtf"
)


class Taken(StrEnum):
    """How something came into the log."""

    FILE = "a file the person chose"
    PIPED = "handed over by another program"
    WINDOW = "a picture of the page in the window, taken by selfaudit"
    NOTE = "written by the person"


@dataclass(frozen=True)
class Original:
    """Something to keep as it is. `name` is what the file was called, `what` what it holds, in words a person reads.

    `address` is where the page stands, `seen` the person's words on when they saw it, `words` what they say about it.
    """

    content: bytes
    taken: Taken
    what: str
    name: str = ""
    address: str = ""
    seen: str = ""
    words: str = ""


@dataclass(frozen=True)
class Note:
    """What happened, who saw it, to whom it was reported and when, in the person's words.

    `about` is the number of the entry it is about; 0 is the whole.
    """

    words: str
    witnesses: str = ""
    told: str = ""
    told_when: str = ""
    about: int = 0


@dataclass(frozen=True)
class Link:
    """The place of an entry in the chain; all that is handed on of one that is left out of a copy."""

    number: int
    previous: str
    fingerprint: str


@dataclass(frozen=True)
class Entry(Link):
    """One entry. `added_at` has the time zone of the device; `size` in bytes and `sha256` are the original's.

    `salt` is random, so that nobody can find out what an entry says by trying sentences against its fingerprint.
    """

    salt: str
    added_at: datetime
    taken: Taken
    words: str
    what: str = ""
    name: str = ""
    address: str = ""
    seen: str = ""
    size: int = 0
    sha256: str = ""
    witnesses: str = ""
    told: str = ""
    told_when: str = ""
    about: int = 0

    @property
    def file(self) -> str:
        """What its original is called in a copy: never a name from outside. Empty for a note."""
        ending = self.name.rpartition(".")[2].casefold()
        return f"{self.number:04}.{ending if ending in _ENDINGS.split() else 'bin'}" if self.sha256 else ""


@dataclass(frozen=True)
class Trouble:
    """Something that is not as it was when it was kept; `number` is the entry, 0 the whole."""

    number: int
    words: str


def digest(content: bytes) -> str:
    """SHA-256 as 64 hexadecimal digits."""
    return hashlib.sha256(content).hexdigest()


def entry_of(new: Original | Note, before: Sequence[Link], at: datetime, salt: str) -> Entry:
    """The entry that `new` becomes after those `before`. Raises BadInputError where there is nothing to keep."""
    last = before[-1] if before else Link(0, "", BEGINNING)
    blank = Entry(last.number + 1, last.fingerprint, "", salt, at.replace(microsecond=0), Taken.NOTE, "")
    return sealed(_of_note(blank, new, before) if isinstance(new, Note) else _of_original(blank, new))


def sealed(entry: Entry) -> Entry:
    """The entry with the fingerprint that belongs to it."""
    return replace(entry, fingerprint=fingerprint_of(entry))


def fingerprint_of(entry: Entry) -> str:
    """SHA-256 over everything the entry says but its own fingerprint, as JSON with sorted keys and no blanks."""
    said = entry_data(entry)
    del said["fingerprint"]
    return digest(json.dumps(said, sort_keys=True, separators=(",", ":")).encode("ascii"))


def entry_data(entry: Link) -> dict[str, object]:
    """An entry, or its place where it is left out, as data for JSON."""
    said = asdict(entry)
    if isinstance(entry, Entry):
        said["added_at"] = entry.added_at.isoformat()
    return said


def entry_from(said: Mapping[str, object]) -> Entry | Link:
    """What `entry_data` made. Raises ValueError, TypeError or KeyError for anything else."""
    if set(said) == {"number", "previous", "fingerprint"}:
        return _checked(Link(**said))  # type: ignore[arg-type]
    values = dict(said)
    values["added_at"] = datetime.fromisoformat(str(values["added_at"]))
    values["taken"] = Taken(str(values["taken"]))
    return _checked(Entry(**values))  # type: ignore[arg-type]


def troubles(
    entries: Iterable[Link], found: Callable[[Entry], str | None], written_down: str | None = None
) -> tuple[Trouble, ...]:
    """Where the log is not as it was kept; empty where it is whole.

    `found` gives the SHA-256 of an entry's original as it is now, None where it is missing. `written_down` is a
    fingerprint of the whole log that somebody was given at an earlier time, where there is one.
    """
    told: list[Trouble] = []
    previous, expected, known = BEGINNING, 1, written_down is None
    for entry in entries:
        if entry.number != expected:
            told.append(Trouble(entry.number, f"Entry {expected} should stand here: entries are missing or moved."))
        elif entry.previous != previous:
            told.append(Trouble(entry.number, "It does not follow the entry before it: one of the two was changed."))
        if isinstance(entry, Entry):
            told += _own_troubles(entry, found)
        previous, expected = entry.fingerprint, entry.number + 1
        known = known or entry.fingerprint == written_down
    if not known:
        told.append(Trouble(0, "No entry has the fingerprint that was written down: it is another log, or was cut."))
    return tuple(told)


def _own_troubles(entry: Entry, found: Callable[[Entry], str | None]) -> Iterable[Trouble]:
    if fingerprint_of(entry) != entry.fingerprint:
        yield Trouble(entry.number, "What it says was changed.")
    if entry.sha256:
        now = found(entry)
        if now is None:
            yield Trouble(entry.number, "Its original is missing.")
        elif now != entry.sha256:
            yield Trouble(entry.number, "Its original was changed.")


def _of_original(blank: Entry, new: Original) -> Entry:
    if not new.content:
        raise BadInputError("There is nothing in this file.", "Choose another.")
    if len(new.content) > MOST_BYTES:
        raise BadInputError(
            f"This is larger than {MOST_BYTES // 1_000_000} MB.", "Keep the part that matters, in smaller files."
        )
    return replace(
        blank,
        taken=new.taken,
        words=_words(new.words),
        what=one_line(new.what, _LINE),
        name=one_line(new.name, _LINE),
        address=one_line(new.address, 4 * _LINE),
        seen=one_line(new.seen, _LINE),
        size=len(new.content),
        sha256=digest(new.content),
    )


def _of_note(blank: Entry, new: Note, before: Sequence[Link]) -> Entry:
    if not any(text.strip() for text in (new.words, new.witnesses, new.told, new.told_when)):
        raise BadInputError("There is nothing in this note yet.", "Write down what happened, in your own words.")
    if new.about and new.about not in [entry.number for entry in before]:
        raise BadInputError("There is no entry of this number.", "See the numbers with: selfaudit evidence list")
    return replace(
        blank,
        words=_words(new.words),
        witnesses=one_line(new.witnesses, _LINE),
        told=one_line(new.told, _LINE),
        told_when=one_line(new.told_when, _LINE),
        about=new.about,
    )


def _words(text: str) -> str:
    if len(text) > _TEXT:
        raise BadInputError("This note is too long.", "Keep it in two or three notes.")
    return harmless(text).strip()


def _checked(entry: _L) -> _L:
    numbers = [entry.number, *([entry.size, entry.about] if isinstance(entry, Entry) else [])]
    texts = [value for name, value in vars(entry).items() if name not in ("number", "size", "about", "added_at")]
    if not all(type(number) is int and 0 <= number < 2**53 for number in numbers):
        raise TypeError
    if not all(isinstance(text, str) for text in texts):
        raise TypeError
    marks = [entry.previous, entry.fingerprint]
    if isinstance(entry, Entry):
        marks += [entry.sha256] if entry.sha256 else []
        if entry.added_at.tzinfo is None:
            raise ValueError
    if not all(_HEX.fullmatch(mark) for mark in marks):
        raise ValueError
    return entry
