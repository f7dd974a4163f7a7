"""The step bar: always one line, always where you are and how long is left."""

from __future__ import annotations

import pytest

from selfaudit.progress import Step
from tui.step_words import STEP_MINUTES, STEP_NAMES
from tui.walk import STEPS
from tui.widgets.step_bar import minutes_left, step_line


@pytest.mark.parametrize("width", [40, 78, 118, 200])
@pytest.mark.parametrize("here", range(len(STEPS)))
def test_one_line_that_says_where_you_are_and_how_long_is_left(here: int, width: int) -> None:
    line = step_line(here, width)
    assert line.cell_length <= max(width, 52)
    text = line.plain
    assert f"● {STEP_NAMES[STEPS[here]]}" in text
    assert text.endswith(minutes_left(here))
    assert text.count("✓") == here
    assert text.count("○") == len(STEPS) - here - 1


def test_all_names_where_there_is_room_and_the_next_ones_at_80_columns() -> None:
    assert all(name in step_line(3, 200).plain for name in STEP_NAMES.values())
    for here in range(len(STEPS) - 1):
        assert STEP_NAMES[STEPS[here + 1]] in step_line(here, 78).plain


def test_every_step_has_a_name_and_its_minutes_and_the_whole_takes_about_twenty() -> None:
    assert set(STEP_NAMES) == set(STEP_MINUTES) == set(Step)
    assert 15 <= sum(STEP_MINUTES.values()) <= 25
    assert minutes_left(len(STEPS) - 1) == "about 1 minute left"
