"""A chosen file is told by its content, and what cannot be read gets one sentence."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from probes.footprints import files
from probes.footprints.files import file_traces
from probes.footprints.lists import pasted
from probes.footprints.traces import Mark, Trace
from selfaudit.errors import BadInputError
from tests.probes.footprints.made_up import chromium_bookmarks, chromium_history, safari_bookmarks

PAGES = ["https://www.instagram.com/maya.example/", "https://x.com/maya", "https://shop.example/"]


@pytest.mark.parametrize("make", [chromium_bookmarks, safari_bookmarks])
def test_bookmarks(make: Callable[[Path, list[str]], Path], tmp_path: Path) -> None:
    found = list(file_traces(make(tmp_path / "any name", PAGES)))
    assert sorted(found) == sorted(Trace(page, Mark.BOOKMARKED) for page in PAGES)


def test_a_database_under_any_name(tmp_path: Path) -> None:
    path = chromium_history(tmp_path / "old laptop.bin", [(PAGES[0], 2)])
    assert list(file_traces(path)) == [Trace(PAGES[0], Mark.OPENED, 2)]


def test_text_and_bookmarks_exported_as_a_page(tmp_path: Path) -> None:
    path = tmp_path / "bookmarks.html"
    path.write_text(
        f'<!DOCTYPE NETSCAPE-Bookmark-file-1>\n<DL><p><DT><A HREF="{PAGES[0]}?a=1&amp;b=2">Title</A>\n'
        "my pages: instagram.com/maya.example, and www.x.com/maya.\n"
    )
    assert [trace.address for trace in file_traces(path)] == [
        f"{PAGES[0]}?a=1&b=2",
        "https://instagram.com/maya.example",
        "https://www.x.com/maya",
    ]


def test_a_pasted_list_keeps_names_with_their_site() -> None:
    found = [trace.address for trace in pasted("Instagram: @maya\n\nsee https://x.com/maya and more\n")]
    assert found == ["Instagram: @maya", "https://x.com/maya"]


DAMAGED = {
    "Chromium bookmarks": b'{"roots": {"bookmark_bar": {"children": [',
    "deep Chromium bookmarks": b'{"roots":' + b"[" * 200_000,
    "Safari bookmarks": b"bplist00" + b"\xff" * 100,
    "Safari bookmarks as XML": b'<?xml version="1.0"?><!DOCTYPE plist [<!ENTITY a "b">]><plist>&a;',
    "an archive": b"PK\x03\x04" + b"\x00" * 100,
    "a picture": b"\x89PNG\r\n\x1a\n" + b"\x00" * 100,
    "nothing": b"",
    "noise": bytes(range(256)) * 50,
}


@pytest.mark.parametrize("data", DAMAGED.values(), ids=DAMAGED)
def test_other_and_damaged_files_are_one_sentence(data: bytes, tmp_path: Path) -> None:
    path = tmp_path / "file"
    path.write_bytes(data)
    with pytest.raises(BadInputError) as told:
        list(file_traces(path))
    assert "\n" not in str(told.value)
    assert str(tmp_path) not in str(told.value)


def test_what_is_no_file_is_one_sentence(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refused(*_arguments: object) -> None:
        raise PermissionError

    with pytest.raises(BadInputError, match="folder"):
        list(file_traces(tmp_path))
    with pytest.raises(BadInputError, match="does not exist"):
        list(file_traces(tmp_path / "nowhere"))
    (tmp_path / "closed").touch()
    monkeypatch.setattr(Path, "open", refused)
    with pytest.raises(BadInputError, match="cannot be opened"):
        list(file_traces(tmp_path / "closed"))


def test_a_huge_file_is_not_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(files, "MOST_BYTES", 10)
    path = tmp_path / "list.txt"
    path.write_text("\n".join(PAGES))
    with pytest.raises(BadInputError, match="far larger"):
        list(file_traces(path))
