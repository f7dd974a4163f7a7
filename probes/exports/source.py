"""What a reader makes its posts, pictures and connections with, so that their ids are alike everywhere."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from selfaudit.capture import Passage
from selfaudit.model import Place
from selfaudit.own_data import Audience, Connection, Photo, Post, ProvenSetting, Tie


@dataclass(frozen=True)
class Handle:
    """The name of the account the download is of."""

    text: str


@dataclass(frozen=True)
class Group:
    """A group, page or place the person belongs to, follows or was at."""

    passage: Passage


Piece = Post | Connection | Photo | ProvenSetting | Passage | Group | Handle


@dataclass(frozen=True)
class Source:
    """One member of one platform's download while it is read. `size` tells how big another member is, 0 if absent."""

    platform: str
    member: str
    size: Callable[[str], int]

    def post(
        self,
        text: str,
        written_at: datetime | None,
        *,
        key: str = "",
        place: Place = Place.POST,
        audience: Audience = Audience.UNKNOWN,
        address: str = "",
        pictures: tuple[str, ...] = (),
    ) -> Post:
        """A post; `key` is the platform's own id for it, and where there is none its words and time stand in."""
        name = key or f"{text}\n{written_at.timestamp() if written_at else ''}"
        web = address if address and _is_web(address) else ""
        return Post(self._id("post", name), text, written_at, place, audience, web, pictures)

    def connection(self, sort: Tie, name: str, handle: str = "", since: datetime | None = None) -> Connection:
        """Somebody else's account, known by its handle, else by its name."""
        return Connection(self._id(sort, (handle or name).casefold()), name, handle, sort, since)

    def photo(self, member: str, taken_at: datetime | None, caption: str = "", own: bool = True) -> Photo:
        """A picture or film that the download names."""
        return Photo(self._id("photo", member), member, taken_at, caption, own, self.size(member))

    def _id(self, sort: str, name: str) -> str:
        words = f"{self.platform}\n{sort}\n{name}".encode("utf-8", "surrogatepass")
        return hashlib.blake2b(words, digest_size=8).hexdigest()


def told(text: str, place: Place, visible: bool = True) -> list[Passage]:
    """A passage of the profile, where there are words. `visible` is False for what the page does not show."""
    return [Passage(text, place, visible)] if text.strip() else []


def group(name: str, address: str = "") -> list[Group]:
    """A group, page or place, where it has a name."""
    words = f"{name} {address}".strip() if _is_web(address) else name
    return [Group(Passage(words, Place.TEXT))] if name.strip() else []


def _is_web(address: str) -> bool:
    return address.startswith(("https://", "http://"))
