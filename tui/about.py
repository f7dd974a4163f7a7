"""What is asked about the person, and their answers as text and back. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from selfaudit.model import Identity, School

QUESTIONS = (
    ("names", "Your name, and other names you go by", "To find your name where others use it.", "Maya Example, Miss E"),
    ("school", "Your school", "To find where a page says where you work.", "Meadow Lane Primary School"),
    ("short", "Other names people use for your school", "People often write a short form.", "Meadow Lane, MLPS"),
    ("earlier", "Schools where you worked before", "Old posts may still name them.", "Hilltop Infant School"),
    ("roles", "What you do there", "To find where a page says what you do.", "Year 4 teacher, SENCO"),
    ("places", "Where you live: town or village", "To find where a page says where home is.", "Little Fenwick"),
    ("numbers", "Your phone numbers", "To be sure that a number on a page is yours.", "07700 900123"),
    ("emails", "Your email addresses", "To be sure that an address on a page is yours.", "maya@mail.example"),
)
INTRO = (
    "This tells selfaudit what to look for. It never leaves this device. "
    "Leave empty whatever you like. Put commas between several answers."
)


def as_text(identity: Identity) -> dict[str, str]:
    """What was said, question by question."""
    first, *rest = identity.schools or (School(""),)
    return {
        "names": _joined(identity.names),
        "school": first.name,
        "short": _joined(first.other_names),
        "earlier": _joined(school.name for school in rest),
        "roles": _joined(identity.roles),
        "places": _joined(identity.places),
        "numbers": _joined(identity.numbers),
        "emails": _joined(identity.emails),
    }


def from_text(said: Mapping[str, str], kept: Identity) -> Identity:
    """What was typed; a school that is still named keeps the other names it had."""
    others = {school.name: school.other_names for school in kept.schools}
    school = " ".join(said["school"].split())
    short = _parted(said["short"])
    if not school and short:
        school, *rest = short
        short = tuple(rest)
    present = (School(school, short),) if school else ()
    return Identity(
        names=_parted(said["names"]),
        schools=present + tuple(School(name, others.get(name, ())) for name in _parted(said["earlier"])),
        roles=_parted(said["roles"]),
        places=_parted(said["places"]),
        numbers=_parted(said["numbers"]),
        emails=_parted(said["emails"]),
    )


def _parted(text: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(part for part in (" ".join(piece.split()) for piece in text.split(",")) if part))


def _joined(parts: Iterable[str]) -> str:
    return ", ".join(parts)
