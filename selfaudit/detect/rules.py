"""Rules as data: what to look for, why it matters, and the proof that it works.

Every `selfaudit/rules/*.toml` holds `[[rule]]` tables. A rule names exactly one of:

- `terms`: words or phrases, written as triggers (see `engine.Detector`);
- `pattern`: a regular expression over the folded text, looked for near each of the rule's `near` triggers; where
  those are everyday words, `beside` gives literals one of which every match holds too: it is quick to see that none
  is near. A match is let go where one of the literals in `unless` stands around it;
- `identity`: the field of `Identity` whose values are looked for, by the detector that knows them;
- `detector`: the name of the code that emits it.

`match` and `ignore` are its proof: texts in which the rule must and must not fire. In a `match` text, «…» marks the
exact quote. A file's `[identity]` table is the made-up person that its examples are read for.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, fields
from functools import cache
from os import scandir
from typing import Any

import selfaudit.rules
from selfaudit.detect.data_files import packaged
from selfaudit.detect.lazy import lazy
from selfaudit.errors import DataFileError
from selfaudit.model import Identity, Kind, School

_WAYS = ("terms", "pattern", "identity", "detector")
_REQUIRED = ("id", "kind", "title", "why", "confidence", "match", "ignore")
_KNOWN = frozenset((*_REQUIRED, *_WAYS, "near", "beside", "unless"))
_IDENTITY_FIELDS = tuple(field.name for field in fields(Identity))


@dataclass(frozen=True)
class Rule:
    """One thing to look for. `confidence` is how often a match of it is right, in 0..1."""

    id: str
    kind: Kind
    title: str
    why: str
    confidence: float
    match: tuple[str, ...]
    ignore: tuple[str, ...]
    terms: tuple[str, ...] = ()
    near: tuple[str, ...] = ()
    beside: tuple[str, ...] = ()
    unless: tuple[str, ...] = ()
    pattern: re.Pattern[str] | None = None
    identity: str = ""
    detector: str = ""
    person: Identity | None = None


@cache
def rules() -> Mapping[str, Rule]:
    """All rules of the program by id. Raises DataFileError where a file is not in order."""
    found: dict[str, Rule] = {}
    names = (entry.name for folder in selfaudit.rules.__path__ for entry in scandir(folder))
    for name in sorted(name for name in names if name.endswith(".toml")):
        for rule in read_rules(name, packaged("selfaudit.rules", name), check_patterns=False):
            if rule.id in found:
                raise DataFileError(f"{name}: rule {rule.id}: id: another rule has this id.")
            found[rule.id] = rule
    return found


def read_rules(name: str, text: str, check_patterns: bool = True) -> tuple[Rule, ...]:
    """The rules in the TOML `text` of the file called `name`. Raises DataFileError naming file, table and key.

    Checking patterns compiles them all, which takes a while; the program's own files are checked by the tests.
    """
    try:
        data = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise DataFileError(f"{name}: not valid TOML: {error}.") from error
    for key in data.keys() - {"rule", "identity"}:
        raise DataFileError(f"{name}: {key}: unknown table.")
    person = _person(name, data["identity"]) if "identity" in data else None
    tables = data.get("rule", [])
    if not isinstance(tables, list) or not all(isinstance(table, dict) for table in tables):
        raise DataFileError(f"{name}: rule: must be written as [[rule]] tables.")
    found = tuple(_rule(name, number, table, person) for number, table in enumerate(tables, 1))
    if check_patterns:
        for rule in found:
            _check_pattern(f"{name}: rule {rule.id}", rule.pattern)
    return found


def _rule(name: str, number: int, table: dict[str, Any], person: Identity | None) -> Rule:
    where = f"{name}: rule {table.get('id', number)}"
    for key in table.keys() - _KNOWN:
        raise DataFileError(f"{where}: {key}: unknown key.")
    for key in _REQUIRED:
        if not table.get(key):
            raise DataFileError(f"{where}: {key}: missing or empty.")
    if len(ways := [way for way in _WAYS if way in table]) != 1:
        raise DataFileError(f"{where}: {' '.join(ways) or 'terms'}: give exactly one of {', '.join(_WAYS)}.")
    if ("pattern" in table) != ("near" in table):
        raise DataFileError(f"{where}: near: a pattern needs the words it is looked for near, and nothing else does.")
    for key in ("beside", "unless"):
        if key in table and "pattern" not in table:
            raise DataFileError(f"{where}: {key}: only a pattern has words {key} it.")
    return Rule(
        id=_text(where, "id", table["id"]),
        kind=_kind(where, table["kind"]),
        title=_text(where, "title", table["title"]),
        why=_text(where, "why", table["why"]),
        confidence=_confidence(where, table["confidence"]),
        match=_texts(where, "match", table["match"]),
        ignore=_texts(where, "ignore", table["ignore"]),
        terms=_texts(where, "terms", table.get("terms", ())),
        near=_texts(where, "near", table.get("near", ())),
        beside=_texts(where, "beside", table.get("beside", ())),
        unless=_texts(where, "unless", table.get("unless", ())),
        pattern=lazy(_text(where, "pattern", table["pattern"])) if "pattern" in table else None,
        identity=_field(where, table["identity"]) if "identity" in table else "",
        detector=_text(where, "detector", table.get("detector", "")),
        person=person,
    )


def _text(where: str, key: str, value: object) -> str:
    if not isinstance(value, str):
        raise DataFileError(f"{where}: {key}: must be text.")
    return value


def _texts(where: str, key: str, value: object) -> tuple[str, ...]:
    if not isinstance(value, (list, tuple)) or not all(isinstance(text, str) and text for text in value):
        raise DataFileError(f"{where}: {key}: must be a list of texts.")
    return tuple(value)


def _kind(where: str, value: object) -> Kind:
    if value not in list(Kind):
        raise DataFileError(f"{where}: kind: must be one of {', '.join(Kind)}.")
    return Kind(str(value))


def _confidence(where: str, value: object) -> float:
    if isinstance(value, bool) or not isinstance(value, (int, float)) or not 0 < value <= 1:
        raise DataFileError(f"{where}: confidence: must be a number above 0 and at most 1.")
    return float(value)


def _check_pattern(where: str, pattern: re.Pattern[str] | None) -> None:
    try:
        if pattern is not None:
            pattern.search("")
    except re.error as error:
        raise DataFileError(f"{where}: pattern: not a regular expression: {error}.") from error


def _field(where: str, value: object) -> str:
    if value not in _IDENTITY_FIELDS:
        raise DataFileError(f"{where}: identity: must be one of {', '.join(_IDENTITY_FIELDS)}.")
    return str(value)


def _person(name: str, table: object) -> Identity:
    where = f"{name}: identity"
    if not isinstance(table, dict):
        raise DataFileError(f"{where}: must be a table.")
    for key in table.keys() - set(_IDENTITY_FIELDS):
        raise DataFileError(f"{where}: {key}: unknown key.")
    values: dict[str, Any] = {key: _texts(where, key, table[key]) for key in table if key != "schools"}
    if "schools" in table:
        values["schools"] = tuple(_schools(where, table["schools"]))
    return Identity(**values)


def _schools(where: str, tables: object) -> Iterable[School]:
    if not isinstance(tables, list) or not all(isinstance(table, dict) for table in tables):
        raise DataFileError(f"{where}: schools: must be a list of tables.")
    for table in tables:
        for key in table.keys() - {"name", "other_names"}:
            raise DataFileError(f"{where}: schools: {key}: unknown key.")
        yield School(_text(where, "schools", table.get("name")), _texts(where, "schools", table.get("other_names", ())))
