"""Strava's download: tables (CSV). Maps (GPX, FIT, TCX) are not opened: their activities' names and words are.

Source of the columns: public descriptions of the download; those of visibility_settings.csv, krisrice, on Strava's
download in SQLcl.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import BinaryIO

from probes.exports.pick import text, when
from probes.exports.reader import Layout, Reader, Section, named
from probes.exports.rows import rows
from probes.exports.source import Handle, Piece, Source, group, told
from selfaudit.model import Place
from selfaudit.own_data import Audience, ProvenSetting, Tie

_AUDIENCES = {
    "everyone": Audience.EVERYONE,
    "followers": Audience.FOLLOWERS,
    "followers only": Audience.FOLLOWERS,
    "followers_only": Audience.FOLLOWERS,
    "only me": Audience.ONLY_YOU,
    "only you": Audience.ONLY_YOU,
    "only_me": Audience.ONLY_YOU,
    "no one": Audience.ONLY_YOU,
}
_SETTINGS = {
    "profile visibility": ("Who sees your profile", "Let only followers see your profile"),
    "default activity visibility": ("Who sees new activities", "Let only followers see your activities"),
    "who can see that you were part of a group activity": ("Who sees you in a group", "Stay out of group lists"),
    "who can see your activity in flybys": ("Who sees you in Flybys", "Stay out of group lists"),
    "who can view your training log": ("Who sees your training log", ""),
}


def _profile(stream: BinaryIO, source: Source) -> Iterator[Piece]:
    for row in rows(stream, "first name", "last name"):
        yield from (Handle(number) for number in [text(row, "athlete id")] if number)
        yield from told(f"{text(row, 'first name')} {text(row, 'last name')}", Place.NAME)
        yield from told(text(row, "description"), Place.BIO)
        home = [text(row, part) for part in ("city", "state", "country")]
        yield from told(", ".join(part for part in home if part), Place.HOME)
        yield from told(text(row, "email address"), Place.BIO, visible=False)


def _visibility(stream: BinaryIO, source: Source) -> Iterator[Piece]:
    for row in rows(stream):
        for column, (setting, card) in _SETTINGS.items():
            if words := text(row, column):
                value = _AUDIENCES.get(words.lower(), Audience.UNKNOWN)
                yield ProvenSetting(setting, value or words, value.private, card)


def _activities(stream: BinaryIO, source: Source) -> Iterator[Piece]:
    for row in rows(stream, "activity id", "activity name"):
        said = [text(row, "activity name"), text(row, "activity description")]
        number = text(row, "activity id")
        address = f"https://www.strava.com/activities/{number}" if number.isdigit() else ""
        words = "\n".join(one for one in said if one)
        pictures = tuple(one for one in text(row, "media").split("|") if one)
        yield source.post(words, when(row, "activity date"), key=number, address=address, pictures=pictures)


def _comments(stream: BinaryIO, source: Source) -> Iterator[Piece]:
    for row in rows(stream, "content"):
        if words := text(row, "content"):
            yield source.post(words, when(row, "comment date"), place=Place.COMMENT)


def _media(stream: BinaryIO, source: Source) -> Iterator[Piece]:
    for row in rows(stream):
        if name := text(row, "media filename") or text(row, "photo filename"):
            yield source.photo(name, None, text(row, "media caption") or text(row, "photo caption"))


def _clubs(stream: BinaryIO, source: Source) -> Iterator[Piece]:
    for row in rows(stream, "club name"):
        yield from group(text(row, "club name"))


def _followers(stream: BinaryIO, source: Source) -> Iterator[Piece]:
    yield from _accounts(stream, source, "follower athlete id", Tie.FOLLOWER)


def _following(stream: BinaryIO, source: Source) -> Iterator[Piece]:
    yield from _accounts(stream, source, "following athlete id", Tie.FOLLOWING)


def _accounts(stream: BinaryIO, source: Source, column: str, tie: Tie) -> Iterator[Piece]:
    """Strava names the others by number only."""
    for row in rows(stream):
        if number := text(row, column):
            yield source.connection(tie, "", number)


READER = Reader(
    platform="strava",
    signs=(
        (named(r"activities\.csv"), named(r"(?:profile|visibility_settings|general_preferences|followers)\.csv")),
        (named(r"visibility_settings\.csv"), named(r"profile\.csv")),
    ),
    sections=(
        Section(named(r"profile\.csv"), _profile),
        Section(named(r"visibility_settings\.csv"), _visibility, quiet=True),
        Section(named(r"activities\.csv"), _activities),
        Section(named(r"comments\.csv"), _comments, quiet=True),
        Section(named(r"(?:media|photos)\.csv"), _media, quiet=True),
        Section(named(r"(?:clubs|memberships)\.csv"), _clubs, quiet=True),
        Section(named(r"followers\.csv"), _followers, quiet=True),
        Section(named(r"following\.csv"), _following, quiet=True),
    ),
    layouts=(Layout("tables (CSV)", named(r"[^/]*\.csv")),),
    needed=named(r"profile\.csv"),
)
