"""TikTok's download in JSON: one file, of which only some branches are read and the rest is passed over unread.

Source of the keys: files met in real downloads, what-if-horizon/what-if-data-donation fe2cc91.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any, BinaryIO

from probes.exports.json_stream import Path, values
from probes.exports.pick import text, when
from probes.exports.reader import Layout, Reader, Section, below, named
from probes.exports.source import Group, Handle, Piece, Source, told
from selfaudit.model import Place
from selfaudit.own_data import Audience, ProvenSetting, Tie

_TOPS = ("Activity", "Your Activity", "Profile And Settings")
_AUDIENCES = {
    "everyone": Audience.EVERYONE,
    "public": Audience.EVERYONE,
    "all visible": Audience.EVERYONE,
    "friends": Audience.FRIENDS,
    "mutual friends": Audience.FRIENDS,
    "followers": Audience.FOLLOWERS,
    "private": Audience.ONLY_YOU,
    "only me": Audience.ONLY_YOU,
    "myself": Audience.ONLY_YOU,
    "only you": Audience.ONLY_YOU,
    "no one": Audience.ONLY_YOU,
    "noone": Audience.ONLY_YOU,
}
_PRIVACY = "Make your account private"
_SUGGEST = "Do not let TikTok suggest you to others"
_LIMIT = "Limit comments, duets, stitches and messages"
_HIDE = "Hide what you liked and stop downloads"
_SETTINGS = {
    "Who Can Post Comments": ("Who may comment", _LIMIT),
    "Who Can Duet With Me": ("Who may duet with you", _LIMIT),
    "Who Can Stitch with your videos": ("Who may stitch your videos", _LIMIT),
    "Who Can Send Me Message": ("Who may message you", _LIMIT),
    "Who Can View Videos I Liked": ("Who sees what you liked", _HIDE),
    "Allow DownLoad": ("Who may download your videos", _HIDE),
    "Private Account": ("Private account", _PRIVACY),
    "Allow Others to Find Me": ("Suggested to others", _SUGGEST),
}
_SUGGESTED = "Suggest your account to "


def _profile(value: Any, source: Source) -> Iterator[Piece]:
    yield from (Handle(name) for name in [text(value, "userName")] if name)
    yield from told(text(value, "displayName"), Place.NAME)
    yield from told(text(value, "bioDescription"), Place.BIO)
    for link in ("instagramLink", "youtubeLink"):
        yield from told(text(value, link), Place.LINK)
    for account in ("emailAddress", "telephoneNumber"):
        yield from told(text(value, account), Place.BIO, visible=False)
    if born := text(value, "birthDate"):
        yield from told(f"Date of birth: {born}", Place.BIO, visible=False)


def _settings(value: Any, source: Source) -> Iterator[Piece]:
    for name, inner in value.items() if isinstance(value, dict) else ():
        words = text(inner)
        setting, card = _SETTINGS.get(name, ("", ""))
        if name.startswith(_SUGGESTED):
            setting, card = f"Suggested to {name.removeprefix(_SUGGESTED)}", _SUGGEST
        if setting and words:
            yield _setting(setting, words, card)


def _setting(setting: str, words: str, card: str) -> ProvenSetting:
    on = {"enabled": True, "on": True, "disabled": False, "off": False}.get(words.lower())
    if on is not None:
        private = on if card == _PRIVACY else not on
        return ProvenSetting(setting, "on" if on else "off", private, card)
    audience = _audience(words)
    return ProvenSetting(setting, audience or words, audience.private, card)


def _audience(words: str) -> Audience:
    return _AUDIENCES.get(words.lower(), Audience.UNKNOWN)


def _video(value: Any, source: Source) -> Iterator[Piece]:
    said = [text(value, key) for key in ("Title", "AddYoursText", "Description")]
    words = "\n".join(one for one in said if one)
    place, link, at = text(value, "Location"), text(value, "Link"), when(value, "Date")
    key = f"{at.timestamp()}" if at else words
    audience = _audience(text(value, "WhoCanView"))
    yield source.post("\n".join(filter(None, (words, place))), at, key=key, audience=audience, address=link)
    yield from (Group(passage) for passage in told(place, Place.HOME))


def _comment(value: Any, source: Source) -> Iterator[Piece]:
    if words := text(value, "comment") or text(value, "Comment"):
        at = when(value, "date") or when(value, "Date")
        yield source.post(words, at, place=Place.COMMENT, address=text(value, "url") or text(value, "Url"))


def _review(value: Any, source: Source) -> Iterator[Piece]:
    place = text(value, "PlaceName")
    words = "\n".join(filter(None, (text(value, "ReviewText"), place)))
    if words:
        audience = _audience(text(value, "Status"))
        yield source.post(words, when(value, "Date"), place=Place.COMMENT, audience=audience)
    yield from (Group(passage) for passage in told(place, Place.HOME))


def _tied(tie: Tie) -> Callable[[Any, Source], Iterator[Piece]]:
    def read(value: Any, source: Source) -> Iterator[Piece]:
        if name := text(value, "UserName") or text(value, "userName"):
            yield source.connection(tie, "", name, when(value, "Date") or when(value, "date"))

    return read


_BRANCHES: dict[Path, Callable[[Any, Source], Iterator[Piece]]] = {
    **{("Profile", name, "ProfileMap"): _profile for name in ("Profile Information", "Profile Info")},
    ("App Settings", "Settings", "SettingsMap"): _settings,
    **{(top, "Videos", "VideoList"): _video for top in ("Video", "Videos", "Post")},
    **{(top, "Posts", "VideoList"): _video for top in ("Video", "Post")},
    ("Comment", "Comments", "CommentsList"): _comment,
    ("Poi Review", "POI Review", "ReviewsList"): _review,
    ("Location Review", "Location Reviews", "ReviewsList"): _review,
    **{(top, name, "FansList"): _tied(Tie.FOLLOWER) for top in _TOPS for name in ("Follower List", "Follower")},
    **{(top, name, "Following"): _tied(Tie.FOLLOWING) for top in _TOPS for name in ("Following List", "Following")},
}


def _read(stream: BinaryIO, source: Source) -> Iterator[Piece]:
    for path, value in values(stream, _BRANCHES):
        if isinstance(value, dict):
            yield from _BRANCHES[path](value, source)


def is_tiktok(start: str) -> bool:
    """Whether a JSON file that begins with `start` is TikTok's download, whatever its name."""
    keys = [*_TOPS, "App Settings", "Profile", "Comment", "Video", "Post", "Direct Message", "Direct Messages"]
    inner = ("ProfileMap", "SettingsMap", "ActivitySummaryMap", "FavoriteVideoList", "FansList", "Login History")
    return any(f'"{key}"' in start for key in keys) and any(f'"{key}"' in start for key in inner)


_FILE = named(r"[^/]*user_data[^/]*\.json")

READER = Reader(
    platform="tiktok",
    signs=((_FILE,), (below(r"tiktok"), named(r"(?:profile|activity)[^/]*\.txt"))),
    sections=(Section(_FILE, _read),),
    layouts=(Layout("JSON", named(r"[^/]*\.json")),),
    needed=_FILE,
    html=named(r"tiktok/(?:.*/)?[^/]*\.txt"),
    alone=_FILE,
    is_one=is_tiktok,
)
