"""Reading a download: throughput beside a bare `json.load` of the same posts, and peak memory, at three sizes.

The download is made up: Facebook's layout of 2024, posts of forty words in a zip, a comment to every fourth. Each size
is read in a process of its own, so that its peak memory is its own.
"""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
import zipfile
from pathlib import Path

from benchmarks.table import Row

SIZES = (10, 100, 1000)  # MB of posts
THE_BAR_SECONDS, THE_BAR_MEMORY = 60.0, 300.0  # a download of 1 GB
_PEAK = "import resource; print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024, time.process_time() - start)"
_OURS = """
import sys, time
from contextlib import ExitStack
from pathlib import Path
from probes.exports.download import read_download
from probes.exports.find import downloads, members_at
start = time.process_time()
with ExitStack() as closing:
    for found in downloads(members_at(Path(sys.argv[1]), closing)):
        for part in read_download(found):
            pass
assert part.whole and part.posts > 1000
"""
_BARE = """
import json, sys, time, zipfile
start = time.process_time()
with zipfile.ZipFile(sys.argv[1]) as archive:
    for name in archive.namelist():
        with archive.open(name) as member:
            json.load(member)
"""
_WORDS = "Out by the river again this morning, lovely light and a cold wind \u2013 "
_ROOT = Path(__file__).parents[1]


def run() -> list[Row]:
    """Rows for each size: how fast, and how much memory."""
    rows: list[Row] = []
    with tempfile.TemporaryDirectory() as folder:
        for size in SIZES:
            path = Path(folder, f"{size}.zip")
            _make(path, size)
            ours, bare = _measured(_OURS, path), _measured(_BARE, path)
            rows += _rows(size, ours, bare)
            path.unlink()
    return rows


def _rows(size: int, ours: tuple[float, float], bare: tuple[float, float]) -> list[Row]:
    case, beside, times = f"{SIZES[0]} MB of posts", "a bare json.load of the same", size // SIZES[0]
    rows = [
        Row("download", f"{case}, throughput", size / ours[1], size / bare[1], "MB/s", beside, True, times),
        Row("download", f"{case}, peak memory", ours[0], bare[0], "MB", beside, False, times),
    ]
    if size == SIZES[-1]:
        rows.append(Row("download", f"{size} MB of posts, time", ours[1], THE_BAR_SECONDS, "s", "the bar", False))
        rows.append(Row("download", f"{size} MB of posts, memory", ours[0], THE_BAR_MEMORY, "MB", "the bar", False))
    return rows


def _measured(script: str, path: Path) -> tuple[float, float]:
    """Peak memory in MB and processor seconds of `script`, in a process of its own."""
    command = [sys.executable, "-c", script + _PEAK, str(path)]
    done = subprocess.run(command, cwd=_ROOT, capture_output=True, text=True, check=True)
    peak, seconds = done.stdout.split()
    return float(peak), float(seconds)


def _make(path: Path, size: int) -> None:
    folder = "your_facebook_activity"
    profile = {"profile_v2": {"name": {"full_name": "Morgan Maple"}}}
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
        archive.writestr("personal_information/profile_information/profile_information.json", json.dumps(profile))
        _list(archive, f"{folder}/posts/your_posts__check_ins__photos_and_videos_1.json", size * 800_000, "")
        _list(archive, f"{folder}/comments_and_reactions/comments.json", size * 200_000, "comments_v2")


def _list(archive: zipfile.ZipFile, name: str, length: int, key: str) -> None:
    with archive.open(name, "w", force_zip64=True) as member:
        member.write((f'{{"{key}": [' if key else "[").encode())
        written = number = 0
        while written < length:
            entry = _entry(number, comment=bool(key))
            written += member.write((b"," if number else b"") + entry)
            number += 1
        member.write(b"]}" if key else b"]")


def _entry(number: int, comment: bool) -> bytes:
    at, words = 1_500_000_000 + number * 60, f"{_WORDS * 3}{number}".encode().decode("latin1")
    if comment:
        said = {"comment": {"timestamp": at, "comment": words, "author": "Morgan Maple"}}
        return json.dumps({"timestamp": at, "title": "Morgan Maple commented.", "data": [said]}).encode()
    media = {"uri": f"posts/media/{number}.jpg", "creation_timestamp": at, "title": "", "description": ""}
    return json.dumps(
        {"timestamp": at, "data": [{"post": words}], "attachments": [{"data": [{"media": media}]}]}
    ).encode()
