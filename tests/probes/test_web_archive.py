"""Pages saved by Safari as web archives."""

from __future__ import annotations

import base64
import plistlib
from datetime import UTC, datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from probes.file_reader import open_reader
from probes.files import Sort, sort_of_bytes
from probes.from_file import read, read_words
from probes.picture.ocr import can_read_words
from probes.picture.once import ReadOnce
from probes.platform_files import own_platforms
from probes.web_archive import page_of
from selfaudit.model import Outcome
from tests.probes.picture.made import lanyard, saved
from tests.probes.test_mhtml import SAVED as MHTML

NOW = datetime(2026, 11, 1, tzinfo=UTC)
PAGE = "<!doctype html><title>Robin</title><p>Robin Ashdale teaches at Marlbeck Academy.".encode("utf-16")


def archive(form: Any = plistlib.FMT_BINARY, beside: Any = (), **changes: Any) -> bytes:
    main = {
        "WebResourceData": PAGE,
        "WebResourceURL": "https://larch.example/robin",
        "WebResourceMIMEType": "text/html",
        "WebResourceTextEncodingName": "utf-16",
    }
    return plistlib.dumps({"WebMainResource": main | changes, "WebSubresources": list(beside)}, fmt=form)


@pytest.mark.parametrize("form", [plistlib.FMT_BINARY, plistlib.FMT_XML])
def test_the_page_in_an_archive_is_read(form: Any) -> None:
    data = archive(form)
    assert sort_of_bytes(data) is Sort.WEB_ARCHIVE
    capture = read_words(data, "saved.webarchive", {}, NOW)
    assert capture.look.outcome is Outcome.PUBLIC
    assert capture.look.address == "https://larch.example/robin"
    assert any("Marlbeck" in passage.text for passage in capture.passages)


@pytest.mark.parametrize(
    "data",
    [
        plistlib.dumps({}),
        plistlib.dumps([1, 2], fmt=plistlib.FMT_BINARY),
        archive(WebResourceMIMEType="image/png"),
        archive(WebResourceData="not bytes"),
        archive()[:40],
        b"bplist00\xd1",
    ],
)
def test_an_archive_without_a_page_is_told_and_not_clean(data: bytes) -> None:
    look = read_words(data, "saved.webarchive", {}, NOW).look
    assert look.outcome is Outcome.NOT_CHECKED and "Save the page as HTML" in look.note


@pytest.mark.parametrize("name", ["martian", "utf\0-8", "idna", "undefined", "unicode_escape", "uu"])
def test_an_unknown_encoding_is_read_as_browsers_would(name: str) -> None:
    page = page_of(archive(WebResourceTextEncodingName=name))
    assert page and page.html == PAGE


@given(st.data())
def test_broken_archives_never_raise(data: st.DataObject) -> None:
    whole = bytearray(archive())
    for at in data.draw(st.lists(st.integers(8, len(whole) - 1), max_size=20)):
        whole[at] = data.draw(st.integers(0, 255))
    page_of(bytes(whole[: data.draw(st.integers(0, len(whole)))]))


@pytest.mark.skipif(not can_read_words(), reason="the extra that reads words in pictures is not installed")
async def test_pictures_in_saved_pages_are_read_with_them() -> None:
    badge = saved(lanyard())
    beside = [
        {"WebResourceData": badge, "WebResourceMIMEType": "image/jpeg", "WebResourceURL": "https://larch.example/me"},
        {"WebResourceData": b"dot", "WebResourceMIMEType": "image/gif", "WebResourceURL": "https://larch.example/dot"},
        {"WebResourceData": 7, "WebResourceMIMEType": "image/gif"},
        "nothing",
    ]
    image = b"Content-Type: image/jpeg\r\nContent-Transfer-Encoding: base64\r\n\r\n" + base64.encodebytes(badge)
    end = b"------MultipartBoundary--abc------"
    single = MHTML.replace(end, b"------MultipartBoundary--abc----\r\n" + image + b"\r\n" + end)
    async with open_reader() as reader:
        for data in (archive(beside=beside), single):
            capture = await read(data, "saved", own_platforms(), ReadOnce(reader), NOW)
            assert "1 picture on it was read too." in capture.look.note
            assert capture.look.whole
            told = [passage.text for one in capture.within for passage in one.passages]
            assert any("07700 900123" in text for text in told)
    unread = read_words(archive(beside=beside), "saved", {}, NOW)
    assert not unread.look.whole
    assert "1 picture on it was not read. Look at it yourself." in unread.look.note
