"""What the evidence log says of itself, on the screen and on the command line alike."""

from __future__ import annotations

import re
from pathlib import Path

from probes.named_path import named_path
from selfaudit.errors import BadInputError
from selfaudit.evidence import Entry
from selfaudit.policy.load import default_pack
from selfaudit.policy.pack import Contact, Pack
from selfaudit.report.evidence_page import moment_words
from tui.words import contact_line, count

# The policy, Section 2, Staff Cyberbullying: keep records, take pictures of the screen, do not delete.
ABOUT = (
    "Keep what somebody did to you online: pictures of the screen, saved pages, messages. Each is kept locked, with "
    "the address, the time and a fingerprint, so that a later change shows.",
    "Leave the messages themselves where they are: do not delete them. Here, too, nothing can be deleted by itself. "
    "Only selfaudit wipe removes it, with all the rest.",
    "Nothing is shown to anybody. You make a copy when you want one, and you choose what is in it and who gets it.",
)
QUESTION = "First: could it be an indecent picture of a child?"
# The policy, Appendix 4, on indecent images of children: anyone under 18, made-up pictures included.
ASKED = (
    "A child is anyone under 18, and edited or made-up pictures count too. Copying such a picture is a crime.",
    "If it may be one, nothing is opened, taken or kept here.",
)
IT_IS_NOT, IT_MAY_BE = "No, it is not", "It may be, or I am not sure"
# The policy, Section 1; iwf.org.uk, questions about reporting: the address of a page is all they need (2026-11-23).
CHILDREN_TITLE = "Stop here. You did nothing wrong by asking."
CHILDREN = (
    "Nothing was opened, taken or kept.",
    "Do not look at it again. Do not copy, photograph, print, save, send or describe it, and do not show it to "
    "anybody. Do not look into who did it.",
    "Do not delete anything either before the police or your safeguarding lead have told you what to do.",
    "Say at once that you came across it: when, and on which site or device. That is all they need from you now.",
)
HELPERS_TITLE = "Who can help"
HELPERS = (
    "You do not have to carry this alone. A colleague you trust can sit with you while you report it.",
    "Whether you report it, and whether you go to the police, is your choice.",
)
LEAVES_VAULT = (
    "The copy leaves your locked vault. It is an ordinary folder: anyone who can open it can read it, with the names "
    "of others in it. Give it only to people who need it, and delete it when you are done."
)
LIMITS = (
    "A check shows whether a file, a note, a time or an address was changed after it was kept. It shows whether an "
    "entry is missing in between. It does not show that a page really stood online, who wrote it, or that the clock "
    "was right. And whoever holds the vault could make a whole new log. So tell somebody the fingerprint of the whole "
    "log soon, for example when you report it. Then nobody can say that it was made up later."
)


def contact_lines(contacts: tuple[Contact, ...]) -> list[str]:
    """Whom to turn to: who, how, and for what."""
    return [contact_line(contact) for contact in contacts]


def children_lines(pack: Pack) -> list[str]:
    """What to do, and whom to tell, where something may be an indecent picture of a child."""
    return [*CHILDREN, *contact_lines(children_helpers(pack))]


def children_helpers(pack: Pack) -> tuple[Contact, ...]:
    """Whom to tell of an indecent picture of a child. A policy that names nobody leaves nobody alone with it."""
    built_in = default_pack()
    return pack.turn_to(pack.children) or built_in.turn_to(built_in.children)


def helper_lines(pack: Pack) -> list[str]:
    """Who stands by somebody who is bullied online."""
    built_in = default_pack()
    return [*HELPERS, *contact_lines(pack.turn_to(pack.bullying) or built_in.turn_to(built_in.bullying))]


def folder_named(text: str) -> Path:
    """The folder that the person means, `~` being their home folder. Raises BadInputError where it cannot be one."""
    return named_path(text).absolute()


def numbers(text: str) -> list[int]:
    """Entries named by their numbers, as in "2, 5". Raises BadInputError for anything else."""
    named = [part for part in re.split(r"[\s,;]+", text) if part]
    if not all(re.fullmatch(r"[0-9]{1,6}", part) for part in named):
        raise BadInputError("Please name the entries by their numbers.", "For example: 2, 5")
    return [int(part) for part in named]


def title_of(entry: Entry) -> str:
    """One line that names an entry: its number, its day and what it is."""
    about = f" about {entry.about}" if entry.about else ""
    return f"{entry.number}  {entry.added_at:%d %b %Y}  {entry.what or 'a note'}{about}"


def details(entry: Entry) -> list[tuple[str, str]]:
    """Everything an entry says, line by line, each with its label. Words from outside are as they were kept."""
    rows = (
        ("What it is", f"{entry.what}, {count(entry.size, 'byte', 'bytes')}" if entry.sha256 else "a note"),
        ("About entry", str(entry.about or "")),
        ("In your words", entry.words),
        ("Kept on", moment_words(entry.added_at)),
        ("How it was taken", str(entry.taken)),
        ("File name", entry.name),
        ("Where it stood", entry.address),
        ("When you saw it", entry.seen),
        ("Who saw it", entry.witnesses),
        ("Reported to", entry.told),
        ("Reported when", entry.told_when),
        ("SHA-256 of the original", entry.sha256),
        ("Fingerprint of the entry", entry.fingerprint),
    )
    return [(label, value) for label, value in rows if value]
