"""A zip full of files made to harm: each ends in one sentence, the rest goes on, nothing is written anywhere."""

from __future__ import annotations

import io
import json
import os
import stat
import struct
import tempfile
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import ExitStack, aclosing
from pathlib import Path
from typing import Any

import pytest

from probes.platform_files import own_platforms
from selfaudit.model import Account
from selfaudit.policy.load import default_pack
from selfaudit.session import Session
from selfaudit.vault.memory import MemoryStore
from tests.probes.made_pdf import pdf
from tests.probes.picture.made import plain, saved
from tui.cli import main
from tui.open_files import FilesOnThisDevice
from tui.own_files import read_own_files

ME = Account("instagram", "robin.quill", "https://instagram.example/robin.quill", "Instagram")
GOOD = b"<!doctype html><title>Tea</title><p>Call 07700 900555.</p>"
LOOP = b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 1 0 R/Parent 1 0 R>>endobj trailer<</Root 1 0 R>>"
LOCKED_NAME = "locked.html"


def bomb() -> bytes:
    """A PNG of 60,000 by 60,000 pixels in a few bytes."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    head = struct.pack(">IIBBBBB", 60_000, 60_000, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(b"")) + chunk(b"IEND", b"")


def link(name: str) -> zipfile.ZipInfo:
    info = zipfile.ZipInfo(name)
    info.external_attr = (stat.S_IFLNK | 0o777) << 16
    return info


def nested() -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("inner.txt", "words")
    return out.getvalue()


# What must be said of each; None where it can be read and says nothing.
MEMBERS: list[tuple[str | zipfile.ZipInfo, bytes, str | None]] = [
    ("../outside.html", GOOD, "points outside"),
    ("/etc/cron.d/x.html", GOOD, "points outside"),
    ("C:\\windows\\x.html", GOOD, "points outside"),
    (link("link.html"), b"/etc/passwd", "is a link"),
    (LOCKED_NAME, b"words", "locked with a password"),
    ("twice.txt", b"words", None),
    ("twice.txt", b"words", "more than once"),
    ("dense.txt", bytes(80 * 1024 * 1024), "many times its size"),
    ("bomb.png", bomb(), "too large to be opened safely"),
    ("broken.jpg", saved(plain())[:300], "damaged"),
    ("exif.jpg", b"\xff\xd8\xff\xe1\x00\x20Exif\x00\x00MM\x00*\xff\xff\xff\xff" + bytes(40), "cannot be opened"),
    ("loop.pdf", LOOP, "look yourself"),
    ("deep.json", b'{"a":' * 5_000 + b"1" + b"}" * 5_000, None),
    ("line.txt", b"tea and cake " * 200_000, None),
    ("inner.zip", nested(), "Unpack it and name the folder"),
    ("film.mp4", b"\0\0\0\x18ftypmp42" + bytes(40), "cannot be read"),
]


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    path = tmp_path / "given" / "harm.zip"
    path.parent.mkdir()
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as made, pytest.warns(UserWarning, match="Duplicate name"):
        for name, data, _ in MEMBERS:
            made.writestr(name, data)
        made.writestr(
            "scripts.pdf", pdf("Call 07700 900556.", extra="/OpenAction << /S /JavaScript /JS (app.alert(1)) >>")
        )
        made.writestr("page.html", GOOD)
    whole = bytearray(path.read_bytes())
    for mark, name_at, flags_at in ((b"PK\x03\x04", 30, 6), (b"PK\x01\x02", 46, 8)):
        at = whole.find(mark)
        while bytes(whole[at + name_at : at + name_at + len(LOCKED_NAME)]) != LOCKED_NAME.encode():
            at = whole.index(mark, at + 4)
        whole[at + flags_at] |= 1
    path.write_bytes(whole)
    return path


@pytest.fixture(autouse=True)
def nothing_is_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    for name in ("temporary", "here", "home"):
        (tmp_path / name).mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "temporary"))
    monkeypatch.chdir(tmp_path / "here")
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    yield
    left = [path for path in tmp_path.rglob("*") if path.is_file() and path.parent.name != "given"]
    assert left == []


def sentences() -> list[tuple[str, str | None]]:
    return [(name if isinstance(name, str) else name.filename, says) for name, _, says in MEMBERS]


def test_scan_says_a_sentence_of_each_and_reads_the_rest(archive: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["scan", str(archive), "--format", "json"]) == 1
    out, err = capsys.readouterr()
    told: list[dict[str, Any]] = [json.loads(line) for line in out.splitlines()]
    looks = {one["target"].partition(" > ")[2]: one for one in told if one["type"] == "look"}
    for name, says in sentences():
        if says is None:
            assert looks[name]["outcome"] == "public", name
        else:
            known = looks.get(f"again/{name}") or looks[name.replace("\\", "/")]
            assert says in known["note"] and known["outcome"] == "not_checked", (name, known)
    assert [one["quote"] for one in told if one["type"] == "finding"] == ["07700 900556", "07700 900555"]
    assert err == ""


async def test_the_walk_says_a_sentence_of_each_and_reads_the_rest(archive: Path) -> None:
    session = Session(MemoryStore(), default_pack())
    session.add(ME)

    async def whose(_platform: str) -> Account:
        return ME

    with ExitStack() as closing:
        files = FilesOnThisDevice(own_platforms())(str(archive), closing)
        async with aclosing(read_own_files(files, session, own_platforms(), whose)) as steps:
            told = [step.text async for step in steps if step.outcome]
    missed = {one.member: one.why for one in files.not_read}
    assert any("points outside" in why for why in missed.values()) and len(missed) == 9, missed
    assert any("more files were not read" in text for text in told)
    assert any("bomb.png: This picture is too large" in text for text in told)
    audit = session.progress.audit
    assert audit and {one.quote for one in audit.findings} == {"07700 900555", "07700 900556"}


@pytest.mark.parametrize("cut", [0.3, 0.97])
def test_a_zip_that_was_cut_short_is_one_sentence(
    archive: Path, cut: float, capsys: pytest.CaptureFixture[str]
) -> None:
    data = archive.read_bytes()
    archive.write_bytes(data[: int(len(data) * cut)])
    assert main(["scan", str(archive)]) == 2
    assert "damaged or was cut short" in capsys.readouterr().err


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are no pipes with names there")
def test_a_folder_with_things_that_are_no_files(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = tmp_path / "given"
    folder.mkdir()
    os.mkfifo(folder / "pipe")
    (folder / "link.html").symlink_to("/etc/hostname")
    (folder / "around").symlink_to(folder, target_is_directory=True)
    (folder / "page.html").write_bytes(GOOD)
    assert main(["scan", str(folder)]) == 1
    assert "07700 900555" in capsys.readouterr().out
