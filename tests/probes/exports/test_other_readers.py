"""Snapchat, Mastodon, Pinterest and WhatsApp, about one invented person."""

import io
import tarfile
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import pytest

from probes.exports.download import read_download
from probes.exports.find import downloads, members_at
from probes.exports.whatsapp import is_chat
from selfaudit.model import Place
from selfaudit.own_data import Audience, Tie
from tests.probes.exports.made import Whole, data_of, read, zipped

PUBLIC = "https://www.w3.org/ns/activitystreams#Public"
FOLLOWERS = "https://toot.example/users/maple/followers"


def snapchat(folder: str) -> dict[str, Any]:
    return {
        f"{folder}account.json": {
            "Basic Information": {"Username": "missmaple", "Name": "Morgan Maple", "Registration IP": "SECRET"},
            "Login History": [{"IP": "SECRET", "Country": "GB"}],
        },
        f"{folder}friends.json": {
            "Friends": [
                {"Username": "oak", "Display Name": "Sam Oak", "Creation Timestamp": "2024-05-01 10:00:00 UTC"}
            ],
            "Deleted Friends": [{"Username": "elm", "Display Name": "Elm"}],
            "Blocked Users": [{"Username": "ash", "Display Name": "Ash"}],
            "Pending Requests": [{"Username": "year9boy", "Display Name": "J"}],
        },
        f"{folder}account_history.json": {"Email Change": [{"Date": "x", "Email Address": "maple@mail.example"}]},
    }


@pytest.mark.parametrize("folder", ["json/", "", "mydata~1/json/"])
def test_snapchat(folder: str) -> None:
    traps = (f"{folder}chat_history.json", f"{folder}snap_history.json", f"{folder}search_history.json",
             "html/chat_history.html", f"{folder}memories_history.json")  # fmt: skip
    whole = read(snapchat(folder), traps=traps)
    assert whole.download.handle == "missmaple"
    assert whole.profile == {Place.NAME: "Morgan Maple", "hidden": "maple@mail.example"}
    assert whole.ties == [(Tie.FRIEND, "oak"), (Tie.WANTS_TO_FOLLOW, "year9boy")]
    assert str(whole.connections[0].since) == "2024-05-01 10:00:00+00:00"
    assert "SECRET" not in repr((whole.posts, whole.connections, whole.download))
    assert whole.download.whole


def test_snapchat_as_html_asks_for_json() -> None:
    whole = read({"html/account.html": "<html>", "html/friends.html": "<html>", "index.html": ""})
    assert "JSON files" in whole.download.not_read[0].why


def toot(number: int, content: str, to: Any, cc: Any = (), **more: Any) -> dict[str, Any]:
    note = {"id": f"https://toot.example/users/maple/statuses/{number}", "type": "Note", "content": content, **more}
    return {"type": "Create", "published": "2024-05-01T10:00:00Z", "to": to, "cc": list(cc), "object": note}


ACTOR = {
    "id": "https://toot.example/users/maple",
    "preferredUsername": "maple",
    "name": "Morgan Maple",
    "summary": "<p>Teacher &amp; walker<br>Kent</p>",
    "attachment": [{"type": "PropertyValue", "name": "School", "value": "<span>Larchfield Primary</span>"}],
    "manuallyApprovesFollowers": False,
    "discoverable": True,
    "indexable": False,
}
PICTURE = [{"type": "Document", "url": "/media_attachments/files/1/a.jpg", "name": "The school gate"}]
OUTBOX = {
    "orderedItems": [
        toot(1, "<p>Hello <b>world</b></p>", [PUBLIC], [FOLLOWERS], attachment=PICTURE),
        toot(2, "<p>Quietly public</p>", [FOLLOWERS], [PUBLIC]),
        toot(3, "<p>For followers</p>", [FOLLOWERS], inReplyTo="https://toot.example/9"),
        toot(4, "<p>SECRET to one</p>", ["https://toot.example/users/oak"]),
        {"type": "Announce", "to": [PUBLIC], "object": "https://toot.example/users/oak/statuses/1"},
        toot(5, "<p>One address</p>", "as:Public"),
    ]
}


def check_mastodon(whole: Whole) -> None:
    assert [(post.text, post.place, post.audience) for post in whole.posts] == [
        ("Hello world\nThe school gate", Place.POST, Audience.EVERYONE),
        ("Quietly public", Place.POST, Audience.EVERYONE),
        ("For followers", Place.COMMENT, Audience.FOLLOWERS),
        ("One address", Place.POST, Audience.EVERYONE),
    ]
    assert whole.posts[0].pictures == ("media_attachments/files/1/a.jpg",)
    assert [photo.caption for photo in whole.photos] == ["The school gate"]
    assert whole.download.handle == "maple@toot.example"
    bios = [passage.text for passage in whole.download.profile if passage.place is Place.BIO]
    assert bios == ["Teacher & walker\nKent", "School: Larchfield Primary"]
    assert whole.settings == {
        "You approve followers": ("off", False),
        "Shown in lists of people": ("on", False),
        "Public posts found by search": ("off", True),
    }
    assert "SECRET" not in repr((whole.posts, whole.download))
    assert whole.download.whole


def test_mastodon_as_tar_gz(tmp_path: Path) -> None:
    path = tmp_path / "archive.tar.gz"
    with tarfile.open(path, "w:gz") as archive:
        for name, content in {"outbox.json": OUTBOX, "./actor.json": ACTOR, "likes.json": {}}.items():
            info = tarfile.TarInfo(name)
            info.size = len(data_of(content))
            archive.addfile(info, io.BytesIO(data_of(content)))
    with ExitStack() as closing:
        (found,) = downloads(members_at(path, closing))
        check_mastodon(Whole(list(read_download(found))))


def test_mastodon_as_zip(tmp_path: Path) -> None:
    with ExitStack() as closing:
        files = {"actor.json": ACTOR, "outbox.json": OUTBOX, "media_attachments/files/1/a.jpg": b"123"}
        (found,) = downloads(members_at(zipped(tmp_path / "a.zip", files), closing))
        whole = Whole(list(read_download(found)))
        check_mastodon(whole)
        assert whole.photos[0].size == 3


PINTEREST = """<html><head><title>Pinterest data</title></head><body>
<h1 id=a1>Profile</h1>Username: maplepins<br>First name: Morgan<br>Last name: Maple<br>About: Classroom ideas<br>
Email: maple@mail.example<br>
<h1 id=b2>Boards</h1><a href="https://www.pinterest.com/maplepins/displays/">Year 4 displays</a><br>
Description: For Larchfield<br>Created at: 2024/05/01 10:00:00<br>
<h1 id=c3>Pins</h1><a href="https://www.pinterest.com/pin/1/">1</a><br>Title: My classroom door<br>
Details: Larchfield &amp; me<br>Board Name: Year 4 displays<br>Created at: 2024/05/02 10:00:00<br>
<a href="https://www.pinterest.com/pin/2/">2</a><br>Title: No data<br>Details: No data<br>
</body></html>"""


def test_pinterest() -> None:
    whole = read({"Receive Items.html": PINTEREST})
    assert whole.texts == ["My classroom door\nLarchfield & me"]
    assert str(whole.posts[0].written_at) == "2024-05-02 10:00:00+00:00"
    assert whole.posts[0].address == "https://www.pinterest.com/pin/1/"
    assert whole.download.handle == "maplepins"
    assert whole.profile == {Place.NAME: "Morgan Maple", Place.BIO: "Classroom ideas", "hidden": "maple@mail.example"}
    assert [passage.text for passage in whole.download.groups] == ["Year 4 displays\nFor Larchfield"]


CHATS = {
    "iPhone": "[01/05/2024, 10:00:00] Sam Oak: \u200eSECRET\n[01/05/2024, 10:01:00] Morgan: SECRET\nand: more\n",
    "iPhone, 12 hours": "[01/05/2024, 10:00:00\u202fam] Sam Oak: SECRET\n[1/5/2024, 1:01:00 PM] Morgan: SECRET\n",
    "Android": "01/05/2024, 10:00 - Messages are end-to-end encrypted.\n01/05/2024, 10:00 - Sam Oak: SECRET\n"
    "01/05/2024, 10:02 - Morgan: SECRET\n",
    "Germany": "01.05.24, 10:00 - Sam Oak: SECRET\n01.05.24, 10:01 - Morgan: SECRET: indeed\n",
    "America": "5/13/24, 10:00 AM - Sam Oak: SECRET\n5/13/24, 10:01 AM - Morgan: SECRET\n",
    "Sweden": "2024-05-01 10:00 - Sam Oak: SECRET\n2024-05-01 10:01 - Morgan: SECRET\n",
}


@pytest.mark.parametrize("style", CHATS)
@pytest.mark.parametrize("name", ["_chat.txt", "WhatsApp Chat with Sam Oak.txt"])
def test_of_a_chat_only_who_takes_part_is_read(style: str, name: str) -> None:
    whole = read({name: CHATS[style], "IMG-20240501.jpg": b"1"})
    assert [(other.sort, other.name) for other in whole.connections] == [
        (Tie.CONTACT, "Sam Oak"),
        (Tie.CONTACT, "Morgan"),
    ]
    since = whole.connections[0].since
    assert since is not None
    assert (since.year, since.month) == (2024, 5)
    assert whole.posts == []
    assert whole.photos == []
    assert "SECRET" not in repr((whole.connections, whole.download))


def test_a_chat_is_known_by_its_content() -> None:
    assert all(is_chat(chat) for chat in CHATS.values())
    assert not is_chat("Dear all,\nthe meeting of 01/05/2024, 10:00 is moved.\nRegards: Morgan\n")


def test_a_line_without_end_is_passed_over() -> None:
    chat = CHATS["Android"] + "02/05/2024, 10:00 - Elm: " + "SECRET " * 200_000 + "\n03/05/2024, 10:00 - Ash: SECRET"
    assert [other.name for other in read({"_chat.txt": chat}).connections] == ["Sam Oak", "Morgan", "Elm", "Ash"]
