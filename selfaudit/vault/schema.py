"""The tables of the vault, version by version.

`MIGRATIONS[n]` brings a vault of version n to version n + 1; version 0 is an empty database. A version that people
have is never edited.
"""

from __future__ import annotations

from selfaudit.vault import evidence_rows, review_rows

APPLICATION = 0x53414454  # "SADT", so that a database of something else is known at once

_FIRST = """
CREATE TABLE walk (
    only_row INTEGER PRIMARY KEY CHECK (only_row = 1), step TEXT NOT NULL, identity TEXT NOT NULL,
    purpose TEXT, colours TEXT NOT NULL
) STRICT;
CREATE TABLE account (
    owner INTEGER NOT NULL CHECK (owner = 0), position INTEGER NOT NULL,
    platform TEXT NOT NULL, handle TEXT NOT NULL, address TEXT NOT NULL, site TEXT NOT NULL,
    PRIMARY KEY (owner, position)
) STRICT, WITHOUT ROWID;
CREATE TABLE audit (
    id INTEGER PRIMARY KEY AUTOINCREMENT, started_at TEXT NOT NULL UNIQUE, policy TEXT NOT NULL, finished_at TEXT,
    identity TEXT NOT NULL
) STRICT;
CREATE TABLE audit_account (
    owner INTEGER NOT NULL REFERENCES audit (id) ON DELETE CASCADE, position INTEGER NOT NULL,
    platform TEXT NOT NULL, handle TEXT NOT NULL, address TEXT NOT NULL, site TEXT NOT NULL,
    PRIMARY KEY (owner, position)
) STRICT, WITHOUT ROWID;
CREATE TABLE look (
    owner INTEGER NOT NULL REFERENCES audit (id) ON DELETE CASCADE, position INTEGER NOT NULL,
    target TEXT NOT NULL, address TEXT NOT NULL, view TEXT NOT NULL, outcome TEXT NOT NULL, seen_at TEXT NOT NULL,
    note TEXT NOT NULL, passages INTEGER NOT NULL, whole INTEGER NOT NULL, linked TEXT NOT NULL,
    likeness TEXT NOT NULL,
    PRIMARY KEY (owner, position)
) STRICT;
CREATE TABLE finding (
    owner INTEGER NOT NULL REFERENCES audit (id) ON DELETE CASCADE, position INTEGER NOT NULL,
    fingerprint TEXT NOT NULL, target TEXT NOT NULL, kind TEXT NOT NULL, severity TEXT NOT NULL, quote TEXT NOT NULL,
    context TEXT NOT NULL, quote_at INTEGER NOT NULL, place TEXT NOT NULL, visible INTEGER NOT NULL,
    confidence REAL NOT NULL, rule TEXT NOT NULL, why TEXT NOT NULL, key_points TEXT NOT NULL, times INTEGER NOT NULL,
    standing TEXT NOT NULL, crop BLOB, view TEXT NOT NULL,
    PRIMARY KEY (owner, position)
) STRICT;
CREATE TABLE ledger (
    owner INTEGER NOT NULL REFERENCES audit (id) ON DELETE CASCADE, position INTEGER NOT NULL,
    host TEXT NOT NULL, allowed INTEGER NOT NULL, count INTEGER NOT NULL, why TEXT NOT NULL, target TEXT NOT NULL,
    PRIMARY KEY (owner, position)
) STRICT, WITHOUT ROWID;
CREATE TABLE decision (
    name TEXT PRIMARY KEY, choice TEXT NOT NULL, decided_at TEXT NOT NULL, reason TEXT NOT NULL
) STRICT;
CREATE TABLE policy (only_row INTEGER PRIMARY KEY CHECK (only_row = 1), text TEXT NOT NULL) STRICT;
CREATE TABLE backup (path TEXT PRIMARY KEY) STRICT;
CREATE TABLE answer (
    name TEXT PRIMARY KEY, said TEXT NOT NULL, answered_at TEXT NOT NULL, note TEXT NOT NULL
) STRICT;
"""

MIGRATIONS: tuple[str, ...] = (_FIRST + review_rows.TABLES + evidence_rows.TABLES,)
VERSION = len(MIGRATIONS)
