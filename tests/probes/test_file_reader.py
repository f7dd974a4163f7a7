"""The reader process: it answers, it is ended when a picture takes too long, and it is gone afterwards."""

from __future__ import annotations

import asyncio
import os
import signal
import sys
from datetime import UTC, datetime

import pytest

from probes.file_reader import TIME_LIMIT, FileReader, open_reader, worker_command
from probes.file_worker import ARGUMENT
from probes.picture.answer import PictureAnswer
from probes.picture.ocr import can_read_words
from probes.picture.once import ReadOnce
from probes.picture.read import Depth
from tests.probes.picture.made import POOLE, exif, lanyard, plain, saved

NOW = datetime(2026, 11, 1, tzinfo=UTC)


async def test_pictures_one_after_another() -> None:
    async with open_reader() as reader:
        answers = await asyncio.gather(
            *(reader.read(saved(plain(size)), Depth.GLANCE) for size in ((40, 30), (30, 40)))
        )
        assert [(answer.width, answer.height) for answer in answers] == [(40, 30), (30, 40)]
        assert (await reader.read(b"nonsense", Depth.WHOLE)).trouble
        assert (await reader.read(b"", Depth.WHOLE)).trouble
        process = reader._process
        assert process
    assert process.returncode is not None


async def test_one_that_takes_too_long_is_told_and_the_next_is_read() -> None:
    reader = FileReader(time_limit=0.0)
    assert "too long" in (await reader.read(saved(plain()), Depth.GLANCE)).trouble
    reader._time_limit = TIME_LIMIT
    assert not (await reader.read(saved(plain()), Depth.GLANCE)).trouble
    await reader.close()
    await reader.close()


@pytest.mark.skipif(os.name == "nt", reason="signals are sent another way there")
async def test_one_that_kills_the_process_is_told_and_the_next_is_read() -> None:
    async with open_reader() as reader:
        await reader.read(saved(plain()), Depth.GLANCE)
        assert reader._process
        os.kill(reader._process.pid, signal.SIGKILL)
        answer = await reader.read(saved(plain()), Depth.GLANCE)
        assert answer.trouble or answer.width == 640
        assert not (await reader.read(saved(plain()), Depth.GLANCE)).trouble


@pytest.mark.skipif(not can_read_words(), reason="the extra that reads words in pictures is not installed")
async def test_near_identical_pictures_have_their_words_read_once() -> None:
    async with open_reader() as reader:
        once = ReadOnce(reader)
        first = await once.capture(saved(lanyard()), "one.jpg", NOW)
        again = await once.capture(saved(lanyard(), quality=50, exif=exif(gps=POOLE)), "two.jpg", NOW)
    assert any("Marlbeck" in passage.text for passage in first.passages)
    assert again.look.whole and "the same" in again.look.note
    assert any("50.72" in passage.text for passage in again.passages), "what the file tells is read all the same"


async def test_a_picture_whose_words_take_too_long_says_so_and_keeps_what_the_file_tells() -> None:
    class Slow(FileReader):
        async def read(self, data: bytes, depth: Depth = Depth.WHOLE) -> PictureAnswer:
            self._time_limit = 0.0 if depth is Depth.WHOLE else TIME_LIMIT
            return await super().read(data, depth)

    reader = Slow()
    seen = await ReadOnce(reader).capture(saved(lanyard(), exif=exif(gps=POOLE)), "one.jpg", NOW)
    await reader.close()
    assert seen.look.note.startswith("This picture took too long to read. The words in it were not read.")
    assert not seen.look.whole
    assert any("50.72" in passage.text for passage in seen.passages)


def test_the_one_file_build_is_its_own_reader(monkeypatch: pytest.MonkeyPatch) -> None:
    assert worker_command() == [sys.executable, "-m", "probes.file_worker"]
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    assert worker_command() == [sys.executable, ARGUMENT]
