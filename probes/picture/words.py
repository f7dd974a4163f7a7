"""Words in pictures: lines as the reader of words found them, and blocks of lines that belong together."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class Line:
    """One line of words in a picture, with its box in pixels of the picture that was read."""

    text: str
    x: float
    y: float
    width: float
    height: float

    @property
    def bottom(self) -> float:
        """The lower edge."""
        return self.y + self.height

    @property
    def right(self) -> float:
        """The right edge."""
        return self.x + self.width


def blocks(lines: Sequence[Line]) -> list[list[Line]]:
    """Lines that stand closely under one another, or beside one another on one line, in reading order."""
    found: list[list[Line]] = []
    for line in sorted(lines, key=lambda line: (line.y, line.x)):
        home = next((block for block in found if any(_belongs(line, other) for other in block[-3:])), None)
        if home is None:
            found.append([line])
        else:
            home.append(line)
    return [_in_rows(block) for block in found]


def _belongs(line: Line, other: Line) -> bool:
    height = min(line.height, other.height)
    if max(line.height, other.height) > 2.2 * height:
        return False
    beside = abs(line.y + line.height / 2 - other.y - other.height / 2) < height / 2
    if beside:
        return line.x - other.right < 1.5 * height and other.x - line.right < 1.5 * height
    overlap = min(line.right, other.right) - max(line.x, other.x)
    return line.y - other.bottom < 0.9 * height and overlap > 0.3 * min(line.width, other.width)


def _in_rows(block: Sequence[Line]) -> list[Line]:
    rows: list[list[Line]] = []
    for line in block:
        last = rows[-1][-1] if rows else None
        if last and abs(line.y + line.height / 2 - last.y - last.height / 2) < min(line.height, last.height) / 2:
            rows[-1].append(line)
        else:
            rows.append([line])
    return [line for row in rows for line in sorted(row, key=lambda line: line.x)]
