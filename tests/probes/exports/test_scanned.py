"""Downloads as targets of `selfaudit scan`: known by their content, whatever they are called and wherever they lie."""

import json
import zipfile
from pathlib import Path
from typing import Any

import pytest

from probes.exports.folders import folder_members
from probes.exports.roots import roots
from tests.probes.exports import test_facebook, test_instagram, test_other_readers, test_tiktok
from tests.probes.exports.made import unpacked, zipped
from tui.cli import main

INSTAGRAM = {
    **test_instagram.NEW,
    "your_instagram_activity/media/posts_2.json": [
        {
            "title": "I teach at Larchfield Primary School. Call 07700 900123.",
            "creation_timestamp": 1700000000,
            "media": [],
        }
    ],
    "your_instagram_activity/messages/inbox/oak/message_1.json": {"messages": [{"content": "Call 07700 900999"}]},
}
CALM = "<!doctype html><title>Tea</title><p>Call 07700 900555.</p>"


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Any:
    def run(*arguments: object) -> tuple[int, list[dict[str, Any]], str]:
        code = main(["scan", "--format", "json", *map(str, arguments)])
        out, err = capsys.readouterr()
        return code, [json.loads(line) for line in out.splitlines()], err

    return run


def quotes(lines: list[dict[str, Any]]) -> str:
    return json.dumps(lines, ensure_ascii=False)


@pytest.mark.parametrize("form", ["zip", "folder", "zip without a name", "folder in a folder"])
def test_posts_are_read_and_messages_are_not(form: str, run: Any, tmp_path: Path) -> None:
    if form == "folder":
        target = unpacked(tmp_path / "x", INSTAGRAM)
    elif form == "folder in a folder":
        target = unpacked(tmp_path / "x" / "y", INSTAGRAM).parent
    else:
        target = zipped(tmp_path / ("a.zip" if form == "zip" else "noname"), INSTAGRAM)
    code, lines, _ = run(target)
    assert code == 1
    assert "07700 900123" in quotes(lines)
    assert "Larchfield Primary School" in quotes(lines)
    assert "900999" not in quotes(lines)


def test_a_page_beside_a_download_is_read_too(run: Any, tmp_path: Path) -> None:
    unpacked(tmp_path / "instagram", INSTAGRAM)
    zipped(tmp_path / "facebook.zip", {**test_facebook.NEW})
    (tmp_path / "page.html").write_text(CALM)
    _, lines, _ = run(tmp_path)
    assert {"07700 900123", "07700 900555"} <= {
        word for word in ("07700 900123", "07700 900555") if word in quotes(lines)
    }
    targets = {line["target"] for line in lines if "target" in line}
    assert targets == {str(tmp_path / "instagram"), str(tmp_path / "facebook.zip"), str(tmp_path / "page.html")}


def test_the_parts_of_a_download_are_one_target(run: Any, tmp_path: Path) -> None:
    later = "your_instagram_activity/media/posts_2.json"
    second = zipped(tmp_path / "2.zip", {later: INSTAGRAM[later]})
    first = zipped(tmp_path / "1.zip", test_instagram.NEW)
    code, lines, _ = run(second, first)
    assert code == 1
    assert {line["target"] for line in lines if "target" in line} == {str(second)}
    assert "07700 900123" in quotes(lines)


def test_a_single_file_is_known_by_what_is_in_it(run: Any, tmp_path: Path) -> None:
    path = tmp_path / "whatever.txt"
    path.write_text(json.dumps(test_tiktok.tiktok(True)))
    _, lines, _ = run(path)
    assert "maple@mail.example" in quotes(lines)
    assert "SECRET" not in quotes(lines)


def test_a_chat_is_not_read_as_text(run: Any, tmp_path: Path) -> None:
    path = tmp_path / "notes"
    path.write_text(test_other_readers.CHATS["Android"].replace("SECRET", "Call 07700 900999"))
    code, lines, _ = run(path)
    assert code == 0
    assert "900999" not in quotes(lines)


def test_an_html_download_was_not_looked_at(run: Any, tmp_path: Path) -> None:
    html = {"your_instagram_activity/media/posts_1.html": CALM, "start_here.html": CALM}
    code, lines, _ = run(zipped(tmp_path / "a.zip", html))
    assert code == 3
    assert "as JSON" in quotes(lines)
    assert "900555" not in quotes(lines)


def test_a_member_that_cannot_be_read_is_told(run: Any, tmp_path: Path) -> None:
    files = {**test_instagram.MIDDLE, "content/posts_2.json": "[1"}
    files = {name: content for name, content in files.items() if "personal_information" not in name}
    code, lines, _ = run(zipped(tmp_path / "a.zip", files))
    assert code == 3
    assert "content/posts_2.json: It is not in order" in quotes(lines)


def test_a_zip_that_cannot_be_listed_is_bad_input(tmp_path: Path, capsys: Any) -> None:
    path = tmp_path / "holiday.zip"
    path.write_bytes(b"PK\x03\x04" + bytes(30))
    assert main(["scan", str(path)]) == 2
    assert "damaged or was cut short" in capsys.readouterr().err


@pytest.mark.parametrize("inside", [False, True], ids=["named", "in a folder"])
def test_a_zip_that_is_no_download_has_its_files_read(inside: bool, run: Any, tmp_path: Path) -> None:
    path = tmp_path / "holiday.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("a/page.html", CALM)
        archive.writestr("a/page_files/x.js", "call('07700 900999')")
        archive.writestr("__MACOSX/a/._page.html", b"\0\5\x16\7")
        archive.writestr("b.txt", "Call 07700 900556.")
    code, lines, _ = run(tmp_path if inside else path)
    assert code == 1
    assert [line["target"] for line in lines if line["type"] == "look"] == [f"{path} > a/page.html", f"{path} > b.txt"]
    assert "07700 900555" in quotes(lines) and "900999" not in quotes(lines)


def test_an_archive_of_another_sort_is_told(run: Any, tmp_path: Path) -> None:
    (tmp_path / "a.7z").write_bytes(b"7z\xbc\xaf\x27\x1c" + bytes(40))
    with zipfile.ZipFile(tmp_path / "empty.zip", "w"):
        pass
    code, lines, _ = run(tmp_path)
    assert (code, [line["outcome"] for line in lines]) == (3, ["not_checked", "not_checked"])
    assert "Unpack it and name the folder" in lines[0]["note"]


@pytest.mark.parametrize(
    ("files", "expected"),
    [
        (INSTAGRAM, ("",)),
        ({f"a/{name}": content for name, content in INSTAGRAM.items()}, ("a/",)),
        ({f"a/b/{name}": content for name, content in INSTAGRAM.items()} | {"page.html": CALM}, ("a/b/",)),
        (
            {f"me/{name}": content for name, content in INSTAGRAM.items()}
            | {f"work/{name}": content for name, content in INSTAGRAM.items()},
            ("me/", "work/"),
        ),
        (
            {f"i/{name}": content for name, content in INSTAGRAM.items()}
            | {f"f/{name}": content for name, content in test_facebook.NEW.items()},
            ("f/", "i/"),
        ),
        ({"page.html": CALM, "b/notes.txt": "x"}, ()),
    ],
)
def test_where_in_a_folder_a_download_begins(files: Any, expected: tuple[str, ...], tmp_path: Path) -> None:
    assert roots(folder_members(unpacked(tmp_path, files))) == expected
