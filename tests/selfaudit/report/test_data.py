from __future__ import annotations

import json

from selfaudit.model import Choice, Kind, Outcome, Said
from selfaudit.policy.load import default_pack
from selfaudit.policy.settle import settle
from selfaudit.report.data import export
from tests.selfaudit.made_up import CHIRP, INSTA, audit, decided, finding, progress, said


def test_it_holds_accounts_findings_and_key_points() -> None:
    one = finding(Kind.PHONE)
    kept = progress(
        audit({INSTA: Outcome.PUBLIC, CHIRP: Outcome.WALL}, [one]),
        decisions={one: decided(Choice.KEEP, "work phone")},
        answers={"staff-13": said(Said.YES)},
    )
    data = json.loads(json.dumps(export(default_pack(), kept, settle(default_pack(), kept))))
    assert [account["outcome"] for account in data["accounts"]] == ["public", "wall"]
    assert data["findings"][0]["kind"] == "phone"
    assert data["findings"][0]["decision"]["reason"] == "work phone"
    assert len(data["key_points"]) == 18
    assert all({"id", "state", "evidence", "missing"} <= set(point) for point in data["key_points"])
    assert data["ledger"][0]["host"] == "instagram.example"


def test_without_an_audit_the_named_accounts_are_not_checked() -> None:
    kept = progress(accounts=[INSTA])
    data = export(default_pack(), kept, settle(default_pack(), kept))
    assert [account["outcome"] for account in data["accounts"]] == ["not_checked"]  # type: ignore[attr-defined]
    assert data["findings"] == []
