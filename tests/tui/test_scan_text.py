"""The words of a scan: grouped, within the width, coloured only where colour is wanted."""

import io
import re
from dataclasses import replace
from datetime import UTC, datetime

from selfaudit.model import Finding, Kind, Look, Outcome, Place, Severity, View
from selfaudit.policy.load import default_pack
from tui.scan_text import Words

LOOK = Look(
    "page.html", "", View.FILE, Outcome.PUBLIC, datetime(2026, 9, 1, tzinfo=UTC), "Anyone can read this page.", 3
)
PHONE = Finding(
    fingerprint="1",
    target="page.html",
    kind=Kind.PHONE,
    severity=Severity.HIGH,
    quote="020 7946 0123",
    context="Ring 020 7946 0123 after school",
    quote_at=5,
    place=Place.BIO,
    visible=True,
    confidence=0.9,
    rule="phone",
    why="why",
    key_points=("staff-2",),
)


def said(*findings: Finding, look: Look = LOOK, coloured: bool = False) -> str:
    out = io.StringIO()
    words = Words(out, default_pack(), coloured)
    words.add(look, findings)
    words.end()
    return out.getvalue()


def test_what_was_read_in_part_is_listed() -> None:
    assert "Read only in part (please look at the rest yourself):\n  - page.html" in said(
        look=replace(LOOK, whole=False)
    )
    assert "in part" not in said()


def test_findings_of_one_kind_stand_together_under_one_why() -> None:
    email = replace(
        PHONE, kind=Kind.EMAIL, quote="m@maple.example", context="m@maple.example", severity=Severity.MEDIUM
    )
    text = said(PHONE, email, replace(PHONE, quote="020 7946 0999"))
    assert text.count("Why: ") == 2
    assert text.index("(important)") < text.index("(worth changing)")
    assert "staff point 2" in text
    assert text.index("0123") < text.index("0999") < text.index("m@maple.example")
    assert text.endswith("3 findings in 1 of 1 target.\n")


def test_many_of_one_kind_are_counted() -> None:
    text = said(*(replace(PHONE, quote=f"020 7946 0{number:03}") for number in range(25)))
    assert "and 5 more" in text
    assert "25 findings" in text


def test_lines_keep_within_eighty_columns() -> None:
    long = replace(PHONE, context="word " * 200, quote="020 7946 0123")
    assert max(map(len, said(long).splitlines())) <= 80


def test_colour_only_where_wanted() -> None:
    assert "\x1b[" not in said(PHONE)
    coloured = said(PHONE, coloured=True)
    assert re.sub(r"\x1b\[[0-9;]*m", "", coloured) == said(PHONE)


def test_nothing_found_is_not_nothing_there() -> None:
    walled = replace(LOOK, outcome=Outcome.WALL, note="The page asks visitors to log in.")
    assert said().endswith("Nothing was found in 1 target.\n")
    assert "Could not look. The page asks visitors to log in." in said(look=walled)
    assert said(look=walled).endswith("but nothing can be said about the rest.\n")


def test_where_a_picture_was_taken_is_said_in_words() -> None:
    place = replace(
        PHONE, kind=Kind.LOCATION, place=Place.PICTURE_DATA, why="It was taken in or near Poole: about 7 km from home."
    )
    assert "in or near Poole: about 7 km from home." in " ".join(said(place).split())
    assert "Poole" not in said(replace(place, place=Place.POST))
