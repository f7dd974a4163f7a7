"""Made-up downloads about invented people, as members in memory, zips on disk, or folders."""

from __future__ import annotations

import io
import json
import zipfile
from collections.abc import Mapping
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import Any, BinaryIO

from probes.exports.download import Found, read_download
from probes.exports.find import downloads
from probes.exports.member import Member
from selfaudit.own_data import Connection, Download, Part, Photo, Post

MADE_AT = datetime(2026, 3, 1, 12, 0, tzinfo=UTC)
Files = Mapping[str, Any]


def data_of(content: Any) -> bytes:
    """Bytes and text as they stand, anything else as JSON."""
    if isinstance(content, bytes):
        return content
    return (content if isinstance(content, str) else json.dumps(content)).encode()


def mangled(content: Any) -> str:
    """JSON the way Facebook writes it: each byte of UTF-8 as a letter of its own."""
    plain = json.dumps(content, ensure_ascii=False)
    return "".join(
        letter if letter.isascii() else "".join(f"\\u{byte:04x}" for byte in letter.encode()) for letter in plain
    )


def member(name: str, content: Any) -> Member:
    data = data_of(content)
    return Member(name, len(data), MADE_AT, partial(io.BytesIO, data), key=hash(data))


def trap(name: str) -> Member:
    """A member that must never be opened."""

    def opener() -> BinaryIO:
        raise AssertionError(f"{name} was opened")

    return Member(name, 1000, MADE_AT, opener)


def found_in(*parts: Files, traps: tuple[str, ...] = ()) -> list[Found]:
    lists = [[member(name, content) for name, content in part.items()] for part in parts]
    lists[0] += [trap(name) for name in traps]
    return list(downloads(lists))


def read(*parts: Files, platform: str = "", traps: tuple[str, ...] = ()) -> Whole:
    found = found_in(*parts, traps=traps)
    chosen = [one for one in found if not platform or one.platform == platform]
    assert len(chosen) == 1, [one.platform for one in found]
    return Whole(list(read_download(chosen[0])))


class Whole:
    """Everything one download gave, sorted."""

    def __init__(self, parts: list[Part]) -> None:
        self.posts = [part for part in parts if isinstance(part, Post)]
        self.connections = [part for part in parts if isinstance(part, Connection)]
        self.photos = [part for part in parts if isinstance(part, Photo)]
        last = parts[-1]
        assert isinstance(last, Download)
        counted = (len(self.posts), len(self.connections), len(self.photos))
        assert (last.posts, last.connections, last.photos) == counted
        self.download = last

    @property
    def texts(self) -> list[str]:
        return [post.text for post in self.posts]

    @property
    def profile(self) -> dict[str, str]:
        """The first passage of each place, hidden ones under `hidden`."""
        places: dict[str, str] = {}
        for passage in self.download.profile:
            places.setdefault(passage.place if passage.visible else "hidden", passage.text)
        return places

    @property
    def settings(self) -> dict[str, tuple[str, bool | None]]:
        return {setting.setting: (setting.value, setting.private) for setting in self.download.settings}

    @property
    def ties(self) -> list[tuple[str, str]]:
        return [(other.sort, other.handle or other.name) for other in self.connections]


def zipped(path: Path, files: Files, compression: int = zipfile.ZIP_DEFLATED) -> Path:
    with zipfile.ZipFile(path, "w", compression) as archive:
        for name, content in files.items():
            archive.writestr(name, data_of(content))
    return path


def unpacked(folder: Path, files: Files) -> Path:
    for name, content in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data_of(content))
    return folder
