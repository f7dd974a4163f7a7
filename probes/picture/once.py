"""Pictures of one folder or download: each is read, and near-identical ones have their words read once."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from probes.file_reader import FileReader
from probes.picture.answer import PictureAnswer
from probes.picture.capture import capture_of
from probes.picture.read import Depth
from selfaudit.capture import Capture
from selfaudit.likeness import alike


class ReadOnce:
    """Reads the pictures of one run, and remembers how those it read look."""

    def __init__(self, reader: FileReader) -> None:
        self.reader = reader
        self._known: list[tuple[str, float]] = []

    async def capture(self, data: bytes, target: str, now: datetime) -> Capture:
        """The capture of the picture in `data`."""
        answer, same = await self.read(data)
        return capture_of(answer, target, now, same)

    async def read(self, data: bytes) -> tuple[PictureAnswer, bool]:
        """What is in the picture, and whether its words were left alone because they stand in one that was read."""
        outline = await self.reader.read(data, Depth.OUTLINE)
        if outline.trouble or self._is_known(outline):
            return outline, True
        answer = await self.reader.read(data)
        if answer.words_read:
            self._known.append((outline.likeness, _shape(outline)))
        if answer.trouble:
            # What the file tells was read before the rest of it failed, and is not thrown away.
            return replace(outline, words_read=False, unread=answer.trouble), False
        return replace(answer, small=outline.small), False

    def _is_known(self, outline: PictureAnswer) -> bool:
        shape = _shape(outline)
        return any(abs(shape - known) < 0.02 and alike(outline.likeness, look) for look, known in self._known)


def _shape(answer: PictureAnswer) -> float:
    return answer.width / answer.height
