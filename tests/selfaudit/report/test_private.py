from __future__ import annotations

from datetime import UTC, datetime

from selfaudit.model import Kind, Outcome
from selfaudit.policy.load import default_pack
from selfaudit.policy.settle import settle
from selfaudit.report.private import private_report
from tests.selfaudit.made_up import CHIRP, INSTA, audit, finding, progress

NOW = datetime(2026, 9, 3, 8, 0, tzinfo=UTC)
HOSTILE = "<script>alert(1)</script><img src=x onerror=alert(1)>\"'>&{{7*7}}\u202e\x1b[31m"


def test_page_text_never_becomes_markup() -> None:
    one = finding(Kind.PHONE, quote=HOSTILE)
    kept = progress(audit({INSTA: Outcome.PUBLIC, CHIRP: Outcome.WALL}, [one]))
    page = private_report(default_pack(), kept, settle(default_pack(), kept), NOW)
    assert "<script" not in page
    assert "<img" not in page
    assert "{{7*7}}" in page
    assert "\u202e" not in page
    assert "\x1b" not in page
