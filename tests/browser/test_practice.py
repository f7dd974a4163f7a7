"""The practice audit without a keyboard: every outcome, a finding of every kind, and the papers."""

import json
from html.parser import HTMLParser
from importlib import resources
from pathlib import Path
from typing import Any

import fastjsonschema
import pytest

from probes.practice.world import load_practice, practice_probe
from selfaudit.errors import BadInputError
from selfaudit.model import Kind, Outcome
from selfaudit.policy.load import default_pack
from selfaudit.report.receipt import receipt_holds
from tui.cli import main
from tui.unattended import make_ready

pytestmark = pytest.mark.browser

EXPECTED = {
    "picturely": "public",
    "chirrup": "partial",
    "circlebook": "private",
    "tootle": "not_found",
    "careerlink": "wall",
    "clipzy": "blocked",
    "palaver": "unreachable",
    "natterbox": "not_checked",
    "website": "public",
}


@pytest.fixture(scope="module")
def out(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("practice") / "papers"
    assert main(["practice", "--unattended", "--out", str(folder)]) == 0
    return folder


@pytest.fixture(scope="module")
def audit(out: Path) -> dict[str, Any]:
    read: dict[str, Any] = json.loads((out / "audit.json").read_text("utf-8"))
    return read


def test_the_sites_show_every_outcome(audit: dict[str, Any]) -> None:
    assert {account["platform"]: account["outcome"] for account in audit["accounts"]} == EXPECTED
    assert set(EXPECTED.values()) == set(Outcome)


def test_there_is_a_finding_of_every_kind_that_text_can_show(audit: dict[str, Any]) -> None:
    assert {finding["kind"] for finding in audit["findings"]} == set(Kind) - {Kind.PICTURE}


def test_nothing_is_found_where_nobody_could_look(audit: dict[str, Any]) -> None:
    conclusive = {account["id"] for account in audit["accounts"] if Outcome(account["outcome"]).conclusive}
    assert {finding["target"] for finding in audit["findings"]} <= conclusive


def test_every_key_point_has_its_state_and_evidence(audit: dict[str, Any]) -> None:
    points = audit["key_points"]
    assert [point["id"] for point in points] == [point.id for point in default_pack().key_points]
    met = [point["id"] for point in points if point["state"] == "met"]
    assert met == ["principle-3"]
    assert all(point["evidence"] for point in points if point["state"] != "not settled")


def test_the_reviews_are_gone_through(audit: dict[str, Any], out: Path) -> None:
    reviewed = {one["text"] for point in audit["key_points"] for one in point["evidence"] if one["sort"] == "reviewed"}
    assert reviewed == {"8 of 8 posts gone through", "8 of 8 photos gone through", "18 of 18 connections gone through"}
    missing = [words for point in audit["key_points"] for words in point["missing"]]
    assert any("marked to remove" in words for words in missing)
    assert any("left open" in words for words in missing)
    assert "18 of 18 connections gone through" in (out / "report.html").read_text("utf-8")


def test_only_made_up_hosts_were_let_through(audit: dict[str, Any]) -> None:
    let_through = [line["host"] for line in audit["ledger"] if line["allowed"]]
    assert let_through
    assert all(host.endswith(".example") for host in let_through)


async def test_further_accounts_on_a_page_are_kept_to_be_offered_and_not_visited() -> None:
    own = next(account for account in load_practice().accounts if account.platform == "picturely")
    async with practice_probe() as probe:
        look = (await probe.look(own)).look
        hosts = {line.host for line in probe.ledger()}
    assert [account.id for account in look.linked] == ["website:morganthistlewood.example", "tootle:morgan_makes"]
    assert hosts.isdisjoint({"morganthistlewood.example", "tootle.example"})


def test_the_report_is_one_page_without_outside_references(out: Path) -> None:
    class References(HTMLParser):
        def __init__(self) -> None:
            super().__init__()
            self.found: list[str] = []

        def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
            self.found += [value or "" for name, value in attrs if name in ("src", "href", "action", "srcset")]
            assert tag not in ("script", "link", "iframe", "object")

    page = References()
    page.feed((out / "report.html").read_text("utf-8"))
    assert all(reference.startswith(("#", "data:image/png;base64,")) for reference in page.found)


def test_every_paper_is_written(out: Path, audit: dict[str, Any]) -> None:
    schema = resources.files("selfaudit.report") / "audit.schema.json"
    fastjsonschema.compile(json.loads(schema.read_text("utf-8")))(audit)
    assert receipt_holds((out / "receipt.txt").read_text("utf-8"))
    assert (out / "plan.ics").read_bytes().startswith(b"BEGIN:VCALENDAR\r\n")
    for name in ("report.pdf", "receipt.pdf"):
        assert (out / name).read_bytes().startswith(b"%PDF-")


def test_its_own_papers_are_written_over_and_others_are_not(out: Path, tmp_path: Path) -> None:
    make_ready(out)
    (tmp_path / "report.html").write_text("mine", "utf-8")
    with pytest.raises(BadInputError):
        make_ready(tmp_path)
    (tmp_path / "audit.json").write_text('{"practice": false}', "utf-8")
    with pytest.raises(BadInputError):
        make_ready(tmp_path)
