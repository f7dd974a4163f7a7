"""X's download: script files that hold JSON. `tweet.js` until about 2022, then `tweets.js` and its parts.

Sources: X's own README.txt inside its downloads; files and keys met in many, what-if-data-donation fe2cc91.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from typing import Any, BinaryIO

from probes.exports.json_stream import values
from probes.exports.pick import inside, items, text, when
from probes.exports.reader import Layout, Reader, Section, named
from probes.exports.source import Handle, Piece, Source, told
from selfaudit.model import Place
from selfaudit.own_data import ProvenSetting, Tie


def _each(stream: BinaryIO, *wrappers: str) -> Iterator[Any]:
    """The items of a file, out of the object each may be wrapped in."""
    for _, item in values(stream, [()]):
        yield next((found for name in wrappers if (found := inside(item, name)) is not None), item)


def _tweets(stream: BinaryIO, source: Source) -> Iterator[Piece]:
    for tweet in _each(stream, "tweet"):
        words = text(tweet, "full_text") or text(tweet, "text")
        if not words or text(tweet, "full_text").startswith("RT @"):
            continue
        at, number = when(tweet, "created_at"), text(tweet, "id_str") or text(tweet, "id")
        found = [*items(tweet, "extended_entities", "media")] or [*items(tweet, "entities", "media")]
        names = tuple(_name(source, number, one) for one in found)
        place = Place.COMMENT if text(tweet, "in_reply_to_status_id_str") else Place.POST
        address = f"https://x.com/i/status/{number}" if number.isdigit() else ""
        yield source.post(words, at, key=number, place=place, address=address, pictures=names)
        for name in names:
            yield source.photo(name, at, words)


def _name(source: Source, number: str, one: Any) -> str:
    """Where in the download the picture of a post lies: beside the post's file, named by its id and its address."""
    folder, _, file = source.member.rpartition("/")
    last = text(one, "media_url_https").rpartition("/")[2] or text(one, "media_url").rpartition("/")[2]
    media = "tweet_media" if file == "tweet.js" else "tweets_media"
    return f"{folder}/{media}/{number}-{last}".lstrip("/")


def _notes(stream: BinaryIO, source: Source) -> Iterator[Piece]:
    for note in _each(stream, "noteTweet"):
        if words := text(note, "core", "text"):
            yield source.post(words, when(note, "createdAt"), key=text(note, "noteTweetId"))


def _account(stream: BinaryIO, source: Source) -> Iterator[Piece]:
    for account in _each(stream, "account"):
        yield from (Handle(name) for name in [text(account, "username")] if name)
        yield from told(text(account, "accountDisplayName"), Place.NAME)
        yield from told(text(account, "email"), Place.BIO, visible=False)


def _profile(stream: BinaryIO, source: Source) -> Iterator[Piece]:
    for profile in _each(stream, "profile"):
        yield from told(text(profile, "description", "bio"), Place.BIO)
        yield from told(text(profile, "description", "website"), Place.LINK)
        yield from told(text(profile, "description", "location"), Place.HOME)


def _phone(stream: BinaryIO, source: Source) -> Iterator[Piece]:
    for device in _each(stream, "device"):
        yield from told(text(device, "phoneNumber"), Place.BIO, visible=False)


def _followers(stream: BinaryIO, source: Source) -> Iterator[Piece]:
    yield from _accounts(stream, source, "follower", Tie.FOLLOWER)


def _following(stream: BinaryIO, source: Source) -> Iterator[Piece]:
    yield from _accounts(stream, source, "following", Tie.FOLLOWING)


def _accounts(stream: BinaryIO, source: Source, wrapper: str, tie: Tie) -> Iterator[Piece]:
    """X names the others by number only."""
    for other in _each(stream, wrapper):
        if number := text(other, "accountId"):
            yield source.connection(tie, "", number)


def _protected(stream: BinaryIO, source: Source) -> Iterator[Piece]:
    """Changes of the last six months: they say what was done, not what holds today."""
    newest: tuple[datetime, str] | None = None
    for change in _each(stream, "protectedHistory"):
        at, action = when(change, "protectedAt"), text(change, "action")
        if at and action and (newest is None or at > newest[0]):
            newest = (at, action)
    if newest:
        done = "posts protected" if newest[1].lower().startswith("protect") else "posts no longer protected"
        yield ProvenSetting("Last change of who sees your posts", done, None, "Protect your posts", newest[0])


READER = Reader(
    platform="x",
    signs=(
        (named(r"data/(?:tweets?|tweets-part\d+|account|manifest|profile)\.js"),),
        (named(r"(?:tweet|account|follower)\.js"), named(r"(?:profile|following|manifest)\.js")),
        (named(r"data/tweets?_media/\d+-[^/]+"),),
    ),
    sections=(
        Section(named(r"account\.js"), _account),
        Section(named(r"profile\.js"), _profile, quiet=True),
        Section(named(r"phone-number\.js"), _phone, quiet=True),
        Section(named(r"protected-history\.js"), _protected, quiet=True),
        Section(named(r"tweets?(?:-part\d+)?\.js|community-tweet(?:-part\d+)?\.js"), _tweets),
        Section(named(r"note-tweet(?:-part\d+)?\.js"), _notes, quiet=True),
        Section(named(r"follower(?:-part\d+)?\.js"), _followers),
        Section(named(r"following(?:-part\d+)?\.js"), _following),
    ),
    layouts=(
        Layout("scripts, tweet.js", named(r"tweet\.js")),
        Layout("scripts, tweets.js", named(r"tweets(?:-part\d+)?\.js|account\.js")),
    ),
    needed=named(r"account\.js"),
)
