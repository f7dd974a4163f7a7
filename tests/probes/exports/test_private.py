"""Private messages that lie in no download that is known are left alone too: told by content, or by where they lie."""

import io
import json
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import pytest

from probes.exports.private import holds_messages
from probes.files import Sort, sort_of_bytes
from probes.own_files import own_files
from tests.probes.exports import test_other_readers, test_tiktok
from tests.probes.exports.made import data_of, unpacked, zipped
from tui.cli import main

CALL = "Call 07700 900999"
META = {"participants": [{"name": "Sam"}], "messages": [{"sender_name": "Sam", "content": CALL}]}
TURNED = {"messages": [{"timestamp_ms": 1700000000000, "sender_name": "Sam", "content": CALL}]}
FLAT = [{"participants": ["sam", "oak"], "conversation": [{"sender": "sam", "text": CALL}]}]
SNAP = {"sam": [{"From": "sam", "Media Type": "TEXT", "Content": CALL}]}
TELEGRAM = {"name": "Sam", "type": "personal_chat", "messages": [{"type": "message", "text": CALL}]}
X = f'window.YTD.direct_messages.part0 = [{{"text": "{CALL}"}}]'
LINKEDIN = f"CONVERSATION ID,CONVERSATION TITLE,FROM,CONTENT\n1,,Sam,{CALL}\n"
REDDIT = f"id,permalink,thread_id,date,ip,from,to,subject,body\n1,,2,,,sam,oak,Hi,{CALL}\n"
CHAT = test_other_readers.CHATS["Android"].replace("SECRET", CALL)
TIKTOK = json.dumps(test_tiktok.tiktok(True)).replace("SECRET", CALL)
KNOWN_BY_CONTENT = (META, TURNED, FLAT, SNAP, TELEGRAM, X, LINKEDIN, REDDIT, CHAT, TIKTOK)
PAGE = f"<!doctype html><title>Sam</title><p>{CALL}</p>"
KNOWN_BY_NAME = (
    "messages/inbox/sam_1/message_1.html",
    "messages/inbox/sam_1/photos/page.html",
    "sam_1/message_12.html",
    "html/chat_history.html",
    "your_facebook_activity_2/groups/your_group_messages/sam.html",
    "security_and_login_information/where_you_are.html",
    "search-history.html",
)
ORDINARY = ("messages.html", "messages/school.html", "search/tea.html", "inbox/letter.html", "login.html")


@pytest.mark.parametrize("content", KNOWN_BY_CONTENT)
def test_messages_are_known_by_content(content: Any) -> None:
    assert sort_of_bytes(data_of(content)) is Sort.MESSAGES


@pytest.mark.parametrize(
    "text",
    [
        '{"posts": [{"text": "From"}], "messages": 3}',
        '<html><script>{"participants": [1], "messages": [2]}</script>',
        "Meeting on 3 April 2024 at 10:15: bring tea",
        "[draft] From, to: a book",
        '{"From": ' * 8_000,
    ],
)
def test_other_texts_are_not_taken_for_messages(text: str) -> None:
    assert not holds_messages(text)


@pytest.mark.parametrize("form", ["zip", "folder"])
def test_no_message_is_read_in_what_is_no_download(
    form: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    files: dict[str, Any] = {f"{number}/notes.txt": content for number, content in enumerate(KNOWN_BY_CONTENT)}
    files |= dict.fromkeys(KNOWN_BY_NAME, PAGE)
    files |= {name: f"<!doctype html><p>Call 07700 90055{number}" for number, name in enumerate(ORDINARY)}
    target = zipped(tmp_path / "part-2.zip", files) if form == "zip" else unpacked(tmp_path / "x", files)
    assert main(["scan", str(target)]) == 1
    said = " ".join(capsys.readouterr().out.split())
    assert "900999" not in said
    assert all(f"07700 90055{number}" in said for number in range(len(ORDINARY)))
    assert f"{len(KNOWN_BY_NAME)} files were left alone" in said
    with ExitStack() as closing:
        own = own_files(str(target), {}, closing)
        assert sorted(page.name.rpartition("/")[2] for page in own.pages) == sorted(
            name.rpartition("/")[2] for name in ORDINARY
        )
        assert any(f"{len(KNOWN_BY_NAME)} files were left alone" in missed.why for missed in own.not_read)


@pytest.mark.parametrize(("name", "content"), [("letter", META), ("message_1.html", PAGE)])
def test_a_file_of_messages_that_is_named_is_bad_input(
    name: str, content: Any, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / name).write_bytes(data_of(content))
    assert main(["scan", str(tmp_path / name)]) == 2
    assert "private messages, which are never read" in capsys.readouterr().err


def test_messages_on_standard_input_are_refused(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(CHAT.encode())))
    assert main(["scan", "-"]) == 2
    assert "private messages, which are never read" in capsys.readouterr().err


@pytest.mark.parametrize(("content", "platform"), [(CHAT, "whatsapp"), (TIKTOK, "tiktok")])
def test_the_only_file_of_a_zip_is_known_by_what_is_in_it(content: str, platform: str, tmp_path: Path) -> None:
    path = zipped(tmp_path / "a.zip", {"x/notes.txt": content, "x/1.jpg": b"\xff\xd8\xff"})
    with ExitStack() as closing:
        assert [found.platform for found in own_files(str(path), {}, closing).downloads] == [platform]


def test_a_chat_in_a_folder_takes_nothing_but_what_was_sent_in_it(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    files = {
        "WhatsApp Chat with Sam.txt": CHAT,
        "whatsapp-nested.txt": "I teach. Call 07700 900551.",
        "IMG-20240403-WA0001.jpg": PAGE,
        "00000012-Letter.html": PAGE,
        "20240403-letter.html": "<p>Call 07700 900552",
        "user_data.json": '{"mine": "07700 900553"}',
        "Sam - Pinterest.html": "<html><h1>Sam</h1><p>Call 07700 900554",
        "b/page.html": "<p>Call 07700 900555",
    }
    assert main(["scan", str(unpacked(tmp_path, files))]) == 1
    said = " ".join(capsys.readouterr().out.split())
    assert "900999" not in said and "2 files were left alone" in said
    assert all(f"07700 90055{number}" in said for number in range(1, 6))
    assert "(whatsapp)" in said
    assert "(pinterest)" not in said and "(tiktok)" not in said
