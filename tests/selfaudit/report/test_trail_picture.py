"""The drawing of the trails: every node once, lines from edge to edge, nothing drawn over a box."""

from __future__ import annotations

import re

from selfaudit.policy.load import default_pack
from selfaudit.report.private import private_report
from selfaudit.report.trail_picture import drawing
from selfaudit.trail import Trails, trails
from tests.selfaudit.made_up import AFTER
from tests.selfaudit.test_trail import BIO, BLOG, HOME, PHONE, RUNS, SCHOOL, walked


def test_boxes_stand_apart_and_lines_join_them() -> None:
    picture = drawing(trails(default_pack(), walked((SCHOOL, HOME, PHONE), {BIO: (BLOG,)})))
    assert picture
    places = {(box.x, box.y) for box in picture.boxes}
    assert len(places) == len(picture.boxes) == 6
    assert {(line.x1 - 150, line.y1 - 22) for line in picture.lines} <= places
    assert {(line.x2, line.y2 - 22) for line in picture.lines} <= places
    assert sum(line.weakest for line in picture.lines) == 1
    assert all(box.x + 150 <= picture.width and box.y + 44 <= picture.height for box in picture.boxes)


def test_no_trail_no_drawing() -> None:
    assert drawing(Trails()) is None


def test_the_report_tells_the_trail_in_words_and_in_a_drawing() -> None:
    page = private_report(default_pack(), walked((SCHOOL, HOME), {BIO: (BLOG,)}), (), AFTER)
    words = re.sub(r"\s+", " ", page)
    assert "<svg" in page and 'role="img"' in page
    assert f"{BLOG.label}</span> goes by the same name as {RUNS.label}" in words
    assert "The one step that helps most:" in words


def test_without_a_trail_the_report_has_no_such_part() -> None:
    assert "<svg" not in private_report(default_pack(), walked((HOME,)), (), AFTER)
