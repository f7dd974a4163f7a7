"""Facebook's download in JSON: the folders of 2019-2023, and those of 2024 and later.

Source of the layouts: files and keys met in many real downloads, what-if-horizon/what-if-data-donation fe2cc91.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, BinaryIO

from probes.exports.json_stream import values
from probes.exports.meta import audience, comments, linked_accounts, lists, media, moment, photos, strings
from probes.exports.pick import inside, items, text
from probes.exports.reader import Layout, Reader, Section, below, named
from probes.exports.source import Group, Handle, Piece, Source, group, told
from selfaudit.capture import Passage
from selfaudit.model import Place
from selfaudit.own_data import Audience, ProvenSetting, Tie
from selfaudit.text import one_line

_WORDS = ("post", "text", "message", "caption", "description")
_CARDS = {
    "future post": "Share new posts with friends only",
    "past post": "Limit old posts",
    "friends list": "Hide your friends list",
    "email": "Do not let people find you by email or phone",
    "phone": "Do not let people find you by email or phone",
    "search engine": "Keep search engines away",
    "tag": "Review tags before they show",
}


def _posts(stream: BinaryIO, source: Source) -> Iterator[Piece]:
    for item in lists(stream):
        attached = [data for one in items(item, "attachments") for data in items(one, "data")]
        said = [words for data in items(item, "data") if (words := text(data, "post"))] or _labelled_words(item)
        said += [words for data in attached if (words := text(data, "life_event", "title"))]
        words = "\n".join(dict.fromkeys(said)) or _link(attached)
        found = list(media(item))
        if words:
            pictures = tuple(uri for one in found if (uri := text(one, "uri")))
            yield source.post(words, moment(item), pictures=pictures)
        yield from photos(found, source, words)
        for data in attached:
            if inside(data, "place") is not None:
                place = f"{text(data, 'place', 'name')} {text(data, 'place', 'address')}".strip()
                yield from (Group(passage) for passage in told(place, Place.HOME))


def _by_others(stream: BinaryIO, source: Source) -> Iterator[Piece]:
    """What others put on the person's page: it is in view there, but not the person's own."""
    for item in lists(stream):
        for data in items(item, "data"):
            yield from told(text(data, "post"), Place.POST)
        yield from photos(list(media(item)), source, own=False)


def _link(attached: list[Any]) -> str:
    """The address somebody shared without a word of their own."""
    return next((url for data in attached if (url := text(data, "external_context", "url"))), "")


def _labelled_words(item: Any) -> list[str]:
    said = strings(item) if inside(item, "label_values") is not None else {}
    return [said[label] for label in _WORDS if said.get(label)]


def _media(stream: BinaryIO, source: Source) -> Iterator[Piece]:
    for item in lists(stream):
        yield from photos(list(media(item)), source)


def _album(stream: BinaryIO, source: Source) -> Iterator[Piece]:
    wanted = [("name",), ("description",), ("photos",), ("comments",)]
    for path, value in values(stream, wanted):
        if path == ("photos",):
            yield from photos([value], source)
        elif path == ("comments",):
            if text(value, "comment"):
                yield source.post(text(value, "comment"), moment(value), place=Place.COMMENT)
        elif words := text(value):
            yield source.post(words, None, key=f"{source.member}\n{path[0]}")


def _profile(stream: BinaryIO, source: Source) -> Iterator[Piece]:
    for _, person in values(stream, [("profile_v2",), ("profile",)]):
        yield from (Handle(name) for name in [text(person, "username")] if name)
        yield from told(text(person, "name", "full_name") or text(person, "name"), Place.NAME)
        yield from told(text(person, "intro_bio", "name") or text(person, "intro_bio"), Place.BIO)
        yield from told(text(person, "about_me") or text(person, "about"), Place.BIO)
        for job in items(person, "work_experiences"):
            yield from told(text(job, "title"), Place.JOB_TITLE)
            yield from told(text(job, "employer"), Place.EMPLOYER)
            yield from told(text(job, "description"), Place.JOB_TITLE)
        for school in items(person, "education_experiences"):
            yield from told(f"{text(school, 'name')} {text(school, 'description')}", Place.EDUCATION)
        for place in (inside(person, "current_city"), inside(person, "hometown")):
            yield from told(text(place, "name"), Place.HOME)
        for lived in items(person, "places_lived"):
            yield from told(text(lived, "place"), Place.HOME)
        for site in items(person, "websites"):
            yield from told(text(site, "address") or text(site), Place.LINK)
        yield from _hidden(person)


def _hidden(person: Any) -> Iterator[Passage]:
    """What the profile holds but does not show to strangers by itself."""
    for address in items(person, "emails", "emails"):
        yield from told(text(address), Place.BIO, visible=False)
    for phone in items(person, "phone_numbers"):
        yield from told(text(phone, "phone_number") or text(phone), Place.BIO, visible=False)
    born = [text(person, "birthday", part) for part in ("day", "month", "year")]
    if all(born):
        yield from told(f"Born on {'/'.join(born)}", Place.BIO, visible=False)
    for relative in items(person, "family_members"):
        yield from told(f"{text(relative, 'relation')}: {text(relative, 'name')}", Place.BIO, visible=False)


def _settings(stream: BinaryIO, source: Source) -> Iterator[Piece]:
    for _, labelled in values(stream, [("label_values",)]):
        title = text(labelled, "label") or text(labelled, "title")
        for one in [labelled, *items(labelled, "dict")]:
            value = audience(text(one, "value"))
            label = text(one, "label")
            if value is not Audience.UNKNOWN:
                yield _setting(f"{title}: {label}" if label and label != title else title, value)


def _setting(label: str, value: Audience) -> ProvenSetting:
    card = next((card for words, card in _CARDS.items() if words in label.lower()), "")
    return ProvenSetting(one_line(label), value, value.private, card)


def _groups(stream: BinaryIO, source: Source) -> Iterator[Piece]:
    for item in lists(stream):
        name = text(item, "name") or text(item, "data", 0, "name") or strings(item).get("name", "")
        yield from group(name, text(item, "url"))


def _tagged_places(stream: BinaryIO, source: Source) -> Iterator[Piece]:
    for item in lists(stream):
        said = strings(item)
        name = said.get("place name", "") or said.get("name", "") or text(item, "name") or text(item, "value")
        names = [name, *(text(one, "value") for one in items(item, "vec"))]
        yield from (Group(passage) for one in names for passage in told(one, Place.HOME))


_POSTS = (
    r"your_posts(?:__check_ins__photos_and_videos)?(?:_\d+)?|posts_on_other_pages_and_profiles|archived?_posts"
    r"|group_posts_and_comments|your_posts_in_groups"
)

READER = Reader(
    platform="facebook",
    signs=(
        (below(r"your_(?:facebook_activity|activity_across_facebook)|this_profile_s_activity_across_facebook"),),
        (named(r"profile_information/profile_information\.(?:json|html)"),),
        (named(r"posts/your_posts(?:_[a-z_]*)?(?:_\d+)?\.(?:json|html)"),),
        (named(r"(?:friends|friends_and_followers)/(?:your_)?friends\.(?:json|html)"),),
    ),
    sections=(
        Section(named(r"profile_information/profile_information\.json"), _profile),
        Section(named(r"preferences/(?:preferences/)?privacy_settings\.json"), _settings),
        Section(named(rf"(?:posts|groups)/(?:{_POSTS})\.json"), _posts),
        Section(named(r"stories/archived_stories\.json|reels/your_reels\.json"), _posts, quiet=True),
        Section(named(r"posts/other_people_s_posts_to_your_(?:timeline|profile)(?:_\d+)?\.json"), _by_others),
        Section(named(r"posts/(?:your_uncategorized_photos|your_photos|your_videos)\.json"), _media),
        Section(named(r"photos_and_videos/your_videos\.json"), _media),
        Section(named(r"(?:posts|photos_and_videos)/album/\d+\.json"), _album),
        Section(named(r"(?:comments|comments_and_reactions)/comments\.json"), comments),
        Section(named(r"groups/your_comments_in_groups\.json"), comments),
        Section(
            named(r"(?:friends/(?:your_friends|friends)|friends_and_followers/friends)\.json"),
            linked_accounts(Tie.FRIEND),
        ),
        Section(
            named(
                r"(?:followers|friends_and_followers)/(?:people_who_followed_you|followers|people_who_follow_you)\.json"
            ),
            linked_accounts(Tie.FOLLOWER),
        ),
        Section(
            named(
                r"(?:followers|friends_and_followers)/who_you_ve_followed\.json|friends_and_followers/following\.json"
            ),
            linked_accounts(Tie.FOLLOWING),
        ),
        Section(
            named(r"friends(?:_and_followers)?/(?:received_friend_requests|friend_requests_received)\.json"),
            linked_accounts(Tie.WANTS_TO_FOLLOW),
        ),
        Section(named(r"groups/(?:your_groups|your_group_membership_activity)\.json"), _groups),
        Section(
            named(r"pages(?:_and_profiles)?/(?:pages_you_ve_liked|pages_and_profiles_you_follow|your_pages)\.json"),
            _groups,
        ),
        Section(named(r"events/(?:your_events|your_event_responses)\.json"), _groups, quiet=True),
        Section(
            named(r"posts/places_you_have_been_tagged_in\.json|your_places/cities_you_have_checked_into\.json"),
            _tagged_places,
            quiet=True,
        ),
    ),
    layouts=(
        Layout("JSON, 2024 and later", below(r"your_facebook_activity")),
        Layout("JSON, 2023", below(r"your_activity_across_facebook|this_profile_s_activity_across_facebook")),
        Layout("JSON, before 2023", named(r"[^/]*\.json")),
    ),
    needed=named(r"profile_information/profile_information\.json"),
    html=named(
        r"(?:posts/your_posts[a-z_]*(?:_\d+)?|profile_information/profile_information|friends/your_friends)\.html"
    ),
)
