"""The part of a vault that holds the evidence log. Entries are added and read; nothing here changes or removes one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from selfaudit.vault.database import Database
from selfaudit.vault.evidence_rows import entry_of_text, entry_text

if TYPE_CHECKING:
    from selfaudit.evidence import Entry


class KeptEvidence:
    """Entries and originals in an open database."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def read(self) -> tuple[Entry, ...]:
        """Every entry, in order. Raises ValueError, KeyError or TypeError for rows this program did not write."""
        rows = self._database.read("SELECT entry FROM evidence ORDER BY number")
        return tuple(entry_of_text(text) for (text,) in rows)

    def keep(self, entry: Entry, original: bytes | None) -> None:
        """Add one entry and its original, together. Raises sqlcipher3.IntegrityError where its number is taken."""
        with self._database.change():
            self._database.write("INSERT INTO evidence VALUES (?, ?)", entry.number, entry_text(entry))
            if original is not None:
                self._database.write("INSERT INTO evidence_original VALUES (?, ?)", entry.number, original)

    def original(self, number: int) -> bytes | None:
        """The original of an entry; None where it has none."""
        found = self._database.read("SELECT content FROM evidence_original WHERE number = ?", number)
        return bytes(found[0][0]) if found else None
