"""Zips, tars and folders made to harm: each ends in one sentence, the rest goes on, nothing is written."""

import gzip
import io
import os
import stat
import struct
import tarfile
import tempfile
import tracemalloc
import zipfile
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest

from probes import loose
from probes.exports import folders, member, tars, zips
from probes.exports.download import read_download
from probes.exports.find import downloads, members_at
from probes.exports.member import DENSE, LINK, LOCKED, NO_FILE, OUTSIDE, TWICE
from probes.exports.unread import UnreadError
from probes.files import Sort, sort_of
from tests.probes.exports.made import Whole, zipped

POSTS = "your_instagram_activity/content/posts_1.json"
COMMENTS = "your_instagram_activity/comments/post_comments_1.json"
POST = [{"title": "A walk by the river", "creation_timestamp": 1700000000, "media": []}]


@pytest.fixture
def closing() -> Iterator[ExitStack]:
    with ExitStack() as stack:
        yield stack


@pytest.fixture(autouse=True)
def nothing_is_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    place = tmp_path / "temporary"
    place.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(place))
    yield
    assert not list(place.iterdir())


def read(path: Path, closing: ExitStack) -> Whole:
    (found,) = downloads(members_at(path, closing))
    return Whole(list(read_download(found)))


def refused(path: Path, closing: ExitStack) -> str:
    with pytest.raises(UnreadError) as raised:
        members_at(path, closing)
    return str(raised.value)


def with_entry(path: Path, info: zipfile.ZipInfo, data: bytes) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(info, data)
        archive.writestr("your_instagram_activity/media/reels.json", '[{"title": "Still read", "media": []}]')
    return path


@pytest.mark.parametrize("prefix", ["../", "/", "a/../../", "C:\\", "c:/x/", "..\\..\\"])
def test_a_name_that_leads_outside_is_left_alone(prefix: str, tmp_path: Path, closing: ExitStack) -> None:
    whole = read(with_entry(tmp_path / "a.zip", zipfile.ZipInfo(prefix + POSTS), b"[]"), closing)
    assert [missed.why for missed in whole.download.not_read] == [OUTSIDE]
    assert whole.texts == ["Still read"]
    assert not whole.download.whole


def test_a_link_in_a_zip_is_left_alone(tmp_path: Path, closing: ExitStack) -> None:
    info = zipfile.ZipInfo(POSTS)
    info.external_attr = (stat.S_IFLNK | 0o777) << 16
    whole = read(with_entry(tmp_path / "a.zip", info, b"/etc/passwd"), closing)
    assert [missed.why for missed in whole.download.not_read] == [LINK]
    assert whole.texts == ["Still read"]


def test_windows_separators_are_folders(tmp_path: Path, closing: ExitStack) -> None:
    path = tmp_path / "a.zip"
    zipped(path, {POSTS: POST})
    path.write_bytes(path.read_bytes().replace(POSTS.encode(), POSTS.replace("/", "\\").encode()))
    assert read(path, closing).texts == ["A walk by the river"]


def test_of_members_with_one_name_the_first_is_read(tmp_path: Path, closing: ExitStack) -> None:
    path = tmp_path / "a.zip"
    with zipfile.ZipFile(path, "w") as archive, pytest.warns(UserWarning, match="Duplicate"):
        archive.writestr(POSTS, '[{"title": "First", "media": []}]')
        archive.writestr(POSTS, '[{"title": "Second", "media": []}]')
    whole = read(path, closing)
    assert whole.texts == ["First"]
    assert [missed.why for missed in whole.download.not_read] == [TWICE]


def test_a_member_that_swells_is_left_alone(
    tmp_path: Path, closing: ExitStack, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(member, "FREE_BYTES", 1024 * 1024)
    path = zipped(tmp_path / "a.zip", {POSTS: b"[" + b" " * (2 * 1024 * 1024) + b"]", COMMENTS: POST})
    assert path.stat().st_size < 10_000
    whole = read(path, closing)
    assert [missed.why for missed in whole.download.not_read] == [DENSE]


def test_a_download_beyond_the_limit_is_read_up_to_it(
    tmp_path: Path, closing: ExitStack, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("probes.exports.archive.MOST_BYTES", 150)
    path = zipped(tmp_path / "a.zip", {POSTS: POST, "x/your_instagram_activity/content/posts_2.json": POST})
    whole = read(path, closing)
    assert len(whole.posts) == 1
    assert "bigger than this program reads" in whole.download.not_read[0].why


def test_a_locked_member_says_so(tmp_path: Path, closing: ExitStack) -> None:
    path = zipped(tmp_path / "a.zip", {POSTS: POST})
    data = bytearray(path.read_bytes())
    for at in (data.index(b"PK\x03\x04") + 6, data.index(b"PK\x01\x02") + 8):
        data[at] |= 1
    path.write_bytes(data)
    assert [missed.why for missed in read(path, closing).download.not_read] == [LOCKED]


@pytest.mark.parametrize("share", [0.1, 0.5, 0.9, 0.99])
def test_a_zip_cut_short_says_so(share: float, tmp_path: Path, closing: ExitStack) -> None:
    path = zipped(tmp_path / "a.zip", {POSTS: POST, COMMENTS: POST})
    data = path.read_bytes()
    path.write_bytes(data[: int(len(data) * share)])
    assert refused(path, closing) == zips.DAMAGED


def test_a_damaged_member_does_not_stop_the_rest(tmp_path: Path, closing: ExitStack) -> None:
    path = zipped(tmp_path / "a.zip", {POSTS: POST * 50, "your_instagram_activity/media/reels.json": POST})
    data = bytearray(path.read_bytes())
    middle = data.index(b"posts_1.json") + 40
    data[middle : middle + 10] = b"\xff" * 10
    path.write_bytes(data)
    whole = read(path, closing)
    assert [missed.member for missed in whole.download.not_read] == [POSTS]
    assert "damaged" in whole.download.not_read[0].why
    assert whole.texts[-1] == "A walk by the river"


def crowd(path: Path, count: int, declared: int | None = None) -> Path:
    """A zip whose list has `count` entries and says it has `declared`."""
    entry = struct.pack("<4s6H3I5H2I", b"PK\x01\x02", *[0] * 6, *[0] * 3, 1, 0, 0, 0, 0, 0, 0) + b"a"
    shown = count if declared is None else declared
    end = struct.pack("<4s4H2IH", b"PK\x05\x06", 0, 0, min(shown, 65535), min(shown, 65535), len(entry) * count, 0, 0)
    path.write_bytes(b"PK\x03\x04"[:0] + entry * count + end)
    return path


def test_a_crowd_of_members_is_refused_before_it_fills_the_memory(
    tmp_path: Path, closing: ExitStack, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(zips, "MOST_MEMBERS", 1000)
    path = crowd(tmp_path / "a.zip", 30_000, declared=3)
    tracemalloc.start()
    with path.open("rb") as file, pytest.raises(UnreadError, match="far more files"):
        zips._refuse_crowds(file)
    _, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert most < 500_000


def test_a_crowded_folder_is_refused(tmp_path: Path, closing: ExitStack, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(folders, "MOST_MEMBERS", 3)
    for number in range(5):
        (tmp_path / f"{number}.json").touch()
    assert "far more files" in refused(tmp_path, closing)


@pytest.mark.skipif(os.name == "nt", reason="links need rights there")
def test_links_in_folders_are_not_followed(tmp_path: Path, closing: ExitStack) -> None:
    secret = tmp_path / "secret.json"
    secret.write_text('[{"title": "Not for reading", "media": []}]')
    place = tmp_path / "download"
    (place / POSTS).parent.mkdir(parents=True)
    (place / POSTS).symlink_to(secret)
    (place / "your_instagram_activity/media").symlink_to(tmp_path)
    whole = read(place, closing)
    assert whole.texts == []
    assert [missed.why for missed in whole.download.not_read] == [LINK]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no named pipes here")
def test_a_pipe_in_a_folder_is_never_opened(tmp_path: Path, closing: ExitStack) -> None:
    os.mkfifo(tmp_path / "posts_1.json")
    assert members_at(tmp_path, closing) == [()]


def tarred(path: Path, *entries: tuple[tarfile.TarInfo, bytes]) -> Path:
    with tarfile.open(path, "w:gz") as archive:
        for info, data in entries:
            info.size = len(data) if info.isreg() else 0
            archive.addfile(info, io.BytesIO(data))
    return path


def entry(name: str, data: bytes = b'{"orderedItems": []}') -> tuple[tarfile.TarInfo, bytes]:
    return tarfile.TarInfo(name), data


def test_links_and_names_outside_in_a_tar_are_left_alone(tmp_path: Path, closing: ExitStack) -> None:
    link = tarfile.TarInfo("a/outbox.json")
    link.type, link.linkname = tarfile.SYMTYPE, "/etc/passwd"
    device = tarfile.TarInfo("b/outbox.json")
    device.type = tarfile.CHRTYPE
    actor = entry("actor.json", b'{"preferredUsername": "maple", "id": "https://toot.example/users/maple"}')
    path = tarred(
        tmp_path / "a.tar.gz", actor, entry("outbox.json"), (link, b""), (device, b""), entry("../outbox.json")
    )
    whole = read(path, closing)
    assert whole.download.handle == "maple@toot.example"
    assert {missed.why for missed in whole.download.not_read} == {LINK, OUTSIDE, NO_FILE}


def test_a_tar_that_a_browser_has_half_unpacked_is_read_as_the_download_it_is(
    tmp_path: Path, closing: ExitStack, monkeypatch: pytest.MonkeyPatch
) -> None:
    actor = entry("actor.json", b'{"preferredUsername": "maple", "id": "https://toot.example/users/maple"}')
    packed = tarred(tmp_path / "a.tar.gz", actor, entry("outbox.json"), entry("../outbox.json"))
    plain = tmp_path / "any.name"
    plain.write_bytes(gzip.decompress(packed.read_bytes()))
    assert sort_of(plain) is Sort.ARCHIVE
    whole = read(plain, closing)
    assert whole.download.handle == "maple@toot.example"
    assert {missed.why for missed in whole.download.not_read} == {OUTSIDE}
    plain.write_bytes(plain.read_bytes()[:600])
    assert "damaged" in refused(plain, closing)
    monkeypatch.setattr(tars, "_MOST_AT_ONCE", 100)
    assert "damaged" in refused(packed, closing)


def test_a_tar_that_swells_is_refused(tmp_path: Path, closing: ExitStack, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(member, "FREE_BYTES", 1024 * 1024)
    path = tarred(tmp_path / "a.tar.gz", entry("actor.json"), entry("outbox.json", bytes(8 * 1024 * 1024)))
    assert "harmful" in refused(path, closing)


def test_a_tar_that_wants_too_much_at_once_is_refused(
    tmp_path: Path, closing: ExitStack, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tars, "_MOST_AT_ONCE", 100_000)
    info = tarfile.TarInfo("outbox.json")
    info.pax_headers = {"comment": "a" * 200_000}
    path = tmp_path / "a.tar.gz"
    with tarfile.open(path, "w:gz", format=tarfile.PAX_FORMAT) as archive:
        archive.addfile(info)
    assert "damaged" in refused(path, closing)


def test_a_large_file_in_a_tar_is_read_in_pieces(
    tmp_path: Path, closing: ExitStack, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(member, "_PIECE", 10_000)
    monkeypatch.setattr(tars, "_MOST_AT_ONCE", 50_000)
    large = os.urandom(120_000)
    (one,) = loose.packed_in(tarred(tmp_path / "a.tar.gz", entry("beach.jpg", large)), closing)
    assert loose.bytes_of(one) == large


def test_a_crowded_tar_is_refused(tmp_path: Path, closing: ExitStack, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tars, "_MOST_ENTRIES", 3)
    path = tarred(tmp_path / "a.tar.gz", *(entry(f"{number}.json") for number in range(5)))
    assert "harmful" in refused(path, closing)


@pytest.mark.parametrize("share", [0.3, 0.9])
def test_a_tar_cut_short_says_so(share: float, tmp_path: Path, closing: ExitStack) -> None:
    path = tarred(tmp_path / "a.tar.gz", entry("actor.json", os.urandom(50_000)), entry("outbox.json"))
    data = path.read_bytes()
    path.write_bytes(data[: int(len(data) * share)])
    assert "damaged" in refused(path, closing)


@pytest.mark.parametrize(
    "data", [b"PK\x03\x04" + bytes(30), b"PK\x05\x06", gzip.compress(b"no tar", mtime=0), b"\x1f\x8b\x08"], ids=len
)
def test_what_only_begins_like_an_archive_says_so(data: bytes, tmp_path: Path, closing: ExitStack) -> None:
    path = tmp_path / "a"
    path.write_bytes(data)
    assert "damaged" in refused(path, closing)


def test_zips_in_a_zip_are_its_parts(tmp_path: Path, closing: ExitStack) -> None:
    first = zipped(tmp_path / "1.zip", {POSTS: POST}).read_bytes()
    second = zipped(tmp_path / "2.zip", {"your_instagram_activity/content/posts_2.json": POST}).read_bytes()
    outer = zipped(tmp_path / "all.zip", {"parts/1.zip": first, "parts/2.zip": second})
    assert len(read(outer, closing).posts) == 2


def test_a_zip_in_a_download_is_not_opened(tmp_path: Path, closing: ExitStack) -> None:
    inner = zipped(tmp_path / "1.zip", {"your_instagram_activity/content/posts_2.json": POST}).read_bytes()
    path = zipped(tmp_path / "all.zip", {POSTS: POST, "messages/files.zip": inner})
    assert len(read(path, closing).posts) == 1


def test_a_big_zip_in_a_zip_asks_to_be_unpacked(
    tmp_path: Path, closing: ExitStack, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(zips, "_MOST_NESTED", 10)
    inner = zipped(tmp_path / "1.zip", {POSTS: POST}).read_bytes()
    assert "Unpack the outer zip" in refused(zipped(tmp_path / "all.zip", {"1.zip": inner}), closing)


def test_a_zip_within_itself_ends(tmp_path: Path, closing: ExitStack) -> None:
    inner = zipped(tmp_path / "1.zip", {"x": b"1"}).read_bytes()
    for number in range(5):
        inner = zipped(tmp_path / "n.zip", {f"{number}.zip": inner}).read_bytes()
    assert list(downloads(members_at(tmp_path / "n.zip", closing))) == []
