"""What a download of one's own data holds, as frozen values: posts, pictures, connections, settings it proves.

Ids are the same in every download of the same account, whatever the layout. Times are aware datetimes in UTC.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from selfaudit.capture import Capture, Passage
from selfaudit.model import Place
from selfaudit.text import counted


class Audience(StrEnum):
    """Who could see something, in our words, as the download tells it. UNKNOWN where it does not."""

    EVERYONE = "everyone"
    WITH_LINK = "everyone with the link"
    FOLLOWERS = "followers"
    FRIENDS_OF_FRIENDS = "friends of friends"
    FRIENDS = "friends"
    SOME = "some people"
    ONLY_YOU = "only you"
    UNKNOWN = ""

    @property
    def private(self) -> bool | None:
        """True where strangers are kept out, None where it is not told."""
        return None if self is Audience.UNKNOWN else self not in (Audience.EVERYONE, Audience.WITH_LINK)


class Tie(StrEnum):
    """How somebody else's account is connected with the person's own."""

    FRIEND = "friend"
    FOLLOWER = "follower"
    FOLLOWING = "following"
    CLOSE_FRIEND = "close friend"
    WANTS_TO_FOLLOW = "wants to follow"
    CONTACT = "contact"
    SUBSCRIPTION = "subscription"


@dataclass(frozen=True)
class Post:
    """Something the person wrote or shared: a post, comment or caption. `pictures` are members of the download."""

    id: str
    text: str
    written_at: datetime | None
    place: Place = Place.POST
    audience: Audience = Audience.UNKNOWN
    address: str = ""
    pictures: tuple[str, ...] = ()


@dataclass(frozen=True)
class Connection:
    """Somebody else's account. One of `name` and `handle` may be empty."""

    id: str
    name: str
    handle: str
    sort: Tie
    since: datetime | None = None


@dataclass(frozen=True)
class Photo:
    """A picture or film in the download, named but not opened. `own` is False where others tagged the person.

    `size` is in bytes, 0 where the download names the picture but does not hold it.
    """

    id: str
    member: str
    taken_at: datetime | None
    caption: str = ""
    own: bool = True
    size: int = 0


@dataclass(frozen=True)
class ProvenSetting:
    """A setting as the download shows it: what it governs and its value, in our words, and since when, if told.

    `private` is True where the value keeps strangers out, None where that cannot be told. `card` is the title of the
    platform file's settings step that changes it, empty where there is none.
    """

    setting: str
    value: str
    private: bool | None = None
    card: str = ""
    as_of: datetime | None = None


@dataclass(frozen=True)
class NotRead:
    """A member that should have been read and could not be: what is the matter, in one sentence."""

    member: str
    why: str


@dataclass(frozen=True)
class Download:
    """All that is kept of one download once its posts, connections and photos have been handed on one by one.

    `layout` says in words which layout it has, `made_at` when it was put together. `read` are the members that were
    opened, in order. `whole` is False where something could not be read or a part seems to be missing. `posts`,
    `connections` and `photos` count what was handed on.
    """

    platform: str
    handle: str = ""
    layout: str = ""
    made_at: datetime | None = None
    profile: tuple[Passage, ...] = ()
    groups: tuple[Passage, ...] = ()
    settings: tuple[ProvenSetting, ...] = ()
    read: tuple[str, ...] = ()
    not_read: tuple[NotRead, ...] = ()
    whole: bool = True
    posts: int = 0
    connections: int = 0
    photos: int = 0


Part = Post | Connection | Photo | Download


@dataclass(frozen=True)
class SeenPicture:
    """One of the person's own pictures, as far as it was read: the `number`th of `of`.

    First what every file tells of itself is read (`words` is False), then the words in each picture. `digest` is the
    same for the same bytes, `item` the id of the picture in the photo review, `small` a JPEG of a few kilobytes, empty
    where none could be made.
    """

    digest: str
    item: str
    title: str
    capture: Capture
    number: int
    of: int
    words: bool
    small: bytes = b""


def amounts(posts: int, photos: int, connections: int) -> str:
    """How much of each was read, in words: "1 post, no pictures, 7 connections"."""
    each = (counted(posts, "post", "posts"), counted(photos, "picture", "pictures"))
    return ", ".join((*each, counted(connections, "connection", "connections")))
