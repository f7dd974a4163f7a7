"""LinkedIn's download: tables (CSV), some with notes above the row of column names.

Source of the columns: public descriptions of the download; `Visibility` is the audience of each post.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import BinaryIO

from probes.exports.markup import whole, words
from probes.exports.pick import text, when
from probes.exports.reader import Layout, Reader, Section, named
from probes.exports.rows import rows
from probes.exports.source import Handle, Piece, Source, group, told
from selfaudit.model import Place
from selfaudit.own_data import Audience, Tie

_AUDIENCES = {
    "public": Audience.EVERYONE,
    "anyone": Audience.EVERYONE,
    "connections": Audience.FRIENDS,
    "connections_only": Audience.FRIENDS,
    "logged_in": Audience.EVERYONE,
}


def _profile(stream: BinaryIO, source: Source) -> Iterator[Piece]:
    for row in rows(stream, "first name", "headline"):
        yield from told(f"{text(row, 'first name')} {text(row, 'last name')}", Place.NAME)
        yield from told(text(row, "headline"), Place.JOB_TITLE)
        yield from told(text(row, "summary"), Place.BIO)
        yield from told(text(row, "geo location"), Place.HOME)
        yield from told(text(row, "websites"), Place.LINK)
        yield from told(text(row, "twitter handles"), Place.LINK)
        for column in ("address", "zip code"):
            yield from told(text(row, column), Place.HOME, visible=False)
        if born := text(row, "birth date"):
            yield from told(f"Date of birth: {born}", Place.BIO, visible=False)


def _positions(stream: BinaryIO, source: Source) -> Iterator[Piece]:
    for row in rows(stream, "company name", "title"):
        yield from told(text(row, "title"), Place.JOB_TITLE)
        yield from told(f"{text(row, 'company name')} {text(row, 'location')}", Place.EMPLOYER)
        yield from told(text(row, "description"), Place.JOB_TITLE)


def _education(stream: BinaryIO, source: Source) -> Iterator[Piece]:
    for row in rows(stream, "school name"):
        said = [text(row, column) for column in ("school name", "degree name", "notes", "activities")]
        yield from told("\n".join(one for one in said if one), Place.EDUCATION)


def _hidden(stream: BinaryIO, source: Source) -> Iterator[Piece]:
    for row in rows(stream):
        yield from told(text(row, "email address") or text(row, "number"), Place.BIO, visible=False)


def _shares(stream: BinaryIO, source: Source) -> Iterator[Piece]:
    for row in rows(stream, "date", "sharelink", "sharecommentary"):
        said = text(row, "sharecommentary").replace('"\n"', "\n")
        link = text(row, "sharelink")
        audience = _AUDIENCES.get(text(row, "visibility").lower(), Audience.UNKNOWN)
        yield source.post(said or text(row, "sharedurl"), when(row, "date"), key=link, audience=audience, address=link)


def _comments(stream: BinaryIO, source: Source) -> Iterator[Piece]:
    for row in rows(stream, "date", "message"):
        if said := text(row, "message"):
            yield source.post(said, when(row, "date"), place=Place.COMMENT, address=text(row, "link"))


def _articles(stream: BinaryIO, source: Source) -> Iterator[Piece]:
    if said := words(whole(stream)):
        yield source.post(said, None, key=source.member.rpartition("/")[2])


def _recommended(stream: BinaryIO, source: Source) -> Iterator[Piece]:
    """What others wrote for the person's profile."""
    for row in rows(stream, "text"):
        yield from told(text(row, "text"), Place.BIO)


def _recommending(stream: BinaryIO, source: Source) -> Iterator[Piece]:
    for row in rows(stream, "text"):
        if said := text(row, "text"):
            yield source.post(said, when(row, "creation date"), place=Place.COMMENT)


def _connections(stream: BinaryIO, source: Source) -> Iterator[Piece]:
    for row in rows(stream, "first name", "last name", "connected on"):
        name = f"{text(row, 'first name')} {text(row, 'last name')}".strip()
        handle = text(row, "url").rstrip("/").rpartition("/in/")[2]
        if name or handle:
            yield source.connection(Tie.CONTACT, name, handle, when(row, "connected on"))


def _follows(stream: BinaryIO, source: Source) -> Iterator[Piece]:
    for row in rows(stream, "organization"):
        yield from group(text(row, "organization"))


def _handle(stream: BinaryIO, source: Source) -> Iterator[Piece]:
    for row in rows(stream):
        if name := text(row, "vanity name") or text(row, "public profile url").rpartition("/in/")[2]:
            yield Handle(name)


READER = Reader(
    platform="linkedin",
    signs=(
        (named(r"connections\.csv"), named(r"(?:profile|positions|shares|invitations|email addresses)\.csv")),
        (named(r"positions\.csv"), named(r"profile\.csv")),
        (named(r"shares\.csv"), named(r"(?:rich_media|comments|reactions|profile)\.csv")),
    ),
    sections=(
        Section(named(r"profile\.csv"), _profile),
        Section(named(r"vanity[^/]*\.csv"), _handle, quiet=True),
        Section(named(r"positions\.csv"), _positions),
        Section(named(r"education\.csv"), _education),
        Section(named(r"(?:email addresses|phonenumbers)\.csv"), _hidden, quiet=True),
        Section(named(r"shares(?:_\d+)?\.csv"), _shares),
        Section(named(r"comments(?:_\d+)?\.csv"), _comments),
        Section(named(r"articles/[^/]+\.html"), _articles),
        Section(named(r"recommendations_received\.csv"), _recommended, quiet=True),
        Section(named(r"recommendations_given\.csv"), _recommending, quiet=True),
        Section(named(r"connections\.csv"), _connections, quiet=True),
        Section(named(r"company follows\.csv"), _follows, quiet=True),
    ),
    layouts=(Layout("tables (CSV)", named(r"[^/]*\.csv")),),
    needed=named(r"profile\.csv"),
)
