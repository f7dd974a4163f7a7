"""Snapchat's download: JSON files in a folder of their own, the same again as HTML.

Source of the keys: public descriptions of the download. Memories are private and stay unread; so does log-in history,
which lies in the same file as the account's name and is passed over.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import BinaryIO

from probes.exports.json_stream import values
from probes.exports.pick import items, text, when
from probes.exports.reader import Layout, Reader, Section, named
from probes.exports.source import Handle, Piece, Source, group, told
from selfaudit.model import Place
from selfaudit.own_data import Tie


def _account(stream: BinaryIO, source: Source) -> Iterator[Piece]:
    for _, basic in values(stream, [("Basic Information",)]):
        yield from (Handle(name) for name in [text(basic, "Username")] if name)
        yield from told(text(basic, "Name"), Place.NAME)
        for field in ("Email", "Phone Number"):
            yield from told(text(basic, field), Place.BIO, visible=False)


def _history(stream: BinaryIO, source: Source) -> Iterator[Piece]:
    wanted = {
        "Display Name Change": "Display Name",
        "Email Change": "Email Address",
        "Mobile Number Change": "Mobile Number",
    }
    for (path,), change in values(stream, [(name,) for name in wanted]):
        yield from told(text(change, wanted[path]), Place.BIO, visible=False)


def _friends(stream: BinaryIO, source: Source) -> Iterator[Piece]:
    ties = {"Friends": Tie.FRIEND, "Pending Requests": Tie.WANTS_TO_FOLLOW, "Followers": Tie.FOLLOWER}
    for (path,), friend in values(stream, [(name,) for name in ties]):
        name, handle = text(friend, "Display Name"), text(friend, "Username")
        if name or handle:
            yield source.connection(ties[path], name, handle, when(friend, "Creation Timestamp"))


def _stories(stream: BinaryIO, source: Source) -> Iterator[Piece]:
    for _, story in values(stream, [("*",)]):
        words = text(story, "Caption") or text(story, "Title") or text(story, "Description")
        if words:
            at = when(story, "Created") or when(story, "Date")
            yield source.post(words, at, key=text(story, "Story Id"))


def _public(stream: BinaryIO, source: Source) -> Iterator[Piece]:
    """The public profile, where there is one."""
    for _, profile in values(stream, [()]):
        for inner in (profile, *(profile.values() if isinstance(profile, dict) else ())):
            yield from told(text(inner, "Bio") or text(inner, "Description"), Place.BIO)
            yield from told(text(inner, "Website"), Place.LINK)
            yield from told(text(inner, "Location"), Place.HOME)


def _subscriptions(stream: BinaryIO, source: Source) -> Iterator[Piece]:
    for (path,), entry in values(stream, [("*",)]):
        if path in ("Publishers", "Public Users", "Stories", "Subscriptions"):
            yield from group(text(entry) or text(entry, "Name"))
            for one in items(entry):
                yield from group(text(one))


READER = Reader(
    platform="snapchat",
    signs=(
        (named(r"(?:json/)?account\.json"), named(r"(?:json/)?(?:friends|user_profile|snap_history)\.json")),
        (named(r"html/account\.html"), named(r"html/friends\.html")),
    ),
    sections=(
        Section(named(r"account\.json"), _account),
        Section(named(r"account_history\.json"), _history, quiet=True),
        Section(named(r"friends\.json"), _friends, quiet=True),
        Section(named(r"(?:shared_story|my_stor(?:y|ies)|story_history)\.json"), _stories, quiet=True),
        Section(named(r"(?:public_profile|snap_public_profile)s?\.json"), _public, quiet=True),
        Section(named(r"subscriptions\.json"), _subscriptions, quiet=True),
    ),
    layouts=(Layout("JSON", named(r"account\.json")),),
    needed=named(r"account\.json"),
    html=named(r"html/account\.html"),
)
