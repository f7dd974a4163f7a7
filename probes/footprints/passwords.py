"""Exported password lists (CSV): the address and the user name of each line. The rest of a line goes with the line.

Lines are read one by one; no list of them is ever made, and no value but the two leaves this file.
"""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator

from probes.footprints.traces import Mark, Trace
from selfaudit.errors import BadInputError

# The headings of these two columns as the programs write them (their own exports, November 2026; KeePass, Apple and
# 1Password not tried here): Chrome and Edge, Firefox, Bitwarden, 1Password, KeePassXC, KeePass, LastPass, Apple,
# Dashlane, Proton Pass, NordPass.
_ADDRESS = ("url", "login_uri", "web site", "website", "urls", "uri")
_USER = ("username", "login_username", "login name", "user name", "login", "user")
_SECRET = ("password", "login_password")
_DELIMITERS = ",;\t"


def is_password_list(first_line: str) -> bool:
    """True where `first_line` is the heading of an exported password list."""
    names = _headings(first_line)
    return any(name in names for name in _ADDRESS) and any(name in names for name in (*_USER, *_SECRET))


def password_traces(lines: Iterable[str]) -> Iterator[Trace]:
    """The saved sign-ins in the lines of a list that `is_password_list` knows. Raises BadInputError where it breaks."""
    lines = iter(lines)
    heading = next(lines, "")
    names = _headings(heading)
    address = _place(names, _ADDRESS)
    user = _place(names, _USER)
    if address is None:
        raise BadInputError("This list has no column of addresses.", "Export it again as CSV, with the first line.")
    rows = csv.reader(lines, delimiter=_delimiter(heading), strict=True)
    try:
        yield from _traces(rows, address, user)
    except csv.Error:
        raise BadInputError(
            "This list breaks off or is not in order, so not all of it was read.", "Export it again as CSV."
        ) from None


def _traces(rows: Iterator[list[str]], address: int, user: int | None) -> Iterator[Trace]:
    for row in rows:
        if len(row) <= address:
            continue
        name = row[user].strip() if user is not None and len(row) > user else ""
        kept = row[address]
        row.clear()
        # One sign-in may hold several addresses, parted by commas or line ends.
        for part in kept.replace(",", " ").split():
            yield Trace(part, Mark.SAVED, 1, name)


def _headings(line: str) -> list[str]:
    cells = next(csv.reader([line.strip("\ufeff\r\n")], delimiter=_delimiter(line)), [])
    return [cell.strip().casefold() for cell in cells]


def _delimiter(heading: str) -> str:
    return max(_DELIMITERS, key=heading.count)


def _place(names: list[str], wanted: tuple[str, ...]) -> int | None:
    return next((names.index(name) for name in wanted if name in names), None)
