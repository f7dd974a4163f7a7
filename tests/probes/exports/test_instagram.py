"""Instagram's download from 2020 to 2025, and Threads inside it, about one invented person."""

from typing import Any

import pytest

from selfaudit.model import Place
from selfaudit.own_data import Tie
from tests.probes.exports.made import mangled, read

PROFILE = {
    "profile_user": [
        {
            "title": "User Information",
            "media_map_data": {"Profile Photo": {"uri": "media/profile/1.jpg", "creation_timestamp": 1501432813}},
            "string_map_data": {
                "Email": {"value": "maple@mail.example"},
                "Username": {"value": "miss.maple_4"},
                "Name": {"value": "Morgan Maple"},
                "Bio": {"value": "Teaching Zoë"},
                "Website": {"value": "https://maple.example"},
                "Phone Number": {"value": "+447700900123"},
                "Date of birth": {"value": "1990-05-04"},
                "Private Account": {"value": "False"},
            },
        }
    ]
}
POST = {
    "media": [
        {"uri": "media/posts/202407/1.jpg", "creation_timestamp": 1700000000, "title": ""},
        {"uri": "media/posts/202407/2.jpg", "creation_timestamp": 1700000000, "title": ""},
    ],
    "title": "Sports day – hooray",
    "creation_timestamp": 1700000001,
}
ALONE = {"media": [{"uri": "media/posts/202407/3.jpg", "creation_timestamp": 1700000100, "title": "One picture"}]}
STORIES = {
    "ig_stories": [{"uri": "media/stories/202407/4.mp4", "creation_timestamp": 1700000200, "title": "Good morning"}]
}


def comment(words: str) -> Any:
    return {
        "string_map_data": {
            "Comment": {"value": words},
            "Media Owner": {"value": "oak"},
            "Time": {"timestamp": 1700000300},
        }
    }


def account(handle: str) -> Any:
    data = [{"href": f"https://www.instagram.com/{handle}", "value": handle, "timestamp": 1700000000}]
    return {"title": "", "media_list_data": [], "string_list_data": data}


SETTINGS = {
    "settings_allow_comments_from": [{"string_map_data": {"Comments Allowed From": {"value": "Your Followers"}}}]
}
CHANGES = {
    "account_history_account_privacy_history": [
        {"title": "Switched to Public", "string_map_data": {"Time": {"timestamp": 1600000000}}},
        {"title": "Switched to Private", "string_map_data": {"Time": {"timestamp": 1650000000}}},
    ]
}
NEW = {
    "personal_information/personal_information/personal_information.json": PROFILE,
    "preferences/settings/comments_allowed_from.json": SETTINGS,
    "security_and_login_information/login_and_profile_creation/profile_privacy_changes.json": CHANGES,
    "your_instagram_activity/media/posts_1.json": [POST, ALONE],
    "your_instagram_activity/media/stories.json": STORIES,
    "your_instagram_activity/comments/post_comments_1.json": [comment("Lovely"), comment("Zoë!")],
    "your_instagram_activity/comments/reels_comments.json": {"comments_reels_comments": [comment("Ha")]},
    "connections/followers_and_following/followers_1.json": [account("oak_4"), account("ash")],
    "connections/followers_and_following/following.json": {"relationships_following": [account("elm")]},
    "connections/followers_and_following/close_friends.json": {"relationships_close_friends": [account("oak_4")]},
    "connections/followers_and_following/follow_requests_you've_received.json": {"x": [account("year9boy")]},
    "media/posts/202407/1.jpg": b"123",
}
MIDDLE = {
    "account_information/personal_information.json": PROFILE,
    "comments_settings/comments_allowed_from.json": SETTINGS,
    "login_and_account_creation/account_privacy_changes.json": CHANGES,
    "content/posts_1.json": [POST, ALONE],
    "content/stories.json": STORIES,
    "comments/post_comments.json": {"comments_media_comments": [comment("Lovely"), comment("Zoë!"), comment("Ha")]},
    "followers_and_following/followers.json": {"relationships_followers": [account("oak_4"), account("ash")]},
    "followers_and_following/following.json": {"relationships_following": [account("elm")]},
    "followers_and_following/close_friends.json": {"relationships_close_friends": [account("oak_4")]},
    "followers_and_following/follow_requests_you_ve_received.json": {"x": [account("year9boy")]},
}
ERAS = {"2025": (NEW, "JSON, 2024 and later"), "2021": (MIDDLE, "JSON, 2021 to 2023")}


@pytest.mark.parametrize("era", ERAS)
def test_two_eras_tell_the_same(era: str) -> None:
    files, layout = ERAS[era]
    whole = read({name: content if isinstance(content, bytes) else mangled(content) for name, content in files.items()})
    assert whole.download.layout == layout
    assert whole.download.handle == "miss.maple_4"
    assert whole.texts == ["Sports day – hooray", "One picture", "Good morning", "Lovely", "Zoë!", "Ha"]
    assert [post.place for post in whole.posts[3:]] == [Place.COMMENT] * 3
    assert whole.posts[0].pictures == ("media/posts/202407/1.jpg", "media/posts/202407/2.jpg")
    assert [photo.member.rpartition("/")[2] for photo in whole.photos] == ["1.jpg", "1.jpg", "2.jpg", "3.jpg", "4.mp4"]
    assert whole.photos[1].caption == "Sports day – hooray"
    assert whole.profile == {
        Place.NAME: "Morgan Maple",
        Place.BIO: "Teaching Zoë",
        Place.LINK: "https://maple.example",
        "hidden": "maple@mail.example",
    }
    assert whole.ties == [
        (Tie.FOLLOWER, "oak_4"),
        (Tie.FOLLOWER, "ash"),
        (Tie.FOLLOWING, "elm"),
        (Tie.CLOSE_FRIEND, "oak_4"),
        (Tie.WANTS_TO_FOLLOW, "year9boy"),
    ]
    assert whole.settings == {
        "Private account": ("off", False),
        "Who may comment": ("followers", True),
        "Last change of who sees your account": ("Switched to Private", None),
    }
    assert whole.download.whole
    sizes = {photo.size for photo in whole.photos if photo.member == "media/posts/202407/1.jpg"}
    assert sizes == ({3} if era == "2025" else {0})


def test_the_flat_files_of_2020() -> None:
    whole = read(
        {
            "profile.json": {
                "biography": "Teaching",
                "date_of_birth": "1990-05-04",
                "email": "maple@mail.example",
                "name": "Morgan Maple",
                "private_account": True,
                "username": "miss.maple_4",
            },
            "media.json": {
                "photos": [
                    {"caption": "Hills", "taken_at": "2020-05-01T10:00:00+00:00", "path": "photos/202005/a.jpg"}
                ],
                "direct": [{"taken_at": "2020-05-01T10:00:00+00:00", "path": "direct/202005/b.jpg"}],
            },
            "connections.json": {
                "followers": {"oak_4": "2020-01-01T10:00:00+00:00"},
                "following": {"elm": "2020-01-02T10:00:00+00:00"},
                "blocked_users": {"ash": "2020-01-02T10:00:00+00:00"},
            },
            "comments.json": {"media_comments": [["2020-01-02T10:00:00+00:00", "So true", "oak_4"]]},
        },
        traps=("messages.json", "searches.json"),
    )
    assert whole.download.layout == "JSON, 2020"
    assert whole.download.handle == "miss.maple_4"
    assert whole.texts == ["Hills", "So true"]
    assert whole.ties == [(Tie.FOLLOWER, "oak_4"), (Tie.FOLLOWING, "elm")]
    assert [photo.member for photo in whole.photos] == ["photos/202005/a.jpg"]
    assert whole.settings == {"Private account": ("on", True)}
    assert whole.download.whole


def test_a_flat_file_that_is_no_json_does_not_stop_the_rest() -> None:
    files = {
        "profile.json": '{"username": "maple",}{',
        "media.json": {"photos": [{"caption": "Hills", "taken_at": "2020-05-01T10:00:00"}]},
        "connections.json": '{"followers": {"oak": "2020-01-01T10:00:00"}, following: {}}',
    }
    whole = read(files)
    assert whole.download.handle == "maple"
    assert whole.texts == ["Hills"]
    assert whole.ties == [(Tie.FOLLOWER, "oak")]
    assert [missed.member for missed in whole.download.not_read] == ["profile.json", "connections.json"]


def test_a_file_that_is_one_post() -> None:
    whole = read({"your_instagram_activity/content/posts_1.json": POST})
    assert whole.texts == ["Sports day – hooray"]
    assert len(whole.photos) == 2


def test_posts_in_labels() -> None:
    post = {
        "timestamp": 1700000000,
        "media": [{"uri": "media/posts/202601/9.jpg", "creation_timestamp": 1700000000}],
        "label_values": [{"label": "Caption", "value": "New layout"}],
        "fbid": "1",
    }
    whole = read({"your_instagram_activity/media/posts_1.json": [post]})
    assert whole.texts == ["New layout"]
    assert len(whole.photos) == 1


def test_where_a_picture_was_taken() -> None:
    exif = [{"latitude": 51.05, "longitude": -0.25, "device_id": "x"}]
    picture = {"uri": "a.jpg", "media_metadata": {"photo_metadata": {"exif_data": exif}}}
    whole = read({"your_instagram_activity/media/posts_1.json": [{"media": [picture]}]})
    assert [passage.text for passage in whole.download.groups] == ["51.05, -0.25"]


def test_threads_is_a_download_of_its_own() -> None:
    files = {
        **NEW,
        "your_instagram_activity/threads/personal_information.json": {
            "text_post_app_text_post_app_profile": [
                {"string_map_data": {"Username": {"value": "maple_threads"}, "Private Account": {"value": "True"}}}
            ]
        },
        "your_instagram_activity/threads/threads_and_replies.json": {
            "text_post_app_text_posts": [{"media": [ALONE["media"][0]]}]
        },
        "your_instagram_activity/threads/followers.json": {"text_post_app_text_post_app_followers": [account("fir")]},
    }
    whole = read(files, platform="threads")
    assert whole.download.handle == "maple_threads"
    assert whole.texts == ["One picture"]
    assert whole.ties == [(Tie.FOLLOWER, "fir")]
    assert [(setting.setting, setting.card) for setting in whole.download.settings] == [
        ("Private account", "Make your profile private")
    ]
    assert read(files, platform="instagram").texts[0] == "Sports day – hooray"


def test_an_html_download_asks_for_json() -> None:
    whole = read({"your_instagram_activity/media/posts_1.html": "<html>", "start_here.html": "<html>"})
    assert whole.posts == []
    assert not whole.download.whole
    assert whole.download.read == ()
    (missed,) = whole.download.not_read
    assert "as JSON" in missed.why
    assert "All time" in missed.why


def test_a_layout_nobody_knows_is_told_and_not_passed_off_as_empty() -> None:
    strange = [{"entirely": {"new": {"words": "x" * 100}}} for _ in range(10)]
    whole = read({"your_instagram_activity/comments/post_comments_1.json": strange})
    assert "its layout seems to be new" in whole.download.not_read[0].why
