"""Emoji that cannot be drawn are named in words; everything else stays."""

from __future__ import annotations

import pytest

from probes.emoji import in_words

ALL = "🍎🏫👩🌈🏳🇬🇧🏽📱"


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("Year 4 🍎", "Year 4 [red apple]"),
        ("👩🏽\u200d🏫!", "[woman, school]!"),
        ("🏳\ufe0f\u200d🌈", "[waving white flag, rainbow]"),
        ("🇬🇧", "[flag GB]"),
        ("🍎🍎🍎", "[red apple]"),
        ("🍎 and 📱", "[red apple] and [mobile phone]"),
        ("🏽", ""),
        ("😀 ★ 老师 \u200d", "😀 ★ 老师 \u200d"),
    ],
)
def test_what_is_missing_is_named(text: str, named: str) -> None:
    assert in_words(text, list(ALL)) == named


def test_what_can_be_drawn_stays() -> None:
    assert in_words(ALL, []) == ALL
    assert in_words("🍎📱", ["📱"]) == "🍎[mobile phone]"
