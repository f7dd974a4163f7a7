"""The private report of 200 findings with their pictures: how long it takes, and how large it is."""

from __future__ import annotations

import asyncio
import io
import time
from datetime import UTC, datetime, timedelta
from functools import partial

from PIL import Image, ImageDraw

from benchmarks.table import Row, seconds
from probes.paper import print_pdf
from probes.pictures import crop
from selfaudit.capture import Box, Capture, Passage
from selfaudit.model import Account, Audit, Finding, Kind, Look, Match, Outcome, Place, Severity, View
from selfaudit.policy.load import default_pack
from selfaudit.policy.settle import settle
from selfaudit.progress import Progress
from selfaudit.report.private import private_report

_FINDINGS = 200
_SECONDS, _MEGABYTES = 3.0, 5.0  # the bars
_ROUNDS = 4
_GROWTH = (20, 200, 2000)
_NOW = datetime(2026, 5, 4, 16, 30, tzinfo=UTC)
_KINDS = (Kind.PHONE, Kind.SCHOOL, Kind.LOCATION, Kind.WORDING)
_ACCOUNTS = tuple(Account("website", f"page{at}.example", f"https://page{at}.example/", "Website") for at in range(5))


def run() -> list[Row]:
    """The page and the PDF beside the bars, the page beside the same without pictures, and how both grow."""
    whole, bare = _progress(pictures=True), _progress(pictures=False)
    page, beside = seconds(lambda: _report(whole)), seconds(lambda: _report(bare))
    text = _report(whole)
    clock, pdf = _printed(whole)
    case = f"{_FINDINGS} findings with pictures"
    rows = [
        Row("report, page", case, page, _SECONDS, "s", "the bar", more_is_better=False),
        Row("report, page", case, page, beside, "s", "the same without pictures", more_is_better=False),
        Row("report, page", case, len(text.encode()) / 1e6, _MEGABYTES, "MB", "the bar", more_is_better=False),
        Row("report, page and PDF, by the clock", case, clock, _SECONDS, "s", "the bar", more_is_better=False),
        Row("report, PDF", case, len(pdf) / 1e6, _MEGABYTES, "MB", "the bar", more_is_better=False),
    ]
    for number in _GROWTH:
        many = _progress(pictures=True, number=number)
        taken = {
            "page": seconds(partial(_report, many)),
            "page and PDF, by the clock": _printed(many, rounds=1)[0],
        }
        for what, time_ in taken.items():
            few, times = f"{_GROWTH[0]} findings with pictures", number // _GROWTH[0]
            rows.append(Row(f"report, {what}", few, time_, None, "s", "itself", False, times))
    return rows


def _printed(progress: Progress, rounds: int = _ROUNDS) -> tuple[float, bytes]:
    """The least time by the clock, of a few, from findings to a PDF, the browser's start and end with it; the PDF."""
    least, pdf = float("inf"), b""
    for _ in range(rounds):
        start = time.perf_counter()
        [pdf] = asyncio.run(print_pdf(_report(progress)))
        least = min(least, time.perf_counter() - start)
    return least, pdf


def _report(progress: Progress) -> str:
    return private_report(default_pack(), progress, settle(default_pack(), progress), _NOW)


def _progress(pictures: bool, number: int = _FINDINGS) -> Progress:
    looks = tuple(Look(one.id, one.address, View.SIGNED_OUT, Outcome.PUBLIC, _NOW, "", number) for one in _ACCOUNTS)
    page = Capture(looks[0], picture=_page(min(number, _FINDINGS))) if pictures else None
    found = tuple(_finding(at, page) for at in range(number))
    audit = Audit(_NOW - timedelta(hours=1), "benchmark 1", _ACCOUNTS, looks, found, (), _NOW)
    return Progress(accounts=_ACCOUNTS, audits=(audit,))


def _finding(at: int, page: Capture | None) -> Finding:
    kind, account = _KINDS[at % len(_KINDS)], _ACCOUNTS[at % len(_ACCOUNTS)]
    quote = f"07700 {900_000 + at}"
    passage = Passage(quote, Place.POST, boxes=(Box(200, 20 + 38 * (at % _FINDINGS), 160, 22),))
    match = Match(0, len(quote), kind, quote, 0.9, "benchmark", "It tells something.")
    context = f"Some words of an old post before it, {quote}, and some words after it."
    return Finding(
        fingerprint=f"{account.id}/{at}",
        target=account.id,
        kind=kind,
        severity=Severity.HIGH,
        quote=quote,
        context=context,
        quote_at=context.index(quote),
        place=Place.POST,
        visible=True,
        confidence=0.9,
        rule="benchmark",
        why=match.why,
        key_points=default_pack().kinds[kind].key_points,
        crop=crop(page, passage, match) if page else None,
    )


def _page(number: int) -> bytes:
    """The picture of a long page: lines of words, and a photo beside every fifth of them."""
    page = Image.new("RGB", (1280, 60 + 38 * number), "white")
    pen = ImageDraw.Draw(page)
    photo = Image.merge("RGB", [Image.effect_noise((120, 90), 40).resize((360, 150)) for _ in range(3)])
    for at in range(number):
        if at % 5 == 0:
            page.paste(photo, (640, 20 + 38 * at))
        pen.text(
            (60, 20 + 38 * at), f"Some words of an old post 07700 900{at:03} and some after it", "black", font_size=20
        )
    out = io.BytesIO()
    page.save(out, "JPEG", quality=70)
    return out.getvalue()
