"""A watched folder: new pages once and whole, and nothing else is opened or deleted."""

import sys
from pathlib import Path

import pytest

from probes.watch import Watch, read_saved
from selfaudit.errors import BadInputError


def test_only_pages_saved_since_are_given_and_each_once(tmp_path: Path) -> None:
    (tmp_path / "old.html").write_text("old")
    watch = Watch(str(tmp_path))
    (tmp_path / "new.html").write_text("new")
    (tmp_path / "letter.pdf").write_text("not a page")
    (tmp_path / "coming.html.part").write_text("half")
    assert [watch.new_page() for _ in range(4)] == [None, tmp_path / "new.html", None, None]


def test_a_page_still_being_written_is_waited_for(tmp_path: Path) -> None:
    watch = Watch(str(tmp_path))
    page = tmp_path / "page.HTM"
    page.touch()
    assert [watch.new_page(), watch.new_page()] == [None, None]
    page.write_text("half")
    assert watch.new_page() is None
    page.write_text("the whole of it")
    assert [watch.new_page(), watch.new_page()] == [None, page]


def test_a_page_saved_over_an_old_one_is_new(tmp_path: Path) -> None:
    page = tmp_path / "page.mhtml"
    page.write_text("old")
    watch = Watch(str(tmp_path))
    page.write_text("newer than that")
    assert [watch.new_page(), watch.new_page()] == [None, page]


@pytest.mark.skipif(sys.platform == "win32", reason="links need a right of their own there")
def test_links_are_not_followed(tmp_path: Path) -> None:
    outside = tmp_path / "outside"
    outside.mkdir()
    (outside / "own.html").write_text("mine")
    folder = tmp_path / "watched"
    folder.mkdir()
    watch = Watch(str(folder))
    (folder / "link.html").symlink_to(outside / "own.html")
    page = folder / "page.html"
    page.write_text("a page")
    (folder / "page_files").symlink_to(outside)
    assert [watch.new_page(), watch.new_page()] == [None, page]
    watch.delete(page)
    assert (outside / "own.html").exists()


def test_deleting_takes_the_page_and_its_new_pictures_and_nothing_that_was_there(tmp_path: Path) -> None:
    (tmp_path / "old_files").mkdir()
    watch = Watch(str(tmp_path))
    for name in ("old", "new"):
        (tmp_path / f"{name}.html").write_text(name)
    (tmp_path / "new_files").mkdir()
    (tmp_path / "new_files" / "a.png").write_text("picture")
    watch.delete(tmp_path / "old.html")
    watch.delete(tmp_path / "new.html")
    assert [path.name for path in tmp_path.iterdir()] == ["old_files"]


def test_a_folder_or_file_that_is_not_there_is_one_clear_sentence(tmp_path: Path) -> None:
    with pytest.raises(BadInputError, match="folder"):
        Watch(str(tmp_path / "nowhere"))
    with pytest.raises(BadInputError, match="cannot be opened"):
        read_saved(tmp_path / "nowhere.html")


def test_a_file_larger_than_a_page_is_not_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("probes.watch.MOST_BYTES", 3)
    (tmp_path / "big.html").write_text("four")
    with pytest.raises(BadInputError, match="larger"):
        read_saved(tmp_path / "big.html")
