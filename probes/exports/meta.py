"""What Facebook's, Instagram's and Threads' downloads have in common: the forms their lists and media come in."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from typing import Any, BinaryIO

from probes.exports.json_stream import EVERY_LIST, values
from probes.exports.pick import inside, items, text, when
from probes.exports.source import Group, Piece, Source
from selfaudit.capture import Passage
from selfaudit.model import Place
from selfaudit.own_data import Audience, Photo, Tie

_AUDIENCES = {
    "public": Audience.EVERYONE,
    "everyone": Audience.EVERYONE,
    "anyone": Audience.EVERYONE,
    "friends": Audience.FRIENDS,
    "your friends": Audience.FRIENDS,
    "friends of friends": Audience.FRIENDS_OF_FRIENDS,
    "only me": Audience.ONLY_YOU,
    "no one": Audience.ONLY_YOU,
    "followers": Audience.FOLLOWERS,
    "your followers": Audience.FOLLOWERS,
    "people you follow": Audience.SOME,
    "people you follow and your followers": Audience.SOME,
    "custom": Audience.SOME,
    "friends except acquaintances": Audience.SOME,
}


def audience(words: str) -> Audience:
    """Who is meant by `words`; UNKNOWN where they are not words this program knows."""
    return _AUDIENCES.get(words.strip().lower().replace("_", " "), Audience.UNKNOWN)


def lists(stream: BinaryIO) -> Iterator[Any]:
    """The items of a file that is a list, or an object with lists in it."""
    return (item for _, item in values(stream, EVERY_LIST))


def strings(item: Any) -> dict[str, str]:
    """The labels and values of one item, in either of the two forms, labels in lower case."""
    found: dict[str, str] = {}
    mapped = inside(item, "string_map_data")
    if isinstance(mapped, dict):
        for label, inner in mapped.items():
            found[label.lower()] = text(inner, "value") or text(inner, "href")
    for labelled in _labelled(item):
        found.setdefault(text(labelled, "label").lower(), text(labelled, "value") or text(labelled, "href"))
    return found


def moment(item: Any) -> datetime | None:
    """When an item was made: its own time, else the first time among its labelled values."""
    if own := when(item, "timestamp") or when(item, "creation_timestamp"):
        return own
    mapped = inside(item, "string_map_data")
    inner = list(mapped.values()) if isinstance(mapped, dict) else []
    stamps = [when(one, "timestamp") for one in inner] + [when(one, "timestamp_value") for one in _labelled(item)]
    return next((stamp for stamp in stamps if stamp), None)


def _labelled(item: Any) -> Iterator[Any]:
    """The labelled values of an item, those one level down among them."""
    for one in items(item, "label_values"):
        yield one
        for inner in items(one, "dict"):
            yield inner
            yield from items(inner, "dict")


def media(item: Any) -> Iterator[Any]:
    """The pictures and films that one item names, in every place an item may name them."""
    if text(item, "uri"):
        yield item
    yield from items(item, "media")
    for attachment in items(item, "attachments"):
        for data in items(attachment, "data"):
            if text(data, "media", "uri"):
                yield inside(data, "media")
    if inside(item, "label_values") is not None:
        for labelled in _labelled(item):
            yield from items(labelled, "media")


def photos(found: list[Any], source: Source, caption: str = "", own: bool = True) -> Iterator[Photo]:
    """The media as photos."""
    for one in found:
        if uri := text(one, "uri"):
            said = text(one, "description") or text(one, "title") or caption
            yield source.photo(uri, when(one, "creation_timestamp") or moment(one), said, own)


def taken_at(found: list[Any]) -> Iterator[Group]:
    """Where the media were taken, as their camera noted it."""
    for one in found:
        for sort in ("photo_metadata", "video_metadata"):
            for data in items(one, "media_metadata", sort, "exif_data"):
                north, east = text(data, "latitude"), text(data, "longitude")
                if north and east:
                    yield Group(Passage(f"{north}, {east}", Place.HOME))


def linked_accounts(tie: Tie) -> Any:
    """A function that reads a list of other people's accounts."""

    def read(stream: BinaryIO, source: Source) -> Iterator[Piece]:
        for item in lists(stream):
            yield from _connections(item, tie, source)

    return read


def _connections(item: Any, tie: Tie, source: Source) -> Iterator[Piece]:
    name = text(item, "name")
    if name:
        yield source.connection(tie, name, "", when(item, "timestamp"))
        return
    for one in items(item, "string_list_data"):
        handle = text(one, "value") or text(one, "href").rstrip("/").rpartition("/")[2] or text(item, "title")
        if handle:
            yield source.connection(tie, "", handle, when(one, "timestamp"))
    said = strings(item) if inside(item, "label_values") is not None else {}
    if handle := said.get("username", "") or said.get("name", ""):
        yield source.connection(tie, said.get("name", ""), said.get("username", ""), moment(item))


def comments(stream: BinaryIO, source: Source) -> Iterator[Piece]:
    """Comments the person wrote, in the forms of every era."""
    for item in lists(stream):
        said = strings(item)
        words = said.get("comment", "") or text(item, "data", 0, "comment", "comment")
        found = list(media(item))
        if words:
            at = when(item, "data", 0, "comment", "timestamp") or moment(item)
            yield source.post(words, at, place=Place.COMMENT)
        yield from photos(found, source)
