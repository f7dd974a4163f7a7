"""The step with the person's own data: how to ask for it, reading what came, and what is told of it."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from textual.pilot import Pilot

from probes.picture.answer import PictureAnswer
from probes.picture.read import Depth, read
from probes.platform_files import own_platforms
from selfaudit.model import Kind, View
from selfaudit.progress import Progress, Step
from selfaudit.reviews import Review
from selfaudit.session import Session
from tests.probes.exports.made import unpacked, zipped
from tests.probes.picture.made import plain, saved
from tests.tui.people import ACCOUNTS, MAYA, app
from tests.tui.steps import WIDE, at_rest, paste, shown, until_shown
from tui.app import SelfAuditApp
from tui.open_files import FilesOnThisDevice

READY = Progress(Step.OWN_DATA, MAYA, ACCOUNTS)
FILES = FilesOnThisDevice(own_platforms())
POST = {"title": "Piano lessons, call 020 7946 0018.", "creation_timestamp": 1700000000, "media": []}
INSTAGRAM = {
    "personal_information/personal_information/personal_information.json": {
        "profile_user": [{"string_map_data": {"Username": {"value": "maya.example"}, "Bio": {"value": "Gardens"}}}]
    },
    "your_instagram_activity/media/posts_1.json": [
        POST,
        {
            "creation_timestamp": 1700000100,
            "media": [{"uri": "media/posts/202311/1.jpg", "creation_timestamp": 1700000100, "title": "A day out"}],
        },
    ],
    "media/posts/202311/1.jpg": saved(plain()),
    "your_instagram_activity/messages/inbox/oak/message_1.json": {"messages": [{"content": "020 7946 0999"}]},
}


@pytest.fixture(autouse=True)
def words_are_not_read(monkeypatch: pytest.MonkeyPatch) -> None:
    """Pictures are read in this process, and for words in them a made-up line stands, so that nothing heavy starts."""

    async def read_here(_reader: object, data: bytes, depth: Depth = Depth.WHOLE) -> PictureAnswer:
        monkeypatch.setattr("probes.picture.read.can_read_words", lambda: True)
        monkeypatch.setattr("probes.picture.read.lines", lambda _picture: ())
        return read(data, depth)

    monkeypatch.setattr("probes.file_reader.FileReader.read", read_here)


def walk_on(progress: Progress = READY) -> SelfAuditApp:
    return app(progress, open_files=FILES)


def session_of(walk: SelfAuditApp) -> Session:
    return walk.walk_given.session


async def open_file(pilot: Pilot[None], path: Path) -> None:
    await pilot.press("o")
    await until_shown(pilot, "Which file or folder?")
    await paste(pilot, str(path))
    await pilot.press("enter")


async def until_read(pilot: Pilot[None], text: str) -> None:
    await until_shown(pilot, text)
    while pilot.app.screen.busy:  # type: ignore[attr-defined]
        await pilot.pause()
    await at_rest(pilot)


async def test_how_to_ask_and_that_it_was_asked_for() -> None:
    walk = walk_on()
    async with walk.run_test(size=WIDE) as pilot:
        await until_shown(pilot, "How to ask for a copy of your data")
        assert "? Instagram" in shown(walk)
        await pilot.press("a")
        await until_shown(pilot, "You asked for it on 4 May 2026")
        assert "… Instagram" in shown(walk)
        await pilot.press("a")
        await until_shown(pilot, "? Instagram")


async def test_a_download_is_known_by_its_content_and_joins_the_account(tmp_path: Path) -> None:
    walk = walk_on()
    async with walk.run_test(size=WIDE) as pilot:
        await open_file(pilot, zipped(tmp_path / "noname", INSTAGRAM))
        await until_read(pilot, "1 picture read")
        assert "2 posts" in shown(walk) or "posts" in shown(walk)
        assert "✓ Instagram" in shown(walk)
    progress = session_of(walk).progress
    assert progress.audit
    assert [(one.kind, one.view, one.target) for one in progress.audit.findings] == [
        (Kind.PHONE, View.FILE, ACCOUNTS[0].id)
    ]
    reviews = [item.review for item in progress.own_data.items]
    assert reviews.count(Review.PHOTOS) == 1 and Review.POSTS in reviews
    photo = next(item for item in progress.own_data.items if item.review is Review.PHOTOS)
    small = session_of(walk).item_picture(photo.id)
    assert small and small.startswith(b"\xff\xd8") and len(small) <= 10_000


async def test_a_download_of_an_account_not_on_the_list_is_offered(tmp_path: Path) -> None:
    walk = walk_on(replace(READY, accounts=()))
    async with walk.run_test(size=WIDE) as pilot:
        await until_shown(pilot, "There are no accounts on your list yet.")
        await open_file(pilot, unpacked(tmp_path / "x", INSTAGRAM))
        await until_shown(pilot, "Which account is it?")
        await paste(pilot, "maya.example")
        await pilot.press("enter")
        await until_read(pilot, "1 picture read")
    assert [account.id for account in session_of(walk).progress.accounts] == ["instagram:maya.example"]


async def test_who_does_not_add_it_keeps_nothing_of_it(tmp_path: Path) -> None:
    walk = walk_on(replace(READY, accounts=()))
    async with walk.run_test(size=WIDE) as pilot:
        await open_file(pilot, zipped(tmp_path / "x.zip", INSTAGRAM))
        await until_shown(pilot, "Which account is it?")
        await pilot.press("escape")
        await until_read(pilot, "was left out")
    assert session_of(walk).progress == replace(READY, accounts=())


async def test_a_page_and_a_picture_are_read_for_the_account_that_is_chosen(tmp_path: Path) -> None:
    (tmp_path / "x").mkdir()
    (tmp_path / "x" / "page.html").write_text("<!doctype html><title>M</title><p>Call 020 7946 0018.</p>", "utf-8")
    (tmp_path / "x" / "wall.html").write_text(
        "<!doctype html><title>Log in</title><h1>Log in to continue</h1><form><input type=password></form>", "utf-8"
    )
    (tmp_path / "x" / "beach.jpg").write_bytes(saved(plain()))
    (tmp_path / "x" / "film.mp4").write_bytes(b"\0\0\0\x18ftypmp42" + bytes(40))
    walk = walk_on()
    async with walk.run_test(size=WIDE) as pilot:
        await open_file(pilot, tmp_path / "x")
        await until_shown(pilot, "Which account of yours is it from?")
        await pilot.press("down", "enter")
        await until_read(pilot, "Films and sound recordings cannot be read.")
        assert "wall.html: could not look." in " ".join(shown(walk).split())
    audit = session_of(walk).progress.audit
    assert audit and {one.target for one in audit.findings} == {ACCOUNTS[1].id}
    assert len([look for look in audit.looks if look.view is View.FILE]) == 2


async def test_what_came_of_many_files_can_be_read_to_its_first_line(tmp_path: Path) -> None:
    for number in range(12):
        (tmp_path / f"note{number:02}.txt").write_text("A long walk by the sea with the dog.", "utf-8")
    walk = walk_on(replace(READY, accounts=ACCOUNTS[:1]))
    async with walk.run_test(size=WIDE) as pilot:
        await open_file(pilot, tmp_path)
        await until_read(pilot, "note11.txt: read, nothing found.")
        assert "note00.txt" not in shown(walk)
        assert "Read on" in shown(walk) and "12 files." in shown(walk)
        walk.screen.query_one("#told-so-far").focus()
        await pilot.press("home")
        await until_shown(pilot, "note00.txt: read, nothing found.")


async def test_trouble_is_told(tmp_path: Path) -> None:
    walk = walk_on()
    async with walk.run_test(size=WIDE) as pilot:
        await open_file(pilot, tmp_path / "nothing here")
        await until_read(pilot, "There is nothing of this name.")
        (tmp_path / "cut.zip").write_bytes(b"PK\x03\x04" + bytes(60))
        await open_file(pilot, tmp_path / "cut.zip")
        await until_read(pilot, "damaged or was cut short")
        await open_file(pilot, tmp_path)
        await until_read(pilot, "Not read: cut.zip")


async def test_practice_has_nothing_of_ones_own_to_read() -> None:
    walk = app(READY, practice=True)
    async with walk.run_test(size=WIDE) as pilot:
        await until_shown(pilot, "This is practice")
        await pilot.press("o")
        await pilot.pause()
        assert "Which file" not in shown(walk)
        assert "Press O" not in shown(walk)
        await pilot.press("enter")
        assert walk.focused is walk.screen.query_one("#asked")
        await pilot.press("ctrl+n")
        await pilot.pause()
        assert session_of(walk).progress.step is Step.FIRST
