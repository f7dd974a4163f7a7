"""TikTok's download with the keys of 2024 and of 2025, about one invented person."""

from typing import Any

import pytest

from probes.exports.tiktok import is_tiktok
from selfaudit.model import Place
from selfaudit.own_data import Audience, Tie
from tests.probes.exports.made import data_of, read

PROFILE = {
    "userName": "miss.maple",
    "bioDescription": "Dancing teacher",
    "emailAddress": "maple@mail.example",
    "telephoneNumber": "None",
    "birthDate": "04-May-1990",
    "displayName": "Miss M",
}
SETTINGS = {
    "Allow DownLoad": "Everyone",
    "Allow Others to Find Me": "Disabled",
    "Private Account": "Enabled",
    "Suggest your account to contacts": "enabled",
    "Who Can Duet With Me": "Friends",
    "Who Can Post Comments": "Everyone",
    "Who Can View Videos I Liked": "Myself",
    "Who Can Send Me Message": "No one",
    "App Language": "English",
    "Content Preferences": {"Keyword filters for videos in For You feed": None},
}
VIDEOS = [
    {"Date": "2024-11-24 08:53:18", "Link": "https://tiktok.example/1", "WhoCanView": "Everyone", "Title": "Dance",
     "Location": "Larchfield Hall"},
    {"Date": "2024-11-25 08:53:18", "Link": "https://tiktok.example/2", "WhoCanView": "Friends", "Title": ""},
]  # fmt: skip
PRIVATE = {
    "ChatHistory": {"Chat History with oak:": [{"Date": "2024-01-01 10:00:00", "From": "oak", "Content": "SECRET"}]}
}


def tiktok(old: bool) -> dict[str, Any]:
    fans = {"FansList": [{"Date": "2024-11-27 07:12:41", "UserName": "oak"}]}
    following = {"Following": [{"Date": "2024-11-28 07:12:41", "UserName": "ash"}]}
    activity = {
        "Search History": {"SearchList": [{"Date": "2024-11-24 08:54:02", "SearchTerm": "SECRET"}]},
        "Login History": {"LoginHistoryList": [{"IP": "SECRET"}]},
        ("Follower List" if old else "Follower"): fans,
        ("Following List" if old else "Following"): following,
    }
    posts = {"VideoList": VIDEOS}
    review = {"ReviewsList": [{"PlaceName": "Larchfield Cafe", "Date": "2024-11-24 09:32:07", "ReviewText": "Nice"}]}
    return {
        "Direct Message": {"Direct Messages": PRIVATE},
        ("Activity" if old else "Your Activity"): activity,
        "Ads and data": {"Ad Interests": {"AdInterestCategories": "SECRET"}},
        "App Settings": {"Block": {"BlockList": None}, "Settings": {"SettingsMap": SETTINGS}},
        "Comment": {"Comments": {"CommentsList": [{"date": "2024-11-24 08:55:16", "comment": "so cute 🥺"}]}},
        ("Poi Review" if old else "Location Review"): {("POI Review" if old else "Location Reviews"): review},
        "Profile": {("Profile Information" if old else "Profile Info"): {"ProfileMap": PROFILE}},
        ("Video" if old else "Post"): {
            ("Videos" if old else "Posts"): posts,
            "Recently Deleted Posts": {"PostList": []},
        },
    }


@pytest.mark.parametrize("old", [True, False], ids=["2024", "2025"])
@pytest.mark.parametrize("name", ["user_data.json", "TikTok/user_data_tiktok.json"])
def test_both_eras_tell_the_same(old: bool, name: str) -> None:
    whole = read({name: tiktok(old)})
    assert [(post.text, post.place, post.audience) for post in whole.posts] == [
        ("so cute 🥺", Place.COMMENT, Audience.UNKNOWN),
        ("Nice\nLarchfield Cafe", Place.COMMENT, Audience.UNKNOWN),
        ("Dance\nLarchfield Hall", Place.POST, Audience.EVERYONE),
        ("", Place.POST, Audience.FRIENDS),
    ]
    assert whole.ties == [(Tie.FOLLOWER, "oak"), (Tie.FOLLOWING, "ash")]
    assert whole.download.handle == "miss.maple"
    assert whole.profile == {Place.NAME: "Miss M", Place.BIO: "Dancing teacher", "hidden": "maple@mail.example"}
    assert {passage.text for passage in whole.download.groups} == {"Larchfield Hall", "Larchfield Cafe"}
    assert whole.settings == {
        "Who may download your videos": ("everyone", False),
        "Suggested to others": ("off", True),
        "Private account": ("on", True),
        "Suggested to contacts": ("on", False),
        "Who may duet with you": ("friends", True),
        "Who may comment": ("everyone", False),
        "Who sees what you liked": ("only you", True),
        "Who may message you": ("only you", True),
    }
    assert whole.download.whole
    assert "SECRET" not in repr((whole.posts, whole.connections, whole.photos, whole.download))


def test_it_is_known_by_its_content() -> None:
    assert is_tiktok(data_of(tiktok(True)).decode())
    assert is_tiktok(data_of(tiktok(False)).decode())
    assert not is_tiktok('{"Profile": {"name": "x"}}')


def test_the_text_download_asks_for_json() -> None:
    whole = read({"TikTok/Profile/Profile Information.txt": "x", "TikTok/Activity/Login History.txt": "x"})
    assert "as JSON" in whole.download.not_read[0].why
    assert whole.download.read == ()
