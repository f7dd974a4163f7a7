"""Reads a policy pack, and refuses everything in it that is not plain words in their right place."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache
from pathlib import Path

from selfaudit.errors import BadInputError
from selfaudit.model import Kind, Place, Severity
from selfaudit.policy.check import PackTable, refuse
from selfaudit.policy.pack import (
    EVIDENCE,
    PARTS,
    PURPOSES,
    Contact,
    Emphasis,
    Fact,
    KeyPoint,
    KindAdvice,
    Note,
    Pack,
    SettledBy,
    Together,
)
from selfaudit.reviews import Review

MOST_BYTES = 128 * 1024
_PACKS = Path(__file__).with_name("packs")
_SEEN = (SettledBy.FINDINGS, SettledBy.PRIVACY, SettledBy.AUDIT)


@cache
def default_pack() -> Pack:
    """The pack that comes with the program: Southern Education Trust, 2026."""
    name = "southern-education-trust.toml"
    return parse_pack((_PACKS / name).read_bytes(), name)


def read_pack(path: Path) -> Pack:
    """The pack in this file. Raises BadInputError where it cannot be read, DataFileError where it is not in order."""
    try:
        with path.open("rb") as file:
            data = file.read(MOST_BYTES + 1)
    except OSError as error:
        raise BadInputError("This policy file cannot be read.", "Check the name and that you may open it.") from error
    return parse_pack(data, path.name)


def kept_pack(text: str) -> Pack:
    """The pack that was chosen, as its kept `text`; the one that is built in where there is none.

    Raises DataFileError where this program cannot read it any more.
    """
    return parse_pack(text.encode(), "that you chose") if text else default_pack()


def pack_text(path: Path) -> str:
    """The text of the pack in this file, once it is found to be in order. Raises what `read_pack` raises."""
    pack, text = read_pack(path), path.read_text(encoding="utf-8")
    assert parse_pack(text.encode(), path.name) == pack
    return text


def parse_pack(data: bytes, name: str) -> Pack:
    """The pack in `data`; `name` is the file's name for messages. Raises DataFileError, naming file, table and key."""
    if len(data) > MOST_BYTES:
        raise refuse(name, "the file", f"is larger than {MOST_BYTES // 1024} KB")
    try:
        top = PackTable(tomllib.loads(data.decode("utf-8")), name)
    except UnicodeDecodeError as error:
        raise refuse(name, "the file", "is not UTF-8 text") from error
    except RecursionError as error:
        raise refuse(name, "the file", "is nested too deeply") from error
    except ValueError as error:
        raise refuse(name, "the file", "is not valid TOML") from error
    pack = _pack(top)
    _check_links(name, pack)
    return pack


def _pack(top: PackTable) -> Pack:
    policy, evidence = top.needed("policy"), top.or_empty("evidence")
    pack = Pack(
        id=policy.id("id"),
        version=policy.words("version", most=20),
        title=policy.words("title", most=120),
        trust=policy.words("trust", most=120),
        citation=policy.words("citation", most=300),
        adopted=policy.day("adopted"),
        review_due=policy.day("review_due"),
        review_months=policy.number("review_months", 1, 36),
        notes=tuple(_note(row) for row in top.rows("notes", most=20)),
        key_points=tuple(_key_point(row) for row in top.rows("key_points", least=1, most=60)),
        kinds=_kinds(top.needed("kinds")),
        contacts=tuple(_contact(row) for row in top.rows("contacts", most=40)),
        together=tuple(_together(row) for row in top.rows("together", most=40)),
        emphases=_emphases(top.needed("emphases")),
        bullying=evidence.words("bullying", least=0, most=60),
        children=evidence.words("children", least=0, most=60),
    )
    evidence.done()
    policy.done()
    top.done()
    return pack


def _key_point(row: PackTable) -> KeyPoint:
    point = KeyPoint(
        id=row.id("id"),
        title=row.words("title", most=100),
        cite=row.words("cite", most=120),
        text=row.words("text"),
        evidence=row.names("evidence", EVIDENCE, least=1),
        settled_by=tuple(SettledBy(name) for name in row.names("settled_by", tuple(SettledBy), least=1)),
        question=row.words("question", least=0),
        help=row.words("help"),
        turn_to=row.ids("turn_to"),
        asked_first=row.flag("asked_first"),
        judgement=row.flag("judgement"),
        reviews=tuple(Review(name) for name in row.names("reviews", tuple(Review))),
    )
    asked = SettledBy.ANSWER in point.settled_by
    if any(road in _SEEN for road in point.settled_by) != ("seen" in point.evidence):
        raise row.wrong("settled_by", 'must name findings, privacy or audit exactly where evidence names "seen"')
    if point.reviews and "reviewed" not in point.evidence:
        raise row.wrong("reviews", 'needs "reviewed" in evidence')
    if asked and (not point.question or set(point.evidence) == {"seen"}):
        raise row.wrong("question", 'is needed, with "stated", "reviewed" or "acknowledged" in evidence')
    row.done()
    return point


def _kinds(table: PackTable) -> Mapping[Kind, KindAdvice]:
    order = table.keys_out_of(tuple(Kind))
    kinds = {kind: _kind(table.needed(kind.value)) for kind in Kind}
    table.done()
    return {kind: kinds[kind] for kind in map(Kind, order)}


def _kind(row: PackTable) -> KindAdvice:
    places = row.or_empty("places")
    advice = KindAdvice(
        severity=row.word("severity", Severity),
        key_points=row.ids("key_points", least=1),
        title=row.words("title", most=100),
        why=row.words("why"),
        to_do=row.words("to_do"),
        places={Place(key): places.word(key, Severity) for key in places.keys_out_of(tuple(Place))},
    )
    places.done()
    row.done()
    return advice


def _contact(row: PackTable) -> Contact:
    contact = Contact(
        id=row.id("id"),
        name=row.words("name", most=120),
        details=row.words("details", most=300),
        when=row.words("when", most=300),
        fact=_fact(row),
    )
    row.done()
    return contact


def _note(row: PackTable) -> Note:
    note = Note(row.words("text"), _fact(row))
    row.done()
    return note


def _fact(row: PackTable) -> Fact | None:
    source = row.words("source", least=0, most=200)
    if not source:
        return None
    return Fact(source, row.day("checked"), row.flag("verified", default=True))


def _together(row: PackTable) -> Together:
    together = Together(
        id=row.id("id"),
        title=row.words("title", most=100),
        parts=row.names("parts", PARTS, least=2),
        severity=row.word("severity", Severity),
        why=row.words("why"),
        key_points=row.ids("key_points", least=1),
    )
    row.done()
    return together


def _emphases(table: PackTable) -> Mapping[str, Emphasis]:
    emphases: dict[str, Emphasis] = {}
    for purpose in PURPOSES:
        row = table.needed(purpose)
        emphases[purpose] = Emphasis(row.words("title", most=100), row.words("intro"), row.ids("first"))
        row.done()
    table.done()
    return emphases


def _check_links(name: str, pack: Pack) -> None:
    points = _unique(name, "key_points", [point.id for point in pack.key_points])
    contacts = _unique(name, "contacts", [contact.id for contact in pack.contacts])
    _unique(name, "together", [row.id for row in pack.together])
    named = [(f"kinds.{kind}", advice.key_points) for kind, advice in pack.kinds.items()]
    named += [(f"together ({row.id})", row.key_points) for row in pack.together]
    named += [(f"emphases.{purpose}", emphasis.first) for purpose, emphasis in pack.emphases.items()]
    named += [("evidence", tuple(filter(None, (pack.bullying, pack.children))))]
    for place, ids in named:
        for unknown in [one for one in ids if one not in points]:
            raise refuse(name, place, f"names the key point {unknown}, which is not in the pack")
    for point in pack.key_points:
        for unknown in [one for one in point.turn_to if one not in contacts]:
            raise refuse(name, f"key_points ({point.id})", f"names the contact {unknown}, which is not in the pack")
    if pack.adopted >= pack.review_due:
        raise refuse(name, "policy, key review_due", "must come after adopted")


def _unique(name: str, place: str, ids: list[str]) -> set[str]:
    for one in ids:
        if ids.count(one) > 1:
            raise refuse(name, place, f"has the id {one} twice")
    return set(ids)
