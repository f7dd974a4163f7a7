"""What a file is, told by its content; and what a folder holds."""

import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from probes import files
from probes.files import Sort, files_in, sort_of, sort_of_bytes


@pytest.mark.parametrize(
    ("start", "sort"),
    [
        (b"", Sort.EMPTY),
        (b" \r\n\t ", Sort.EMPTY),
        (b"\xef\xbb\xbf\n", Sort.EMPTY),
        (b"<!doctype html><p>x", Sort.PAGE),
        (b"\xef\xbb\xbf<html>", Sort.PAGE),
        ("<html><p>x</p>".encode("utf-16"), Sort.PAGE),
        (b"Call 07700 <b>900123</b>", Sort.PAGE),
        (b"I teach maths.", Sort.TEXT),
        ("Zoë teaches".encode("cp1252"), Sort.TEXT),
        ("Zoë teaches in Year 4".encode("utf-16-le"), Sort.TEXT),
        (b"BM is how the letter begins, and it is text", Sort.TEXT),
        (b'{"name": "Morgan"}', Sort.TEXT),
        (b"\x89PNG\r\n\x1a\n\0\0", Sort.PICTURE),
        (b"\xff\xd8\xff\xe0\0\x10JFIF", Sort.PICTURE),
        (b"RIFF\0\0\0\0WEBPVP8 ", Sort.PICTURE),
        (b"\0\0\0\x18ftypheic", Sort.PICTURE),
        (b"\0\0\0\x18ftypmp42", Sort.FILM),
        (b"RIFF\0\0\0\0WAVEfmt ", Sort.FILM),
        (b"BM\x36\0\0\0\0\0\0\0\x36\0\0\0", Sort.PICTURE),
        (b"%PDF-1.7\n", Sort.PDF),
        (b"PK\x03\x04\x14\0", Sort.ARCHIVE),
        (b"\x1f\x8b\x08\0", Sort.ARCHIVE),
        (b"bplist00\xd1", Sort.WEB_ARCHIVE),
        (b"From: <Saved by Blink>\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related;\r\n", Sort.SINGLE_FILE),
        (bytes(range(256)), Sort.BINARY),
        (b"\x7fELF\x02\x01\x01\0\0\0\0\0\0\0\0\0\x03\0", Sort.BINARY),
        (bytes(100), Sort.BINARY),
    ],
)
def test_sorts_by_content(start: bytes, sort: Sort, tmp_path: Path) -> None:
    (tmp_path / "any.name").write_bytes(start)
    assert sort_of_bytes(start) is sort
    assert sort_of(tmp_path / "any.name") is sort


def test_what_cannot_be_opened_is_unreadable(tmp_path: Path) -> None:
    assert sort_of(tmp_path / "nowhere") is Sort.UNREADABLE
    assert sort_of(tmp_path) is Sort.UNREADABLE


def test_a_text_without_end_is_too_big(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(files, "MOST_BYTES", 10)
    (tmp_path / "long.txt").write_text("more than ten letters")
    assert sort_of(tmp_path / "long.txt") is Sort.TOO_BIG


def test_a_folder_is_walked_in_order_without_litter_links_and_pipes(tmp_path: Path) -> None:
    inside, outside = tmp_path / "in", tmp_path / "out"
    for path in (
        inside / "b" / "2.html",
        inside / "b" / "1.html",
        inside / "a.txt",
        inside / ".DS_Store",
        outside / "x",
    ):
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("x")
    (inside / "round").symlink_to(inside, target_is_directory=True)
    (inside / "away").symlink_to(outside, target_is_directory=True)
    if hasattr(os, "mkfifo"):
        os.mkfifo(inside / "pipe")
    assert [path.relative_to(inside).as_posix() for path in files_in(inside)] == ["a.txt", "b/1.html", "b/2.html"]


@given(st.binary(max_size=300))
def test_any_bytes_have_a_sort(data: bytes) -> None:
    assert sort_of_bytes(data) in Sort


def test_the_parts_of_a_saved_page_are_read_but_not_its_scripts(tmp_path: Path) -> None:
    (tmp_path / "Robin.html").write_text("<!doctype html><p>Robin")
    parts = tmp_path / "Robin_files"
    parts.mkdir()
    (parts / "app.js").write_text("let call = '07700 900123'")
    (parts / "photo").write_bytes(b"\x89PNG\r\n\x1a\n")
    own = tmp_path / "my_files"
    own.mkdir()
    (own / "notes.txt").write_text("Robin")
    assert [path.name for path in files_in(tmp_path)] == ["Robin.html", "photo", "notes.txt"]
