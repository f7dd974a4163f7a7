"""Mastodon's archive (tar.gz, later zip): actor.json and outbox.json, in the words of ActivityPub.

Source: W3C ActivityStreams 2.0 and ActivityPub, section 5.6 (public addressing). Posts to named people alone are
private messages: they lie between the others, and are dropped as soon as it is seen to whom they go.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, BinaryIO
from urllib.parse import urlsplit

from probes.exports.json_stream import values
from probes.exports.markup import words
from probes.exports.pick import inside, items, text, when
from probes.exports.reader import Layout, Reader, Section, named
from probes.exports.source import Handle, Piece, Source, told
from selfaudit.model import Place
from selfaudit.own_data import Audience, ProvenSetting

_PUBLIC = ("https://www.w3.org/ns/activitystreams#Public", "as:Public", "Public")


def _actor(stream: BinaryIO, source: Source) -> Iterator[Piece]:
    for _, actor in values(stream, [()]):
        name, server = text(actor, "preferredUsername"), _host(text(actor, "id") or text(actor, "url"))
        if name:
            yield Handle(f"{name}@{server}" if server else name)
        yield from told(text(actor, "name"), Place.NAME)
        yield from told(words(text(actor, "summary")), Place.BIO)
        for field in items(actor, "attachment"):
            yield from told(f"{text(field, 'name')}: {words(text(field, 'value'))}", Place.BIO)
        yield from _settings(actor)


def _settings(actor: Any) -> Iterator[ProvenSetting]:
    for key, setting, card, private_when in (
        ("manuallyApprovesFollowers", "You approve followers", "Approve followers yourself", True),
        ("discoverable", "Shown in lists of people", "Keep out of lists and search", False),
        ("indexable", "Public posts found by search", "Keep out of lists and search", False),
    ):
        value = inside(actor, key)
        if isinstance(value, bool):
            yield ProvenSetting(setting, "on" if value else "off", value is private_when, card)


def _host(address: str) -> str:
    try:
        return urlsplit(address).hostname or ""
    except ValueError:
        return ""


def _outbox(stream: BinaryIO, source: Source) -> Iterator[Piece]:
    for _, activity in values(stream, [("orderedItems",)]):
        note = inside(activity, "object")
        audience = _audience(activity)
        if not isinstance(note, dict) or audience is Audience.UNKNOWN:
            continue
        said = [words(text(note, "summary")), words(text(note, "content"))]
        at = when(note, "published") or when(activity, "published")
        found = [(text(one, "url").lstrip("/"), text(one, "name")) for one in items(note, "attachment")]
        place = Place.COMMENT if text(note, "inReplyTo") else Place.POST
        address = text(note, "url") or text(note, "id")
        body = "\n".join(one for one in [*said, *(described for _, described in found)] if one)
        pictures = tuple(name for name, _ in found if name)
        yield source.post(
            body, at, key=text(note, "id"), place=place, audience=audience, address=address, pictures=pictures
        )
        for name, described in found:
            if name:
                yield source.photo(name, at, described)


def _audience(activity: Any) -> Audience:
    named_in = [_addressed(activity, "to"), _addressed(activity, "cc")]
    if any(public in addressed for public in _PUBLIC for addressed in named_in):
        return Audience.EVERYONE
    followers = any(address.endswith("/followers") for addressed in named_in for address in addressed)
    return Audience.FOLLOWERS if followers else Audience.UNKNOWN


def _addressed(activity: Any, field: str) -> list[str]:
    return [text(one) for one in items(activity, field)] or [text(activity, field)]


READER = Reader(
    platform="mastodon",
    signs=((named(r"actor\.json"), named(r"outbox\.json")),),
    sections=(
        Section(named(r"actor\.json"), _actor),
        Section(named(r"outbox\.json"), _outbox, quiet=True),
    ),
    layouts=(Layout("ActivityPub JSON", named(r"outbox\.json")),),
    needed=named(r"actor\.json"),
)
