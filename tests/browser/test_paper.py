"""Papers as PDF: printed by our own browser, fit for a screen reader, telling nothing of the computer."""

from __future__ import annotations

import io
from collections.abc import Iterator
from datetime import UTC, datetime
from itertools import pairwise
from pathlib import Path
from typing import Any

import page as pdf_checker
import pytest
from pikepdf import Array, Dictionary, Object, Pdf

from probes import emoji, paper
from probes.browser import Browser
from probes.gate import Gate
from probes.paper import print_pdf
from selfaudit.errors import NoBrowserError
from selfaudit.policy.load import default_pack
from selfaudit.policy.settle import settle
from selfaudit.report.private import private_report
from selfaudit.report.receipt import receipt, receipt_page
from selfaudit.vault.memory import MemoryStore
from tests.selfaudit.report.papers import everything
from tui import opening
from tui.cli import main

pytestmark = pytest.mark.browser
NOW = datetime(2026, 9, 3, 8, 0, tzinfo=UTC)
PACK = default_pack()
# ISO 32000-1, tables 333 to 340: sorts of element that every reader knows.
KNOWN = {
    *("Document", "Part", "Art", "Sect", "Div", "BlockQuote", "Caption", "NonStruct", "P", "H1", "H2", "H3", "H4"),
    *(
        "L",
        "LI",
        "Lbl",
        "LBody",
        "Table",
        "TR",
        "TH",
        "TD",
        "THead",
        "TBody",
        "Span",
        "Quote",
        "Code",
        "Link",
        "Figure",
    ),
}


def pages() -> dict[str, str]:
    kept = everything()
    settled = settle(PACK, kept)
    return {
        "Private report: what your public pages give away": private_report(PACK, kept, settled, NOW),
        "Receipt: a review of public pages was done": receipt_page(receipt(PACK, kept, NOW)),
    }


def elements(node: Object) -> Iterator[Any]:
    """Every structure element under `node`, in the order they are read."""
    kids = node.get("/K", Array())
    for kid in kids if isinstance(kids, Array) else [kids]:
        if isinstance(kid, Dictionary) and "/S" in kid:
            yield kid
            yield from elements(kid)


async def test_a_paper_can_be_read_by_a_screen_reader_and_tells_nothing_of_the_computer() -> None:
    printed = await print_pdf(*pages().values())
    for title, pdf in zip(pages(), printed, strict=True):
        checked = pdf_checker.validate_pdf_bytes(pdf, profile="ua1")
        assert checked.rules.total > 100 and [one.message for one in checked.failures] == []
        with Pdf.open(io.BytesIO(pdf)) as file:
            assert file.Root.MarkInfo.Marked and file.Root.ViewerPreferences.DisplayDocTitle
            assert str(file.Root.Lang) == "en-GB"
            assert file.open_metadata()["dc:title"] == title == str(file.docinfo["/Title"])
            assert set(file.docinfo.keys()) == {"/Title", "/Creator"}
            assert [round(float(side)) for side in file.pages[0].mediabox] == [0, 0, 595, 842]
            _read_as_meant(file)
        for told in (b"Mozilla", b"Linux", b"Chrom", b"Skia"):
            assert told not in pdf


def _read_as_meant(file: Pdf) -> None:
    """Every element is of a sort that readers know, headings step down one at a time, pictures have words."""
    roles = {str(role): str(known) for role, known in file.Root.StructTreeRoot.RoleMap.items()}
    read = list(elements(file.Root.StructTreeRoot))
    sorts = [roles.get(str(one.S), str(one.S)).removeprefix("/") for one in read]
    assert set(sorts) <= KNOWN
    levels = [0, *(int(sort[1]) for sort in sorts if sort[0] == "H" and sort[1:].isdigit())]
    assert levels[1] == 1 and all(after <= before + 1 for before, after in pairwise(levels))
    assert all(str(one.get("/Alt", "")) for one, sort in zip(read, sorts, strict=True) if sort == "Figure")
    heads = [one for one, sort in zip(read, sorts, strict=True) if sort == "TH"]
    assert all("/Scope" in str(one.get("/A", "")) for one in heads)


async def test_a_page_that_asks_for_more_gets_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    gates: list[Gate] = []

    class Watched(Gate):
        def __init__(self) -> None:
            super().__init__()
            gates.append(self)

    monkeypatch.setattr(paper, "Gate", Watched)
    page = '<!doctype html><title>x</title><img src="https://tracker.test/x.png"><script>document.title = "y"</script>'
    [printed] = await print_pdf(page)
    with Pdf.open(io.BytesIO(printed)) as file:
        assert str(file.docinfo["/Title"]) == "x"
    assert not [line for line in gates[0].ledger() if line.allowed]


async def test_without_a_browser_it_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("probes.browser.find_browser", lambda: None)
    with pytest.raises(NoBrowserError):
        await print_pdf("<title>x</title>")


def test_the_commands_save_it_and_the_receipt_holds(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(opening, "open_own_vault", lambda make: MemoryStore(everything()))
    monkeypatch.chdir(tmp_path)
    assert main(["report", "--format", "pdf"]) == 0
    assert main(["receipt", "--out", "mine.pdf"]) == 0
    assert (tmp_path / "selfaudit-report.pdf").read_bytes().startswith(b"%PDF-")
    assert (tmp_path / "mine.pdf").read_bytes().startswith(b"%PDF-")
    capsys.readouterr()
    assert main(["receipt", "verify", "mine.pdf"]) == 0
    assert "Accounts looked at: 4 of 5" in " ".join(capsys.readouterr().out.split())
    assert main(["receipt", "verify", "selfaudit-report.pdf"]) == 2


async def test_emoji_that_cannot_be_drawn_are_printed_in_words() -> None:
    wanted = "\U0010fffd and 🍎"
    async with Gate() as gate, Browser(gate) as browser, browser.visitor((), "emoji") as (context, _lane):
        sheet = await context.new_page()
        drawn = await sheet.evaluate(emoji._MISSING, ["A", "\U0010fffd"])
        told = await emoji.drawable(sheet, wanted)
    assert drawn == ["\U0010fffd"]
    assert told in (wanted, "\U0010fffd and [red apple]")
