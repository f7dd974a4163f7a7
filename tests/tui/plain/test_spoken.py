"""What a screen shows by signs is said in words."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.tui.plain.speakable import unspeakable
from tui.plain.spoken import spoken


@pytest.mark.parametrize(
    ("shown", "said"),
    [
        ("✓ Gone: “020 7946 0018”.", "Gone: “020 7946 0018”."),
        ("  ! Change it, then say so here.", "  Change it, then say so here."),
        ("!!! important", "important"),
        ("… You asked for it.", "You asked for it."),
        ("Instagram · maya.example", "Instagram, maya.example"),
        ("Where: Settings > Privacy > Private profile", "Where: Settings, then Privacy, then Private profile"),
        ("Settings › Privacy › Private profile", "Settings, then Privacy, then Private profile"),
        ("8 of 8 gone through · ✓ all done", "8 of 8 gone through, all done"),
        ("  1  23 Nov 2026  a picture", "  1, 23 Nov 2026, a picture"),
        ("first name + place", "first name and place"),
        ("Really! Yes? 5 - 3", "Really! Yes? 5 - 3"),
        ("- No pupils in pictures", "- No pupils in pictures"),
    ],
)
def test_signs_are_left_out_or_said_in_words(shown: str, said: str) -> None:
    assert spoken(shown) == said


@pytest.mark.parametrize("line", ["│ a box", "✓ done", "name      12   of 3", "\x1b[1mbold", "  ●", "A → B"])
def test_what_a_voice_stumbles_over_is_known(line: str) -> None:
    assert unspeakable(line) == [line]


@given(st.lists(st.sampled_from(["one", "two", "·", "✓", "→", ">", "!", "3"]), max_size=12))
def test_no_word_is_lost_and_none_changes_place(parts: list[str]) -> None:
    words = [part for part in parts if part.isalnum()]
    said = [part.strip(",") for part in spoken(" ".join(parts)).split()]
    assert [part for part in said if part in words] == words
