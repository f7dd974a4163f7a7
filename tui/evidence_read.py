"""Looking at the evidence log on the command line, making a copy of it, and checking a copy without the vault."""

from __future__ import annotations

import asyncio
from collections.abc import Iterable, Iterator
from contextlib import closing
from functools import partial
from pathlib import Path

from selfaudit.errors import BadInputError
from selfaudit.evidence import Trouble
from selfaudit.text import harmless, one_line
from tui.evidence_words import LEAVES_VAULT, LIMITS, details, title_of
from tui.exits import Exit
from tui.opening import open_own_session
from tui.saving import place_for, write
from tui.words import count


def list_evidence() -> int:
    """One line for each entry, then the fingerprint of the whole log."""
    with closing(open_own_session(make=False)) as session:
        entries = session.evidence.entries()
    for entry in entries:
        print(f"{title_of(entry)}  {one_line(entry.words or entry.name, 50)}".rstrip())
    print(f"Fingerprint of the whole log: {entries[-1].fingerprint}" if entries else "Nothing is kept yet.")
    return 0


def show_entry(number: int, out: str | None) -> int:
    """Everything about one entry; its original goes to a new file where one is named."""
    with closing(open_own_session(make=False)) as session:
        entry = next((entry for entry in session.evidence.entries() if entry.number == number), None)
        content = session.evidence.original(number)
    if entry is None:
        raise BadInputError("There is no entry of this number.", "See the numbers with: selfaudit evidence list")
    if out is None:
        print("\n".join(f"{label}: {harmless(value)}" for label, value in details(entry)))
        return 0
    if content is None:
        raise BadInputError("This entry is a note: it has no original.")
    path = place_for(out, Path(entry.file).suffix)
    try:
        write(path, content)
    except FileExistsError:
        raise BadInputError("There is already a file of that name.", "Choose another.") from None
    print(f"Saved as {path}\n{LEAVES_VAULT}")
    return 0


def export_copy(folder: Path, without: list[int], pdf: bool) -> int:
    """Make a copy in a new folder."""
    from probes.evidence_file import write_copy  # noqa: PLC0415 - only a copy needs it

    with closing(open_own_session(make=False)) as session:
        write_copy(folder.expanduser(), session.evidence.copy(without, printed if pdf else None))
        end, told = session.evidence.entries()[-1].fingerprint, session.evidence.troubles()
    for line in trouble_lines(told):
        print(line)
    print(f"Saved in {folder}: index.html is the list to read. {LEAVES_VAULT}\nFingerprint of the whole log: {end}")
    return 0


def printed(page: str) -> bytes:
    """A page as PDF. Raises NoBrowserError."""
    from probes.paper import print_pdf  # noqa: PLC0415 - loads the browser's library

    return asyncio.run(print_pdf(page))[0]


def verify_own() -> int:
    """Check the log in the vault; 1 where it is not as it was kept."""
    with closing(open_own_session(make=False)) as session:
        entries, told = session.evidence.entries(), session.evidence.troubles()
    return _tell(len(entries), told)


def verify_copy(folder: Path, written_down: str | None) -> int:
    """Check a copy, with no vault; 1 where it is not as it was kept. Raises BadInputError where it is no copy."""
    from probes.evidence_file import names_in, read_in  # noqa: PLC0415 - only a copy needs it
    from selfaudit.report.evidence_copy import check_copy  # noqa: PLC0415 - likewise

    names = names_in(folder)
    checked = check_copy(names, partial(read_in, folder), written_down and written_down.strip().casefold())
    if checked is None:
        raise BadInputError(
            "This folder is no copy of an evidence log.", "Its manifest.json is missing, or was changed."
        )
    for name in checked.added:
        print(f"Not part of the copy: {one_line(name)}")
    return _tell(len(checked.entries), checked.troubles, checked.end)


def trouble_lines(told: Iterable[Trouble]) -> Iterator[str]:
    """What is not as it was kept, one line each."""
    return (f"Entry {trouble.number}: {trouble.words}" if trouble.number else trouble.words for trouble in told)


def _tell(entries: int, told: tuple[Trouble, ...], end: str = "") -> int:
    for line in trouble_lines(told):
        print(line)
    things = count(len(told), "thing is not as it was", "things are not as they were")
    print(f"{count(entries, 'entry', 'entries')} checked: {things if told else 'nothing was changed'}.")
    if end:
        print(f"Fingerprint of the whole log: {end}")
    print(LIMITS)
    return Exit.FOUND if told else Exit.DONE
