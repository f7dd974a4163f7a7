"""Where the boxes and lines of the trails stand in the report's drawing. Pure."""

from __future__ import annotations

from dataclasses import dataclass

from selfaudit.text import one_line
from selfaudit.trail import START, Link, Trails

_WIDE, _HIGH = 150, 44  # of a box, in units of the drawing
_ACROSS, _DOWN = 190, 64  # from one box to the next
_LETTERS = 19  # of one line in a box, at the drawing's letter size


@dataclass(frozen=True)
class DrawnBox:
    """One node: its place, and its name on up to two lines."""

    x: int
    y: int
    lines: tuple[str, ...]
    sort: str


@dataclass(frozen=True)
class DrawnLine:
    """One link, from the right edge of a box to the left edge of another; `weakest` is drawn so that it stands out."""

    x1: int
    y1: int
    x2: int
    y2: int
    weakest: bool


@dataclass(frozen=True)
class Drawing:
    """The whole picture, `width` by `height` units."""

    width: int
    height: int
    boxes: tuple[DrawnBox, ...]
    lines: tuple[DrawnLine, ...]


def drawing(told: Trails) -> Drawing | None:
    """The trails drawn from left to right; None where there is none."""
    if not told.trails:
        return None
    columns: dict[str, int] = {START: 0}
    links: dict[Link, None] = {}
    for trail in told.trails:
        for number, link in enumerate(trail.links, 1):
            links[link] = None
            columns[link.target] = max(columns.get(link.target, 0), number)
    ends = {trail.links[-1].target: trail.links[-1].source for trail in told.trails}
    pages = {node: column for node, column in columns.items() if node not in ends}
    columns = pages | {end: pages[page] + 1 for end, page in ends.items()}  # ends stand below the pages of their column
    rows: dict[int, int] = {}
    places: dict[str, tuple[int, int]] = {}
    for node, column in columns.items():
        places[node] = column * _ACROSS, rows.get(column, 0) * _DOWN
        rows[column] = rows.get(column, 0) + 1
    names = told.names or {}
    boxes = [
        DrawnBox(x, y, _lines(names.get(node, "")), "start" if node == START else "end" if node in ends else "page")
        for node, (x, y) in places.items()
    ]
    lines = [_line(places[link.source], places[link.target], link == told.weakest) for link in links]
    return Drawing(
        max(columns.values()) * _ACROSS + _WIDE, max(rows.values()) * _DOWN - _DOWN + _HIGH, tuple(boxes), tuple(lines)
    )


def _line(start: tuple[int, int], end: tuple[int, int], weakest: bool) -> DrawnLine:
    return DrawnLine(start[0] + _WIDE, start[1] + _HIGH // 2, end[0], end[1] + _HIGH // 2, weakest)


def _lines(name: str) -> tuple[str, ...]:
    words, lines = one_line(name, 2 * _LETTERS).split(), [""]
    for word in words:
        if len(lines[-1]) + len(word) + 1 > _LETTERS and len(lines) < 2:
            lines.append("")
        lines[-1] = f"{lines[-1]} {word}".strip()
    return tuple(one_line(line, _LETTERS).replace(".…", "…") for line in lines if line)
