from __future__ import annotations

import json
from importlib import resources
from typing import Any

import fastjsonschema
import pytest

from selfaudit.model import Choice, Kind, Outcome, Standing
from selfaudit.policy.load import default_pack
from selfaudit.policy.settle import settle
from selfaudit.progress import Progress, Said
from selfaudit.report.data import export
from tests.selfaudit.made_up import CHIRP, INSTA, audit, decided, finding, progress, said
from tests.selfaudit.report.papers import everything

ONE, GONE = finding(Kind.PHONE), finding(Kind.POSTCODE, standing=Standing.GONE, quote="ZZ99 9ZZ")
KEPT = progress(
    audit({INSTA: Outcome.PUBLIC, CHIRP: Outcome.WALL}, [ONE, GONE]),
    decisions={ONE: decided(Choice.KEEP, "work phone")},
    answers={"staff-13": said(Said.YES)},
)
SCHEMA = json.loads((resources.files("selfaudit.report") / "audit.schema.json").read_text("utf-8"))
CHECK = fastjsonschema.compile(SCHEMA)


def exported(kept: Progress) -> dict[str, Any]:
    data: dict[str, Any] = json.loads(json.dumps(export(default_pack(), kept, settle(default_pack(), kept))))
    return data


@pytest.mark.parametrize(
    "kept",
    [
        KEPT,
        everything(),
        progress(),
        progress(accounts=[INSTA]),
        progress(audit({INSTA: Outcome.BLOCKED}, finished=False)),
    ],
    ids=["whole", "three audits", "nothing yet", "accounts only", "not finished"],
)
def test_it_has_the_published_form(kept: Progress) -> None:
    CHECK(exported(kept))


def test_masked_it_holds_no_quote_and_nothing_to_read_one_back_from() -> None:
    data = json.loads(json.dumps(export(default_pack(), KEPT, settle(default_pack(), KEPT), masked=True)))
    CHECK(data)
    assert data["masked"] and not exported(KEPT)["masked"]
    told = json.dumps(data)
    assert not any(words in told for words in ("07700 900123", "ZZ99 9ZZ", "work phone", ONE.fingerprint))
    assert [one["quote"] for one in data["findings"]] == ["0••••••", "Z••••••"]


@pytest.mark.parametrize(
    ("table", "key"), [("accounts", "outcome"), ("findings", "kind"), ("key_points", "state"), ("ledger", "host")]
)
def test_the_published_form_refuses_what_is_not_of_it(table: str, key: str) -> None:
    data = exported(KEPT)
    data[table][0][key] = ["something else"]
    with pytest.raises(fastjsonschema.JsonSchemaValueException, match=f"{table}.*{key}"):
        CHECK(data)
    del data[table][0][key]
    with pytest.raises(fastjsonschema.JsonSchemaValueException, match=key):
        CHECK(data)


def test_it_holds_accounts_with_outcomes() -> None:
    assert [(one["id"], one["outcome"]) for one in exported(KEPT)["accounts"]] == [
        ("instagram:robin.quill", "public"),
        ("chirp:rquill", "wall"),
    ]
    assert [one["conclusive"] for one in exported(KEPT)["accounts"]] == [True, False]


def test_it_holds_findings_with_decisions() -> None:
    phone, postcode = exported(KEPT)["findings"]
    assert (phone["quote"], phone["key_points"], phone["standing"]) == ("07700 900123", ["staff-2"], "new")
    assert phone["decision"] == {"choice": "keep", "decided_at": "2026-09-02T09:20:00+00:00", "reason": "work phone"}
    assert (postcode["standing"], postcode["decision"]) == ("gone", None)


def test_it_holds_key_points_with_evidence_and_what_is_missing() -> None:
    points = {one["id"]: one for one in exported(KEPT)["key_points"]}
    assert list(points) == [point.id for point in default_pack().key_points]
    assert points["staff-13"]["state"] == "met"
    assert points["staff-13"]["evidence"][0]["sort"] == "stated"
    assert points["staff-4"]["state"] == "to do"
    assert any("Chirp · rquill" in line for line in points["staff-4"]["missing"])


def test_it_holds_the_trails_and_the_audits_before() -> None:
    data = exported(everything())
    assert [one["in_view"] for one in data["before_and_now"]] == [2, 5, 7]
    assert data["before_and_now"][-1] | {"day": ""} == {"day": "", "in_view": 7, "looked_at": 4, "accounts": 5}
    assert data["trails"]["found"] == 3 and data["trails"]["helps_most"]["ends"] == 2
    assert data["trails"]["shortest"][-1]["steps"][-1]["to"] == "Phone number"
    assert exported(progress())["trails"] == {"found": 0, "shortest": [], "helps_most": None}


def test_without_an_audit_the_named_accounts_are_not_checked() -> None:
    data = exported(progress(accounts=[INSTA]))
    assert [one["outcome"] for one in data["accounts"]] == ["not_checked"]
    assert (data["findings"], data["started_at"]) == ([], None)


def test_the_form_names_every_kind_and_outcome() -> None:
    kinds = SCHEMA["definitions"]["finding"]["properties"]["kind"]["enum"]
    outcomes = SCHEMA["definitions"]["account"]["properties"]["outcome"]["enum"]
    assert (set(kinds), set(outcomes)) == (set(Kind), set(Outcome))
