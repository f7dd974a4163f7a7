"""The published schema of policy packs says the same as the loader."""

from __future__ import annotations

import json
import tomllib
from datetime import date
from importlib import resources
from typing import Any

import fastjsonschema
import pytest

from selfaudit.model import Kind, Place
from selfaudit.policy.pack import EVIDENCE, PARTS, PURPOSES, SettledBy
from tests.selfaudit.policy.test_load import BROKEN, TEXT

FILES = resources.files("selfaudit.policy")
SCHEMA = json.loads((FILES / "pack.schema.json").read_text("utf-8"))
CHECK = fastjsonschema.compile(SCHEMA)
OURS = (FILES / "packs" / "southern-education-trust.toml").read_text("utf-8")


def as_json(text: str) -> Any:
    """The file as JSON has it: dates as text."""

    def told(value: object) -> str:
        assert isinstance(value, date)
        return value.isoformat()

    return json.loads(json.dumps(tomllib.loads(text), default=told))


@pytest.mark.parametrize("text", [OURS, TEXT], ids=["southern education trust", "northmoor"])
def test_packs_in_order_are_of_the_published_form(text: str) -> None:
    CHECK(as_json(text))


UNKNOWN = [(old, new) for old, new, named in BROKEN if "not known" in named]


@pytest.mark.parametrize(("old", "new"), UNKNOWN, ids=range(len(UNKNOWN)))
def test_keys_that_the_loader_does_not_know_are_not_in_the_schema(old: str, new: str) -> None:
    with pytest.raises(fastjsonschema.JsonSchemaValueException, match="must not contain"):
        CHECK(as_json(TEXT.replace(old, new, 1)))


def test_the_schema_names_every_kind_place_part_and_purpose() -> None:
    told = SCHEMA["definitions"]
    assert set(SCHEMA["properties"]["kinds"]["required"]) == set(Kind)
    assert set(told["kind"]["properties"]["places"]["properties"]) == set(Place)
    assert set(told["together"]["properties"]["parts"]["items"]["enum"]) == set(PARTS)
    assert set(told["key_point"]["properties"]["evidence"]["items"]["enum"]) == set(EVIDENCE)
    assert set(told["key_point"]["properties"]["settled_by"]["items"]["enum"]) == set(SettledBy)
    assert set(SCHEMA["properties"]["emphases"]["required"]) == set(PURPOSES)


def keys_of(table: Any) -> set[str]:
    return {key for row in (table if isinstance(table, list) else [table]) for key in row}


@pytest.mark.parametrize("name", ["policy", "notes", "key_points", "contacts", "together"])
def test_our_own_pack_uses_every_key_that_the_schema_has(name: str) -> None:
    table = SCHEMA["properties"][name]
    table = table.get("items", table)
    if "$ref" in table:
        table = SCHEMA["definitions"][table["$ref"].rsplit("/", 1)[1]]
    assert keys_of(as_json(OURS)[name]) | {"verified"} >= set(table["properties"])
