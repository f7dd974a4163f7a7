"""X's download: the old tweet.js and the newer tweets.js in parts, about one invented person."""

from typing import Any

import pytest

from selfaudit.model import Place
from selfaudit.own_data import Tie
from tests.probes.exports.made import data_of, read


def script(name: str, content: Any, part: int = 0) -> str:
    return f"window.YTD.{name}.part{part} = " + data_of(content).decode()


def tweet(number: int, words: str, **more: Any) -> Any:
    return {"id_str": str(number), "created_at": "Wed Oct 10 20:19:24 +0000 2018", "full_text": words, **more}


ACCOUNT = {
    "account": {"username": "maple_teaches", "accountDisplayName": "Morgan Maple", "email": "maple@mail.example"}
}
PROFILE = {"profile": {"description": {"bio": "Teacher", "website": "https://maple.example", "location": "Larchfield"}}}
TWEETS = [
    tweet(
        11, "Good morning", extended_entities={"media": [{"media_url_https": "https://pbs.twimg.com/media/Ab1.jpg"}]}
    ),
    tweet(12, "@oak well said", in_reply_to_status_id_str="9"),
    tweet(13, "RT @oak: not my words"),
]
OTHERS = {
    "follower.js": script("follower", [{"follower": {"accountId": "101", "userLink": "https://x.com/i/u?1"}}]),
    "following.js": script("following", [{"following": {"accountId": "102"}}, {"following": {"accountId": "103"}}]),
    "account.js": script("account", [ACCOUNT]),
    "profile.js": script("profile", [PROFILE]),
    "protected-history.js": script(
        "protected_history",
        [
            {"protectedHistory": {"protectedAt": "2025-05-01T10:00:00.000Z", "action": "Protect"}},
            {"protectedHistory": {"protectedAt": "2025-07-01T10:00:00.000Z", "action": "Unprotect"}},
        ],
    ),
}
ERAS = {
    "2020": {"tweet.js": script("tweet", [{"tweet": one} for one in TWEETS])},
    "2019": {"tweet.js": script("tweet", TWEETS)},
    "2025": {
        "tweets.js": script("tweets", [{"tweet": TWEETS[0]}]),
        "tweets-part1.js": script("tweets", [{"tweet": one} for one in TWEETS[1:]], part=1),
    },
}
MEDIA = {"2020": "tweet_media", "2019": "tweet_media", "2025": "tweets_media"}


@pytest.mark.parametrize("era", ERAS)
def test_every_era_tells_the_same(era: str) -> None:
    files = {f"data/{name}": content for name, content in {**OTHERS, **ERAS[era]}.items()}
    picture = f"data/{MEDIA[era]}/11-Ab1.jpg"
    whole = read({**files, picture: b"1234567"}, traps=("data/direct-messages.js", "data/ip-audit.js"))
    assert [(post.text, post.place) for post in whole.posts] == [
        ("Good morning", Place.POST),
        ("@oak well said", Place.COMMENT),
    ]
    first = whole.posts[0]
    assert first.written_at is not None
    assert first.written_at.isoformat() == "2018-10-10T20:19:24+00:00"
    assert first.address == "https://x.com/i/status/11"
    assert [(photo.member, photo.size) for photo in whole.photos] == [(picture, 7)]
    assert whole.download.handle == "maple_teaches"
    assert whole.profile == {
        Place.NAME: "Morgan Maple",
        Place.BIO: "Teacher",
        Place.LINK: "https://maple.example",
        Place.HOME: "Larchfield",
        "hidden": "maple@mail.example",
    }
    assert whole.ties == [(Tie.FOLLOWER, "101"), (Tie.FOLLOWING, "102"), (Tie.FOLLOWING, "103")]
    assert whole.settings == {"Last change of who sees your posts": ("posts no longer protected", None)}
    assert whole.download.whole


def test_long_posts_have_a_file_of_their_own() -> None:
    note = {"noteTweet": {"noteTweetId": "5", "createdAt": "2024-05-01T10:00:00.000Z", "core": {"text": "Long " * 100}}}
    whole = read({"data/account.js": OTHERS["account.js"], "data/note-tweet.js": script("note_tweet", [note])})
    assert whole.texts == [("Long " * 100).strip()]


def test_a_later_part_holds_no_account() -> None:
    later = {"data/tweets.js": ERAS["2025"]["tweets.js"]}
    assert not read(later).download.whole
    assert read({"data/account.js": OTHERS["account.js"]}, later).download.whole
