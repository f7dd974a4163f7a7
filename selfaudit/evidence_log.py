"""The person's evidence log over a store: add, read, check, and make a copy when they ask for one."""

from __future__ import annotations

import secrets
from collections.abc import Callable, Collection, Iterator
from datetime import datetime

from selfaudit.errors import BadInputError
from selfaudit.evidence import Entry, Note, Original, Trouble, digest, entry_of, troubles
from selfaudit.ports import Store
from selfaudit.report.evidence_copy import Print, evidence_copy, left_out


def local(moment: datetime) -> datetime:
    """The same moment in the time zone of this device."""
    return moment.astimezone()


class EvidenceLog:
    """What was kept of online bullying. Entries are added, never changed and never removed one by one."""

    def __init__(self, store: Store, clock: Callable[[], datetime]) -> None:
        self._store = store
        self._clock = clock

    def entries(self) -> tuple[Entry, ...]:
        """Every entry, the oldest first. Raises DamagedVaultError where one cannot be read."""
        return self._store.evidence()

    def keep(self, new: Original | Note) -> Entry:
        """Add something, under the time of this device with its zone. Raises BadInputError where it cannot be kept."""
        entry = entry_of(new, self.entries(), local(self._clock()), secrets.token_hex(16))
        self._store.keep_evidence(entry, new.content if isinstance(new, Original) else None)
        return entry

    def original(self, number: int) -> bytes | None:
        """The original of an entry, as it was kept; None where it has none."""
        return self._store.evidence_original(number)

    def troubles(self) -> tuple[Trouble, ...]:
        """Where the log is not as it was kept; empty where it is whole."""

        def found(entry: Entry) -> str | None:
            content = self.original(entry.number)
            return None if content is None else digest(content)

        return troubles(self.entries(), found)

    def copy(self, without: Collection[int] = (), print_page: Print | None = None) -> Iterator[tuple[str, bytes]]:
        """The files of a copy, each by its path, without the entries of these numbers.

        Raises BadInputError where nothing would be in it.
        """
        entries = self.entries()
        if unknown := [number for number in without if not 0 < number <= len(entries)]:
            raise BadInputError(f"There is no entry {unknown[0]}.", "See the numbers with: selfaudit evidence list")
        if len(entries) == len(set(without)):
            raise BadInputError("There is nothing in your evidence log to copy.", "Add something first.")
        return evidence_copy(left_out(entries, without), self.original, local(self._clock()), print_page)
