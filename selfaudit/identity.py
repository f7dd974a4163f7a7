"""The identity file: what would let a stranger recognise the person, as TOML in their own folder."""

from __future__ import annotations

from pathlib import Path

from selfaudit.model import Identity, School
from selfaudit.tables import Table, text_of


def read_identity(path: Path) -> Identity:
    """The identity written in the file at `path`.

    Raises BadInputError where the file cannot be read, DataFileError where it is not in order.
    """
    return identity_from(text_of(path, "The identity file"))


def identity_from(text: str, file: str = "The identity file") -> Identity:
    """The identity that the TOML document `text` describes; every key may be missing, unknown keys are refused.

    `schools` is a list of names, or tables `[[schools]]` with `name` and `other_names`.
    """
    table = Table.parse(text, file)
    identity = Identity(
        names=table.texts("names"),
        schools=_schools(table),
        roles=table.texts("roles"),
        places=table.texts("places"),
        numbers=table.texts("numbers"),
        emails=table.texts("emails"),
    )
    table.done()
    return identity


def _schools(table: Table) -> tuple[School, ...]:
    if table.holds_texts("schools"):
        return tuple(School(name) for name in table.texts("schools"))
    schools = []
    for entry in table.tables("schools"):
        schools.append(School(entry.text("name"), entry.texts("other_names")))
        entry.done()
    return tuple(schools)
