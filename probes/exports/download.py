"""From a download's members to what is in it: posts, connections and pictures one by one, the rest at the end."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import TypeVar

from probes.exports.archive import Archive
from probes.exports.member import Member
from probes.exports.never import never_opened
from probes.exports.reader import Reader, Section
from probes.exports.source import Group, Handle, Piece, Source
from probes.exports.unread import UnreadError
from selfaudit.capture import Passage
from selfaudit.own_data import Connection, Download, NotRead, Part, Photo, Post, ProvenSetting

MOST_KEPT = 20_000  # passages of the profile, groups, settings and complaints, each: far above any account's
UNKNOWN_LAYOUT = "Nothing in it was recognised: its layout seems to be new."
_Kind = TypeVar("_Kind")
_SAYS_SOMETHING = 400  # bytes; an empty list with its labels is shorter


@dataclass(frozen=True)
class Found:
    """One platform's download, recognised, with its parts laid together."""

    reader: Reader
    archive: Archive
    ask_again: str = ""

    @property
    def platform(self) -> str:
        """The id of the platform file."""
        return self.reader.platform


@dataclass
class _Kept:
    handle: str = ""
    profile: list[Passage] = field(default_factory=list)
    groups: list[Passage] = field(default_factory=list)
    settings: list[ProvenSetting] = field(default_factory=list)
    read: list[str] = field(default_factory=list)
    not_read: list[NotRead] = field(default_factory=list)
    posts: int = 0
    connections: int = 0
    photos: int = 0


def read_download(found: Found) -> Iterator[Part]:
    """Every post, connection and photo of a download, one by one, and last the Download that sums it up.

    A member that cannot be read is told of in the Download; the others go on. Only the members that the platform's
    reader names are opened, and never any with messages, searches, advertising data or log-in history.
    """
    kept = _Kept()
    for section in found.reader.sections:
        for member in found.archive.matching(section.names):
            if not never_opened(member.name):
                yield from _member(found, section, member, kept)
    yield _summary(found, kept)


def _member(found: Found, section: Section, member: Member, kept: _Kept) -> Iterator[Part]:
    source = Source(found.platform, member.name, found.archive.size)
    pieces = 0
    try:
        with found.archive.open(member, section.names) as stream:
            kept.read.append(member.name)
            for piece in section.read(stream, source):
                pieces += 1
                if (part := _keep(piece, kept)) is not None:
                    yield part
        if not pieces and member.size > _SAYS_SOMETHING and not section.quiet:
            _complain(kept, member, UNKNOWN_LAYOUT)
    except UnreadError as error:
        _complain(kept, member, str(error))


def _keep(piece: Piece, kept: _Kept) -> Part | None:
    match piece:
        case Post():
            kept.posts += 1
            return piece
        case Connection():
            kept.connections += 1
            return piece
        case Photo():
            kept.photos += 1
            return piece
        case Handle():
            kept.handle = kept.handle or piece.text
        case Group():
            _add(kept.groups, piece.passage)
        case Passage():
            _add(kept.profile, piece)
        case ProvenSetting():
            _add(kept.settings, piece)
    return None


def _add(kept: list[_Kind], one: _Kind) -> None:
    if len(kept) < MOST_KEPT:
        kept.append(one)


def _complain(kept: _Kept, member: Member, why: str) -> None:
    _add(kept.not_read, NotRead(member.name, why))


def _summary(found: Found, kept: _Kept) -> Download:
    members = found.archive.members
    if found.ask_again:
        _add(kept.not_read, NotRead("", found.ask_again))
    needed = found.reader.needed
    whole = needed is None or any(map(needed.search, found.archive.names))
    made = max((member.made_at for member in members.values() if member.made_at), default=None)
    full = any(len(kind) >= MOST_KEPT for kind in (kept.profile, kept.groups, kept.settings))
    return Download(
        platform=found.platform,
        handle=kept.handle,
        layout=_layout(found),
        made_at=made,
        profile=tuple(dict.fromkeys(kept.profile)),
        groups=tuple(dict.fromkeys(kept.groups)),
        settings=tuple(_dated(setting, made) for setting in kept.settings),
        read=tuple(kept.read),
        not_read=tuple(kept.not_read),
        whole=whole and not kept.not_read and not full,
        posts=kept.posts,
        connections=kept.connections,
        photos=kept.photos,
    )


def _layout(found: Found) -> str:
    for layout in found.reader.layouts:
        if any(map(layout.mark.search, found.archive.names)):
            return layout.words
    return ""


def _dated(setting: ProvenSetting, made: datetime | None) -> ProvenSetting:
    return setting if setting.as_of else replace(setting, as_of=made)
