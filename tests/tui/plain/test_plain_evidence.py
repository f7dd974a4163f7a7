"""The record of online bullying at any question: the first question first, then what the screen can do."""

from __future__ import annotations

from pathlib import Path

import pytest

from selfaudit.progress import Step
from tests.tui.people import Shown, audited
from tests.tui.plain.test_plain_walk import made, walked
from tui.evidence_words import CHILDREN_TITLE
from tui.walk import Walk


@pytest.fixture
def picture(tmp_path: Path) -> Path:
    path = tmp_path / "a picture.png"
    path.write_bytes(b"\x89PNG\r\n\x1a\n made up")
    return path


async def test_something_is_kept_noted_read_checked_and_copied(picture: Path, tmp_path: Path) -> None:
    walk = made(audited())
    add = ("add", "is-not", str(picture), "https://chirp.example/x", "Monday", "It is about me.")
    note = ("note", "1", "They laughed at me.", "Ada", "the Head", "Tuesday")
    copy = ("copy", str(tmp_path / "for the Head"), "2", "no")
    told = await walked(walk, "evidence", *add, *note, "show", "1", "", "check", "", *copy, "who", "", "", "stop")
    entries = walk.session.evidence.entries()
    assert [(one.what, one.words, one.about) for one in entries] == [
        ("a picture", "It is about me.", 0),
        ("", "They laughed at me.", 1),
    ]
    assert "Where it stood: https://chirp.example/x" in told
    assert "Nothing was changed." in told
    assert "Your safety lead" in told or "Headteacher" in told
    kept = sorted(path.name for path in (tmp_path / "for the Head" / "originals").iterdir())
    assert kept == ["0001.png"]
    assert told.rstrip().count("go through the 3 not decided on") == 2


@pytest.mark.parametrize("answer", ["may-be", "", "back"])
async def test_what_may_be_an_indecent_image_is_not_even_opened(answer: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tui.plain.evidence.evidence_file", lambda _named: pytest.fail("opened"))
    walk = made(audited())
    told = await walked(walk, "evidence", "add", answer, "stop")
    assert not walk.session.evidence.entries()
    assert (CHILDREN_TITLE in told and "The police" in told) == (answer == "may-be")


async def test_what_cannot_be_done_is_one_sentence(tmp_path: Path, picture: Path) -> None:
    keep = ("add", "is-not", str(picture), "", "", "")
    wrong = ("note", "all", "show", "9", "copy", str(tmp_path), "", "no")
    told = await walked(made(audited()), "evidence", "add", "is-not", str(tmp_path / "no"), *keep, *wrong, "stop")
    for sentence in ("There is no such file.", "by their numbers", "no entry of this number", "something of this name"):
        assert sentence in told


async def test_a_picture_of_the_page_in_the_window_is_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tui.plain.evidence.has_screen", lambda: True)
    monkeypatch.setattr("tui.plain.show_page.has_screen", lambda: True)
    window = Shown("Call 020 7946 0018")
    walk = made(audited((), Step.LOOK))
    walk = Walk(walk.session, walk.platforms, walk.open_probe, window.open)
    told = await walked(
        walk, "evidence", "page", "2", "window", "keep", "may-be", "", "keep", "is-not", "close", "stop"
    )
    assert [one.what for one in walk.session.evidence.entries()] == ["a picture of a web page"]
    assert window.taken == window.opened == window.closed == 1
    assert walk.session.progress.audit and not walk.session.progress.audit.findings
    assert "Kept as entry 1" in told
