"""What was read of a picture becomes a capture: the words in it, and what the file tells of itself. Pure."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime

from probes.outcome import Verdict, judge
from probes.picture.answer import PictureAnswer
from probes.picture.metadata import PictureData
from probes.picture.words import Line, blocks
from probes.snapshot import PageSnapshot, Text
from selfaudit.capture import Box, Capture, Passage
from selfaudit.detect.picture_data import DEVICE, OWNER, PREVIEW, SERIAL, TAKEN_AT
from selfaudit.model import Look, Outcome, Place, View

_JUDGE_YOURSELF = "Who and what it shows, only you can judge."
_NO_WORDS = "The words in it were not read: what reads words in pictures is not installed. Look at it yourself."
_UNREAD = "The words in it were not read. Look at it yourself."
_SAME = "It looks the same as a picture already read, so its words were not read again."
_NOT_A_PAGE = (Outcome.WALL, Outcome.BLOCKED, Outcome.UNREACHABLE)


def capture_of(answer: PictureAnswer, target: str, now: datetime, same: bool = False) -> Capture:
    """The capture of one picture. `same`: its words were left alone because they stand in a picture that was read.

    A screenshot of a log-in page or a bot check is told as one.
    """
    if answer.trouble:
        verdict = Verdict(Outcome.NOT_CHECKED, f"{answer.trouble} {answer.hint}")
        return Capture(_look(target, verdict, 0, now))
    passages = tuple(_passages(answer))
    return Capture(_look(target, _verdict(answer, same), len(passages), now), passages, answer.seen or None)


def _verdict(answer: PictureAnswer, same: bool) -> Verdict:
    told = judge(_page(answer.lines))
    if told.outcome in _NOT_A_PAGE:
        return told
    if same:
        return Verdict(Outcome.PUBLIC, f"{_SAME} {_JUDGE_YOURSELF}")
    if not answer.words_read:
        return Verdict(Outcome.PUBLIC, f"{answer.unread} {_UNREAD}" if answer.unread else _NO_WORDS, whole=False)
    if answer.frames > 1:
        note = f"Only the first of its {answer.frames} pictures was read: look at the rest."
        return Verdict(Outcome.PUBLIC, note, whole=False)
    return Verdict(Outcome.PUBLIC, _JUDGE_YOURSELF)


def _look(target: str, verdict: Verdict, passages: int, now: datetime) -> Look:
    return Look(target, "", View.FILE, verdict.outcome, now, verdict.note, passages, verdict.whole)


def _page(lines: Sequence[Line]) -> PageSnapshot:
    return PageSnapshot("", None, texts=tuple(Text(line.text, True) for line in lines))


def _passages(answer: PictureAnswer) -> Iterator[Passage]:
    for block in blocks(answer.lines):
        yield _block(block)
    for code in answer.codes:
        yield Passage(code.text, Place.PICTURE_TEXT, True, (_box(code, 0, len(code.text)),))
    if told := "\n".join(_told(answer.data, answer.shows_more)):
        yield Passage(told, Place.PICTURE_DATA, False)
    for _, text in answer.data.words:
        yield Passage(text, Place.PICTURE_DATA, False)


def _block(lines: Sequence[Line]) -> Passage:
    boxes: list[Box] = []
    at = 0
    for line in lines:
        boxes.append(_box(line, at, at + len(line.text)))
        at += len(line.text) + 1
    return Passage("\n".join(line.text for line in lines), Place.PICTURE_TEXT, True, tuple(boxes))


def _box(line: Line, start: int, end: int) -> Box:
    return Box(line.x, line.y, line.width, line.height, start, end)


def _told(data: PictureData, shows_more: bool) -> Iterator[str]:
    if data.taken_at:
        yield f"Taken on: {data.taken_at}"
    if data.device:
        yield f"{DEVICE}: {data.device}"
    if data.latitude is not None and data.longitude is not None:
        yield f"{TAKEN_AT}: {data.latitude:.5f}, {data.longitude:.5f}"
    for owner in data.owners:
        yield f"{OWNER}: {owner}"
    for serial in data.serials:
        yield f"{SERIAL}: {serial}"
    if shows_more:
        yield PREVIEW
