"""Instagram's download in JSON, from the flat files of 2020 to the folders of 2025, and Threads inside it.

Source of the layouts: files and keys met in many real downloads, what-if-horizon/what-if-data-donation fe2cc91.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from typing import Any, BinaryIO

from probes.exports.json_stream import values
from probes.exports.meta import audience, comments, linked_accounts, lists, media, moment, photos, strings, taken_at
from probes.exports.pick import inside, text, when
from probes.exports.reader import Layout, Reader, Section, below, named
from probes.exports.source import Handle, Piece, Source, told
from selfaudit.model import Place
from selfaudit.own_data import ProvenSetting, Tie

_FLAT_SHOWN = {"name": Place.NAME, "biography": Place.BIO, "website": Place.LINK}
_PRIVATE_CARD = {"instagram": "Make your account private", "threads": "Make your profile private"}


def posts(stream: BinaryIO, source: Source) -> Iterator[Piece]:
    """Posts, stories and reels: a list of them, an object with such a list, or an object that is one post."""
    alone: dict[str, Any] = {}
    for path, item in values(stream, [(), ("title",), ("creation_timestamp",), ("media",), ("*",)]):
        if path == ("media",):
            alone.setdefault("media", []).append(item)
        elif isinstance(item, dict):
            yield from _post(item, source)
        elif path:
            alone[path[0]] = item
    if alone.get("media") or text(alone, "title"):
        yield from _post(alone, source)


def _post(item: Any, source: Source) -> Iterator[Piece]:
    found = list(media(item))
    words = text(item, "title") or (text(found[0], "title") if len(found) == 1 else "") or _caption(item)
    at = when(item, "creation_timestamp") or (moment(found[0]) or _made(found[0]) if found else None) or moment(item)
    pictures = tuple(uri for one in found if (uri := text(one, "uri")))
    if words:
        yield source.post(words, at, pictures=pictures)
    for one in found:
        if not words or text(one, "title") not in ("", words):
            yield from (source.post(said, at) for said in [text(one, "title")] if said)
    yield from photos(found, source, words)
    yield from taken_at(found)


def _caption(item: Any) -> str:
    said = strings(item) if inside(item, "label_values") is not None or inside(item, "string_map_data") else {}
    return said.get("caption", "") or said.get("text", "") or said.get("title", "")


def _made(item: Any) -> datetime | None:
    return when(item, "creation_timestamp")


def _flat_media(stream: BinaryIO, source: Source) -> Iterator[Piece]:
    """The media.json of 2020: photos, videos, stories, profile pictures; direct messages' media are passed over."""
    for _, item in values(stream, [("photos",), ("videos",), ("stories",), ("profile",)]):
        words, at, path = text(item, "caption"), when(item, "taken_at"), text(item, "path")
        if words:
            yield source.post(words, at, pictures=(path,) if path else ())
        if path:
            yield source.photo(path, at, words)


def _flat_profile(stream: BinaryIO, source: Source) -> Iterator[Piece]:
    for (name,), value in values(stream, [("*",)]):
        words = text(value)
        if name == "username" and words:
            yield Handle(words)
        elif name == "private_account":
            yield _private(value in (True, "true", "True"), source)
        elif name in _FLAT_SHOWN:
            yield from told(words, _FLAT_SHOWN[name])
        elif name in ("email", "phone_number"):
            yield from told(words, Place.BIO, visible=False)
        elif name == "date_of_birth" and words:
            yield from told(f"Date of birth: {words}", Place.BIO, visible=False)


def _flat_connections(stream: BinaryIO, source: Source) -> Iterator[Piece]:
    ties = {"followers": Tie.FOLLOWER, "following": Tie.FOLLOWING, "close_friends": Tie.CLOSE_FRIEND}
    for (name, handle), since in values(stream, [(tie, "*") for tie in ties]):
        yield source.connection(ties[name], "", handle, when(since))


def _flat_comments(stream: BinaryIO, source: Source) -> Iterator[Piece]:
    for _, line in values(stream, [("media_comments",), ("live_comments",)]):
        if isinstance(line, list) and len(line) > 1:
            yield source.post(text(line, 1), when(line, 0), place=Place.COMMENT)


def profile(stream: BinaryIO, source: Source) -> Iterator[Piece]:
    """The account's own fields, and whether it is private."""
    for item in lists(stream):
        said = strings(item)
        yield from (Handle(said["username"]) for _ in [0] if said.get("username"))
        yield from told(said.get("name", ""), Place.NAME)
        yield from told(said.get("bio", ""), Place.BIO)
        yield from told(said.get("website", ""), Place.LINK)
        for label in ("email", "phone number"):
            yield from told(said.get(label, ""), Place.BIO, visible=False)
        if born := said.get("date of birth", "") or said.get("birthday", ""):
            yield from told(f"Date of birth: {born}", Place.BIO, visible=False)
        if private := said.get("private account", ""):
            yield _private(private.lower() == "true", source)
        yield from photos(_profile_photos(item), source)


def _profile_photos(item: Any) -> list[Any]:
    named_media = inside(item, "media_map_data")
    return list(named_media.values()) if isinstance(named_media, dict) else []


def _private(private: bool, source: Source) -> ProvenSetting:
    return ProvenSetting("Private account", "on" if private else "off", private, _PRIVATE_CARD[source.platform])


def _business(stream: BinaryIO, source: Source) -> Iterator[Piece]:
    for item in lists(stream):
        said = strings(item)
        for label in ("email", "phone number", "address"):
            yield from told(said.get(label, ""), Place.LINK)


def _comments_from(stream: BinaryIO, source: Source) -> Iterator[Piece]:
    for item in lists(stream):
        words = strings(item).get("comments allowed from", "")
        if words:
            value = audience(words)
            yield ProvenSetting("Who may comment", value or words, value.private)


def _privacy_changes(stream: BinaryIO, source: Source) -> Iterator[Piece]:
    newest: tuple[datetime, str] | None = None
    for item in lists(stream):
        at = moment(item)
        if at and text(item, "title") and (newest is None or at > newest[0]):
            newest = (at, text(item, "title"))
    if newest:
        yield ProvenSetting("Last change of who sees your account", newest[1], None, "", newest[0])


READER = Reader(
    platform="instagram",
    signs=(
        (below(r"your_instagram_activity|connections/followers_and_following|media/(?:posts|stories|reels)/\d{6}"),),
        (named(r"(?:content|media)/(?:posts_1|stories|profile_photos|reels)\.(?:json|html)"),),
        (named(r"(?:account_information|personal_information)/personal_information\.(?:json|html)"),),
        (named(r"connections\.json"), named(r"(?:media|profile)\.json")),
    ),
    sections=(
        Section(named(r"(?:account_information|personal_information)/personal_information\.json"), profile),
        Section(named(r"(?:account_information|personal_information)/professional_information\.json"), _business, True),
        Section(
            named(r"(?:preferences/)?(?:settings|media_settings|comments_settings)/comments_allowed_from\.json"),
            _comments_from,
        ),
        Section(
            named(r"login_and_(?:profile|account)_creation/(?:profile|account)_privacy_changes\.json"), _privacy_changes
        ),
        Section(
            named(
                r"(?:content|media)/(?:posts_\d+|stories(?:_\d+)?|reels(?:_\d+)?|igtv_videos|archived_posts"
                r"|other_content|profile_photos)\.json"
            ),
            posts,
        ),
        Section(named(r"comments/(?:post_comments(?:_\d+)?|reels_comments|hype)\.json"), comments),
        Section(named(r"followers_and_following/followers(?:_\d+)?\.json"), linked_accounts(Tie.FOLLOWER)),
        Section(named(r"followers_and_following/following\.json"), linked_accounts(Tie.FOLLOWING)),
        Section(named(r"followers_and_following/close_friends\.json"), linked_accounts(Tie.CLOSE_FRIEND)),
        Section(
            named(r"followers_and_following/follow_requests_you_ve_received\.json"),
            linked_accounts(Tie.WANTS_TO_FOLLOW),
        ),
        Section(named(r"profile\.json"), _flat_profile),
        Section(named(r"media\.json"), _flat_media),
        Section(named(r"connections\.json"), _flat_connections),
        Section(named(r"comments\.json"), _flat_comments),
    ),
    layouts=(
        Layout("JSON, 2024 and later", below(r"your_instagram_activity")),
        Layout("JSON, 2021 to 2023", named(r"(?:account_information|content|followers_and_following)/[^/]*\.json")),
        Layout("JSON, 2020", named(r"connections\.json")),
    ),
    needed=named(r"personal_information\.json|profile\.json"),
    html=named(r"(?:(?:content|media)/posts_1|(?:account|personal)_information/personal_information)\.html"),
)
