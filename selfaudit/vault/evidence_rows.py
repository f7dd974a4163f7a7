"""How the evidence log lies in the database: each entry as the JSON that its fingerprint is made of."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from selfaudit.evidence import Entry

TABLES = """
CREATE TABLE evidence (number INTEGER PRIMARY KEY, entry TEXT NOT NULL) STRICT;
CREATE TABLE evidence_original (
    number INTEGER PRIMARY KEY REFERENCES evidence (number), content BLOB NOT NULL
) STRICT;
"""


def entry_text(entry: Entry) -> str:
    """The entry as it lies in the database."""
    from selfaudit.evidence import entry_data

    return json.dumps(entry_data(entry), ensure_ascii=False)


def entry_of_text(text: str) -> Entry:
    """The entry in a row. Raises ValueError, KeyError or TypeError for what this program did not write."""
    from selfaudit.evidence import Entry, entry_from

    entry = entry_from(json.loads(text))
    if not isinstance(entry, Entry):
        raise TypeError
    return entry
