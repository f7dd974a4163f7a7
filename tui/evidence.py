"""Adding to the evidence log on the command line. What may be an indecent image of a child is asked before all else."""

from __future__ import annotations

import sys
from contextlib import closing

from selfaudit.errors import BadInputError
from selfaudit.evidence import Entry, Note, Original
from tui.evidence_words import ASKED, CHILDREN, CHILDREN_TITLE, QUESTION, children_helpers, contact_lines
from tui.exits import Exit
from tui.opening import open_own_session, own_pack

_PIPE = "-"


def add_evidence(named: str, address: str, seen: str, said_not: bool) -> int:
    """Keep a file, or what is piped in. Code 1 where it may be an indecent image: then nothing was opened."""
    from probes.evidence_file import evidence_file, evidence_stream  # noqa: PLC0415 - not before the question

    if not said_not and not _agreed(named):
        print("\n\n".join(["", CHILDREN_TITLE, *CHILDREN]), end="\n\n", flush=True)
        pack, why_not = own_pack()
        print("\n\n".join(filter(None, [why_not, *contact_lines(children_helpers(pack))])))
        return Exit.FOUND
    new = evidence_stream(sys.stdin.buffer, "") if named == _PIPE else evidence_file(named)
    if named != _PIPE and sys.stdin.isatty():
        address = address or _asked("Where does it stand? The address of the page, or Enter: ")
        seen = seen or _asked("When did you see it? In your words, or Enter: ")
    return _kept(Original(new.content, new.taken, new.what, new.name, address, seen))


def add_note(about: int) -> int:
    """Write down what happened: asked line by line, or the whole of what is piped in."""
    if not sys.stdin.isatty():
        return _kept(Note(sys.stdin.read(), about=about))
    print("Write as you would tell a friend. Press Enter to leave a line out.")
    return _kept(
        Note(
            _asked("What happened? "),
            _asked("Who saw it? "),
            _asked("Whom did you tell? "),
            _asked("When did you tell them? "),
            about,
        )
    )


def _kept(new: Original | Note) -> int:
    with closing(open_own_session(make=False)) as session:
        entry = session.evidence.keep(new)
    print(kept_words(entry))
    return 0


def kept_words(entry: Entry) -> str:
    """That an entry was kept, and the fingerprint to write down."""
    return f"Kept as entry {entry.number}. Fingerprint of the whole log now: {entry.fingerprint}"


def _agreed(named: str) -> bool:
    if named == _PIPE or not sys.stdin.isatty():
        raise BadInputError(
            "There is nobody to ask whether this may be an indecent image of a child.",
            "If you are sure that it is not, add --no-indecent-images.",
        )
    print("\n".join([QUESTION, *ASKED]))
    return _asked("Type no if you are sure that it is not; anything else stops here: ").casefold() in ("no", "n")


def _asked(question: str) -> str:
    return input(question).strip()
