"""One open SQLCipher database: how it is set, how it fails, and that no byte of it was changed by others."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import sqlcipher3

from selfaudit.errors import BadInputError, VaultError
from selfaudit.vault.header import damaged, newer
from selfaudit.vault.log_check import log_is_whole
from selfaudit.vault.places import make_private_file
from selfaudit.vault.schema import APPLICATION, MIGRATIONS, VERSION

# In this order. EXCLUSIVE keeps the log's index in memory; FULL has each commit on the disk before it returns.
PAGE = 8192  # bytes: the description of all tables lies on the first page, so that damage elsewhere costs rows only
_SETTINGS = (
    f"cipher_page_size = {PAGE}",
    "cipher_memory_security = ON",
    "temp_store = MEMORY",
    "trusted_schema = OFF",
    "cell_size_check = ON",
    "foreign_keys = ON",
    "secure_delete = ON",
    "locking_mode = EXCLUSIVE",
    "journal_mode = WAL",
    "synchronous = FULL",
    "wal_autocheckpoint = 0",  # only `_empty_log` empties the log, so that it never holds pages of an older round
)
_LONGEST_LOG = 1_000_000  # bytes; what has to be read anew after a stop


class Database:
    """The database at `path`, opened with its raw 32-byte key, whole and of this program's version.

    A `new` one may be empty still. Raises DamagedVaultError where a page was changed or the file is none of ours,
    NewerVaultError where a newer program wrote it.
    """

    def __init__(self, path: Path, key: bytes, new: bool = False) -> None:
        self._log = path.with_name(path.name + "-wal")
        if self._log.exists() and not log_is_whole(self._log.read_bytes()):
            raise damaged("The newest part of your vault is damaged.")
        with told_plainly():
            self._connection = connected(path, key)
            try:
                self._check(new)
                self._empty_log()
                self._migrate()
            except BaseException:
                self._connection.close()
                raise

    def _check(self, new: bool) -> None:
        if self._connection.execute("PRAGMA cipher_integrity_check").fetchall():
            raise damaged("Your vault is damaged.")
        if self._one("PRAGMA user_version") > VERSION:
            raise newer()
        if not new and self._one("PRAGMA application_id") != APPLICATION:
            raise damaged("This is not a vault of selfaudit.")

    def _migrate(self) -> None:
        version = self._one("PRAGMA user_version")
        if version == VERSION:
            return
        with self.change():
            for script in MIGRATIONS[version:]:
                for statement in script.split(";"):
                    self._connection.execute(statement)
            self._connection.execute(f"PRAGMA application_id = {APPLICATION}")
            self._connection.execute(f"PRAGMA user_version = {VERSION}")

    @contextmanager
    def change(self) -> Iterator[None]:
        """Everything written inside is kept together, or nothing of it; it is on the disk when this ends."""
        with told_plainly():
            self._connection.execute("BEGIN IMMEDIATE")
            try:
                yield
                self._connection.execute("COMMIT")
            except BaseException:
                if self._connection.in_transaction:
                    self._connection.execute("ROLLBACK")
                raise
        if self._log.stat().st_size > _LONGEST_LOG:
            with contextlib.suppress(sqlcipher3.OperationalError):  # the change is kept; a full disk can wait
                self._empty_log()

    def read(self, query: str, *values: object) -> list[tuple[Any, ...]]:
        """The rows of a query."""
        with told_plainly():
            rows: list[tuple[Any, ...]] = self._connection.execute(query, values).fetchall()
            return rows

    def write(self, statement: str, *values: object) -> None:
        """One statement; inside `change`."""
        self._connection.execute(statement, values)

    def write_all(self, statement: str, rows: list[tuple[Any, ...]]) -> None:
        """One statement for each row; inside `change`."""
        self._connection.executemany(statement, rows)

    def close(self) -> None:
        """Put the log into the database and let go of both."""
        with told_plainly():
            self._connection.close()

    def copy_to(self, path: Path, key: bytes) -> None:
        """Everything as it is now, in a new database at `path` under another key; `path` must not be there yet."""
        make_private_file(path)
        with told_plainly():
            self._connection.execute("ATTACH DATABASE ? AS copy KEY ?", (str(path), f"x'{key.hex()}'"))
            try:
                self._connection.execute(f"PRAGMA copy.cipher_page_size = {PAGE}")
                self._connection.execute("SELECT sqlcipher_export('copy')")
                self._connection.execute(f"PRAGMA copy.application_id = {APPLICATION}")
                self._connection.execute(f"PRAGMA copy.user_version = {VERSION}")
            finally:
                self._connection.execute("DETACH DATABASE copy")

    def _empty_log(self) -> None:
        self._connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")

    def _one(self, query: str) -> Any:
        return self._connection.execute(query).fetchone()[0]


def connected(path: Path, key: bytes) -> sqlcipher3.Connection:
    """A connection to the database at `path`, set as a vault needs it; nothing of it is checked."""
    connection = sqlcipher3.connect(str(path), isolation_level=None, check_same_thread=False)
    try:
        connection.execute("PRAGMA cipher_log_level = NONE")  # else a wrong key writes over the screen
        connection.set_key(b"x'" + key.hex().encode() + b"'")
        for setting in _SETTINGS:
            connection.execute(f"PRAGMA {setting}")
    except BaseException:
        connection.close()
        raise
    return connection


def make_database(path: Path, key: bytes) -> None:
    """A new, empty vault database at `path`, closed and wholly on the disk."""
    make_private_file(path)
    Database(path, key, new=True).close()


@contextmanager
def told_plainly() -> Iterator[None]:
    """Failures of the database as sentences, without a word of what is in it."""
    try:
        yield
    except UnicodeEncodeError:
        raise BadInputError("This text has characters that cannot be kept.", "Type it again by hand.") from None
    except sqlcipher3.OperationalError as error:
        raise VaultError(
            "Your vault could not be written.", "Is the disk full? What was kept before is safe."
        ) from error
    except sqlcipher3.DatabaseError as error:
        if type(error) is not sqlcipher3.DatabaseError:
            raise  # a mistake of this program, not of the file
        raise damaged("Your vault is damaged.") from error
