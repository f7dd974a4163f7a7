"""A file that is looked for folder by folder, as in the list of the full screen."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from tests.tui.plain.test_talk import talk
from tui.plain.files import ask_place


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A home folder with downloads in it, the newest of which has the last number."""
    downloads = tmp_path / "Downloads"
    (downloads / "unpacked").mkdir(parents=True)
    (downloads / "unpacked" / "posts.json").write_text("{}")
    (downloads / ".hidden").write_text("")
    for number in range(15):
        file = downloads / f"data {number}.zip"
        file.write_bytes(b"")
        os.utime(file, (number, number))
    os.utime(downloads / "unpacked", (100, 100))
    monkeypatch.setattr(Path, "home", lambda: tmp_path)
    return tmp_path


@pytest.mark.parametrize(
    ("typed", "place"),
    [
        (["my data.zip"], "my data.zip"),
        ([""], ""),
        (["list", "2"], "Downloads/data 14.zip"),
        (["LIST", "nonsense", "more", "data 0"], "Downloads/data 0.zip"),
        (["list", "unpacked", "posts"], "Downloads/unpacked/posts.json"),
        (["list", "1", "take"], "Downloads/unpacked"),
        (["list", "around", "take"], "."),
        (["list", "none"], ""),
    ],
)
async def test_a_place_is_typed_or_found(home: Path, typed: list[str], place: str) -> None:
    conversation, said = talk(*typed)
    found = await ask_place(conversation, "Which file?")
    assert found == (str(home / place) if typed[0].casefold() == "list" and place else place)
    assert not any("hidden" in line for line in said)


async def test_a_folder_that_nobody_may_look_into_is_told_and_left(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Path, "home", lambda: home / "gone")
    conversation, said = talk("list", "around", "take")
    assert await ask_place(conversation, "Which file?") == str(home)
    assert "This folder cannot be opened." in said
