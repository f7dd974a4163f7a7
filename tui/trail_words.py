"""The trails to the person, drawn with characters and told in words. Pure."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from textual.content import Content

from selfaudit.policy.known import what_is_known
from selfaudit.progress import Progress
from selfaudit.text import one_line
from selfaudit.trail import START, Link, Trail, Trails
from selfaudit.trend import Point, trend_words
from tui.words import NOT_LOOKED, outside

BUILT = (
    "Someone who knows only your surname and your school could follow these trails. They are built only from what was "
    "seen when your pages were looked at."
)
NO_TRAIL = (
    "No trail was found that leads from your surname and your school to something private.",
    "That is so for the pages that could be looked at. It says nothing about those that could not.",
)
_NAME = 44  # letters of one name in the drawing
_BAR = 24  # letters of the longest bar


def no_trail(progress: Progress) -> Sequence[str]:
    """What there is to say where no trail was found."""
    return NO_TRAIL if what_is_known(progress).looks else (NOT_LOOKED,)


def trail_card(told: Trails, progress: Progress) -> list[Content]:
    """What there is to read of the trails: the drawing, each trail step by step, and the step that ends most."""
    if not told.trails:
        return [*map(Content, no_trail(progress))]
    return [Content(BUILT), drawn_trails(told), *_told(told), Content(most_helpful(told))]


def drawn_trails(told: Trails) -> Content:
    """The trails as a tree, from what is known at the start to what they lead to; the one to cut is drawn double."""
    onward: dict[str, dict[Link, None]] = {}
    for trail in told.trails:
        for link in trail.links:
            onward.setdefault(link.source, {})[link] = None
    names = told.names or {}
    return Content("\n").join([Content(names.get(START, "")).stylize("bold"), *_branches(START, onward, told, "")])


def most_helpful(told: Trails) -> str:
    """The one step that ends most of the trails; empty where there is none."""
    if told.weakest is None:
        return ""
    cut = told.weakest.cut
    ends = f"That alone ends {told.ended} of the {told.found} ways to you that were found."
    return f"The one step that helps most: {cut}. {ends}"


def _branches(node: str, onward: Mapping[str, Mapping[Link, None]], told: Trails, before: str) -> Iterator[Content]:
    links = list(onward.get(node, ()))
    for link in links:
        last, weakest = link is links[-1], link == told.weakest
        line = ("╘══▶ " if last else "╞══▶ ") if weakest else ("└──▶ " if last else "├──▶ ")
        name = one_line((told.names or {}).get(link.target, ""), _NAME)
        end = link.target not in onward
        shown = Content(f"! {name}").stylize("bold") if end else Content(name)
        cut = Content("   ◀ cut here").stylize("bold") if weakest else Content("")
        yield Content.assemble(before, line, shown, cut)
        yield from _branches(link.target, onward, told, before + ("     " if last else "│    "))


def steps_of(trail: Trail, told: Trails) -> Iterator[str]:
    """One trail in words, one step a line."""
    for number, link in enumerate(trail.links, 1):
        subject = link.target if number == 1 else link.source
        yield f"{number}. {one_line((told.names or {}).get(subject, ''), 80)} {link.words}."


def _told(told: Trails) -> Iterator[Content]:
    for trail in told.trails:
        head = Content(f"To {trail.end}").stylize("bold")
        yield Content("\n").join([head, *map(outside, steps_of(trail, told))])


def trend_lines(points: tuple[Point, ...], few: int = 5) -> list[str]:
    """The last `few` audits as bars with their numbers, and what came of it; nothing for fewer than two.

    A bar is hollow where not every account could be looked at: there may be more.
    """
    if len(points) < 2:
        return []
    shown = points[-few:]
    most = max(1, *(point.in_view for point in shown))
    return ["In view after each audit:", *(_bar(point, most) for point in shown), trend_words(points)]


def _bar(point: Point, most: int) -> str:
    bar = ("█" if point.whole else "░") * round(_BAR * point.in_view / most)
    missed = "" if point.whole else f" and more? {point.accounts - point.looked} of {point.accounts} not looked at"
    return f"{point.day:%d.%m.%Y} {bar}{' ' if bar else ''}{point.in_view}{missed}"
