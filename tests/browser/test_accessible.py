"""The pages that people keep pass axe-core without a violation: by day, by night, and on a phone."""

from __future__ import annotations

from datetime import UTC, datetime
from importlib import resources

import pytest

from probes.browser import Browser
from probes.gate import Gate
from selfaudit.policy.load import default_pack
from selfaudit.policy.settle import settle
from selfaudit.progress import Progress
from selfaudit.report.private import private_report
from selfaudit.report.receipt import receipt, receipt_page
from tests.selfaudit.report.papers import everything, hard_words

pytestmark = pytest.mark.browser
NOW = datetime(2026, 9, 3, 8, 0, tzinfo=UTC)
AXE = (resources.files("axe_playwright_python") / "axe.min.js").read_text("utf-8")
ASK = """async () => {
  const told = await axe.run(document, {resultTypes: ['violations'], elementRef: false});
  return told.violations.map(one => one.id + ': ' + one.nodes.map(node => node.target.join(' ')).join(', '));
}"""


def report(kept: Progress, masked: bool = False) -> str:
    return private_report(default_pack(), kept, settle(default_pack(), kept), NOW, masked)


def pages() -> list[tuple[str, str, int, bool]]:
    """What each page is called, the page, how wide the window is, and whether it is night."""
    kept = everything()
    paper = receipt_page(receipt(default_pack(), kept, NOW, "Robin Quill"))
    return [
        ("everything", report(kept), 1280, False),
        ("everything, on a phone", report(kept), 390, True),
        ("masked", report(kept, masked=True), 390, False),
        ("hard words", report(hard_words()), 390, True),
        ("nothing yet", report(Progress()), 1280, True),
        ("receipt", paper, 390, False),
    ]


async def test_no_page_has_a_violation_and_none_is_too_wide() -> None:
    async with Gate() as gate, Browser(gate) as browser, browser.visitor((), "reading") as (context, _lane):
        page = await context.new_page()
        await page.set_content("<!doctype html><title>x</title><img src='data:,'><p style='color:#bbb'>pale")
        await page.evaluate(AXE)
        told = " ".join(await page.evaluate(ASK))
        assert "image-alt" in told and "color-contrast" in told and "html-has-lang" in told
        for name, text, width, night in pages():
            await page.set_viewport_size({"width": width, "height": 900})
            await page.emulate_media(color_scheme="dark" if night else "light")
            await page.set_content(text)
            await page.evaluate(AXE)
            assert await page.evaluate(ASK) == [], name
            assert await page.evaluate("document.documentElement.scrollWidth") <= width, (name, "is too wide")
