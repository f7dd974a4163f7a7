"""Pages saved as a single file give the same passages as pages saved as HTML."""

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from probes.from_file import read_words
from probes.mhtml import is_mhtml, page_of
from probes.platform_files import own_platforms
from selfaudit.model import Outcome, Place

NOW = datetime(2026, 9, 1, tzinfo=UTC)
SAVED = b"""From: <Saved by Blink>\r
Snapshot-Content-Location: https://x.com/maple_teaches\r
Subject: =?utf-8?Q?Morgan=20Maple?=\r
MIME-Version: 1.0\r
Content-Type: multipart/related;\r
\ttype="text/html";\r
\tboundary="----MultipartBoundary--abc----"\r
\r
\r
------MultipartBoundary--abc----\r
Content-Type: text/html\r
Content-ID: <frame-1@mhtml.blink>\r
Content-Transfer-Encoding: quoted-printable\r
Content-Location: https://x.com/maple_teaches\r
\r
<!DOCTYPE html><html><head><meta http-equiv=3D"Content-Type" content=3D"tex=\r
t/html; charset=3DUTF-8"><title>Morgan Maple</title></head><body><div data-t=\r
estid=3D"UserDescription">Teaches at Larchfield School. Caf=C3=A9 lover.</div></body></html>\r
------MultipartBoundary--abc----\r
Content-Type: text/css\r
Content-Transfer-Encoding: binary\r
Content-Location: cid:css-1\r
\r
.x { color: red; }\r
------MultipartBoundary--abc------\r
"""


def test_the_page_is_taken_out_with_its_address() -> None:
    assert is_mhtml(SAVED)
    seen = read_words(SAVED, "page.mhtml", own_platforms(), NOW)
    assert seen.look.address == "https://x.com/maple_teaches"
    assert seen.look.outcome is Outcome.PUBLIC
    assert [(passage.text, passage.place) for passage in seen.passages] == [
        ("Teaches at Larchfield School. Café lover.", Place.BIO),
        ("Morgan Maple", Place.TITLE),
    ]


@pytest.mark.parametrize(
    "data",
    [
        SAVED.replace(b"text/html", b"text/plain"),
        b"MIME-Version: 1.0\nContent-Type: multipart/related\n\nnothing",
    ],
)
def test_a_file_without_a_page_could_not_be_looked_at(data: bytes) -> None:
    assert page_of(data) is None
    assert read_words(data, "page.mhtml", own_platforms(), NOW).look.outcome is Outcome.NOT_CHECKED


def test_a_file_that_breaks_off_says_so() -> None:
    seen = read_words(SAVED[: SAVED.index(b"Caf")], "page.mhtml", own_platforms(), NOW)
    assert not seen.look.whole
    assert any("Larchfield" in passage.text for passage in seen.passages)
    assert read_words(SAVED, "page.mhtml", own_platforms(), NOW).look.whole


@given(st.integers(0, len(SAVED)), st.binary(max_size=60))
def test_no_damage_breaks_it(at: int, noise: bytes) -> None:
    damaged = SAVED[:at] + noise + SAVED[at + len(noise) :]
    assert read_words(damaged, "page.mhtml", own_platforms(), NOW).look.target == "page.mhtml"
