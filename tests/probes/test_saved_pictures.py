"""The pictures of a page saved as HTML: read where they are at hand, told as not read where they are not."""

import base64
from contextlib import ExitStack
from datetime import UTC, datetime
from pathlib import Path

import pytest

from probes.file_reader import open_reader
from probes.from_file import read, read_words
from probes.own_files import own_files
from probes.picture.once import ReadOnce
from probes.platform_files import own_platforms
from probes.scan import plan
from probes.unseen import NOTHING, Unseen, told
from selfaudit.capture import Capture
from selfaudit.model import Look, Outcome, View
from tests.probes.exports.made import zipped
from tests.probes.picture.made import POOLE, exif, plain, saved

NOW = datetime(2025, 5, 1, tzinfo=UTC)
PAGE = "<!doctype html><title>Tea</title><p>We like tea and long walks by the sea.</p>"
PHOTO = saved(plain(), exif=exif(gps=POOLE))
INSIDE = f"data:image/jpeg;base64,{base64.b64encode(PHOTO).decode()}"


async def test_a_picture_in_the_page_itself_is_read_with_it() -> None:
    page = f"{PAGE}<img src='{INSIDE}' width=300><p style='background:url({INSIDE})'><style>p{{b:url({INSIDE})}}"
    async with open_reader() as reader:
        seen = await read(page.encode(), "page.html", own_platforms(), ReadOnce(reader), NOW)
    assert "1 picture on it was read too." in seen.look.note
    assert seen.look.whole
    assert [passage.text for one in seen.within for passage in one.passages] == [
        "Where this picture was taken: 50.72000, -1.98000"
    ]


@pytest.mark.parametrize(
    ("body", "note"),
    [
        ("<img src=a.jpg>", "Not all pictures on it were read. Look at them yourself."),
        ("<p style=\"background-image: url('a.jpg')\">", "Not all pictures on it were read. Look at them yourself."),
        ("<video poster=a.jpg>", "Not all pictures on it were read. Look at them yourself."),
        ("<img src=a.jpg width=300 height=200>", "1 picture on it was not read. Look at it yourself."),
        (f"<img src='{INSIDE}'><p style='b:url({INSIDE})'>", "1 picture on it was not read. Look at it yourself."),
        ("<img src=a.jpg width=30 height=30><img src=a.svg><img alt=me><img hidden src=a.jpg>", ""),
        ("<p style='background: url(data:image/gif;base64,AA==), linear-gradient(red, blue)'>", ""),
    ],
)
def test_pictures_that_are_not_at_hand_make_it_a_page_seen_in_part(body: str, note: str) -> None:
    look = read_words((PAGE + body).encode(), "page.html", own_platforms(), NOW).look
    assert look.note == f"Anyone can read this page. {note}".strip()
    assert look.whole == (not note)


def test_the_folder_that_was_saved_with_a_page_is_read_with_it(tmp_path: Path) -> None:
    page, folder = tmp_path / "tea.html", tmp_path / "tea_files"
    folder.mkdir()
    page.write_text(PAGE + "<img src=tea_files/a.jpg>")
    (folder / "a.jpg").write_bytes(PHOTO)
    (folder / "a.css").write_text("p { color: red }")
    both = [str(page), str(folder / "a.jpg")]
    assert [target.name for target in plan([str(page)], own_platforms(), bytes)] == both
    assert [target.name for target in plan([str(page), str(folder)], own_platforms(), bytes)] == both
    (tmp_path / "elsewhere").mkdir()
    archive = zipped(tmp_path / "elsewhere" / "saved.zip", {"tea.html": page.read_bytes(), "tea_files/a.jpg": PHOTO})
    for place in (page, archive):
        with ExitStack() as closing:
            files = own_files(str(place), own_platforms(), closing)
        assert [(one.name, one.beside) for one in files.pages] == [("tea.html", True)], place
        assert len(files.pictures) == 1


def test_a_capture_goes_under_another_name_with_the_pictures_within() -> None:
    looks = [Look(name, "", View.FILE, Outcome.PUBLIC, NOW) for name in ("page.html", "me")]
    named = Capture(looks[0], within=(Capture(looks[0]),)).under(looks[1])
    assert (named.look, named.within[0].look) == (looks[1], looks[1])


@pytest.mark.parametrize(
    ("read_so_far", "unseen", "words"),
    [
        (0, NOTHING, ""),
        (1, NOTHING, "1 picture on it was read too. Whom they show, only you can judge."),
        (1, Unseen(2), "2 of 3 pictures on it were not read. Look at them yourself."),
        (0, Unseen(films=2), "2 films on it were not watched. Watch them yourself."),
        (0, Unseen(frames=1), "A box on it that another site fills was not read. Look at it yourself."),
        (0, Unseen(frames=2), "2 boxes on it that other sites fill were not read. Look at them yourself."),
        (3, Unseen(1, uncounted=True), "Not all pictures on it were read. Look at them yourself."),
    ],
)
def test_what_was_not_read_is_said_in_words(read_so_far: int, unseen: Unseen, words: str) -> None:
    assert told(read_so_far, unseen) == words
    assert bool(unseen) == (unseen != NOTHING)
