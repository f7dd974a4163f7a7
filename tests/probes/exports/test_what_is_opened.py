"""Which members a reader opens: those it names, and never messages, searches, advertising data or log-in history."""

import re
from typing import Any

import pytest

from probes.exports.archive import together
from probes.exports.download import read_download
from probes.exports.find import downloads
from probes.exports.never import never_opened
from probes.exports.reader import Reader
from probes.exports.readers import READERS
from tests.probes.exports import test_facebook, test_instagram, test_other_readers, test_tables, test_tiktok, test_x
from tests.probes.exports.made import Whole, found_in, member, trap

# Names met in real downloads (what-if-horizon/what-if-data-donation fe2cc91, and X's README.txt), and their kind.
PRIVATE = (
    "messages/inbox/sam_1/message_1.json",
    "your_facebook_activity/messages/inbox/sam_1/message_1.json",
    "your_facebook_activity/messages/e2ee_cutover/sam_1/message_1.json",
    "your_facebook_activity/messages/archived_threads/sam_1/message_1.json",
    "your_facebook_activity/dating/your_dating_activity.json",
    "logged_information/search/your_search_history.json",
    "security_and_login_information/logins_and_logouts.json",
    "security_and_login_information/account_activity.json",
    "ads_information/advertisers_you've_interacted_with.json",
    "apps_and_websites_off_of_facebook/your_activity_off_meta_technologies.json",
    "your_instagram_activity/messages/inbox/oak/message_1.json",
    "your_instagram_activity/messages/message_requests/oak/message_1.json",
    "your_instagram_activity/messages/secret_conversations.json",
    "messages/secret_conversations.json",
    "messages.json",
    "searches.json",
    "logged_information/recent_searches/profile_searches.json",
    "recent_searches/word_or_phrase_searches.json",
    "ads_information/ads_and_topics/ads_viewed.json",
    "security_and_login_information/login_and_profile_creation/login_activity.json",
    "security_and_login_information/login_and_profile_creation/last_known_location.json",
    "login_and_account_creation/login_activity.json",
    "data/direct-messages.js",
    "data/direct-messages-group.js",
    "data/direct-message-headers.js",
    "data/direct_messages_media/1-a.jpg",
    "data/ad-impressions.js",
    "data/ad-engagements.js",
    "data/ip-audit.js",
    "data/personalization.js",
    "data/saved-search.js",
    "data/grok-chat-item.js",
    "messages.csv",
    "guide_messages.csv",
    "SearchQueries.csv",
    "Ad_Targeting.csv",
    "Ads Clicked.csv",
    "Logins.csv",
    "Security Challenges.csv",
    "json/chat_history.json",
    "json/snap_history.json",
    "json/search_history.json",
    "json/talk_history.json",
    "chat_history.csv",
    "ip_logs.csv",
    "Takeout/YouTube and YouTube Music/history/watch-history.json",
    "Takeout/YouTube and YouTube Music/history/search-history.html",
    "Takeout/Mail/All mail.mbox",
)
DOWNLOADS: dict[str, dict[str, Any]] = {
    "facebook": test_facebook.NEW,
    "facebook, old": test_facebook.OLD,
    "instagram": test_instagram.NEW,
    "instagram, old": test_instagram.MIDDLE,
    "x": {f"data/{name}": content for name, content in {**test_x.OTHERS, **test_x.ERAS["2025"]}.items()},
    "tiktok": {"user_data.json": test_tiktok.tiktok(True)},
    "linkedin": test_tables.LINKEDIN,
    "reddit": test_tables.REDDIT,
    "strava": test_tables.STRAVA,
    "youtube": test_tables.ENGLISH,
    "snapchat": test_other_readers.snapchat("json/"),
    "mastodon": {"actor.json": test_other_readers.ACTOR, "outbox.json": test_other_readers.OUTBOX},
    "pinterest": {"Receive Items.html": test_other_readers.PINTEREST},
    "whatsapp": {"_chat.txt": test_other_readers.CHATS["Android"]},
}


@pytest.mark.parametrize("name", DOWNLOADS)
def test_beside_private_members_only_the_named_ones_are_opened(name: str) -> None:
    files = DOWNLOADS[name]
    traps = tuple(name for name in PRIVATE if name not in files)
    (found,) = (one for one in found_in(files, traps=traps) if one.platform == name.partition(",")[0])
    whole = Whole(list(read_download(found)))
    assert list(whole.download.read) == found.archive.opened
    assert set(whole.download.read) <= set(files)
    assert whole.download.read
    assert not any(never_opened(member) for member in whole.download.read)


@pytest.mark.parametrize("reader", READERS, ids=lambda reader: reader.platform)
def test_no_reader_may_open_a_private_member(reader: Reader) -> None:
    for name in PRIVATE:
        named = any(section.names.search(trap(name).folded) for section in reader.sections)
        assert never_opened(name) or not named, name


def test_a_list_that_names_everything_opens_no_private_member() -> None:
    everything = re.compile("")
    kept = [name for name in PRIVATE if never_opened(name)]
    assert len(kept) == len(PRIVATE) - 1  # the mailbox, which no reader names
    archive = together([[trap(name) for name in kept]])
    for private in archive.members.values():
        with pytest.raises(PermissionError), archive.open(private, everything):
            pass
    assert archive.opened == []


def test_a_member_outside_the_list_is_refused() -> None:
    archive = together([[member("notes.json", [])]])
    (other,) = archive.members.values()
    with pytest.raises(PermissionError), archive.open(other, re.compile("posts")):
        pass


def test_pictures_are_named_and_never_opened() -> None:
    files = dict(test_instagram.NEW)
    del files["media/posts/202407/1.jpg"]
    (found,) = found_in(files, traps=("media/posts/202407/1.jpg",))
    whole = Whole(list(read_download(found)))
    assert [photo.size for photo in whole.photos if photo.member == "media/posts/202407/1.jpg"] == [1000]


def test_what_is_listed_twice_in_two_parts_is_read_once_unless_it_differs() -> None:
    post = {"title": "x", "media": []}
    part = {"your_instagram_activity/content/posts_1.json": [post]}
    other = {"your_instagram_activity/content/posts_1.json": [{**post, "title": "y"}]}
    assert [len(list(read_download(one))) for one in downloads(_parts(part, part))] == [2]
    assert [len(list(read_download(one))) for one in downloads(_parts(part, other))] == [3]


def _parts(*parts: dict[str, Any]) -> list[list[Any]]:
    return [[member(name, content) for name, content in part.items()] for part in parts]
