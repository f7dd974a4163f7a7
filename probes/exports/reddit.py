"""Reddit's download: tables (CSV) in one folder. Source of the columns: public descriptions of the download."""

from __future__ import annotations

from collections.abc import Iterator
from typing import BinaryIO

from probes.exports.pick import text, when
from probes.exports.reader import Layout, Reader, Section, named
from probes.exports.rows import rows
from probes.exports.source import Handle, Piece, Source, group, told
from selfaudit.model import Place
from selfaudit.own_data import ProvenSetting, Tie

_SEARCH = "Keep your profile out of search engines"


def _posts(stream: BinaryIO, source: Source) -> Iterator[Piece]:
    for row in rows(stream, "id", "title"):
        said = [text(row, "title"), text(row, "body")]
        words = "\n".join(one for one in said if one) or text(row, "url")
        if words:
            yield source.post(words, when(row, "date"), key=text(row, "id"), address=text(row, "permalink"))


def _comments(stream: BinaryIO, source: Source) -> Iterator[Piece]:
    for row in rows(stream, "id", "body"):
        if words := text(row, "body"):
            key, link = text(row, "id"), text(row, "permalink")
            yield source.post(words, when(row, "date"), key=key, place=Place.COMMENT, address=link)


def _account(stream: BinaryIO, source: Source) -> Iterator[Piece]:
    for row in rows(stream, "statistic", "value"):
        if text(row, "statistic").lower() == "account name" and text(row, "value"):
            yield Handle(text(row, "value"))
        elif "@" in text(row, "value"):
            yield from told(text(row, "value"), Place.BIO, visible=False)


def _preferences(stream: BinaryIO, source: Source) -> Iterator[Piece]:
    for row in rows(stream, "preference", "value"):
        value = text(row, "value").lower()
        if text(row, "preference").lower() == "hide_from_robots" and value in ("true", "false", "1", "0"):
            hidden = value in ("true", "1")
            yield ProvenSetting("Kept out of search engines", "on" if hidden else "off", hidden, _SEARCH)


def _joined(stream: BinaryIO, source: Source) -> Iterator[Piece]:
    for row in rows(stream, "subreddit"):
        name = text(row, "subreddit")
        yield from group(f"r/{name}" if name else "")


def _friends(stream: BinaryIO, source: Source) -> Iterator[Piece]:
    for row in rows(stream, "username"):
        if name := text(row, "username"):
            yield source.connection(Tie.FOLLOWING, "", name)


READER = Reader(
    platform="reddit",
    signs=(
        (named(r"subscribed_subreddits\.csv"),),
        (named(r"post_votes\.csv"), named(r"comment_votes\.csv")),
        (named(r"post_headers\.csv"), named(r"comment_headers\.csv")),
    ),
    sections=(
        Section(named(r"statistics\.csv"), _account, quiet=True),
        Section(named(r"user_preferences\.csv"), _preferences, quiet=True),
        Section(named(r"posts\.csv"), _posts),
        Section(named(r"comments\.csv"), _comments),
        Section(named(r"(?:subscribed|moderated|approved_submitter)_subreddits\.csv"), _joined, quiet=True),
        Section(named(r"friends\.csv"), _friends, quiet=True),
    ),
    layouts=(Layout("tables (CSV)", named(r"[^/]*\.csv")),),
    needed=named(r"statistics\.csv"),
)
