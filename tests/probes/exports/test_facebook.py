"""Facebook's download, in the folders of three eras, about one invented person."""

from typing import Any

import pytest

from selfaudit.model import Place
from selfaudit.own_data import Tie
from tests.probes.exports.made import Whole, mangled, read

PROFILE = {
    "profile_v2": {
        "name": {"full_name": "Morgan Maple"},
        "username": "morgan.maple.58",
        "intro_bio": {"name": "Teacher, walker – Zoë's dog"},
        "emails": {"emails": ["morgan@maple.example"]},
        "phone_numbers": [{"phone_type": "mobile", "phone_number": "07700 900123"}],
        "birthday": {"day": 4, "month": 5, "year": 1990},
        "current_city": {"name": "Larchfield"},
        "hometown": {"name": "Thornbury Ridge"},
        "work_experiences": [{"employer": "Larchfield Primary School", "title": "Year 4 teacher"}],
        "education_experiences": [{"name": "Ridge College", "description": "Music"}],
        "places_lived": [{"place": "Ash Vale"}],
        "family_members": [{"name": "Robin Maple", "relation": "Sister"}],
        "websites": [{"address": "https://maple.example"}],
    }
}
POSTS = [
    {
        "timestamp": 1700000000,
        "title": "Morgan Maple updated their status.",
        "data": [{"post": "Out walking – lovely"}, {"update_timestamp": 1700000005}],
        "attachments": [
            {
                "data": [
                    {"media": {"uri": "posts/media/a.jpg", "creation_timestamp": 1700000001, "description": "Hills"}}
                ]
            },
            {"data": [{"place": {"name": "Larchfield Park", "address": "Larchfield"}}]},
        ],
    },
    {"timestamp": 1700000100, "attachments": [{"data": [{"external_context": {"url": "https://news.example/a"}}]}]},
    {"timestamp": 1700000200, "title": "Morgan Maple added a new photo."},
]
COMMENTS = {
    "comments_v2": [
        {"timestamp": 1700000300, "title": "x", "data": [{"comment": {"timestamp": 1700000301, "comment": "So true"}}]},
        {"timestamp": 1700000400, "title": "Morgan liked a post."},
    ]
}
FRIENDS = {"friends_v2": [{"name": "Sam Oak", "timestamp": 1600000000}, {"name": "Zoë Ash", "timestamp": 1600000001}]}
FOLLOWING = {"following_v3": [{"name": "Larchfield Choir", "timestamp": 1600000000}]}
LIKES = {"page_likes_v2": [{"name": "Larchfield FC", "timestamp": 1600000000, "url": "https://www.facebook.com/lfc"}]}
GROUPS = {"groups_admined_v2": [{"name": "Year 4 parents", "timestamp": 1600000000}]}
ALBUM = {
    "name": "Summer",
    "description": "Sports day",
    "photos": [{"uri": "posts/media/b.jpg", "creation_timestamp": 1600000000, "description": "On the field"}],
}
VIDEOS = {"videos_v2": [{"uri": "posts/media/c.mp4", "creation_timestamp": 1600000000, "description": "Choir"}]}
SETTINGS = {
    "media": [],
    "label_values": [
        {"label": "Who can see your future posts?", "value": "Friends"},
        {
            "label": "How people find you",
            "dict": [
                {"label": "Who can look you up using the email address you provided?", "value": "Everyone"},
                {"label": "Do you want search engines to link to your profile?", "value": "Yes"},
            ],
        },
    ],
    "fbid": "1",
}
NEW: dict[str, Any] = {
    "personal_information/profile_information/profile_information.json": PROFILE,
    "preferences/preferences/privacy_settings.json": SETTINGS,
    "your_facebook_activity/posts/your_posts__check_ins__photos_and_videos_1.json": POSTS,
    "your_facebook_activity/posts/album/0.json": ALBUM,
    "your_facebook_activity/posts/your_videos.json": VIDEOS,
    "your_facebook_activity/posts/media/a.jpg": b"12345",
    "your_facebook_activity/comments_and_reactions/comments.json": COMMENTS,
    "your_facebook_activity/groups/your_groups.json": GROUPS,
    "your_facebook_activity/pages/pages_you've_liked.json": LIKES,
    "connections/friends/your_friends.json": FRIENDS,
    "connections/followers/who_you’ve_followed.json": FOLLOWING,
}
OLD: dict[str, Any] = {
    "profile_information/profile_information.json": PROFILE,
    "posts/your_posts_1.json": POSTS,
    "photos_and_videos/album/0.json": ALBUM,
    "photos_and_videos/your_videos.json": VIDEOS,
    "comments/comments.json": COMMENTS,
    "groups/your_groups.json": GROUPS,
    "pages/pages_you_ve_liked.json": LIKES,
    "friends_and_followers/friends.json": FRIENDS,
    "friends_and_followers/following.json": FOLLOWING,
}
BETWEEN = {
    name.replace("your_facebook_activity/", "this_profile's_activity_across_facebook/"): content
    for name, content in NEW.items()
}
ERAS = {"2024": (NEW, "JSON, 2024 and later"), "2023": (BETWEEN, "JSON, 2023"), "2019": (OLD, "JSON, before 2023")}


@pytest.fixture(params=ERAS)
def whole(request: pytest.FixtureRequest) -> Whole:
    files, layout = ERAS[request.param]
    found = read({name: content if isinstance(content, bytes) else mangled(content) for name, content in files.items()})
    assert found.download.layout == layout
    return found


def test_posts_and_comments(whole: Whole) -> None:
    assert sorted((post.text, post.place) for post in whole.posts) == [
        ("Out walking – lovely", Place.POST),
        ("So true", Place.COMMENT),
        ("Sports day", Place.POST),
        ("Summer", Place.POST),
        ("https://news.example/a", Place.POST),
    ]
    first = whole.posts[0]
    assert first.written_at is not None
    assert first.written_at.isoformat() == "2023-11-14T22:13:20+00:00"
    assert first.pictures == ("posts/media/a.jpg",)


def test_pictures_are_named(whole: Whole) -> None:
    assert {(photo.member, photo.caption) for photo in whole.photos} == {
        ("posts/media/a.jpg", "Hills"),
        ("posts/media/b.jpg", "On the field"),
        ("posts/media/c.mp4", "Choir"),
    }


def test_connections_with_dates(whole: Whole) -> None:
    assert whole.ties == [(Tie.FRIEND, "Sam Oak"), (Tie.FRIEND, "Zoë Ash"), (Tie.FOLLOWING, "Larchfield Choir")]
    assert all(other.since and other.since.year == 2020 for other in whole.connections)


def test_the_profile(whole: Whole) -> None:
    assert whole.download.handle == "morgan.maple.58"
    assert whole.profile == {
        Place.NAME: "Morgan Maple",
        Place.BIO: "Teacher, walker – Zoë's dog",
        Place.JOB_TITLE: "Year 4 teacher",
        Place.EMPLOYER: "Larchfield Primary School",
        Place.EDUCATION: "Ridge College Music",
        Place.HOME: "Larchfield",
        Place.LINK: "https://maple.example",
        "hidden": "morgan@maple.example",
    }
    hidden = [passage.text for passage in whole.download.profile if not passage.visible]
    assert hidden == ["morgan@maple.example", "07700 900123", "Born on 4/5/1990", "Sister: Robin Maple"]


def test_groups_pages_and_places(whole: Whole) -> None:
    assert {passage.text for passage in whole.download.groups} == {
        "Larchfield Park Larchfield",
        "Year 4 parents",
        "Larchfield FC https://www.facebook.com/lfc",
    }
    assert whole.download.whole
    assert whole.download.not_read == ()


def test_what_the_settings_prove() -> None:
    whole = read(NEW)
    assert whole.settings == {
        "Who can see your future posts?": ("friends", True),
        "How people find you: Who can look you up using the email address you provided?": ("everyone", False),
    }
    assert [setting.card for setting in whole.download.settings] == [
        "Share new posts with friends only",
        "Do not let people find you by email or phone",
    ]


def test_newer_posts_in_labels() -> None:
    post = {
        "timestamp": 1700000000,
        "media": [],
        "label_values": [
            {"label": "Message", "value": "Happy birthday!"},
            {"label": "Photos", "media": [{"uri": "posts/media/d.jpg", "creation_timestamp": 1700000000}]},
        ],
        "fbid": "1",
    }
    name = "your_facebook_activity/posts/posts_on_other_pages_and_profiles.json"
    whole = read({name: [post]})
    assert whole.texts == ["Happy birthday!"]
    assert [photo.member for photo in whole.photos] == ["posts/media/d.jpg"]


def test_what_others_put_on_the_page_is_not_ones_own() -> None:
    media = {"media": {"uri": "posts/media/e.jpg", "creation_timestamp": 1700000000}}
    post = {"timestamp": 1700000000, "data": [{"post": "Miss Maple at work!"}], "attachments": [{"data": [media]}]}
    whole = read({"posts/other_people's_posts_to_your_timeline.json": [post], "posts/your_posts_1.json": []})
    assert whole.posts == []
    assert [passage.text for passage in whole.download.profile] == ["Miss Maple at work!"]
    assert [(photo.member, photo.own) for photo in whole.photos] == [("posts/media/e.jpg", False)]


def test_a_later_part_without_the_profile_is_not_the_whole() -> None:
    later = {"your_facebook_activity/posts/your_posts__check_ins__photos_and_videos_2.json": POSTS}
    assert not read(later).download.whole
    both = read(later, NEW)
    assert both.download.whole
    assert both.texts.count("Out walking – lovely") == 2


def test_ids_are_the_same_in_every_era() -> None:
    eras = [read(files) for files, _ in ERAS.values()]
    ids = [{post.id for post in era.posts if post.text != "Summer" and post.text != "Sports day"} for era in eras]
    assert ids[0] == ids[1] == ids[2]
    assert len({frozenset(other.id for other in era.connections) for era in eras}) == 1
