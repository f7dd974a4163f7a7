"""Papers as PDF: printed by our own browser, tagged, with a title and a language, and with nothing fetched."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from pathlib import Path

import pytest

from probes import paper
from probes.gate import Gate
from probes.paper import print_pdf
from selfaudit.errors import NoBrowserError
from selfaudit.policy.load import default_pack
from selfaudit.policy.settle import settle
from selfaudit.report.private import private_report
from selfaudit.report.receipt import receipt, receipt_page
from selfaudit.vault.memory import MemoryStore
from tests.selfaudit.report.test_private import rich
from tui import opening
from tui.cli import main

pytestmark = pytest.mark.browser
NOW = datetime(2026, 9, 3, 8, 0, tzinfo=UTC)
PACK = default_pack()


def pages() -> dict[str, str]:
    kept = rich()
    settled = settle(PACK, kept)
    return {
        "Private report: what your public pages give away": private_report(PACK, kept, settled, NOW),
        "Receipt: a review of public pages was done": receipt_page(receipt(PACK, kept, settled, NOW)),
    }


@pytest.mark.parametrize("title", pages())
async def test_a_paper_is_tagged_and_has_a_title_and_a_language(title: str) -> None:
    [pdf] = await print_pdf(pages()[title])
    assert pdf.startswith(b"%PDF-")
    assert re.search(rb"/MarkInfo\s*<<[^>]*/Marked true", pdf)
    assert b"/StructTreeRoot" in pdf
    assert b"/Lang (en-GB)" in pdf
    assert f"/Title ({title})".encode() in pdf
    assert b"/MediaBox [0 0 594.95996 841.91998]" in pdf or b"/MediaBox [0 0 595" in pdf


async def test_a_page_that_asks_for_more_gets_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    gates: list[Gate] = []

    class Watched(Gate):
        def __init__(self) -> None:
            super().__init__()
            gates.append(self)

    monkeypatch.setattr(paper, "Gate", Watched)
    page = '<!doctype html><title>x</title><img src="https://tracker.test/x.png"><p>Words'
    assert (await print_pdf(page))[0].startswith(b"%PDF-")
    assert not [line for line in gates[0].ledger() if line.allowed]


async def test_without_a_browser_it_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("probes.browser.find_browser", lambda: None)
    with pytest.raises(NoBrowserError):
        await print_pdf("<title>x</title>")


def test_the_commands_save_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(opening, "open_own_vault", lambda make: MemoryStore(rich()))
    monkeypatch.chdir(tmp_path)
    assert main(["report", "--format", "pdf"]) == 0
    assert main(["receipt", "--format", "pdf", "--out", "mine"]) == 0
    assert (tmp_path / "selfaudit-report.pdf").read_bytes().startswith(b"%PDF-")
    assert (tmp_path / "mine.pdf").read_bytes().startswith(b"%PDF-")
